#!/bin/sh
# What tabulate prints, other programs read as it was; what goes to a terminal
# does it no harm.
. "${0%/*}/tap.sh"
cd "$tmp" || exit 2

# Cells that are hard on readers; none is empty but in row 5.
{
	printf 'id\tcell\tn\n'
	printf '1\t"open quote\t10\n'
	printf '2\tcomma, "both", apostrophe'\''s\t-2.50\n'
	printf '3\ttab\\tline\\nreturn\\rback\\\\slash\t3\n'
	printf '4\t\303\234nicode \346\227\245\346\234\254 \360\237\230\200\t4\n'
	printf '5\t\t\n'
	printf '6\t  blanks  \t6\n'
	printf '7\tNULL\t7\n'
	printf '8\t=cmd|x!A1\t8\n'
	printf '9\tO'\''Brien; DROP TABLE x --\t9\n'
} > cells.tsv

for form in csv json sql:x tsv; do
	tabulate --tsv -f $form cells.tsv > "out.${form%:x}"
done

# The cells, one a line, escaped as rows are.
sed 1d cells.tsv | cut -f 2 > want
escape='s/\\/\\\\/g'

if command -v python3 > /dev/null; then
	cat > read.py <<-'END'
	import csv, json, sys
	def escape(s):
	    for a, b in ('\\', '\\\\'), ('\t', '\\t'), ('\n', '\\n'), ('\r', '\\r'):
	        s = s.replace(a, b)
	    return s
	if sys.argv[1] == 'csv':
	    rows = list(csv.DictReader(open('out.csv', newline='', encoding='utf-8')))
	else:
	    rows = [json.loads(line) for line in open('out.json', encoding='utf-8')]
	    assert [r['n'] for r in rows][:5] == [10, -2.5, 3, 4, None], rows
	sys.stdout.reconfigure(encoding='utf-8', newline='\n')
	for r in rows:
	    print(escape(r['cell'] or ''))
	END
	expect 'Python reads the CSV'	sh -c 'python3 read.py csv > got && diff want got'
	expect 'Python reads the JSON'	sh -c 'python3 read.py json > got && diff want got'
fi
if command -v sqlite3 > /dev/null; then
	query='select replace(replace(replace(replace(cell, char(92), char(92,92)), char(9), "\t"),
	    char(10), "\n"), char(13), "\r") from x order by id+0'
	sqlite3 a.db < out.sql
	expect 'sqlite3 runs the SQL'	sh -c 'sqlite3 a.db "$1" > got; diff want got' - "$query"
	expect 'sqlite3 adds numbers up' [ "$(sqlite3 a.db 'select sum(n) from x')" = 44.5 ]
	sqlite3 b.db '.mode csv' '.import out.csv x'
	expect 'sqlite3 reads the CSV'	sh -c 'sqlite3 b.db "$1" > got; diff want got' - "$query"
	sqlite3 c.db '.mode ascii' '.separator "\t" "\n"' '.import out.tsv x'
	expect 'sqlite3 reads the TSV, escapes as they are' \
	    sh -c 'sqlite3 c.db "select cell from x order by id+0" > got; diff want got'
fi
if command -v mlr > /dev/null; then
	expect 'Miller reads the CSV'	[ "$(mlr --icsv --ojson filter '$id == 2' then cut -f cell out.csv | sed -n 's/.*: //p')" = '"comma, \"both\", apostrophe'\''s"' ]
	mlr --tsv cat out.tsv > back.tsv
	expect 'Miller reads the TSV and gives it back' sh -c 'tabulate -t -f json back.tsv | cmp - out.json'
	expect 'Miller reads the JSON' [ "$(mlr --json stats1 -a sum -f n out.json | sed -n 's/.*: //p')" = 44.5 ]
fi
command -v datamash > /dev/null &&
	expect 'datamash reads the TSV' [ "$(tabulate --tsv -w 'n~.' cells.tsv | datamash -H sum n | sed 1d)" = 44.5 ]

tabulate -t -f csv --guard cells.tsv > guarded.csv
expect 'guarded CSV: no formula'	grep -q "^8,\"'=cmd|x!A1\",8" guarded.csv
expect 'guarded CSV: a number is none'	grep -q ',-2.50$' guarded.csv

# A terminal.  \033]0;..\007 would set its title, 0x9b is an escape of one character.
printf 'a\tb\nx\\ny\t\033]0;owned\007\033[31m\302\2332J\342\200\256end\n' > nasty.tsv
terminal() { python3 -c '
import os, pty, sys
out = b""
def read(fd):
    global out
    data = os.read(fd, 4096)
    out += data
    return data
pty.spawn(sys.argv[1:], read, lambda fd: b"")
open("seen", "wb").write(out)' "$@" < /dev/null > /dev/null; }
no_escape() { ! grep -q "$(printf '[\001-\010\013\014\016-\037\177]')" seen && ! grep -q "$(printf '\302\233')" seen &&
    ! grep -q "$(printf '\342\200\256')" seen; }
if command -v python3 > /dev/null; then
	for form in text tsv csv json md html sql; do
		NO_COLOR=1 terminal tabulate -t -f $form nasty.tsv
		expect "$form: no control character reaches a terminal" no_escape
		expect "$form: the text does" grep -q end seen
	done
	TERM=xterm NO_COLOR='' terminal tabulate -t cells.tsv
	expect 'a terminal: aligned text' grep -q '^--  ' seen
	expect 'a terminal: the header is bold' grep -q "$(printf '\033\\[1m')id" seen
	TERM=dumb NO_COLOR='' terminal tabulate -t cells.tsv
	expect 'a dumb terminal: no colour' no_escape
	terminal sh -c 'stty cols 40; tabulate -t nasty.tsv -c b,c=b,d=b'
	expect 'a terminal: no line is longer than it is wide' \
	    awk '{ gsub(/\r/, ""); gsub(/\357\277\275/, "?"); if (length($0) > 40) exit 1 }' seen
fi
tabulate -t -f text nasty.tsv > seen
expect 'form text has no control characters anywhere' no_escape
tabulate -t nasty.tsv > seen
expect 'a TSV in a pipe is as it was' same nasty.tsv seen
printf 'w\tn\n\346\227\245\346\234\254\t1\ncafe\314\201\t10\n\360\237\230\200\t100\n' |
    tabulate -t -f text > seen
printf 'w       n\n----  ---\n\346\227\245\346\234\254    1\ncafe\314\201   10\n\360\237\230\200    100\n' > want
expect 'wide, combining and other characters line up' same want seen

# Pictures.
printf 'month\tn\n2017-08\t3\n2017-09\t5\n' | tabulate -t -g month -a sum:n --plot lines.svg > /dev/null
printf 'city\tn\n<b>&\t3\nBoston\t5\n' | tabulate -t -g city -a sum:n --plot bars.svg > /dev/null
expect 'months are drawn as lines'	grep -q '<path fill="none"' lines.svg
expect 'cities are drawn as bars'	grep -q '<rect x=' bars.svg
command -v python3 > /dev/null &&
	expect 'pictures are well-formed XML' python3 -c 'import xml.dom.minidom as m
for f in "lines.svg", "bars.svg": m.parse(f)'
expect 'a picture that cannot be written is status 2' status 2 sh -c \
    'printf "a\nb\n" | tabulate -t -g a --plot /nowhere/x.svg'
done_testing
