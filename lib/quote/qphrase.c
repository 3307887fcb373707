/*
 * See qphrase.h.
 *
 *	[a spokesman] for [the mayor] of [Denver]	three chunks; the first is
 *	                                  		whole to the end, the others hang on it
 *
 * A chunk is a run of words that a noun phrase may have: determiner or
 * possessive first, then capitals, small words of no closed class, numbers.
 * The head is its last word.  No verb is told from a noun here but by what
 * qtext knows: a wrong border costs little where only the head is looked at.
 */
#include "quote/qphrase.h"
#include "lex_qword.h"
#include "pos.h"

enum { ROLE = 6 };		/* words of a second role */

/* What a tag may be in a phrase. */
enum {
	NOMINAL = 1,		/* a part, or the whole of it */
	ANYWHERE = 2,		/* a part wherever it stands: nouns, numbers */
	FIRST = 4,		/* it begins one */
	MODIFIER = 8,		/* a part between the first and a nominal: "the accused man", "a very angry neighbor" */
	LINK = 16,		/* a part between others: "-", "&" */
	OTHER = 32,		/* a phrase of its own, perhaps: pronouns */
	BEGINS = NOMINAL | ANYWHERE | FIRST | OTHER
};

static const uint8_t part[Q_TAGS] = {
	[Q_NOUN] = NOMINAL | ANYWHERE, [Q_PLURAL] = NOMINAL | ANYWHERE, [Q_CAPITAL] = NOMINAL | ANYWHERE,
	[Q_POSSESSIVE] = NOMINAL | ANYWHERE, [Q_NUMBER] = ANYWHERE, [Q_CUE_NOUN] = NOMINAL, [Q_ADJ] = NOMINAL,
	[Q_DET] = FIRST, [Q_POSS] = FIRST,
	[Q_ED] = MODIFIER, [Q_ING] = MODIFIER, [Q_CUE_ING] = MODIFIER, [Q_CUE_PAST] = MODIFIER,
	[Q_CUE_BASE] = MODIFIER, [Q_LY] = MODIFIER, [Q_ADV] = MODIFIER, [Q_TIME] = MODIFIER,
	[Q_HYPHEN] = LINK, [Q_AND] = LINK,
	[Q_SUBJ] = OTHER, [Q_OBJ] = OTHER, [Q_REL] = OTHER, [Q_THAT] = OTHER
};

static bool
is_nominal(enum qtag t)
{
	return t < Q_TAGS && part[t] & NOMINAL;
}

/* "media and PR strategist Glen Yearwood": two roles of one person, in front of the name; not "doctors and ...". */
static bool
joins_roles(const struct qtext *q, uint32_t i, uint32_t last)
{
	uint32_t k = i + 1;

	if (!is_nominal(q->word[i - 1].tag) || q->word[i - 1].entity != 0 || !(q->word[i].shut & QWORD_CONJ) ||
	    span_ends(qtext_low(q, i - 1), S("s")))
		return false;
	while (k < last && k < i + ROLE && is_nominal(q->word[k].tag) && q->word[k].entity == 0)
		k++;
	return k > i + 1 && k < last && q->word[k].entity != 0 && q->word[k - 1].tag != Q_POSSESSIVE &&
	    span_is(q->doc->row[q->word[k].entity - 1].col[ROW_LABEL], "person");
}

static bool
may_be_inside(const struct qtext *q, uint32_t i, uint32_t first, uint32_t last)
{
	uint8_t t = q->word[i].tag, before;

	if (part[t] & ANYWHERE)
		return true;
	before = i > first ? q->word[i - 1].tag : Q_BEYOND;
	if (i > first && q->word[i].entity != 0 && q->word[i].entity == q->word[i - 1].entity)
		return true;			/* "Immigration and Customs Enforcement" */
	if (before == Q_HYPHEN)
		return true;			/* "the 28-year-old", "a tsunami-related e-mail" */
	if (part[t] & NOMINAL) {
		if (before == Q_POSSESSIVE && t == Q_CUE_NOUN)
			return false;		/* "the agency's | claims" */
		if (before == Q_PLURAL && t == Q_ADJ && i + 1 < last && is_nominal(q->word[i + 1].tag))
			return false;		/* "cities | federal officials call", but "the media giant" */
		return true;
	}
	if (part[t] & LINK)
		return i > first && (t == Q_HYPHEN || span_is(q->doc->token[i].text, "&") ||
		    joins_roles(q, i, last));
	return part[t] & MODIFIER &&
	    (part[before] & FIRST || before == Q_POSSESSIVE || before == Q_ADJ) && i + 1 < last &&
	    is_nominal(q->word[i + 1].tag);
}

static void
add(struct qtext *q, uint32_t first, uint32_t last, uint32_t sent, enum qchunk_type type)
{
	struct qchunk c = { .first = first, .last = last, .whole = last, .sent = sent, .type = (uint8_t)type };

	for (uint32_t i = first; i < last; i++)
		c.entity |= q->word[i].entity != 0;
	q->chunk[q->n_chunk++] = c;
}

/* A relative pronoun stands behind a noun or a comma; "that" only behind a noun, before a verb. */
static bool
is_relative(const struct qtext *q, uint32_t i, const struct qsent *s)
{
	enum qtag before = qtext_tag(q, i - 1, s->first, s->last), after = qtext_tag(q, i + 1, s->first, s->last);

	if (q->word[i].tag == Q_REL)
		return true;
	return q->word[i].tag == Q_THAT && is_nominal(before) &&
	    after != Q_BEYOND && qtext_is_verb(&q->word[i + 1]);
}

/* "of" hangs a phrase on any other; another preposition only on a common noun. */
static bool
links(const struct qtext *q, uint32_t i, uint8_t type)
{
	uint8_t t = q->word[i].tag;

	return t == Q_OF || (type == CHUNK_NOUN && t == Q_PREP && !(q->word[i].shut & QWORD_SUB));
}

/* "One analyst", where "one" is no pronoun. */
static bool
is_one_thing(const struct qtext *q, uint32_t i, const struct qsent *s)
{
	return q->word[i].tag == Q_OBJ && q->word[i].shut & QWORD_NUM && i + 1 < s->last &&
	    is_nominal(q->word[i + 1].tag) && q->word[i + 1].span == q->word[i].span;
}

/* One phrase from token i on, if one begins there; gives the token behind it. */
static uint32_t
chunk_from(struct qtext *q, uint32_t i, uint32_t s, uint32_t *noun_end)
{
	const struct qsent *x = &q->sent[s];
	uint32_t first = i, span = q->word[i].span;
	bool name = false;

	if (!(part[q->word[i].tag] & BEGINS) && !(q->word[i].shut & QWORD_CLIT))
		return i + 1;
	if (i > x->first && is_relative(q, i, x)) {
		add(q, i, i + 1, s, CHUNK_RELATIVE);
		return i + 1;
	}
	if (is_one_thing(q, i, x))
		i++;
	else if (q->word[i].tag == Q_SUBJ || q->word[i].tag == Q_OBJ ||
	    (q->word[i].shut & QWORD_CLIT && q->word[i].tag != Q_REL)) {
		add(q, i, i + 1, s, CHUNK_PRONOUN);
		return i + 1;
	}
	if (part[q->word[i].tag] & FIRST)
		i++;
	while (i < x->last && q->word[i].span == span && may_be_inside(q, i, first, x->last)) {
		name |= q->word[i].tag == Q_CAPITAL;
		i++;
	}
	if (i == first)
		return i + 1;
	if (i == first + 1 && q->word[first].can & POS_ARTICLE)
		return i;
	add(q, first, i, s, name ? CHUNK_NAME : CHUNK_NOUN);
	*noun_end = i;
	return i;
}

static void
chunk_sentence(struct qtext *q, uint32_t s)
{
	const struct qsent *x = &q->sent[s];
	uint32_t i = x->first, noun_end = 0;
	size_t top = 0;
	bool open = false;		/* chunk `top` may be hung on */

	while (i < x->last) {
		size_t n = q->n_chunk;
		uint32_t at = i, end_before = noun_end;

		i = chunk_from(q, i, s, &noun_end);
		if (q->n_chunk == n) {
			open = open && at == end_before && links(q, at, q->chunk[top].type);
			continue;
		}
		if (open && at == end_before + 1 && q->chunk[n].type >= CHUNK_NAME) {
			q->chunk[n].hangs = true;
			q->chunk[top].whole = i;
		} else {
			top = n;
			open = q->chunk[n].type >= CHUNK_NAME;
		}
	}
}

void
qphrase_chunk(struct qtext *q)
{
	q->n_chunk = 0;
	mem_room(&q->chunk, &q->cap_chunk, q->n, sizeof(*q->chunk));
	for (uint32_t s = 0; s < q->n_sent; s++)
		chunk_sentence(q, s);
}

size_t
qphrase_at(const struct qtext *q, size_t i)
{
	size_t lo = 0, hi = q->n_chunk, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (q->chunk[mid].first < i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

uint32_t
qphrase_end(const struct qtext *q, size_t c, uint32_t limit)
{
	const struct qchunk *x = &q->chunk[c], *n;
	uint32_t end = x->whole, last = q->sent[x->sent].last, span = q->word[x->first].span;

	if (x->type < CHUNK_NAME)
		return x->last;
	if (x->first < limit && limit < last)
		last = limit;
	if (end + 1 < last && q->word[end].tag == Q_LPAREN)		/* "(R-Wis.)" */
		for (uint32_t i = end + 1; i < last && i < end + 8; i++)
			if (q->word[i].tag == Q_RPAREN) {
				end = i + 1;
				break;
			}
	if (end + 1 >= last || q->word[end].tag != Q_COMMA || q->word[end].span != span)
		return end;
	for (c++; c < q->n_chunk && q->chunk[c].first < end + 1; c++)
		;
	n = &q->chunk[c];
	if (c == q->n_chunk || n->first != end + 1 || n->type < CHUNK_NAME || n->whole > last ||
	    q->word[n->first].span != span)
		return end;
	if (n->whole == last || q->word[n->whole].tag == Q_COMMA || q->word[n->whole].tag == Q_STOP ||
	    q->word[n->whole].tag == Q_REL)
		return n->whole;
	return end;
}
