# Made-up sports pages and notices, annotated: what a model cannot learn from politics.
#
#	awk -f lib/gen/made-up.awk lib/data/place.tsv lib/data/country.tsv \
#	    lib/data/given.tsv lib/data/large/surname.tsv lib/data/large/team.tsv
#
# Results, tables and reports in which a city stands for its team (Norwich 2
# Luton 0) are ORG, the ground's city and a player's country LOC.  In notices
# names are coined, so that only the words around them tell what they are.
# The same lists give the same pages on every machine: the dice are our own.

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
function lineup(a,   i) {
	team(a); put(":")
	for (i = 0; i < 11; i++) {
		put(dice(2) ? surname[dice(n_surname)] : coin(), "PER")
		if (dice(4) == 0) { put("("); put(dice(2) ? surname[dice(n_surname)] : coin(), "PER"); put(1 + dice(90) " )") }
		put(i < 10 ? "," : ".")
	}
	end()
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

# Notices.  A coined word may be a company, a band, a village or a family.
function coin(   w, k) {
	w = ""
	for (k = 2 + (dice(3) == 0); k > 0; k--)
		w = w pick("ba|ko|ri|ten|mo|lus|sha|ver|da|quin|or|zel|pa|nim|tor|ge|ly|fra|dun|so|car|vi|hol|min|ras|el|ja|bru|no|wick|ham|ux|ia|stan|ta|gor|le|mi|ku|bel")
	return toupper(substr(w, 1, 1)) substr(w, 2)
}
function letters(   w, k) {
	w = ""
	for (k = 2 + dice(3); k > 0; k--)
		w = w substr("ABCDEFGHIKLMNOPRSTUVW", 1 + dice(21), 1)
	return w
}
function some_name() {
	return pick("1|2|3") == 1 ? surname[dice(n_surname)] : coin()
}
function new_org(   k) {
	k = dice(10)
	if (k < 4) return coin()
	if (k == 4) return coin() " " coin()
	if (k == 5) return surname[dice(n_surname)]
	if (k == 6) return surname[dice(n_surname)] " & " surname[dice(n_surname)]
	if (k == 7) return letters()
	if (k == 8) return coin() " " pick("Labs|Foods|Air|Media|Motors|Telecom|Oil|Mining|Watch|House|Action|Front|Studios|Weekly|Courier")
	return "The " coin() " " pick("Post|Society|Review|Trust|Project|Band|Observer")
}
function full_org(   a) {
	a = pick("National|Regional|African|Latin American|Central|Federal|International|United|Arab|Nordic|Asian")
	return a " " pick("Energy|Water|Climate|Cycling|Farm|Transport|Fisheries|Housing|Air Quality|Rail|Press|Teachers|Chess|Salt") " " pick("Institute|Agency|Union|Federation|Organization|Authority|Council|Board|Association|Bureau|Bank|Commission")
}
function initials(words,   a, n, i, w) {
	n = split(words, a, " ")
	for (i = 1; i <= n; i++)
		w = w substr(a[i], 1, 1)
	return w
}
function some_place() { return dice(2) ? coin() : city[here, dice(n_city[here])] }
function org() { put(the_org, "ORG") }
function loc() { put(the_place, "LOC") }
function per() { put(the_given " " the_family, "PER") }
function family() { put(the_family, "PER") }

function org_notice(   k) {
	k = dice(20)
	if (k == 0) { org(); put(", a " pick("start-up|bank|newspaper|charity|retailer|carmaker|airline|think tank|software firm|trade union|news site|rights group") " based in"); loc(); put(", said on Tuesday it would close .") }
	if (k == 1) { org(); put("is a " pick("record label|brand of pencils|software maker|football club|news agency|militant group|grocery chain|political party|law firm|mining company") " ."); }
	if (k == 2) { org(); put("are a rock band formed in"); loc(); put("in 1998 .") }
	if (k == 3) { put(pick("Shares of|Investors in|Staff at|Workers at|Customers of|Employees of|Critics of")); org(); put(pick("fell 3 percent .|walked out on Monday .|were not told .|lost money .")) }
	if (k == 4) { per(); put(", " pick("chief executive|founder|director|chairwoman|spokesman|treasurer") " of"); org(); put(", resigned .") }
	if (k == 5) { put("The " pick("daily|newspaper|magazine|website|broadcaster|band|airline|party|union|company|agency")); org(); put(pick("reported a loss .|said so on its front page .|has 40 members .|denied it .")) }
	if (k == 6) { org(); put(pick("reported a profit of $ 3 million .|said in a statement that it had no plans to sell .|will cut 400 jobs .|did not respond to a request for comment .|sued the city .")) }
	if (k == 7) { org(); put(pick("acquired|bought|merged with|sued|supplies|competes with")); put(new_org(), "ORG"); put(pick(".|in May .|for $ 20 million .")) }
	if (k == 8) { put("Before joining"); org(); put(","); per(); put("worked at"); put(new_org(), "ORG"); put(".") }
	if (k == 9) { put("A " pick("spokesman|spokeswoman|lawyer|representative") " for"); org(); put(pick("declined to comment .|said the report was wrong .|confirmed the sale .")) }
	if (k == 10) { put("According to"); org(); put(", a news site , 12 people were hurt in"); loc(); put(".") }
	if (k == 11) { org(); put("'s"); put(pick("shares|board|headquarters|lawyers|new album|factory|editors|website") pick(" rose .| voted on it .| could not be reached .| opened in June .")) }
	if (k == 12) { the_full = full_org(); put("The"); put(the_full, "ORG"); put("("); put(initials(the_full), "ORG"); put(") met in"); loc(); put("."); end(); put("The"); put(initials(the_full), "ORG"); put("said prices would rise .") }
	if (k == 13) { put("The opposition party"); org(); put("won 12 seats .") }
	if (k == 14) { put("He played guitar for"); org(); put("and"); put(new_org(), "ORG"); put(".") }
	if (k == 15) { put("Companies such as"); org(); put(","); put(new_org(), "ORG"); put("and"); put(new_org(), "ORG"); put("have left .") }
	if (k == 16) { per(); put("of"); org(); put("said the fund was sound .") }
	if (k == 17) { put("\""); put("We are ready , \" said"); org(); put("chief executive"); per(); put(".") }
	if (k == 18) { org(); put("-"); put("owned"); put(new_org(), "ORG"); put("makes parts for"); put(new_org(), "ORG"); put(".") }
	if (k == 19) { put("She is a reporter for"); org(); put("in"); loc(); put(".") }
	end()
}
function place_notice(   k) {
	k = dice(9)
	if (k == 0) { loc(); put("is a " pick("village|town|river|suburb|district") " in"); put(country[dice(n_country)], "LOC"); put(".") }
	if (k == 1) { put("Floods hit"); loc(); put(","); put(some_place(), "LOC"); put("and"); put(some_place(), "LOC"); put("on Monday .") }
	if (k == 2) { put("The road from"); loc(); put("to"); put(some_place(), "LOC"); put("is closed .") }
	if (k == 3) { put(pick("Residents of|Farmers near|Police in|The mayor of|Fighting around|Schools in")); loc(); put(pick("were warned .|said so .|has grown .|went on .|stayed shut .")) }
	if (k == 4) { put("In"); loc(); put(","); put(country[dice(n_country)], "LOC"); put(", two people died .") }
	if (k == 5) { put("Ten miles " pick("north|south|east|west") " of"); loc(); put(", a bridge fell .") }
	if (k == 6) { put("The town of"); loc(); put("has 900 people .") }
	if (k == 7) { put("She was born in"); loc(); put("and lives in"); put(some_place(), "LOC"); put(".") }
	if (k == 8) { put("The"); put(coin() " " pick("River|Bridge|Valley|Airport|Hospital|Stadium|Street|Mountains"), "LOC"); put("lies near"); loc(); put(".") }
	end()
}
function person_notice(   k) {
	k = dice(9)
	if (k == 0) { per(); put(", 34 , a teacher from"); loc(); put(", said she heard a shot .") }
	if (k == 1) { put(pick("Mr.|Ms.|Mr|Mrs|Ms|Dr.|Sgt.|Judge|Mayor|Senator|Minister|Coach")); family(); put(pick("did not agree .|said he would appeal .|was not there .")) }
	if (k == 2) { family(); put(pick("said|added|told reporters|testified|wrote") " that the house was empty .") }
	if (k == 3) { put("\""); put("It was dark , \""); family(); put("said .") }
	if (k == 4) { put("The judge told"); family(); put("to return in May .") }
	if (k == 5) { per(); put("and"); put(person(), "PER"); put("were married in"); loc(); put(".") }
	if (k == 6) { family(); put("'s"); put("lawyer , "); put(person(), "PER"); put(", left the room .") }
	if (k == 7) { per(); put("( guitar ) ,"); put(person(), "PER"); put("( drums )") }
	if (k == 8) { put("Police arrested"); per(); put(", 41 , of"); loc(); put(".") }
	end()
}
function notices(   i) {
	print "-DOCSTART-\tO\n"
	here = land[dice(n_land)]
	the_org = new_org(); the_place = some_place()
	the_given = given[dice(n_given)]; the_family = some_name()
	for (i = 0; i < 3; i++) org_notice()
	place_notice()
	person_notice(); person_notice()
}
END {
	for (page = 0; page < 900; page++) {
		print "-DOCSTART-\tO\n"
		here = land[dice(n_land)]
		for (i = 0; i < 8; i++)
			squad[i] = new_team()
		kind = dice(9)
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
			if (kind == 8 && i < 3) { lineup(i); result(i, i + 2) }
			if (kind == 7) { fixture(i, i + 1); report(i, i + 5) }
		}
	}
	for (page = 0; page < 1600; page++)
		notices()
}
