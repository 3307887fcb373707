#!/bin/sh
# lib/README lists the modules bottom up; a file includes only what stands at
# or above its own line, every header stands on its own, and engines (floor 5)
# never include each other.
. "${0%/*}/tap.sh"
cd "$top" || exit 2

line() { grep -n "^$1 " lib/README | head -1 | cut -d: -f1; }
engines=$(grep -n '^floor 5' lib/README | cut -d: -f1)

includes() { sed -n 's/^#include "\(.*\)\.h".*/\1/p' "$1"; }

# The engine that a module belongs to: its folder, or itself.
owner() { echo "${1%%/*}"; }

# File $1 of module $2, which stands at line $3: everything it includes is known and not above it.
points_down() {
	bad=0
	for h in $(includes "$1"); do
		case $h in lex_*) h=lex ;; esac		# made from lib/data
		at=$(line "$h")
		if [ -z "$at" ]; then echo "$1: $h.h is not in lib/README"; bad=1
		elif [ "$at" -gt "$3" ]; then echo "$1: $h.h stands above"; bad=1
		elif [ "$at" -gt "$engines" ] && [ "$3" -gt "$engines" ] &&
		    [ "$(owner "$2")" != "$(owner "$h")" ]; then
			echo "$1: $h.h is another engine"; bad=1
		fi
	done
	return $bad
}

for f in lib/*.[ch] lib/[!dg]*/*.[ch]; do
	[ -f "$f" ] || continue
	me=${f%.*} me=${me#lib/}
	at=$(line "$me")
	case $f in
	lib/read/*.c) [ "$at" ] || at=$(line read/readers) ;;	# a reader a format
	esac
	expect "$f: its module is in lib/README" test -n "$at"
	[ -z "$at" ] || expect "$f includes only what stands below it" points_down "$f" "$me" "$at"
done

lexicons=${UNITS:-build/plain/t}/../lex	# headers that make writes
stands_alone() { ${CC:-cc} -std=c17 -D_XOPEN_SOURCE=700 -Ilib -I"$lexicons" -fsyntax-only -x c "$1"; }
for h in lib/*.h lib/*/*.h; do
	[ -f "$h" ] && expect "$h stands on its own" stands_alone "$h"
done

door() { [ "$(grep -ls "^#include <$1" lib/*.[ch] lib/*/*.[ch] filters/*.c | grep -cv "^$2$")" = 0 ]; }
expect 'only lib/re.c includes pcre2.h'         door pcre2.h lib/re.c
expect 'only lib/utf8.c includes utf8proc.h'    door utf8proc.h lib/utf8.c
expect 'nobody includes locale.h'               door locale.h ''
done_testing
