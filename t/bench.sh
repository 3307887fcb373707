#!/bin/sh
# make bench: each filter and the chain beside tools that everybody knows, on one
# file in one run.  BENCH=FILE.jsonl.gz, else the bundled articles, repeated.
#
# MB/s are megabytes of article text a second of wall time; CPU is user and
# system time of all processes.  Nothing is asserted: read the ratios.
. "$(dirname "$0")/tap.sh"
cd "$tmp" || exit 2

if [ "${BENCH:-}" ]; then
	case $BENCH in /*) ;; *) BENCH=$top/$BENCH ;; esac
	gzip -dc < "$BENCH" > all.jsonl
else
	gzip -dc "$top"/t/archive/news-*.jsonl.gz > once.jsonl
	i=0; while [ $i -lt "${REPEAT:-400}" ]; do cat once.jsonl; i=$((i + 1)); done > all.jsonl
fi
gzip -c all.jsonl > all.jsonl.gz
read-articles all.jsonl > articles
cut -f 7 articles > text
size=$(wc -c < text)
chain='cat articles'
for p in tokenize tag-entities extract-quotes extract-numbers; do
	sh -c "$chain" > "to.$p"		# what each filter reads
	chain="$chain | $p"
done
sh -c "$chain" > rows
printf '%s articles, %s MB of text, %s MB of rows\n\n' "$(wc -l < articles)" \
	"$(awk -v n="$size" 'BEGIN { printf "%.1f", n / 1e6 }')" "$(awk -v n="$(wc -c < rows)" 'BEGIN { printf "%.0f", n / 1e6 }')"
printf '%-58s %8s %8s %8s %8s\n' command wall/s CPU/s MB/s 'x wc -w'

# The better of two runs; $2 names the tool that must be there.
base=
bench() {
	command -v "$2" > /dev/null || { printf '%-58s not installed\n' "$1"; return; }
	perl -MTime::HiRes=time -e '
		my ($claim, $size, $base, $cmd) = @ARGV;
		my $best;
		for (1 .. 2) {
			my @a = times; my $t = time;
			system("sh", "-c", $cmd) == 0 or warn "$cmd: status $?\n";
			$t = time - $t; my @b = times;
			my $cpu = $b[2] + $b[3] - $a[2] - $a[3];
			$best = [$t, $cpu] if !$best || $t < $best->[0];
		}
		my ($t, $cpu) = @$best;
		printf "%-58s %8.2f %8.2f %8.1f %8.2f\n", $claim, $t, $cpu, $size / 1e6 / $t, $base ? $t / $base : 1;
		open my $f, ">", "last"; printf $f "%.4f", $t;
	' "$1" "$size" "$base" "$3"
}

bench 'wc -w < text' wc 'wc -w < text > /dev/null'
base=$(cat last)
bench 'cat rows | cat' cat 'cat rows | cat > /dev/null'
bench 'gzip -dc all.jsonl.gz' gzip 'gzip -dc all.jsonl.gz > /dev/null'
bench 'jq -r "[.id, .text, .title] | @tsv" all.jsonl' jq \
	'jq -r "[.id, .text, .title] | @tsv" all.jsonl > /dev/null'
bench 'read-articles all.jsonl' read-articles 'read-articles all.jsonl > /dev/null'
bench 'read-articles all.jsonl.gz' read-articles 'read-articles all.jsonl.gz > /dev/null'
echo
bench 'mawk: words of the text, counted' mawk \
	"mawk '{ for (i = 1; i <= NF; i++) n[\$i]++ } END { for (w in n) print n[w], w }' text > /dev/null"
bench 'ucto -L eng -n text' ucto 'ucto -q -L eng -n text > /dev/null 2>&1'
bench 'tokenize' tokenize 'tokenize < to.tokenize > /dev/null'
bench 'tag-entities' tag-entities 'tag-entities < to.tag-entities > /dev/null'
bench 'extract-quotes' extract-quotes 'extract-quotes < to.extract-quotes > /dev/null'
bench 'extract-numbers' extract-numbers 'extract-numbers < to.extract-numbers > /dev/null'
bench 'extract-numbers -o' extract-numbers 'extract-numbers -o < to.extract-numbers > /dev/null'
echo
bench 'the chain, from all.jsonl.gz to rows' annotate 'annotate all.jsonl.gz > /dev/null'
bench 'the chain, from all.jsonl.gz to a table' who-said-what 'who-said-what all.jsonl.gz > /dev/null'
echo
grep '^token' rows > tokens
bench 'sort | uniq -c, the text column of the token rows' uniq 'cut -f 7 tokens | sort | uniq -c > /dev/null'
bench 'mawk, the same' mawk \
	"mawk -F'\\t' '{ n[\$7]++ } END { for (w in n) print w \"\\t\" n[w] }' tokens > /dev/null"
bench 'datamash -s -g 7 count 1' datamash 'datamash -s -g 7 count 1 < tokens > /dev/null'
bench 'mlr --inidx --ifs tab count -g 7' mlr 'mlr --inidx --ifs tab count -g 7 tokens > /dev/null'
bench 'tabulate -k token -g text' tabulate 'tabulate -k token -g text tokens > /dev/null'
