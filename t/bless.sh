#!/bin/sh
# sh t/bless.sh FILE ...: runs the examples of README or of mdoc pages and
# writes what they print under them, in place: the diff is the review.  An
# example whose output has a line "..." is left as it is.  See t/examples.sh.
. "${0%/*}/tap.sh"
. "$t/examples.sh"
examples_top

for file; do
	awk -v cmd="$tmp/cmd" -v mdoc="$(examples_mdoc "$file")" "$examples_awk"'
		function source(s) {
			if (!mdoc) return s == "" ? "" : indent s
			gsub(/\\/, "\\e", s)
			return s ~ /^[.\047]/ ? "\\&" s : s
		}
		function finish(   line, i, old, blank) {	# the output: held lines, or new ones
			close(cmd)
			blank = 0
			while (blank < held && hold[held - blank] == "") blank++
			for (i = 1; i <= held; i++) if (plain(hold[i]) == "...") old = 1
			if (old)
				for (i = 1; i <= held - blank; i++) print hold[i]
			else
				while ((shell | getline line) > 0) print source(line)
			close(shell)
			for (i = 0; i < blank; i++) print ""
			held = on = 0
		}
		BEGIN { shell = "sh " cmd " 2>&1 < /dev/null" }
		more { print; s = plain($0); sub(/^> /, "", s); print s > cmd; more = goes_on(s); next }
		is_code($0) && plain($0) ~ /^\$ / {
			if (on) finish()
			print
			indent = $0; sub(/\$ .*/, "", indent)
			s = substr(plain($0), 3); print s > cmd; more = begins(s); on = 1
			next
		}
		on && $0 != "" && !is_code($0) { finish() }
		on { hold[++held] = $0; next }
		{ print }
		END { if (on) finish() }' "$file" > "$tmp/new" && cat "$tmp/new" > "$file"
done
