#!/bin/sh
# annotate with the true programs: it is the chain by hand, whatever the form of
# the input and the place that it runs at.  (9050 has the statuses, with stand-ins.)
. "${0%/*}/tap.sh"
. "$t/chain.sh"
for p in $FILTERS; do have "$p" || skip_all "$p is not built"; done

cd "$top" || exit 2
set -- t/archive/*.gz
read-articles "$@" > "$tmp/articles"
chain < "$tmp/articles" > "$tmp/rows"
ask='-k quote,number -g kind,label,who -a count,docs'
# shellcheck disable=SC2086
tabulate $ask "$tmp/rows" > "$tmp/table"
head -c 3000 t/archive/news-a.jsonl.gz > "$tmp/cut.gz"

files() { annotate "$@" | cmp - "$tmp/rows"; }
article_rows() { annotate < "$tmp/articles" | cmp - "$tmp/rows" && annotate "$tmp/articles" | cmp - "$tmp/rows"; }
odd_names() {
	cp t/archive/news-a.jsonl.gz "$tmp/two  words.gz"
	cp t/archive/news-b.jsonl.gz "$tmp/\$(false) \"it's\" \`*\`.gz"
	(cd "$tmp" && annotate "two  words.gz" "\$(false) \"it's\" \`*\`.gz") | grep -c '^article' | grep -x 19
}
a_folder() {
	mkdir -p "$tmp/folder/sub"
	cp t/archive/2026-0[13]*.gz "$tmp/folder"; cp t/archive/news-b.jsonl.gz "$tmp/folder/sub"
	annotate "$tmp/folder" | grep -c '^article' | grep -x 11
}
# shellcheck disable=SC2086
table() { annotate "$@" -- $ask | cmp - "$tmp/table"; }
# shellcheck disable=SC2086
table_of_input() { annotate -- $ask < "$tmp/articles" | cmp - "$tmp/table"; }
no_environment() { env -i "$BIN/annotate" "$@" | cmp - "$tmp/rows"; }
elsewhere() { (cd / && annotate < "$tmp/articles") | cmp - "$tmp/rows"; }
silent() { "$@" 2> "$tmp/err" > "$tmp/out" && [ ! -s "$tmp/err" ]; }
no_part() { silent annotate -- --partial -k quote -g who < /dev/null && [ ! -s "$tmp/out" ]; }
many_operands() {	# in linear time
	mkdir "$tmp/many"; seq 3000 | (cd "$tmp/many" && while read -r i; do echo "It is $i." > "$i"; done)
	(cd "$tmp/many" && annotate ./*) | grep -c '^article' | grep -x 3000
}

expect 'files'                                  files "$@"
expect 'article rows'                           article_rows
expect 'names with blanks and marks'            odd_names
expect 'folders'                                a_folder
expect '3,000 files'                            many_operands
expect 'options behind --: a table'             table "$@"
expect '... of standard input'                  table_of_input
expect 'no environment'                         no_environment "$@"
expect 'from any folder'                        elsewhere
expect 'empty input: no rows'                   silent annotate /dev/null
expect 'empty input: no partial table'          no_part

# Damage is told and may be borne; that a file is not there may not.
said() {	# STATUS PATTERN command: its status, and the pattern in what it tells
	said_status=$1 said_pattern=$2; shift 2
	"$@" > "$tmp/out" 2> "$tmp/err"
	said_got=$?
	cat "$tmp/err"
	[ $said_got = "$said_status" ] || { echo "status $said_got"; return 1; }
	grep -q "$said_pattern" "$tmp/err"
}
full_disk() { annotate "$@" > /dev/full; }
gone_reader() {	# the reader takes one line and goes; SIGPIPE may be ignored, as by some parents
	(
		trap "$1" PIPE
		{ annotate "$tmp/articles" "$tmp/articles" 2> "$tmp/err"; echo $? > "$tmp/status"; } | head -n 1
	) > "$tmp/out"
	cat "$tmp/err" "$tmp/status"
	[ ! -s "$tmp/err" ] && [ "$(cat "$tmp/status")" = 141 ]
}
same_rows() { annotate "$tmp/cut.gz" "$1" 2> "$tmp/err" | cmp - "$tmp/borne"; }

expect 'damage is status 1'                     said 1 'cut.gz: byte' annotate "$tmp/cut.gz" "$1"
expect '-t: damage is told, status 0'           said 0 'cut.gz: byte' annotate -t "$tmp/cut.gz" "$1"
cp "$tmp/out" "$tmp/borne"
expect '-t: the same rows'                      same_rows "$1"
expect 'a missing file is status 1'             said 1 'nowhere: cannot be read' annotate "$tmp/nowhere" "$1"
expect '-t does not bear a missing file'        said 2 'nowhere: cannot be read' annotate -t "$tmp/nowhere" "$1"
expect "tabulate's usage is status 2"           said 2 'tabulate failed with status 2' annotate "$1" -- --no-such-option
expect 'a full disk is status 2'                said 2 'annotate: .* failed with status 2' full_disk "$@"
expect 'a reader that goes away is no news'     gone_reader -
expect '... also where SIGPIPE is ignored'      gone_reader ''

# A job that a batch system kills, all of its processes at once, in the middle.
killed() {
	mkdir "$tmp/lab"
	for p in $FILTERS annotate; do ln -s "$BIN/$p" "$tmp/lab/$p"; done
	rm "$tmp/lab/tag-entities"
	printf '#!/bin/sh\ntouch %s; exec %s "$@"\n' "$tmp/running" "$BIN/tag-entities" > "$tmp/lab/tag-entities"
	chmod +x "$tmp/lab/tag-entities"
	(cat "$tmp/articles"; sleep 2) | setsid "$tmp/lab/annotate" -o "$tmp/killed" & job=$!
	until [ -e "$tmp/running" ]; do sleep 0.1; done
	env kill -s KILL -- "-$job"
	wait $job
	[ -e "$tmp/killed.tmp" ] && [ ! -e "$tmp/killed" ]
}
goes_on() { annotate -o "$tmp/killed" "$@" && cmp "$tmp/killed" "$tmp/rows" && [ ! -e "$tmp/killed.tmp" ]; }
# A run whose shell alone was killed, and one that still goes on, while another run is done.
late() {	# starts a run that waits for $tmp/go before it writes the table of entities
	rm -f "$tmp/go" "$tmp/late"
	printf '#!/bin/sh\nuntil [ -e %s ]; do sleep 0.1; done; exec %s "$@"\n' "$tmp/go" "$BIN/tabulate" > "$tmp/tabulate"
	chmod +x "$tmp/tabulate"; mv -f "$tmp/tabulate" "$tmp/lab/tabulate"
	"$tmp/lab/annotate" -o "$tmp/late" "$top"/t/archive/news-a.jsonl.gz -- -k entity -g value 2> "$tmp/err" & job=$!
	until [ -e "$tmp/late.tmp" ]; do sleep 0.1; done
	sleep 0.2
}
# shellcheck disable=SC2086
meanwhile() { annotate -o "$tmp/late" "$@" -- $ask && touch "$tmp/go"; }
orphan() {
	late; kill -s KILL $job; wait $job
	meanwhile "$@" && sleep 0.5 && cmp "$tmp/late" "$tmp/table"
}
rival() {
	late; meanwhile "$@"; wait $job
	[ $? = 2 ] && grep 'another run' "$tmp/err" && cmp "$tmp/late" "$tmp/table"
}
two_at_once() {
	annotate -o "$tmp/one" "$@" & annotate -o "$tmp/two" "$@"
	wait; cmp "$tmp/one" "$tmp/rows" && cmp "$tmp/two" "$tmp/rows"
}
expect '-o: a kill leaves no half file'         killed
expect '-o: the next run ends it'               goes_on "$@"
expect '-o: an orphan of a killed run'          orphan "$@"
expect '-o: a run that comes too late'          rival "$@"
expect 'two at once'                            two_at_once "$@"
done_testing
