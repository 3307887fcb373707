#!/bin/sh
# On the bundled articles the chain finds what a careful reader marks
# (t/archive/gold), nearly: each figure must stay above a floor a little under
# what was last reached.  Better engines raise the floors.
. "${0%/*}/tap.sh"
. "$t/chain.sh"
for p in $FILTERS; do have "$p" || skip_all "$p is not built"; done
cd "$tmp" || exit 2
gold=$t/archive/gold

read-articles "$t"/archive/*.gz | chain > rows

# Rows with the gold's name of the document in column 2; one field "-" where there is none.
awk -F '\t' -v OFS='\t' '
	FILENAME != "rows" { if (FNR > 1) { name[$5 == "-" ? $4 : $5] = $1 } next }
	$1 == "article" { n = split($16, path, "/"); doc = name[$2] name[$16] name[path[n]] }
	{ $2 = doc; print }' "$gold/docs/docs.tsv" rows > named

# Prints hits, what the chain gave, what gold has, then F1 in per cent.
f1() { awk '{ hit = $1; got = $2; gold = $3 } END {
	printf "%d right of %d given, %d in gold: F1 %.1f\n", hit, got, gold, 200 * hit / (got + gold) }'; }

names() {	# same place, same label
	awk -F '\t' '
		FNR == NR { if (FNR > 1) { k = $1 FS $2 FS $3 FS $5; if ($9 == "opt") opt[$1 FS $2] = 1; else { g[k]; gold++ } } next }
		$1 == "entity" { k = $2 FS $5 FS $6 FS $8; if (k in g) hit++; else if (opt[$2 FS $5]) next; got++ }
		END { print hit, got, gold }' "$gold/docs/names.tsv" named | f1
}
canonical() {	# and the same canonical name
	awk -F '\t' '
		FNR == NR { if (FNR > 1 && $9 != "opt") g[$1 FS $2 FS $3] = $7; next }
		$1 == "entity" && ($2 FS $5 FS $6) in g { got++; hit += g[$2 FS $5 FS $6] == $9 }
		END { print hit, got, got }' "$gold/docs/names.tsv" named | f1
}
# Quotations of a document against gold: half of both together is common.
quotes() {	# $1: what else must hold
	awk -F '\t' -v also="$1" '
		function common(a, b) {
			lo = s[a] > gs[b] ? s[a] : gs[b]; hi = e[a] < ge[b] ? e[a] : ge[b]
			return 2 * (hi - lo) >= (e[a] > ge[b] ? e[a] : ge[b]) - (s[a] < gs[b] ? s[a] : gs[b])
		}
		FNR == NR { if (FNR > 1) { gold++; d = $1; n[d]++; i = d FS n[d]; gs[i] = $2; ge[i] = $3; who[i] = $12 } next }
		$1 == "quote" {
			got++; a = "x"; s[a] = $5; e[a] = $6
			for (k = 1; k <= n[$2]; k++) {
				i = $2 FS k
				if (!taken[i] && common(a, i) && (also == "" || who[i] == "-" || who[i] == $11)) { taken[i] = 1; hit++; break }
			}
		}
		END { print hit, got, gold }' "$gold/quotes.tsv" named | f1
}
numbers() {	# the same words in the same document
	awk -F '\t' '
		FNR == NR { if (FNR > 1 && $3 != "-") { d = $1; sub(/\.[^.]*$/, "", d); g[d FS $5]++; gold++ } next }
		$1 == "number" && $8 != "id" && $8 != "phone" { got++; if (g[$2 FS $7]-- > 0) hit++ }
		END { print hit, got, gold }' "$gold/numbers.tsv" named | f1
}
values() {	# of counts, money and percentages: the same value, too
	awk -F '\t' '
		function plain(v) { return v ~ /^[0-9.]+$/ ? v + 0 : v }
		FNR == NR { if (FNR > 1 && $3 != "-") { d = $1; sub(/\.[^.]*$/, "", d); g[d FS $5] = g[d FS $5] FS plain($7) FS } next }
		$1 == "number" && ($8 == "count" || $8 == "money" || $8 == "percent") && ($2 FS $7) in g {
			got++; hit += index(g[$2 FS $7], FS plain($9) FS) > 0 }
		END { print hit, got, got }' "$gold/numbers.tsv" named | f1
}
texts() {	# the gold is about these very texts
	awk -F '\t' -v dir="$gold/docs/" '
		$1 == "article" {
			file = dir $2 ".txt"; text = ""
			while ((getline line < file) > 0) text = text line "\\n"
			gsub(/\\\\/, "\\", $7); sub(/(\\n)*$/, "", $7); sub(/(\\n)*$/, "", text)
			if ($7 != text) { print $2; bad = 1 }
			n++
		}
		END { exit bad || n != 27 }' named
}
floor() {	# floor F1 figure ...: tells the figure, succeeds if it is at least F1
	at_least=$1; shift
	said=$("$@")
	echo "$said, floor $at_least"
	awk -v at="${said##* }" -v want="$at_least" 'BEGIN { exit !(at >= want) }'
}
figure() { claim=$1; shift; expect "$claim: at least $1" floor "$@"; }

expect 'gold and archive are the same texts'    texts
figure 'names, place and label'         88 names
figure 'canonical names'                93 canonical
figure 'quotations'                     86 quotes ''
figure 'quotations with their speaker'  80 quotes who
figure 'numbers'                        82 numbers
figure 'values'                         95 values
[ ! "${VERBOSE:-}" ] || { names; canonical; quotes ''; quotes who; numbers; values; } | sed 's/^/# /'
done_testing
