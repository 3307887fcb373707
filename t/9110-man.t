#!/bin/sh
# Every program has a man page that mandoc's lint has nothing to say about,
# and its EXAMPLES are true.
. "${0%/*}/tap.sh"
. "$t/examples.sh"
examples_top

page_lint() { mandoc -T lint -W warning "$1"; }

for p in "$BIN"/*; do
	p=${p##*/}
	[ -f "man/$p.1" ] || expect "$p has a page # TODO" false
	tap_bad=0
done
command -v mandoc > /dev/null || skip_all 'no mandoc'
whole=yes
for p in $FILTERS; do [ -x "$BIN/$p" ] || whole=no; done
for page in man/*.[157]; do
	[ -f "$page" ] || continue
	expect "$page: mandoc has nothing to say" page_lint "$page"
	[ $whole = no ] && continue
	examples "$page"
	expect "$page: all its examples were run" test "$ex_i" -eq "$(grep -c '^\(\\&\)*\$ ' "$page")"
done
done_testing
