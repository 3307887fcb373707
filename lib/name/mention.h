/*
 * A mention: one place in a document where a name stands.
 *
 * Mentions are found by the tagger, then linked: those of one person,
 * organisation or place get one entity.
 */
#ifndef MENTION_H
#define MENTION_H

#include "lex.h"
#include "name/unit.h"

enum name_class { NAME_NONE, NAME_PERSON, NAME_ORG, NAME_PLACE, NAME_MISC, NAME_CLASSES };

extern const char *const name_class_name[NAME_CLASSES];	/* "", "person", "org", "place", "misc" */

extern const char mention_model[], mention_dateline[];	/* why: "model", "dateline" */

struct mention {
	uint32_t	 first, last;	/* units[first..last) */
	uint32_t	 entity;	/* number of its entity, set by linking */
	uint8_t		 class;		/* enum name_class */
	uint8_t		 conf;		/* how sure, 0 to 100 */
	const char	*why;		/* what found it; a constant string */
	const struct lex_row *listed;	/* its row in the user's gazetteer; NULL: it has none */
};

struct mentions {
	struct mention	*at;		/* by first; they do not overlap */
	size_t		 n, cap;
};

void	mention_add(struct mentions *, struct mention);
void	mention_sort(struct mentions *);	/* by first; of two that overlap the longer stays */

/*
 * Sorts in those from number `known` on, which stand sorted behind the others;
 * of the others those that they touch are taken out.
 */
void	mention_prefer(struct mentions *, size_t known);

#endif
