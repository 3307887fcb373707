# shellcheck shell=sh
# Runs the examples of a text: source me behind tap.sh.
#
# Code stands indented by a TAB or four blanks.  A line "$ command" is run from
# the top folder, with bin/ in PATH; a command goes on in the next line behind
# "\" or "|".  The code lines under it, up to the next command, are what it must
# print; "..." stands for any number of lines.

# Splits code ($1) into $tmp/ex.N.cmd and $tmp/ex.N.out; prints how many.
examples_split() {
	rm -f "$tmp"/ex.*
	awk -v base="$tmp/ex." '
		!/^(\t|    )/ && !/^[ \t]*$/ { on = more = 0; next }	# prose ends a block
		{ sub(/^(\t|    )/, "") }
		more { sub(/^> /, ""); print > cmd; more = /[|\\]$/; next }
		/^\$ / {
			n++; on = 1; blank = 0
			cmd = base n ".cmd"; out = base n ".out"
			printf "" > out
			print substr($0, 3) > cmd
			more = /[|\\]$/
			next
		}
		on && /^[ \t]*$/ { blank++; next }	# counts only if more output follows
		on { for (; blank > 0; blank--) print "" > out; print > out }
		END { print n + 0 }' "$1"
}

# $1 expected (with "..."), $2 actual.
examples_match() {
	grep -qx '\.\.\.' "$1" || { same "$1" "$2"; return; }
	awk -v got="$2" '
		BEGIN { while ((getline line < got) > 0) g[++m] = line; i = 1 }
		$0 == "..." { gap = 1; next }
		{
			while (gap && i <= m && g[i] != $0) i++
			if (i > m || g[i] != $0) { print "expected: " $0; print "printed:  " g[i]; bad = 1; exit }
			i++; gap = 0
		}
		END { if (!bad && !gap && i <= m) { print "more: " g[i]; bad = 1 } exit bad }' "$1"
}

# Runs all examples of the code in $2; $1 names it in the claims.
examples() {
	ex_n=$(examples_split "$2") ex_i=0
	while [ $ex_i -lt "$ex_n" ]; do
		ex_i=$((ex_i + 1))
		ex=$tmp/ex.$ex_i
		sh "$ex.cmd" > "$ex.got" 2>&1 < /dev/null
		expect "$1: $(head -n 1 "$ex.cmd")" examples_match "$ex.out" "$ex.got"
	done
}
