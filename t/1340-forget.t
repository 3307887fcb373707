#!/bin/sh
# What tag-entities keeps of words from one document to the next changes no row:
# an article gets the same names among others that make it forget as alone.
. "${0%/*}/tap.sh"

# Documents number $1 to $2, of many capitalised words that no other document has, and of more that all have.
others() {
	awk -v from="$1" -v to="$2" 'function word(k, s) {
			for (s = ""; k > 0; k = int(k / 20))
				s = s substr("abdefgiklmnoprstuvwz", k % 20 + 1, 1)
			return s
		}
		BEGIN {
			for (d = from; d <= to; d++) {
				printf "{\"id\": \"other%d\", \"text\": \"", d
				for (i = 0; i < 12000; i++)
					printf "Then N%s met M%s at the office. ", word(d * 12000 + i + 8000), word(i % 5000 + 8000)
				printf "\"}\n"
			}
		}'
}

one='{"id": "one", "text": "Ann Harlow, the mayor of Denver, met Rep. Bill Roe of Harlow Foods, Inc. in Paris, Texas. Roe told the FBI that Harlow had left the U.S. Senate for DENVER."}'
new='{"id": "new", "text": "Gov. Carla Ortiz of Nebraska said Monday that Lufthansa would fly from Omaha to Frankfurt. Her spokesman, Peter Lund, thanked Germany and the Omaha Airport Authority."}'
{ for k in 1 2 3 4; do echo "$one"; done; echo "$new"; } > "$tmp/alone"
{ echo "$one"; others 1 1; echo "$one"; others 2 2; echo "$one"; others 3 3; echo "$one"; others 4 4; echo "$new"; } \
    > "$tmp/among"
for f in alone among; do
	read-articles "$tmp/$f" | tokenize | tag-entities -o | grep -E '	(one|new)	' > "$tmp/$f.rows"
done
expect "there are names" test "$(grep -c '	person	' "$tmp/alone.rows")" -ge 14
expect "the same alone and among others" same "$tmp/alone.rows" "$tmp/among.rows"
done_testing
