/*
 * What the lists say of words and phrases, as the tagger's features see it.
 *
 * A gazetteer says little alone (Will, Young, Price are names), so a class is
 * evidence with a learnt weight.  GAZ_CLASSES: the lexicon's file and class;
 * "*" takes all classes that have no line of their own before it.
 */
#ifndef GAZ_H
#define GAZ_H

#include "name/dict.h"

#define GAZ_CLASSES(X) \
	X(given, "m") X(given, "f") X(given, "u") \
	X(surname, "often") X(surname, "some") X(surname, "rare") X(surname, "notable") \
	X(place, "city") X(place, "mid") X(place, "big") X(place, "state") X(place, "county") \
	X(country, "country") X(country, "region") \
	X(us_state, "name") X(us_state, "short") X(us_state, "postal") \
	X(demonym, "nation") X(demonym, "creed") \
	X(agency, "short") X(agency, "*") X(media, "*") X(org_suffix, "final") X(org_suffix, "any") \
	X(facility, "*") X(party, "party") X(party, "member") \
	X(title, "hon") X(title, "mod") X(title, "role") X(title, "*") \
	X(company, "large") X(company, "other") X(university, "*") X(team, "team") X(team, "nick") \
	X(wordnet, "person") X(wordnet, "group") X(wordnet, "location") X(wordnet, "job") \
	X(calendar, "*") X(band, "band") X(thing, "thing")

#define GAZ_COUNT(file, class) + 1
enum { GAZ_N = 0 GAZ_CLASSES(GAZ_COUNT) };
#undef GAZ_COUNT

#define GAZ_GOES_ON	((uint64_t)1 << 63)	/* a longer phrase begins with this one */

/* How a word is written inside sentences, and the classes it was clustered into; 0: not known. */
enum word_case { CASE_UNKNOWN, CASE_LOWER, CASE_MOSTLY_LOWER, CASE_MIXED, CASE_MOSTLY_CAPITAL,
	CASE_CAPITAL, CASE_UPPER, CASES };

#define WORD_CASE(value)	((unsigned)((value) & 7))
#define WORD_C100(value)	((uint32_t)((value) >> 3 & 0x7f))
#define WORD_C500(value)	((uint32_t)((value) >> 10 & 0x1ff))
#define WORD_C2000(value)	((uint32_t)((value) >> 19 & 0xfff))

extern struct dict	gaz_phrases;	/* value: a bit for each class, and GAZ_GOES_ON */
extern struct dict	gaz_words;	/* value: WORD_CASE() of small letters, clusters of the word as written */

extern uint64_t		gaz_bodies;	/* the classes of large companies, teams, agencies, media */
extern uint64_t		gaz_alone;	/* the classes of countries, states, peoples, parties, agencies */

void	gaz_init(void);		/* before any look-up */

#endif
