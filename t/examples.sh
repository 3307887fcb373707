# shellcheck shell=sh
# Runs the examples of README and of man pages: source me behind tap.sh.
#
# Code stands indented by a TAB or four blanks; in mdoc pages (*.[157]), in
# literal blocks.  A line "$ command" is run from what looks like the top folder,
# with bin/ in PATH; a command goes on in the next line behind "\" or "|", and through a here
# document; a leading "> " there is not part of it.  The code lines under it, up
# to the next command, are what it must print; "..." stands for any number of
# lines, blanks at the end of a line do not count.

# awk functions for both this file and bless.sh: what a page shows for a line
# of its source, and whether a command goes on behind a line.
examples_awk='
	function plain(s) {
		if (!mdoc) { sub(/^(\t|    )/, "", s); return s }
		sub(/^\\&/, "", s); gsub(/\\e/, "\\", s); gsub(/\\-/, "-", s)
		return s
	}
	function is_code(s) { return mdoc ? block : s ~ /^(\t|    )/ }
	function begins(s) {
		end = ""
		if (match(s, /<<\047?[A-Z]+/)) { end = substr(s, RSTART + 2); gsub(/\047/, "", end) }
		return end != "" || s ~ /[|\\]$/
	}
	function goes_on(s) {
		if (end == "") return s ~ /[|\\]$/
		if (s == end) end = ""
		return end != ""
	}
	mdoc && /^\.Bd .*-literal/ { block = 1 }
	mdoc && /^\.Ed/ { block = 0 }
'

examples_mdoc() { case $1 in *.[157]) echo 1 ;; *) echo 0 ;; esac; }

# Splits file $1 into $tmp/ex.N.cmd and $tmp/ex.N.out; prints how many.
examples_split() {
	rm -f "$tmp"/ex.*
	awk -v base="$tmp/ex." -v mdoc="$(examples_mdoc "$1")" "$examples_awk"'
		{ s = plain($0) }
		more { sub(/^> /, "", s); print s > cmd; more = goes_on(s); next }
		is_code($0) && s ~ /^\$ / {
			n++; on = 1; blank = 0
			cmd = base n ".cmd"; out = base n ".out"
			printf "" > out
			s = substr(s, 3); print s > cmd; more = begins(s)
			next
		}
		$0 != "" && !is_code($0) { on = 0 }	# prose ends it
		on && s ~ /^[ \t]*$/ { blank++; next }	# counts only if more output follows
		on { for (; blank > 0; blank--) print "" > out; print s > out }
		END { print n + 0 }' "$1"
}

# $1 expected (with "..."), $2 actual.
examples_match() {
	grep -qx '\.\.\.' "$1" || { diff -u -Z "$1" "$2"; return; }
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

# Goes to a folder of links to all that is in the top folder: files that examples write stay out of it.
examples_top() {
	mkdir "$tmp/top" && ln -s "$top"/* "$tmp/top" && cd "$tmp/top" || exit 2
}

# Runs all examples of file $1.
examples() {
	ex_n=$(examples_split "$1") ex_i=0
	while [ $ex_i -lt "$ex_n" ]; do
		ex_i=$((ex_i + 1))
		ex=$tmp/ex.$ex_i
		sh "$ex.cmd" > "$ex.got" 2>&1 < /dev/null
		expect "$1: $(head -n 1 "$ex.cmd")" examples_match "$ex.out" "$ex.got"
	done
}
