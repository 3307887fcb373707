# How words are written: token rows in, "word TAB lower Capital UPPER initial" out.
#
#	read-articles news.jsonl.gz | tokenize | awk -f lib/gen/case-counts.awk
#
# The first word of a sentence says nothing about a word's case and is counted
# apart; so is nothing else in sentences without a small letter.

BEGIN { FS = "\t" }
$1 == "sentence" { initial = 1; shout = $7 !~ /[a-z]/; next }
$1 == "token" && $8 == "word" && !shout {
	word = tolower($7)
	sub(/('|’)s$/, "", word)
	if (initial)
		n[word, 4]++
	else if ($7 ~ /^[a-z]/)
		n[word, 1]++
	else if ($7 ~ /^[A-Z][A-Z]/ && $7 !~ /[a-z]/)
		n[word, 3]++
	else if ($7 ~ /^[A-Z]/)
		n[word, 2]++
	total[word]++
	initial = 0
}
END {
	for (word in total)
		if (total[word] >= 5)
			print word, n[word, 1] + 0, n[word, 2] + 0, n[word, 3] + 0, n[word, 4] + 0
}
