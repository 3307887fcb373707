#!/bin/sh
# Other programs read rows and tables as we write them: the rows by the commands
# of copydesk-scale(7).  ROWS names rows to try instead of the bundled archive's.
. "${0%/*}/tap.sh"
. "$t/chain.sh"
. "$t/recipes.sh"
for p in $FILTERS; do have "$p" || skip_all "$p is not built"; done
cd "$tmp" || exit 2

# Cells that look like quotes, escapes, comments, numbers; a line of 1 MB.
{
	printf '{"id":"a","title":"\\"","text":"\\"Quotes,\\" said \\"Mayor\\" Ann Roe. # no comment \\t \\\\t \\\\N ,;|"}\n'
	printf '{"id":"b","title":"NULL","text":"NA, nan and 007. \\u2028 \\u0085 \\u000b \\r\\n \\"\\"Two\\"\\" said \\"Ann Roe."}\n'
	awk 'BEGIN {
		printf "{\"id\":\"c\",\"text\":\""
		for (i = 0; i < 12000; i++) printf "\\\"We lost %d,\\\" Council member Bo Lee of the Parks Board said on Friday. ", i % 90
		print "\"}"
	}'
} > odd.jsonl
if [ "${ROWS:-}" ]; then ln -s "$ROWS" rows.tsv
else annotate "$top"/t/archive/*.gz odd.jsonl > rows.tsv; fi
tabulate -k quote -g who --no-header -f tsv rows.tsv | sort > want
for form in tsv csv json sql:t; do tabulate -k quote -g who -f "$form" rows.tsv > "table.${form%:t}"; done

reads() { sort > got && cmp want got; }
rows() { recipe "$1" > recipe && [ -s recipe ] && sh -e recipe > out && reads < out; }
python_has() { command -v python3 > /dev/null && python3 -c "import $1" 2> /dev/null; }
try() {	# 'what' PROVIDED-BY command ...
	try_claim=$1 try_by=$2; shift 2
	if $try_by > /dev/null 2>&1; then expect "$try_claim" "$@"
	else expect "$try_claim # SKIP not installed" true; fi
}

try 'rows: awk'         true                    rows awk
try 'rows: sqlite3'     'command -v sqlite3'    rows sqlite3
try 'rows: Miller'      'command -v mlr'        rows miller
try 'rows: Python csv'  'python_has csv'        rows python
try 'rows: pandas'      'python_has pandas'     rows pandas
try 'rows: DuckDB'      'python_has duckdb'     rows duckdb
try 'rows: R'           'command -v Rscript'    rows r

sqlite_csv() { sqlite3 -separator "$(printf '\t')" :memory: '.import --csv table.csv t' 'select * from t' | reads; }
sqlite_sql() { { cat table.sql; echo 'select * from t;'; } | sqlite3 -separator "$(printf '\t')" | reads; }
miller_csv() { mlr --icsv --otsv --headerless-csv-output cat table.csv | reads; }
json() { python3 -c 'import json; [print(*json.loads(l).values(), sep="\t") for l in open("table.json")]' | reads; }
pandas_tsv() {
	python3 -c 'import pandas
t = pandas.read_csv("table.tsv", sep="\t", dtype=str, keep_default_na=False, quoting=3)
t.to_csv("/dev/stdout", sep="\t", header=False, index=False, quoting=3)' | reads
}
duckdb_csv() {
	python3 -c 'import duckdb
for r in duckdb.sql("from read_csv('"'table.csv'"', header=true, all_varchar=true)").fetchall(): print(r[0] or "", r[1], sep="\t")' | reads
}
r_csv() {
	echo 't <- read.csv("table.csv", colClasses = "character", na.strings = NULL)
		cat(paste(t[[1]], t[[2]], sep = "\t"), sep = "\n")' | Rscript - | reads
}
try 'table: sqlite3, CSV'       'command -v sqlite3'    sqlite_csv
try 'table: sqlite3, SQL'       'command -v sqlite3'    sqlite_sql
try 'table: Miller, CSV'        'command -v mlr'        miller_csv
try 'table: Python, JSON'       'python_has json'       json
try 'table: pandas, TSV'        'python_has pandas'     pandas_tsv
try 'table: DuckDB, CSV'        'python_has duckdb'     duckdb_csv
try 'table: R, CSV'             'command -v Rscript'    r_csv
done_testing
