#!/bin/sh
# extract-numbers: no two number rows overlap, every number is in one; odd rows and
# hostile digits do not break it, and cost no more than their length.
. "${0%/*}/tap.sh"

numbers() { read-articles -f lines | tokenize | extract-numbers -o; }

# Prints each pair of rows that share a character.
overlaps() {
	awk -F '\t' '$2 == doc && $5 < end { print; bad = 1 } { doc = $2; end = $6 } END { exit bad }'
}

gzip -dc "$t"/archive/*.jsonl.gz | read-articles -f json | tokenize > "$tmp/rows"
expect 'no two rows overlap' sh -c 'extract-numbers -o < "$tmp/rows" | sort -s -t "$(printf "\t")" -k 2,2 -k 5,5n > "$tmp/n"'
expect '... in the archive' overlaps < "$tmp/n"

# Every digit of the archive is in a row, but those inside words (Denver7).
expect 'every number token is in a row' awk -F '\t' '
	NR == FNR { for (i = $5; i < $6; i++) in_row[$2, i] = 1; next }
	$1 == "token" && $8 == "number" && $7 !~ /[A-Za-z]/ && !(($2, $5) in in_row) { print; bad = 1 }
	END { exit bad }' "$tmp/n" "$tmp/rows"

for hostile in '1' '1,' '1.' '1-' '1/' '1:' '1 000 ' 'one ' 'million ' 'hundred and ' 'two-' '$1 to ' '5 feet ' \
    'half a ' 'May 5-' 'Monday, ' '3 years and ' 'about ' '(1) ' "1'" 'dozens of thousands of ' 'of of 1 '; do
	awk -v s="$hostile" 'BEGIN { for (i = 0; i < 5000; i++) printf "%s", s; print "" }' > "$tmp/in"
	expect "5,000 times '$hostile' in a moment" sh -c 'read-articles -f lines "$tmp/in" | tokenize | timeout 20 extract-numbers > "$tmp/out"'
done
printf 'article\td\t0\t0\t0\t3\tone\t\t\t\t\t\t\t\t\t\t\ntoken\td\t0\t1\t0\t3\tone\tword\n' > "$tmp/in"
expect 'tokens without a sentence row' sh -c 'extract-numbers < "$tmp/in" > "$tmp/out" && grep -c . "$tmp/out"'
done_testing
