# TAP for shell tests: source me, make claims, end with done_testing.
#
#	expect 'claim' cmd ...		ok if cmd succeeds
#	status 3 cmd ...		succeeds if cmd ends with status 3
#	same EXPECTED ACTUAL		succeeds if two files are equal, else shows a diff
#	skip_all 'why'			ends the test file: nothing to test here
#
# $FILTERS are the programs of the chain, in order; $BIN holds them (made
# absolute and first in PATH); $tmp is a folder that is removed at the end.

set -u
t=$(cd "$(dirname "$0")" && pwd)
top=$(dirname "$t")
BIN=$(cd "$top" && cd "${BIN:-bin}" && pwd)
PATH=$BIN:$PATH
tmp=$(mktemp -d "${TMPDIR:-/tmp}/copydesk.XXXXXX") || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
: "${FILTERS:=read-articles tokenize tag-entities extract-quotes extract-numbers tabulate}"
export BIN PATH FILTERS tmp top
LC_ALL=C; export LC_ALL
tap_n=0 tap_bad=0

expect() {
	tap_claim=$1; shift
	tap_n=$((tap_n + 1))
	if "$@" > "$tmp/tap.out" 2>&1; then
		printf 'ok %s - %s\n' "$tap_n" "$tap_claim"
	else
		printf 'not ok %s - %s\n' "$tap_n" "$tap_claim"
		sed 's/^/# /' "$tmp/tap.out" | head -40
		tap_bad=$((tap_bad + 1))
	fi
}

status() {
	tap_want=$1; shift
	"$@"; tap_got=$?
	[ "$tap_got" = "$tap_want" ] || { echo "status $tap_got, not $tap_want"; return 1; }
}

same() {
	diff -u "$1" "$2"
}

skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}

done_testing() {
	echo "1..$tap_n"
	exit "$((tap_bad > 0))"
}
