#!/bin/sh
# A filter never removes or changes a row: what goes in comes out byte for
# byte, whatever it is, and -o prints exactly what was added.
. "${0%/*}/tap.sh"
. "$t/chain.sh"

# Rows of a user's own, odd line ends, NULs: legal everywhere behind an article row.
odd_rows() {
	printf 'mood\td\t1\tangry\n'
	printf 'mood\r\n\r\n\n\t\t\t\n'
	printf 'nul\t\0\tnul\n'
	printf 'line \342\200\250 separator\t\302\205\t\013\t\014\n'
	printf 'token\n'
	printf 'tokens\tx\n'
	printf '\\t\\n\\r\\\\\\x\n'
	printf '"\t"quotes\t\n'
	head -c 1000000 /dev/zero | tr '\0' x; echo
	printf 'many'; head -c 500 /dev/zero | tr '\0' '\t'; echo
}
mixed() {	# the stream with odd rows behind every 40th row
	odd_rows > "$tmp/odd"
	awk -v odd="$tmp/odd" '
		BEGIN { while ((getline line < odd) > 0) row[n++] = line }
		{ print } NR % 40 == 0 && i < n { print row[i++] }' "$1"
}
bad_rows() {	# rows of known kinds that fit nothing
	head -n 1 "$in"
	printf 'token\td\t1\t1\t5\t2\tx\tword\n'
	printf 'token\td\t1\t1\t0\t999999999\tx\tword\n'
	printf 'entity\td\t1\t1\t-1\t2\tx\n'
	printf 'quote\td\t99999999999\t99999999999\t99999999999\t99999999999\tx\n'
	printf 'sentence\td\t9\t9\t5000000\t5000001\t\tbody\t1\n'
	printf 'sentence\td\t1\t1\t0\t5\t\tnonsense\tx\n'
	printf 'token\td\t1\t1\t0\t3\t\377\376\tword\n'
	printf 'number\t\n'
	tail -n +2 "$in"
}

passes() { "$p" "$1" > "$tmp/out" 2> "$tmp/err"; [ $? -le 1 ] && "$rowcheck" "$1" < "$tmp/out" 2>&1 | grep 'did not come back'; [ $? = 1 ]; }
silently() { [ ! -s "$tmp/err" ]; }
only_added() {	# with -o: the rows that are new, in the same order
	"$p" "$in" > "$tmp/out"
	"$p" -o "$in" > "$tmp/added"
	diff "$in" "$tmp/out" | sed -n 's/^> //p' | cmp - "$tmp/added"
}
orphans() { tail -n +2 "$in" | head -n 30 > "$tmp/orphans"; passes "$tmp/orphans"; }
unended() {
	head -c -1 "$in" > "$tmp/unended"
	"$p" "$tmp/unended" > "$tmp/out" 2> "$tmp/err"
	[ $? = 1 ] && grep -q 'no .*end' "$tmp/err" && "$p" "$in" | cmp - "$tmp/out"
}
twice() {	# what it has added already stays, and it goes on
	"$p" "$in" > "$tmp/once"
	passes "$tmp/once"
}
damaged_articles() {	# told; the document goes on without annotation
	{
		cat "$in"
		printf 'article\td\t0\t0\t0\t14\tBroken \377 byte.\ttext\t\n'
		printf 'article\td\t0\t0\tzero\tx\tBad offsets.\n'
		printf 'article\td\n'
		printf 'article\t\n'
	} > "$tmp/damaged"
	passes "$tmp/damaged" && [ -s "$tmp/err" ]
}
empty_articles() {
	printf 'article\td\t0\t0\t0\t0\t\ttext\t\t\t\t\t\t\t\t\t\n' > "$tmp/empty"
	cat "$tmp/empty" "$tmp/empty" > "$tmp/empty2"
	passes "$tmp/empty2" && [ ! -s "$tmp/err" ]
}
article_only() { grep '^article' "$in" > "$tmp/articles"; passes "$tmp/articles"; }

for p in $adders; do
	have "$p" || { expect "$p # SKIP not built" true; continue; }
	given "$p"; in=$tmp/in/$p
	mixed "$in" > "$tmp/mixed"
	bad_rows > "$tmp/bad"

	expect "$p: unknown rows, NUL, CR, long lines pass"     passes "$tmp/mixed"
	expect "$p: ... and nobody complains"                   silently
	expect "$p: rows that fit nothing pass"                 passes "$tmp/bad"
	expect "$p: -o prints the rows that are added"          only_added
	expect "$p: rows before the first article pass"         orphans
	expect "$p: damaged article rows pass and are told"     damaged_articles
	expect "$p: articles without any text pass"             empty_articles
	expect "$p: articles without tokens pass"               article_only
	expect "$p: its own rows from an earlier run pass"      twice
	expect "$p: a last line without its end is told"        unended
done
done_testing
