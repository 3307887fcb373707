# segments.awk UCD-FILES: what uni.h knows of each code point, as ranges.
#
#	make unicode UCD=/usr/share/unicode
#
# Reads WordBreakProperty.txt, SentenceBreakProperty.txt, emoji-data.txt,
# LineBreak.txt and DerivedGeneralCategory.txt of one Unicode version and writes
# rows "first TAB last TAB class TAB word TAB sentence TAB pictograph".

function hex(s,    i, n) {
	n = 0
	for (i = 1; i <= length(s); i++)
		n = n * 16 + index("0123456789ABCDEF", substr(s, i, 1)) - 1
	return n
}

function class(c,    g) {
	g = gc[c]
	if (c == 8203 || c == 65279 || g ~ /^(Z|Cc)/)	# 200B, FEFF: blanks without width
		return "gap"
	if (wb[c] ~ /^(Extend|ZWJ|Format)$/ || g ~ /^(M|Cf)/)
		return g ~ /^M/ ? "mark" : "format"
	if (g == "Nd")
		return "digit"
	if (g ~ /^L/)
		return lb[c] ~ /^(ID|CJ)$/ && wb[c] != "Katakana" ? "ideo" : "letter"
	if (g ~ /^(Nl|No)/)
		return wb[c] == "ALetter" ? "letter" : "number"
	if (g ~ /^P[si]/)
		return "open"
	if (g ~ /^P[ef]/)
		return "close"
	if (g == "Pd")
		return "dash"
	if (g == "Pc")
		return wb[c] == "ExtendNumLet" ? "joiner" : "punct"
	if (g ~ /^P/)
		return "punct"
	if (g == "Sc")
		return "money"
	if (pict[c] || wb[c] == "Regional_Indicator" || (c >= 127995 && c <= 127999))
		return "emoji"
	return "symbol"
}

BEGIN { FS = "[ ]*[;#][ ]*" }
FNR == 1 {
	kind = FILENAME
	sub(/.*\//, "", kind)
	if (version == "" && match($0, /-[0-9.]+\.txt/))
		version = substr($0, RSTART + 1, RLENGTH - 5)
}
$1 !~ /^[0-9A-F]+/ { next }
{
	split($1, r, /\.\./)
	last = hex(r[2] == "" ? r[1] : r[2])
	for (c = hex(r[1]); c <= last; c++)
		if (kind ~ /^WordBreak/)
			wb[c] = $2
		else if (kind ~ /^SentenceBreak/)
			sb[c] = $2
		else if (kind ~ /^LineBreak/)
			lb[c] = $2
		else if (kind ~ /^Derived/)
			gc[c] = $2
		else if ($2 == "Extended_Pictographic")
			pict[c] = 1
}
END {
	printf "# Classes of code points for the splitter: first, last, class, Word_Break,\n"
	printf "# Sentence_Break, Extended_Pictographic; what is in no row is \"symbol Other Other 0\".\n"
	printf "# Made by lib/gen/segments.awk from the Unicode Character Database %s.\n", version
	printf "# Copyright 1991-2022 Unicode, Inc.  Unicode Licence (see NOTICE).\n"
	for (c = 0; c <= 1114112; c++) {
		v = c > 1114111 ? "" : class(c) "\t" (wb[c] == "" ? "Other" : wb[c]) "\t" \
		    (sb[c] == "" ? "Other" : sb[c]) "\t" (pict[c] + 0)
		if (v != was) {
			if (c > 0 && was != "symbol\tOther\tOther\t0")
				printf "%04X\t%04X\t%s\n", from, c - 1, was
			from = c
			was = v
		}
	}
}
