/* See guess.h. */
#include "guess.h"
#include "lex_agency.h"
#include "lex_country.h"
#include "lex_demonym.h"
#include "lex_facility.h"
#include "lex_given.h"
#include "lex_media.h"
#include "lex_org_suffix.h"
#include "lex_party.h"
#include "lex_place.h"
#include "lex_title.h"
#include "lex_us_state.h"

static struct span
text_at(const void *of, size_t i)
{
	return ((const struct token *)of)[i].text;
}

static struct span
low_at(const void *of, size_t i)
{
	return ((const struct token *)of)[i].low;
}

static bool
in(struct span low, const char *const *list)
{
	for (; *list != NULL; list++)
		if (span_is(low, *list))
			return true;
	return false;
}

static bool
joins(const struct token *t)
{
	static const char *const joiners[] = { "of", "and", "for", "the", "&", "de", "la", "al",
	    "bin", "van", "von", "der", "del", "da", NULL };

	return in(t->low, joiners);
}

static bool
plain(const struct token *t)	/* capitalised, but no name */
{
	static const char *const words[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
	    "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
	    "august", "september", "october", "november", "december", "the", "a", "an", "he", "she",
	    "it", "they", "we", "i", "in", "on", "at", "but", "and", "this", "that", "these", "his",
	    "her", "their", "if", "when", "while", "after", "before", "according", "though", "as",
	    "for", "by", "from", "with", "to", "of", "there", "what", "who", "how", "you", "not",
	    "during", "since", "some", "many", "all", "no", "so", "our", "my", "its", "one", NULL };

	return in(t->low, words);
}

static uint8_t
class_of(const struct token *t, size_t n, size_t *used)
{
	struct lex_hit h;

	*used = n;
	h = lex_longest(&lex_agency, n, text_at, t);
	if (h.classes != 0 && h.words == n)
		return NAME_ORG;
	h = lex_longest(&lex_media, n, text_at, t);
	if (h.classes != 0 && h.words == n)
		return NAME_ORG;
	h = lex_longest(&lex_party, n, text_at, t);
	if (h.classes != 0 && h.words == n)
		return h.classes & PARTY_MEMBER ? NAME_MISC : NAME_ORG;
	h = lex_longest(&lex_country, n, text_at, t);
	if (h.classes != 0 && h.words == n)
		return NAME_PLACE;
	h = lex_longest(&lex_us_state, n, text_at, t);
	if (h.classes & (US_STATE_NAME | US_STATE_SHORT) && h.words == n)
		return NAME_PLACE;
	h = lex_longest(&lex_demonym, n, text_at, t);
	if (h.classes != 0 && h.words == n)
		return NAME_MISC;
	if (n > 1 && lex_find(&lex_org_suffix, t[n - 1].text).classes != 0)
		return NAME_ORG;
	if (n > 1 && (lex_find(&lex_org_suffix, t[0].text).classes & ORG_SUFFIX_ANY) != 0)
		return NAME_ORG;
	h = lex_longest(&lex_place, n, text_at, t);
	if (h.classes != 0 && h.words == n)
		return NAME_PLACE;
	if (n > 1 && lex_find(&lex_facility, t[n - 1].text).classes != 0)
		return NAME_PLACE;
	if (n > 1 && n < 5 && lex_find(&lex_given, t[0].text).classes != 0)
		return NAME_PERSON;
	if (t[0].form & FORM_UPPER && n == 1)
		return NAME_ORG;
	return NAME_NONE;
}

/* The length of the capitalised run at i; 0: none. */
static size_t
run(const struct token *t, size_t i, size_t last)
{
	size_t j = i;

	if (!(t[i].form & FORM_CAPITAL) || plain(&t[i]))
		return 0;
	while (j < last && t[j].form & FORM_CAPITAL && !(j > i && plain(&t[j]))) {
		size_t k = ++j;

		while (k < last && joins(&t[k]) && k < j + 2)
			k++;
		if (k > j && k < last && t[k].form & FORM_CAPITAL &&
		    lex_find(&lex_org_suffix, t[j - 1].text).classes != 0)
			j = k;
	}
	return j - i;
}

void
guess(const struct units *u, struct mentions *m)
{
	for (size_t s = 0; s < u->n_sentence; s++) {
		size_t i = u->sentence[s].first, last = u->sentence[s].last, n, used;

		while (i < last) {
			struct lex_hit h;
			bool titled = false;
			uint8_t class;

			if ((n = run(u->unit, i, last)) == 0) {
				i++;
				continue;
			}
			for (size_t k = 0; k < n; k++) {	/* ICE Acting Director | Tom Homan */
				h = lex_longest(&lex_title, n - k, low_at, u->unit + i + k);
				if (h.classes != 0 && h.words + k < n && !(h.classes & TITLE_ROLE)) {
					if (k > 0 && (class = class_of(u->unit + i, k, &used)) != NAME_NONE)
						mention_add(m, (struct mention){ .first = (uint32_t)i,
						    .last = (uint32_t)(i + k), .class = class,
						    .conf = 60, .why = "lexicon" });
					i += k + h.words;
					n -= k + h.words;
					k = (size_t)-1;
					titled = !(h.classes & TITLE_MOD);
				}
			}
			class = class_of(u->unit + i, n, &used);
			if (titled && class != NAME_ORG)
				class = NAME_PERSON;
			if (class == NAME_NONE && n > 1 && i > u->sentence[s].first)
				class = NAME_PERSON;
			if (class != NAME_NONE)
				mention_add(m, (struct mention){ .first = (uint32_t)i,
				    .last = (uint32_t)(i + n), .class = class, .conf = 50,
				    .why = titled ? "title" : "lexicon" });
			i += n;
		}
	}
}
