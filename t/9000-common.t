#!/bin/sh
# Every program, whatever it does, treats its arguments, files and pipes the same way.
. "${0%/*}/tap.sh"
. "$t/chain.sh"

nothing() { run "$p" < /dev/null | cmp - /dev/null; }
full_disk() { run "$p" "$in" > /dev/full; }
epipe() {	# a parent that ignores SIGPIPE, a reader that goes away
	(trap '' PIPE; { run "$p" "$big"; echo $? > "$tmp/status"; } 2> "$tmp/err") | head -n 1
	[ ! -s "$tmp/err" ] && [ "$(cat "$tmp/status")" = 141 ]
}
told() {	# the command "$@" has status 1 and tells one whole line that begins with the program's name
	"$@" > "$tmp/out" 2> "$tmp/err"
	[ $? = 1 ] && head -n 1 "$tmp/err" | grep "^$p: " && [ -z "$(tail -c 1 "$tmp/err" | tr -d '\n')" ]
}
same_as_whole() { "$@" > "$tmp/out" && cmp "$tmp/whole" "$tmp/out"; }

usage_works() { run "$p" -h > "$tmp/out" 2> "$tmp/err" && grep "^usage: $p " "$tmp/out" && [ ! -s "$tmp/err" ]; }
version_works() { run "$p" -V | grep "^$p (copydesk) [0-9]"; }
unknown_option() { run "$p" --no-such-option > "$tmp/out" 2> "$tmp/err"; [ $? = 2 ] && [ ! -s "$tmp/out" ] && grep "^usage: $p " "$tmp/err"; }
help_full_disk() { run "$p" -h > /dev/full; }

two_files() { run "$p" "$tmp/none" "$in"; }
standard_input() { run "$p" < "$in"; }
dash() { run "$p" - < "$in"; }
slow_pipe() { { head -c 1000 "$in"; sleep 0.1; tail -c +1001 "$in"; } | run "$p"; }
gzip_pipe() { gzip -c "$in" | run "$p"; }
gzip_members() { { head -n 5 "$in" | gzip; tail -n +6 "$in" | gzip; } > "$tmp/in.gz"; run "$p" "$tmp/in.gz"; }
any_locale() {
	run "$p" "$in" > "$tmp/whole"
	for l in C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8 nowhere; do
		LC_ALL=$l run "$p" "$in" | cmp "$tmp/whole" - || return 1
	done
}
two_at_once() {
	run "$p" "$in" > "$tmp/one" & run "$p" "$in" > "$tmp/two"
	wait; cmp "$tmp/whole" "$tmp/one" && cmp "$tmp/whole" "$tmp/two"
}
a_folder() { run "$p" "$tmp/in" > /dev/null 2>&1; [ $? -le 1 ]; }
no_environment() { env -i "$BIN/$p" "$in"; }
elsewhere() { (cd / && TMPDIR=/nowhere HOME=/nowhere run "$p" < "$in"); }

for p in $FILTERS; do
	have "$p" || { expect "$p # SKIP not built" true; continue; }
	given "$p"; in=$tmp/in/$p big=$tmp/big
	run "$p" "$in" > "$tmp/whole"
	# More than any pipe holds, whatever the program does with it.
	i=0; while [ $i -lt 30 ]; do cat "$in"; i=$((i + 1)); done > "$big"
	tail -n +2 "$in" | gzip -c | head -c 3000 > "$tmp/cut.gz"

	expect "$p: empty input, empty output"          nothing
	expect "$p: a full disk is status 2"            status 2 full_disk
	[ "$p" = tabulate ] ||		# its output is smaller than a pipe
	expect "$p: a reader that goes away is no news" epipe
	expect "$p: -h"                                 usage_works
	expect "$p: -h on a full disk is status 2"      status 2 help_full_disk
	expect "$p: -V"                                 version_works
	expect "$p: an unknown option is status 2"      unknown_option
	expect "$p: a missing file is told"             told two_files
	expect "$p: ... and the next one is read"       cmp "$tmp/whole" "$tmp/out"
	expect "$p: a folder for a file is told or read" a_folder
	expect "$p: standard input"                     same_as_whole standard_input
	expect "$p: - is standard input"                same_as_whole dash
	expect "$p: a pipe that pauses"                 same_as_whole slow_pipe
	expect "$p: gzip through a pipe"                same_as_whole gzip_pipe
	expect "$p: gzip of two members"                same_as_whole gzip_members
	expect "$p: cut gzip is told"                   told run "$p" "$tmp/cut.gz"
	expect "$p: the same in any locale"             any_locale
	expect "$p: two at once"                        two_at_once
	expect "$p: from any folder, no home"           same_as_whole elsewhere
	[ "$p" = tabulate ] ||
	expect "$p: no environment"                     same_as_whole no_environment
done
done_testing
