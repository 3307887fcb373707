/*
 * Rows on their way from the input to the table: chosen, joined, made unique,
 * lengthened, paired or checked.
 */
#ifndef TABLE_FLOW_H
#define TABLE_FLOW_H

#include "out.h"
#include "span.h"
#include "table/names.h"
#include "table/options.h"

struct flow;

/* Called for every row that is left; the cells are good until it returns. */
typedef void	flow_take(void *self, const struct span *cell);

/* Ends the program if what is asked for makes no sense. */
struct flow	*flow_new(const struct table_options *, flow_take *, void *self);
void		 flow_free(struct flow *);

/* Before flow_open(): the numbers of cells, and whether they may be numbers. */
size_t		 flow_need(struct flow *, struct span column);
void		 flow_need_names(struct flow *, struct names *);
enum print_numbers flow_numbers(const struct flow *, struct span column);

/* What to list, or to group by, where nothing is said; NULL: nothing of that sort. */
const char	*flow_columns(const struct flow *);
const struct names *flow_groups(const struct flow *);

void		 flow_open(struct flow *, char **operands, struct out *);
size_t		 flow_all(struct flow *, const struct span **names);	/* all columns of the input */
void		 flow_read(struct flow *);	/* everything, to the end */
bool		 flow_seen(const struct flow *);	/* was there anything? */

/* Tells of a cell of the row in hand that should be a number, and is not. */
void		 flow_no_number(struct flow *, struct span cell, struct span what);

#endif
