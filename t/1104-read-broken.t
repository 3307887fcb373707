#!/bin/sh
# Damage is told with file and place, what is whole comes out, the status is 1.
. "$(dirname "$0")/tap.sh"

i=0
while [ $i -lt 3000 ]; do
	i=$((i + 1))
	printf '{"id":"r%d","title":"Number %d","text":"The council met for the %dth time, %d members came."}\n' \
	    $i $i $i $((i * 7919 % 101))
done > "$tmp/a.jsonl"
gzip -n < "$tmp/a.jsonl" > "$tmp/a.gz"
size=$(wc -c < "$tmp/a.gz")
read-articles < "$tmp/a.jsonl" > "$tmp/a.rows"

whole_rows() {		# $1 holds the archive's first rows (but for the path) and nothing else
	cut -f1-15 "$1" > "$tmp/cut"
	head -n "$(wc -l < "$1")" "$tmp/a.rows" | cut -f1-15 | cmp - "$tmp/cut"
}
all_rows() {
	whole_rows "$1" && test "$(wc -l < "$1")" = 3000
}
told() {		# $1 a pattern, then a command: status 1, and the pattern on standard error
	pattern=$1; shift
	"$@" > "$tmp/out" 2> "$tmp/err"; s=$?
	[ $s = 1 ] || { echo "status $s"; cat "$tmp/err"; return 1; }
	grep -q "$pattern" "$tmp/err" || { cat "$tmp/err"; return 1; }
}

cp "$tmp/a.gz" "$tmp/two.gz"; cat "$tmp/a.gz" >> "$tmp/two.gz"
expect 'gzip members follow one another' sh -c 'read-articles "$tmp/two.gz" | wc -l | grep -q 6000'

head -c $((size / 2)) "$tmp/a.gz" > "$tmp/cut.gz"
expect 'a cut gzip is told'            told "cut.gz: byte $((size / 2)): gzip data are cut" read-articles "$tmp/cut.gz"
expect 'what was whole comes out'      sh -c 'test "$(wc -l < "$tmp/out")" -gt 500'
expect 'and nothing else'              whole_rows "$tmp/out"

head -c $((size + size / 2)) "$tmp/two.gz" > "$tmp/cut2.gz"
expect 'a cut second member is told'   told 'gzip data are cut' read-articles "$tmp/cut2.gz"
expect 'the first member comes out'    sh -c 'test "$(wc -l < "$tmp/out")" -ge 3000'

cp "$tmp/a.gz" "$tmp/crc.gz"
printf '\0\0\0\0' | dd of="$tmp/crc.gz" bs=1 seek=$((size - 8)) conv=notrunc 2>/dev/null
expect 'a wrong CRC is told'           told 'gzip data are corrupt' read-articles "$tmp/crc.gz"
expect 'its lines come out'            whole_rows "$tmp/out"

cp "$tmp/a.gz" "$tmp/junk.gz"; echo junk >> "$tmp/junk.gz"
expect 'junk behind gzip is told'      told 'junk behind' read-articles "$tmp/junk.gz"
expect 'all before it comes out'       all_rows "$tmp/out"

cp "$tmp/a.gz" "$tmp/zero.gz"; head -c 1000 /dev/zero >> "$tmp/zero.gz"
expect 'padding of zeros is no fault'  sh -c 'read-articles "$tmp/zero.gz" | wc -l | grep -q 3000'

: > "$tmp/empty"; : | gzip -n > "$tmp/empty.gz"
expect 'an empty file is nothing'      sh -c 'test -z "$(read-articles "$tmp/empty" "$tmp/empty.gz" 2>&1)"'
expect 'a missing file is told'        told 'nowhere: cannot be read: No such' read-articles "$tmp/nowhere" "$tmp/a.jsonl"
expect 'and the next one is read'      all_rows "$tmp/out"

# Memory stays under 20 MB whatever comes: so much more address space than nothing needs.
room=20000
until (ulimit -v $room; read-articles "$tmp/empty") 2> /dev/null || [ $room -gt 1000000 ]; do
	room=$((room + 2000))
done
small() { ([ "${SANITIZED:-}" ] || ulimit -v $((room + 20000)); exec "$@"); }
bomb() {		# a byte in octal, a format: told, and nothing comes out
	head -c 100000000 /dev/zero | tr '\0' "$1" | gzip -1 > "$tmp/bomb.gz"
	small read-articles $2 "$tmp/bomb.gz" > "$tmp/out" 2> "$tmp/err"
	[ $? = 1 ] && [ ! -s "$tmp/out" ] && grep -q "$3" "$tmp/err" || { cat "$tmp/err"; return 1; }
}
expect 'a bomb of zeros is told, in little memory' bomb '\0' '' 'binary data'
expect 'a bomb of text'                bomb x '' 'longer than 12 MiB'
expect 'a bomb of lines'               bomb x '-f lines' ':1: a line of over 12 MiB'
expect 'a bomb of brackets'            bomb '[' '-f json' ':1: a JSON value of over'
expect 'a bomb of quotation marks'     bomb '"' '-f csv' 'no column'

expect 'no permission is told, the next file is read' sh -c '
	cp "$tmp/a.jsonl" "$tmp/secret"; chmod 0 "$tmp/secret"; chmod 755 "$tmp"
	as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid 65534 --clear-groups "$@"; else "$@"; fi; }
	as read-articles "$tmp/secret" "$tmp/a.jsonl" > "$tmp/out" 2> "$tmp/err"; test $? = 1 &&
	grep -q "secret: cannot be read: Permission" "$tmp/err" && test "$(wc -l < "$tmp/out")" = 3000'
expect 'a folder that cannot be read is told' sh -c '
	mkdir "$tmp/closed"; chmod 0 "$tmp/closed"
	as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid 65534 --clear-groups "$@"; else "$@"; fi; }
	as read-articles "$tmp/closed" 2> "$tmp/err"; test $? = 1 && grep -q closed "$tmp/err"; s=$?; chmod 755 "$tmp/closed"; exit $s'

one_line() { printf '{"id":"a","text":"'; head -c 1000000000 /dev/zero; printf '"}\n{"id":"b","text":"next"}\n'; }
told_long() {
	one_line | small read-articles > "$tmp/out" 2> "$tmp/err"
	[ $? = 1 ] && grep -q ':1: a line of over 12 MiB' "$tmp/err" && cut -f 2 "$tmp/out" | grep -qx b
}
[ "${SANITIZED:-}" ] ||
expect 'a line of 1 GB is told, the next one is read' told_long

wrapper() {	# an answer of 30 MB around its records, on one line or many
	awk -v lf="$1" 'BEGIN {
		printf "{\"status\":\"ok\",\"response\":{\"total\":3,\"results\":[%s", lf
		for (i = 0; i < 300; i++) {
			printf "%s{\"id\":\"w%d\",\"text\":\"", i ? "," lf : "", i
			for (k = 0; k < 5000; k++) printf "The council met again."
			printf "\"}"
		}
		printf "],\"pages\":[1,2]}}%s{\"id\":\"last\",\"text\":\"next\"}\n", lf }'
}
streams() {
	wrapper "$1" | small read-articles > "$tmp/out" 2> "$tmp/err" && [ ! -s "$tmp/err" ] &&
	    [ "$(wc -l < "$tmp/out")" = 301 ] && tail -n 1 "$tmp/out" | grep -q '	last	'
}
expect 'the records of a large document come out one by one' streams ''
expect 'on many lines, too'            streams '
'

record() {	# $1 its length as told, $2 its text
	printf 'WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://x.example/%s\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' "$1" "$1" "$2"
}
{ record 10 'The first.'; record 4 'The second is longer.'; record 10 'The third.'; record 9999 'The last.'; } > "$tmp/length.warc"
expect 'a Content-Length too small is told' told 'length.warc: byte [0-9]*: no record begins here' read-articles "$tmp/length.warc"
expect 'one too large is told'         grep -q 'length.warc: byte [0-9]*: the file ends in this record' "$tmp/err"
expect 'the records around them come out' sh -c 'cut -f 7 "$tmp/out" | tr "\n" " " | grep -q "^The first. The  *The third."'

printf 'ten\n' > "$tmp/secret.txt"
printf '<!DOCTYPE nitf [<!ENTITY f SYSTEM "file://%s/secret.txt">]><nitf><body><body.content><p>before &f; after</p></body.content></body></nitf>' "$tmp" > "$tmp/entity.xml"
expect 'external entities are not fetched' sh -c 'read-articles "$tmp/entity.xml" | cut -f 7 | tee "$tmp/out" | grep -q "before *after"'
{ printf '<nitf><!--'; head -c 70000000 /dev/zero | tr '\0' x; } > "$tmp/token.xml"
expect 'a comment of 70 MB in XML ends soon' told 'a tag or comment of over' timeout 10 read-articles "$tmp/token.xml"

awk 'BEGIN { printf "{\"text\":"; for (i = 0; i < 200000; i++) printf "["; print "}"; print "{\"text\":\"next\"}" }' > "$tmp/deep"
expect 'deep nesting is told'          told 'deep:1: not JSON: nested too deep' read-articles "$tmp/deep"
expect 'and the next record is read'   grep -q 'next' "$tmp/out"

# A fault in the middle of what is no JSON: what the fault cut must not be looked at for ever.
awk 'BEGIN { for (i = 0; i < 9000; i++) print "no json", i * 7919 % 1009 }' | gzip -n > "$tmp/nojson.gz"
printf '\377\377\377\377' | dd of="$tmp/nojson.gz" bs=1 seek=9000 conv=notrunc 2> /dev/null
expect 'damage in what is no JSON'     timeout 10 sh -c 'read-articles -f json "$tmp/nojson.gz" 2>/dev/null; test $? = 1'

# One small file of each kind; they are seeds for the fuzz targets, too.
mkdir "$tmp/broken"; sh t/broken.sh "$tmp/broken"
broken() {	# a file, the status, the texts that come out, a pattern of what is told
	read-articles "$tmp/broken/$1" > "$tmp/out" 2> "$tmp/err"; s=$?
	got=$(cut -f 7 "$tmp/out" | tr '\n' ' ')
	[ $s = "$2" ] && [ "$got" = "$3" ] && grep -q "$4" "$tmp/err" ||
	    { [ -z "$4" ] && [ $s = "$2" ] && [ "$got" = "$3" ]; } ||
	    { echo "status $s, $got"; cat "$tmp/err"; return 1; }
}
three='One. Two. Three. '
expect 'gzip cut in a later member'    broken gz-cut-in-member 1 "$three" 'byte [0-9]*: gzip data are cut'
expect 'gzip cut in a header'          broken gz-cut-between 1 "$three" 'byte [0-9]*: gzip data are cut'
expect 'gzip with a wrong CRC'         broken gz-crc 1 "$three" 'byte [0-9]*: gzip data are corrupt'
expect 'junk behind gzip'              broken gz-junk 1 "$three" 'byte [0-9]*: junk behind'
expect 'zeros behind gzip'             broken gz-padding 0 "$three" ''
expect 'zeros in gzip'                 broken gz-zeros 1 '' 'binary data'
expect 'a broken line among good ones' broken json-broken-line 1 'One. One. ' ':2: not JSON: a string does not end'
expect 'a broken line before good ones' broken json-broken-first 1 "$three" ':1: not JSON: a string does not end'
expect 'nested too deep'               broken json-deep 1 "$three" ':1: not JSON'
expect 'lone surrogates'               broken json-surrogates 0 'lone � here, � there, 😀 a pair ' ''
expect 'a line too long'               broken json-long-line 1 'One. ' ':1: a line of over'
expect 'a list that does not end'      broken json-no-end 1 'One. ' ':1: the JSON value that begins here'
burned='Fire\n\nA shop burned on Main Street, the police said on Monday.'
expect 'wrong Content-Lengths'         broken warc-length 1 "$burned " 'byte 110: no record begins here'
expect 'wrong chunk sizes'             broken warc-chunks 0 "$burned zz 0 $burned 0 " ''
expect 'a wrong checksum in tar'       broken tar-checksum 1 'Fire on Main Street\n\nA shop burned.\n ' 'Damaged tar archive'
expect 'an entity bomb'                broken xml-bomb 1 '' ':1: not XML'
expect 'an external entity'            broken xml-external 0 'before after ' ''
expect 'SGML without ends'             broken sgml-no-ends 1 'Fire\n\nA shop burned. Nobody was hurt. ' ':5: the document'
expect 'an empty file'                 broken empty 0 '' ''

expect '-n stops'                      sh -c 'test "$(read-articles -n 7 "$tmp/a.gz" | wc -l)" = 7'
expect '-n over two files'             sh -c 'test "$(read-articles -n 3001 "$tmp/a.gz" "$tmp/a.jsonl" | wc -l)" = 3001'
expect 'the sample does not depend on the split' sh -c '
	read-articles --sample 10 "$tmp/a.jsonl" > "$tmp/whole"
	split -n l/3 "$tmp/a.jsonl" "$tmp/part."
	for p in "$tmp"/part.*; do read-articles --sample 10 "$p"; done | cut -f1-15 > "$tmp/parts"
	cut -f1-15 "$tmp/whole" | cmp - "$tmp/parts" && test "$(wc -l < "$tmp/whole")" -gt 200'
expect 'ids do not depend on the place' sh -c '
	sed "s/\"id\":\"r[0-9]*\",//" "$tmp/a.jsonl" > "$tmp/noid"
	read-articles < "$tmp/noid" | cut -f2 > "$tmp/ids1"; tail -n 100 "$tmp/noid" | read-articles - | cut -f2 > "$tmp/ids2"
	tail -n 100 "$tmp/ids1" | cmp - "$tmp/ids2" && sort -u "$tmp/ids1" | wc -l | grep -q 3000'
expect 'a date that is none'           status 2 read-articles --since yesterday "$tmp/a.gz"
expect 'a format that is none'         status 2 read-articles -f nothing "$tmp/a.gz"
done_testing
