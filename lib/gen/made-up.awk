# Made-up sports pages, annotated: what a model cannot learn from politics.
#
#	awk -f lib/gen/made-up.awk lib/data/place.tsv lib/data/country.tsv \
#	    lib/data/given.tsv lib/data/large/surname.tsv lib/data/large/team.tsv
#
# Results, tables and reports in which a city stands for its team (Norwich 2
# Luton 0) are ORG, the ground's city and a player's country LOC.  The same
# lists give the same pages on every machine: the dice are our own.

BEGIN { FS = "\t"; seed = 20261124 }
/^#/ { next }
FILENAME ~ /place/ && $2 ~ /^city,/ && $3 ~ /^(GB|US|DE|FR|ES|IT|NL|BR|AR|MX|JP|KR|AU|IN|ZA|CA|PL|TR|RU|SE|EG|NG)$/ {
	city[$3, n_city[$3]++] = $1
	if (n_city[$3] == 1)
		land[n_land++] = $3
}
FILENAME ~ /country/ && $2 == "country" && $1 == $3 && $1 ~ /^[A-Z][a-z]+( [A-Z][a-z]+)?$/ { country[n_country++] = $1 }
FILENAME ~ /given/ && $3 > 0.03 { given[n_given++] = $1 }
FILENAME ~ /surname/ && $2 ~ /often|some/ { surname[n_surname++] = $1 }
FILENAME ~ /team/ && $2 == "nick" { nick[n_nick++] = $1 }

function dice(n) {		# 0 .. n - 1
	seed = (seed * 16807) % 2147483647
	return int(seed / 7) % n
}
function pick(choices,   a, n) {
	n = split(choices, a, "|")
	return a[dice(n) + 1]
}
function put(words, class,   a, n, i) {
	n = split(words, a, " ")
	for (i = 1; i <= n; i++)
		line = line (caps ? toupper(a[i]) : a[i]) "\t" (class == "" ? "O" : (i == 1 ? "B-" : "I-") class) "\n"
}
function end() { printf "%s\n", line; line = ""; caps = 0 }
function new_team(   c) {
	c = city[here, dice(n_city[here])]
	if (dice(6) == 0)
		return c " " pick("United|City|Rovers|Town|Athletic|FC|Wanderers|Rangers|Tigers|Stars|Union")
	if (here == "US" && dice(4) == 0)
		return nick[dice(n_nick)]
	return c
}
function person() {
	return (dice(3) == 0 ? substr(given[dice(n_given)], 1, 1) "." : given[dice(n_given)]) " " surname[dice(n_surname)]
}
function team(i) { put(squad[i % 8], "ORG") }
function score() { return dice(4) }

function result(a, b) {
	team(a); put(score()); team(b); put(score())
	put(pick("||||( halftime 1-0 )|( OT )|( in 12 )|( after extra time )|( 2nd game )"))
	end()
}
function fixture(a, b) { put(pick("||||Postponed :|Playing Saturday :")); team(a); put(pick("v|v|vs|at")); team(b); end() }
function table(a) {
	team(a)
	if (dice(2))
		put(20 + dice(60) " " 20 + dice(60) " ." 300 + dice(400) " " pick("-|1|2 1/2|5|12"))
	else
		put(1 + dice(9) " " dice(9) " " dice(9) " " dice(9) " " dice(20) " " dice(20) " " dice(30))
	end()
}
function cricket(a, b) {
	if (dice(2)) { put("At"); put(city[here, dice(n_city[here])], "LOC"); put(":") }
	team(a)
	if (dice(2)) {
		put(100 + dice(300) "-" dice(10) " ("); put(person(), "PER"); put(dice(150) " ) v"); team(b)
	} else {
		put("beat"); team(b); put(pick("by an innings and 39 runs .|by nine wickets .|by 141 runs ."))
	}
	end()
}
function innings(   s) {
	put(person(), "PER")
	if (dice(3) == 0) put("not out " dice(120))
	else {
		put(pick("c|lbw|st")); if (dice(2)) put(surname[dice(n_surname)], "PER")
		put("b"); put(surname[dice(n_surname)], "PER"); put(dice(120))
	}
	end()
}
function ranking(k) {
	put(k "."); put(person(), "PER"); put("("); put(country[dice(n_country)], "LOC")
	put(")"); put(dice(3) ":" 10 + dice(50) "." dice(10)); end()
}
function tennis() {
	put(person(), "PER"); put("("); put(country[dice(n_country)], "LOC"); put(") beat")
	put(person(), "PER"); put("("); put(country[dice(n_country)], "LOC"); put(") 6-" dice(5) " 7-5"); end()
}
function nations() {
	put(country[dice(n_country)], "LOC"); put(score()); put(country[dice(n_country)], "LOC"); put(score()); end()
}
function report(a, b,   k) {
	k = dice(9)
	if (k == 0) { team(a); put("beat"); team(b); put(score() "-" score() pick(" on Saturday .| at home .| to go top of the table .")) }
	if (k == 1) { team(a); put(pick("striker|midfielder|captain|goalkeeper|coach|manager|defender")); put(person(), "PER"); put("scored twice against"); team(b); put(".") }
	if (k == 2) { put(person(), "PER"); put(pick("hit a three-run homer for|scored for|kicked a penalty for|joined|has signed for|was sold to")); team(a); put(".") }
	if (k == 3) { put("In"); put(city[here, dice(n_city[here])], "LOC"); put(","); put(person(), "PER"); put("scored 24 points and"); team(a); put("won for the first time in five games .") }
	if (k == 4) { team(a); put(pick("lost to|drew with|were held by|trail|host")); team(b); put(pick("in the final .|on Sunday .|for the third time .")) }
	if (k == 5) { put("The win over"); team(b); put("lifted"); team(a); put("to second place .") }
	if (k == 6) { put("\""); put("We played well , \" said"); team(a); put("coach"); put(person(), "PER"); put(".") }
	if (k == 7) { team(a); put("and"); team(b); put("meet in"); put(city[here, dice(n_city[here])], "LOC"); put("on Friday .") }
	if (k == 8) { put("The"); team(a); put(pick("players|fans|board|squad")); put("left"); put(city[here, dice(n_city[here])], "LOC"); put("after the game .") }
	end()
}
END {
	for (page = 0; page < 900; page++) {
		print "-DOCSTART-\tO\n"
		here = land[dice(n_land)]
		for (i = 0; i < 8; i++)
			squad[i] = new_team()
		kind = dice(8)
		shout = dice(5) == 0
		for (i = 0; i < 8; i++) {
			caps = shout && dice(2)
			if (kind == 0) result(i, i + 1 + dice(6))
			if (kind == 1) { table(i); if (dice(2)) result(i, i + 3) }
			if (kind == 2) cricket(i, i + 1)
			if (kind == 3) innings()
			if (kind == 4) ranking(i + 1)
			if (kind == 5) { if (dice(3)) tennis(); else nations() }
			if (kind == 6) { result(i, i + 2); report(i, i + 1) }
			if (kind == 7) { fixture(i, i + 1); report(i, i + 5) }
		}
	}
}
