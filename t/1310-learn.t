#!/bin/sh
# learn-entities: the same text gives the same model, tag-entities uses it, and
# what is no model or no annotated text is refused.
. "${0%/*}/tap.sh"
cd "$tmp" || exit 2

# Zork is a place, Mr. Blan a person; Quell is left open.
awk 'BEGIN {
	for (i = 0; i < 30; i++) {
		print "-DOCSTART-\tO\n"
		print "In\tO\nZork\tB-LOC\n,\tO\nMr.\tO\nBlan" i "\tB-PER\nsaid\tO\n.\tO\n"
		print "Quell\t?\nrained\tO\n.\tO\n"
	}
}' > gold
gzip -k gold
learn() { learn-entities -c 1 -l 0.1 -e 5 "$@"; }

expect 'a model is written'             status 0 sh -c 'learn-entities -c 1 -l 0.1 -e 5 gold > one'
learn gold > two
expect 'the same text, the same bytes'  cmp one two
learn gold.gz > three
expect 'gzip makes no difference'       cmp one three
learn - < gold > four
expect 'nor does standard input'        cmp one four

printf 'In Zork, Mr. Blander said so.' | read-articles | tokenize > rows
tag() { tag-entities -o "$@" rows | cut -f 7,8; }
printf 'Zork\tplace\nBlander\tperson\n' > want
tag -m one > got
expect 'it has learnt'                  same want got
expect 'an open tag teaches nothing'    sh -c '! grep -aq Quell one'

head -c 100 one > cut
{ cat one; echo; } > long
printf x | cat - one > shifted
for f in cut long shifted gold /dev/null; do
	expect "no model: ${f##*/}"     status 2 tag-entities -m "$f" rows
done
expect 'no such model'                  status 2 tag-entities -m none rows

printf 'Zork\tB-LOC\nrained\n' > untagged
expect 'a token without a tag'          status 2 learn-entities untagged
expect 'the message has file and line'  sh -c 'learn-entities untagged 2>&1 | grep -q "untagged:2: "'
printf 'Zork\tplace\n' > odd
expect 'a tag that is none'             status 2 learn-entities odd
expect 'no such file'                   status 2 learn-entities none
: > nothing
expect 'no text at all is a model, too' status 0 learn-entities nothing
expect 'a rate of nothing'              status 2 learn-entities -r 0 gold
expect 'a full disk'                    status 2 sh -c 'learn-entities gold > /dev/full'
done_testing
