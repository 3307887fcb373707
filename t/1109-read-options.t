#!/bin/sh
# Options of read-articles: what they let through, and what they put where.
. "${0%/*}/tap.sh"
cd "$tmp" || exit 2

cat > a.jsonl <<'END'
{"id":"en1","date":"2017-03-31","language":"en","headline":{"main":"One"},"txt":"Alpha."}
{"id":"en2","date":"2017-04-01","language":"en-GB","headline":{"main":"Two"},"txt":"Beta."}
{"id":"de1","date":"2017-04-02","language":"de","headline":{"main":"Drei"},"txt":"Gamma."}
{"id":"no1","date":"3/4/2018","headline":{"main":"Four"},"txt":"Delta.","tongue":"fr","who":{"name":"Ann Roe"},"src":"Post","web":"http://www.example.org/4","nr":"n4"}
{"id":"no2","headline":{"main":"Five"},"txt":"Epsilon."}
END
names='--text txt --title headline.main'
ids() {		# what comes out with these options: ids, on one line
	# shellcheck disable=SC2086
	read-articles $names "$@" a.jsonl | cut -f 2 | tr '\n' ' '
}
are() { [ "$1" = "$2" ] || { echo "got $2, not $1"; return 1; }; }
field() {	# of the article no1, column $1
	col=$1; shift
	# shellcheck disable=SC2086
	read-articles $names "$@" a.jsonl | awk -F '\t' '$2 == "no1" || $2 == "n4"' | cut -f "$col"
}

expect 'fields by name'      are 'One\n\nAlpha.' "$(read-articles --text txt --title headline.main a.jsonl | head -n 1 | cut -f 7)"
expect '--byline'            are 'Ann Roe' "$(field 11 --byline who.name)"
expect '--outlet'            are Post "$(field 13 --outlet src)"
expect '--url'               are 'http://www.example.org/4 example.org' "$(field 16 --url web) $(field 13 --url web)"
expect '--ids FIELD'         are n4 "$(field 2 --ids nr)"
expect '--date'              are 2018-03-04 "$(field 14 --date date)"
expect '--day-first'         are 2018-04-03 "$(field 14 --day-first)"
expect '--language'          are fr "$(field 9 --language tongue)"
expect '--since a day'       are 'en2 de1 no1 ' "$(ids --since 2017-04-01)"
expect '--until a day'       are 'en1 en2 ' "$(ids --until 2017-04-01)"
expect '--until a month'     are 'en1 en2 de1 ' "$(ids --until 2017-04)"
expect 'since and until'     are 'en2 de1 ' "$(ids --since 2017-04 --until 2017)"
expect '--lang en'           are 'en1 en2 no1 no2 ' "$(ids --lang en)"
expect '--lang en-GB'        are 'en2 no1 no2 ' "$(ids --lang en-GB)"
expect '-n counts what is written' are 'en2 de1 ' "$(ids --since 2017-04-01 -n 2)"
expect '--ids path'          are 'a.jsonl a.jsonl:2 a.jsonl:3 a.jsonl:4 a.jsonl:5 ' "$(ids --ids path)"
expect '--ids hash: equal texts, equal ids' sh -c '
	printf "{\"id\":\"%s\",\"text\":\"Same.\"}\n" a b | read-articles --ids hash | cut -f 2 | uniq | wc -l | grep -q "^ *1$"'
expect '-f: what nobody would guess' sh -c 'printf "One.\nTwo.\n" | read-articles -f lines | wc -l | grep -q "^ *2$"'
expect '-f holds inside containers'  sh -c '
	printf "One.\nTwo.\n" > x.txt; tar cf x.tar x.txt; read-articles -f lines x.tar | wc -l | grep -q "^ *2$"'
printf 'caf\351' > latin
expect 'what is not UTF-8 is windows-1252, told' sh -c 'read-articles latin 2> err | cut -f 7 | grep -q "^café$" && grep -q windows-1252 err'
expect '--encoding'          are 'cafщ' "$(read-articles --encoding iso-8859-5 latin 2> /dev/null | cut -f 7)"
expect '--encoding that is none' status 2 read-articles --encoding klingon latin
expect 'a language is recognised' are de "$(printf 'Die Stadt hat am Dienstag beschlossen, dass die Bibliothek nicht mehr geöffnet wird, und viele sind damit nicht zufrieden.' | read-articles | cut -f 9)"
expect 'and left empty where a text is too short' are '' "$(printf 'Hm.' | read-articles | cut -f 9)"

# Somebody who waits asks how far it is; memory stays where it was.
if [ -r /proc/self/status ]; then
	awk 'BEGIN { for (i = 0; i < 300000; i++)
		printf "{\"id\":\"%d\",\"text\":\"The council met for the %dth time and went home again.\"}\n", i, i }' > big
	mkfifo pipe
	read-articles < pipe > rows 2> err & pid=$!
	exec 3> pipe
	cat big >&3
	kill -USR1 $pid
	cat big >&3
	peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$pid/status)
	exec 3>&-
	wait $pid
	expect 'SIGUSR1 tells how far it is' grep -q ' MB, [0-9]* articles' err
	expect 'and does no harm'            are 600000 "$(wc -l < rows | tr -d ' ')"
	[ "${SANITIZED:-}" ] ||		# they take more
	expect "memory is flat: $peak kB for 50 MB" test "$peak" -lt 20000
fi
expect '-v tells it at the end'      sh -c 'read-articles -v a.jsonl 2>&1 > /dev/null | grep -q "articles"'
done_testing
