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
	read-articles $names "$@" a.jsonl | awk -F '\t' '$2 ~ /^no1$|^n4$|^http/' | cut -f "$col"
}

expect 'fields by name'      are 'One\n\nAlpha.' "$(read-articles --text txt --title headline.main a.jsonl | head -n 1 | cut -f 7)"
expect '--byline'            are 'Ann Roe' "$(field 11 --byline who.name)"
expect '--outlet'            are Post "$(field 13 --outlet src)"
expect '--url'               are 'http://www.example.org/4 example.org' "$(field 16 --url web) $(field 13 --url web)"
expect '--ids FIELD'         are n4 "$(field 2 --ids nr)"
expect '--ids of an address keeps it' are 'http://www.example.org/4 example.org' "$(field 16 --ids web) $(field 13 --ids web)"
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
while IFS='	' read -r tag text; do
	expect "a sentence in $tag is recognised" are "$tag" "$(printf '%s\n' "$text" | read-articles | cut -f 9)"
done <<'END'
en	The council voted on Tuesday to close the bridge for a year, and hundreds of people came to say what they think of it.
de	Der Stadtrat hat am Dienstag beschlossen, die Brücke für ein Jahr zu sperren, und Hunderte kamen, um zu sagen, was sie davon halten.
fr	Le conseil municipal a décidé mardi de fermer le pont pendant un an, et des centaines de personnes sont venues dire ce qu'elles en pensent.
es	El ayuntamiento decidió el martes cerrar el puente durante un año, y cientos de personas vinieron a decir lo que piensan de ello.
pt	A câmara municipal decidiu na terça-feira fechar a ponte durante um ano, e centenas de pessoas vieram dizer o que pensam disso.
it	Il consiglio comunale ha deciso martedì di chiudere il ponte per un anno, e centinaia di persone sono venute a dire che cosa ne pensano.
nl	De gemeenteraad besloot dinsdag om de brug een jaar te sluiten, en honderden mensen kwamen zeggen wat zij ervan vinden.
pl	Rada miasta zdecydowała we wtorek o zamknięciu mostu na rok, a setki osób przyszły, aby powiedzieć, co o tym myślą.
sv	Kommunfullmäktige beslutade på tisdagen att stänga bron i ett år, och hundratals människor kom för att säga vad de tycker om det.
da	Byrådet besluttede tirsdag at lukke broen i et år, og hundredvis af mennesker kom for at sige, hvad de mener om det.
nb	Bystyret vedtok tirsdag å stenge broen i et år, og hundrevis av mennesker kom for å si hva de mener om det.
ru	Городской совет во вторник решил закрыть мост на год, и сотни людей пришли сказать, что они об этом думают.
el	Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει τη γέφυρα για έναν χρόνο, και εκατοντάδες άνθρωποι ήρθαν να πουν τη γνώμη τους.
ja	市議会は火曜日、橋を一年間閉鎖することを決めました。何百人もの人が来て意見を言いました。
ar	قرر مجلس المدينة يوم الثلاثاء إغلاق الجسر لمدة عام، وجاء مئات الأشخاص ليقولوا ما يفكرون فيه قبل انتهاء الاجتماع.
END
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
