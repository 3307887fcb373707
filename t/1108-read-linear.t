#!/bin/sh
# Hostile input of a megabyte takes no longer than any other.
. "${0%/*}/tap.sh"

many() { awk -v s="$1" -v n="$2" 'BEGIN { while (n-- > 0) printf "%s", s }'; }
prose='<p>The council met on Tuesday, and it was a long night for all who were there, and nobody was happy with it.</p>'

page() {		# claim, repeated text, times: a page that still gives its one paragraph
	{ printf '<html><body>'; many "$2" "$3"; printf '%s' "$prose"; } > "$tmp/page"
	expect "$1" timeout 10 sh -c 'read-articles "$tmp/page" | grep -q "long night"'
}
told() {		# claim, file: read to its end, whatever it says
	expect "$1" timeout 10 sh -c 'read-articles "$tmp/file" > /dev/null 2>&1; test $? -le 1'
}

page 'nested divs'               '<div>' 200000
page 'nested lists'              '<ul><li>' 100000
page 'nested tables'             '<table><tr><td>' 60000
page 'a flat table without ends' '<tr><td>a' 100000
page 'open inline elements'      '<span>' 150000
page 'misnested inline elements' '<b><i></b></i>' 70000
page 'inline around block'       '<span><div></span></div>' 40000
page 'end tags without a start'  '</p>' 200000
page 'line breaks'               '<br>' 200000
page 'headings'                  '<h1>A title of a few words</h1>' 30000
page 'marked names'              '<span class=author>Ann Roe</span> ' 30000
page 'meta elements'             '<meta name=a content=b>' 40000
page 'ampersands'                '&amp' 200000
{ printf '<div '; many 'a=b ' 250000; printf '>%s' "$prose"; } > "$tmp/page"
expect 'attributes' timeout 10 sh -c 'read-articles "$tmp/page" | grep -q "long night"'
{ printf '<title>'; many 'a - ' 200000; printf '</title>%s' "$prose"; } > "$tmp/page"
expect 'a title of separators' timeout 10 sh -c 'read-articles "$tmp/page" | grep -q "long night"'

{ printf '<html>'; many '<!-- - ' 150000; } > "$tmp/file";		told 'open comments'
{ printf '<html><script>'; many '<!--<script>' 80000; } > "$tmp/file";	told 'scripts in comments in a script'
{ printf '<html><div class="'; many 'x' 1000000; } > "$tmp/file";	told 'an open quotation mark'
{ printf '{"text":'; many '[' 900000; } > "$tmp/file";			told 'nested arrays'
{ printf '{"text":"'; many '\\\\' 400000; } > "$tmp/file";		told 'backslashes'
{ printf '<nitf>'; many '<p>' 300000; } > "$tmp/file";			told 'nested XML'
many '<DOC>
<TEXT>
' 60000 > "$tmp/file";							told 'SGML without ends'
{ printf 'title,text\n'; many '",
' 200000; } > "$tmp/file";						told 'a table of quotation marks'
many 'WARC/1.0

' 100000 > "$tmp/file";							told 'records without a length'
many '1 of 2 DOCUMENTS
' 60000 > "$tmp/file";							told 'documents without text'
{ printf 'From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n'
  many '--x
' 250000; } > "$tmp/file";						told 'borders without parts'
{ printf 'From: a\nSubject: b\n'
  many 'Content-Type: multipart/mixed; boundary=x

--x
' 20000; } > "$tmp/file";						told 'parts in parts'
{ printf 'From: a\nSubject: b\n'
  many 'Content-Type: message/rfc822

' 30000; } > "$tmp/file";						told 'messages in messages'
{ printf 'From: a\nSubject: '; many '=?utf-8?Q?=C3?= ' 60000; printf '\n\ntext\n'; } > "$tmp/file"
told 'encoded words'
{ printf 'From: '; many '"(' 400000; printf '\nSubject: a\n\ntext\n'; } > "$tmp/file"
told 'open quotation marks in an address'
many 'From a@example.org Fri Sep 29 06:00:11 2017

' 20000 > "$tmp/file";							told 'messages without a header'
done_testing
