# Gold cases: sh t/gold.sh [FOLDER ...] runs those of t/gold/FOLDER, as TAP.
#
# t/gold/FOLDER/pipe	a shell line; $1 is the input file, $args what .args says
# t/gold/FOLDER/CASE.in	the input; CASE.args its options, if any
# CASE.out, CASE.err	what it must print; no .err: nothing on standard error
#
# A case whose name ends in "-todo" is known to be wrong: it is reported as
# TODO, and shows when it comes right.  With BLESS=1 .out and .err are written.

. "$(dirname "$0")/tap.sh"
cd "$t/gold" || exit 2
[ $# -gt 0 ] || set -- *
for folder; do
	for in in "$folder"/*.in; do
		[ -f "$in" ] || continue
		case=${in%.in}
		args=$(cat "$case.args" 2>/dev/null)
		export args
		sh "$folder/pipe" "$in" > "$tmp/out" 2> "$tmp/err"
		if [ "${BLESS:-}" ]; then
			cp "$tmp/out" "$case.out"
			if [ -s "$tmp/err" ]; then cp "$tmp/err" "$case.err"; else rm -f "$case.err"; fi
			continue
		fi
		[ -f "$case.err" ] && err=$case.err || err=/dev/null
		todo=
		case $case in *-todo) todo=' # TODO known to be wrong' ;; esac
		expect "$case$todo" same "$case.out" "$tmp/out"
		[ -z "$todo" ] || tap_bad=0
		expect "$case: standard error" same "$err" "$tmp/err"
	done
done
done_testing
