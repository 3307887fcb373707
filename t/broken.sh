# sh t/broken.sh FOLDER: a small file of each kind of damage that read-articles
# must live with, for t/1104-read-broken.t and as seeds for the fuzz targets.
cd "$1" || exit 2
three() { printf '{"id":"%s1","text":"One."}\n{"id":"%s2","text":"Two."}\n{"id":"%s3","text":"Three."}\n' "$1" "$1" "$1"; }
zip() { gzip -n -9; }
cut_off() { head -c -"$1"; }			# bytes from the end

three a | zip > gz-a
three b | zip > gz-b
{ cat gz-a; cut_off 30 < gz-b; } > gz-cut-in-member
{ cat gz-a; head -c 5 gz-b; } > gz-cut-between
{ cut_off 8 < gz-a; printf '\1\2\3\4'; tail -c 4 gz-a; } > gz-crc
{ cat gz-a; printf 'junk'; } > gz-junk
{ cat gz-a; head -c 512 /dev/zero; } > gz-padding
head -c 3000000 /dev/zero | zip > gz-zeros
rm gz-a gz-b

{ three a | head -n 1; printf '{"id":"x","text":"never\n'; three b | head -n 1; } > json-broken-line
{ printf '{"id":"x","text":"never\n'; three b; } > json-broken-first
{ printf '{"id":"a","x":'; head -c 4000 /dev/zero | tr '\0' '['; printf '}\n'; three b; } > json-deep
printf '{"id":"a","text":"lone \\ud83d here, \\ude00 there, \\ud83d\\ude00 a pair"}\n' > json-surrogates
{ printf '{"id":"a","text":"'; head -c 14000000 /dev/zero; printf '"}\n'; three b | head -n 1; } | zip > json-long-line
printf '{"response":{"results":[{"id":"a","text":"One."},{"id":"b","text":"Tw' > json-no-end

warc() {	# how much Content-Length is off, HTTP header lines, body
	http=$(printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%b\r\n%b.' "$2" "$3")
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/%s\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' \
	    "$1" $((${#http} - 1 + $1)) "${http%.}"
}
page='<h1>Fire</h1><p>A shop burned on Main Street, the police said on Monday.'
{ warc -100 '' "$page"; warc 0 '' "$page"; warc 9999 '' "$page"; } > warc-length
{ warc 0 'Transfer-Encoding: chunked\r\n' "40\r\n$page\r\nzz\r\n0\r\n"
  warc +0 'Transfer-Encoding: chunked\r\n' "ffff\r\n$page\r\n0\r\n"; } > warc-chunks

printf 'Fire on Main Street\n\nA shop burned.\n' > fire.txt
cp fire.txt flood.txt
tar -c -f tar-checksum --format=ustar fire.txt flood.txt
printf '000000' | dd of=tar-checksum bs=1 seek=148 conv=notrunc 2> /dev/null
rm fire.txt flood.txt

{ printf '<!DOCTYPE nitf [<!ENTITY a "ha">'
  for pair in ba cb dc ed fe gf hg; do
	new=${pair%?} old="&${pair#?};"
	printf '<!ENTITY %s "%s%s%s%s%s%s%s%s">' "$new" $old $old $old $old $old $old $old $old
  done
  printf ']><nitf><body><body.content><p>&h;</p></body.content></body></nitf>'; } > xml-bomb
printf '<!DOCTYPE nitf SYSTEM "http://x.example/nitf.dtd" [<!ENTITY f SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>before &f; after</p></body.content></body></nitf>' > xml-external
printf '<DOC id="A1" type="story">\n<HEADLINE>Fire\n<TEXT>\n<P>A shop burned.\n<DOC id="A2" type="story">\n<TEXT>\n<P>Nobody was hurt.\n' > sgml-no-ends
: > empty
