#!/bin/sh
# JSON strings are read as jq reads them.
. "$(dirname "$0")/tap.sh"
command -v jq > /dev/null || skip_all 'no jq here'

# jq 1.6 refuses lone surrogates: they are in t/gold/read-articles/json-lines.in.
cat > "$tmp/in" <<'END'
{"text":"plain"}
{"text":"\"\\\/\b\f\n\r\t"}
{"text":"\u0041\u00e9\u20ac\ud83d\ude00\uffff"}
{"text":"é € 😀 \u007f"}
{ "other" : [ 1 , { "text" : "inner" } ] , "text" : "outer" }
{"text":"first","text":"last wins"}
{"text":"numbers","n":[0,-1,1.5,1e5,-2.5E-3],"t":[true,false,null],"e":[[],{},""]}
   {"text":"blanks around"}   
END
cp "$tmp/in" "$tmp/in2"
for f in "$top"/t/archive/*.jsonl "$top"/t/archive/*.jsonl.gz; do
	[ -f "$f" ] && gzip -dcf "$f" | jq -c 'select(.text) | {text}' >> "$tmp/in2"
done
jq -r '.text | gsub("\r\n"; "\n") | [.] | @tsv' "$tmp/in2" > "$tmp/want"
read-articles -f json --title none "$tmp/in2" 2> "$tmp/err" | cut -f7 > "$tmp/got"
expect 'every string as jq reads it' same "$tmp/want" "$tmp/got"
expect 'without a complaint' same /dev/null "$tmp/err"
done_testing
