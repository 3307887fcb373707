#!/bin/sh
# Running time is linear in the input, whatever the input: ten times as much of
# a hostile text takes about ten times as long (a hundred times would be
# quadratic).  CPU time, so that a busy machine does not matter.
. "${0%/*}/tap.sh"
. "$t/chain.sh"
have read-articles && have tokenize || skip_all 'read-articles or tokenize is not built'
command -v perl > /dev/null || skip_all 'no perl to measure CPU time with'

# $1 pieces of text number $2.
text() {
	awk -v n="$1" -v kind="$2" 'BEGIN {
		split("a|(|[|{|\"|\047|\342\200\234|\342\200\230|.|-|$|%|@|#|&|1|\\|/|:|,", mark, "|")
		for (i = 0; i < n; i++) {
			if (kind == "marks") printf "%s", mark[int(i * 20 / n) + 1]
			else if (kind == "open") printf "\342\200\234Nobody knows "
			else if (kind == "straight") printf "\"Nobody \047knows "
			else if (kind == "sentence") printf "and then it went on "
			else if (kind == "capitals") printf "Alpha Beta "
			else if (kind == "names") printf "Mr. N%cx%d Q%cy%d of K%d met. ", 97 + i % 26, i, 97 + i % 25, i, i
			else if (kind == "surnames") printf "Ann Roe%d spoke. Roe%d left. ", i, n - i
			else if (kind == "said") printf "\"It is so,\" he said. She said it was not. "
			else if (kind == "speakers") printf "\342\200\234It is %d,\342\200\235 said Al Moe%c%d, mayor. ", i, 97 + i % 26, i
			else if (kind == "numbers") printf "%d of 1,000 and two or three million to $5 ", i
			else if (kind == "words") printf "one hundred and twenty thousand and "
			else if (kind == "dates") printf "from Jan. 3 to May 4, 2017 "
			else if (kind == "lines") printf "%s\n", i % 3 ? "" : "Al said"
			else if (kind == "abbreviations") printf "U.S. Sen. St. No. "
			else if (kind == "urls") printf "http://a.b/c?d@e.f "
			else if (kind == "accents") printf "e\314\201\314\201"
			else if (kind == "acronyms") printf "Group Of Ten%d (GOT%d) said. ", i, i
			else if (kind == "turns") printf "JR: I like it, Adam Bell said.\n\nQ: Do you like it, Carl Dahl?\n\nJS: We do.\n\n"
		}
		print ""
	}'
}
kinds='marks open straight sentence capitals names surnames said speakers numbers words dates lines
	abbreviations urls accents acronyms turns'

seconds() { perl -e 'system(@ARGV) == 0 or exit 1; @t = times; printf "%.2f\n", $t[2] + $t[3]' "$@"; }

# Program $1 on input $2 of size 1 and $3 of size 10.
linear() {
	small=$(seconds sh -c '"$0" "$1" > "$2"' "$1" "$2" "$2.out") &&
	large=$(seconds sh -c '"$0" "$1" > "$2"' "$1" "$3" "$3.out") || return 1
	echo "$small s, ten times as much: $large s"
	perl -e 'exit !($ARGV[1] < 30 * $ARGV[0] + 0.4)' "$small" "$large"
}

n=1000
[ ! "${SANITIZED:-}" ] || n=200
for kind in $kinds; do
	text "$n" "$kind" > "$tmp/1.txt"
	text $((10 * n)) "$kind" > "$tmp/10.txt"
	one=$tmp/1.txt ten=$tmp/10.txt
	for p in read-articles $adders; do
		have "$p" || continue
		expect "$p: $kind" linear "$p" "$one" "$ten"
		if [ "$p" = read-articles ]; then cp "$one.out" "$tmp/1.rows"; cp "$ten.out" "$tmp/10.rows"
		else mv "$one.out" "$tmp/1.rows"; mv "$ten.out" "$tmp/10.rows"; fi
		one=$tmp/1.rows ten=$tmp/10.rows
	done
done

# JSON that opens and never closes, and the like.
json() {
	awk -v n="$1" -v kind="$2" 'BEGIN {
		if (kind == "string") printf "{\"text\":\""
		for (i = 0; i < n; i++) {
			if (kind == "brackets") printf "["
			else if (kind == "objects") printf "{\"a\":"
			else if (kind == "escapes") printf "\"\\u00e9\\ud83d\\ude00\\n"
			else if (kind == "string") printf "\\n\\\"no end"
			else if (kind == "fields") printf "%s\"f%d\":%d", i ? "," : "{", i, i
			else if (kind == "lines") printf "{\"text\": \"A %d.\"\n", i
		}
		print ""
	}'
}
any_json() { seconds sh -c 'read-articles -f json "$0" > /dev/null 2>&1; [ $? -le 1 ]' "$1"; }
linear_json() {
	small=$(any_json "$tmp/1.json") && large=$(any_json "$tmp/10.json") || return 1
	echo "$small s, ten times as much: $large s"
	perl -e 'exit !($ARGV[1] < 30 * $ARGV[0] + 0.4)' "$small" "$large"
}
for kind in brackets objects escapes string fields lines; do
	json $((10 * n)) "$kind" > "$tmp/1.json"
	json $((100 * n)) "$kind" > "$tmp/10.json"
	expect "read-articles, JSON: $kind" linear_json
done
done_testing
