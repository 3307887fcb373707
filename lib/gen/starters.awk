# starters.awk: words that begin sentences and are no names.
#
#	tokenize -o ROWS | awk -f lib/gen/starters.awk
#
# A word counts where its case says something: in lower case anywhere, with a
# capital behind a word in lower case.  One that is in lower case nearly always
# there, and has been seen at the head of sentences, is a starter: with a
# capital behind "U.S." it begins a sentence.  Words that are names nearly always
# are "name".

function typed(class, words,    i, n, w) {
	n = split(words, w, " ")
	for (i = 1; i <= n; i++) {
		print w[i] "\t" class
		if (class == "start")
			delete head[w[i]]
	}
}

BEGIN { FS = "\t" }
$1 == "sentence" { first = 1; was = ""; body = $8 == "body"; next }
$1 != "token" || !body { next }
$8 != "word" { was = ""; next }
{
	w = tolower($7)
	if (first) {
		if ($7 ~ /^[A-Z][a-z']*$/)
			head[w]++
		first = 0
	} else if ($7 ~ /^[a-z][a-z'-]*$/)
		lower[w]++
	else if ($7 ~ /^[A-Z][a-z'-]+$/ && was)
		upper[w]++
	was = $7 ~ /^[a-z]+$/
}
END {
	print "# Words and what a capital tells of them behind an abbreviation: start, a sentence"
	print "# begins; name, it goes on.  In lower case.  Typed by hand: say, verbs of\n# saying; closed, words of closed classes; date, what may follow \"6 p.m.\";\n# behind these, words that news begin with."
	print "# Counted by lib/gen/starters.awk in the press releases of U.S. senators (public"
	print "# domain) and Wikinews articles (CC BY 2.5); facts, CC0.  2026-11-24"
	typed("say", "said says say asked asks told tells added adds wrote writes replied replies " \
	    "answered shouted cried exclaimed yelled whispered explained noted recalled joked quipped " \
	    "wondered insisted demanded declared warned argued concluded continued tweeted")
	typed("closed", "the a an he she it they we you this that these those his her their its our my " \
	    "your in on at but and however there when while if after before as for what how who why " \
	    "where so although some many most not with from by to since also both did do does is are " \
	    "was were has have had can could will would should let's it's he's she's they're we're i'm " \
	    "i've here now then during under over through until because though despite without among " \
	    "between against such several few all each every any another even just only nor or " \
	    "once instead indeed thus therefore moreover furthermore nevertheless meanwhile yet still mr. mrs. ms. miss")
	typed("date", "monday tuesday wednesday thursday friday saturday sunday january february march " \
	    "april june july august september october november december eastern central pacific est edt " \
	    "cst cdt mst mdt pst pdt gmt et")
	typed("start", "police shares authorities investigators prosecutors travelers travellers " \
	    "passengers fans customers troops firefighters detectives deputies lawyers " \
	    "relatives legislators stocks profits earnings tickets neighbors neighbours " \
	    "rescuers crews protesters demonstrators activists organizers organisers " \
	    "somebody nurses drivers motorists developers builders owners tenants players " \
	    "councillors roads streets survivors")
	fflush()
	for (w in head)
		if (head[w] >= 12 && lower[w] >= 30 && lower[w] >= 12 * upper[w])
			print w "\tstart" | "LC_ALL=C sort"
	for (w in upper)
		if (upper[w] >= 60 && upper[w] >= 12 * lower[w])
			print w "\tname" | "LC_ALL=C sort"
	close("LC_ALL=C sort")
}
