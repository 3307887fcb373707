/* See names.h. */
#include "table/names.h"
#include "opt.h"

#include <stdlib.h>

void
names_add(struct names *list, struct span name)
{
	mem_room(&list->v, &list->cap, list->n + 1, sizeof(*list->v));
	list->v[list->n++] = (struct name){ .name = name, .column = name };
}

static void
add_item(struct names *list, struct span item)
{
	bool down = item.n > 0 && item.p[0] == '-';
	struct span rest = span_from(item, down), name;
	struct name *n;

	span_cut(&rest, '=', &name);
	names_add(list, name);
	n = &list->v[list->n - 1];
	n->down = down;
	if (rest.p != NULL)
		n->column = rest;
}

void
names_parse(struct names *list, const char *text, const char *option)
{
	struct span rest = span_of(text), item;

	while (span_cut(&rest, ',', &item)) {
		add_item(list, item);
		if (list->v[list->n - 1].name.n == 0 || list->v[list->n - 1].column.n == 0)
			opt_wrong("%s %s: an empty name", option, text);
	}
}

struct span
names_key(const struct names *columns, const struct span *cell, struct buf *room)
{
	if (columns->n == 1)
		return cell[columns->v[0].cell];
	room->n = 0;
	for (size_t i = 0; i < columns->n; i++) {
		if (i > 0)
			buf_byte(room, '\t');
		buf_span(room, cell[columns->v[i].cell]);
	}
	return buf_view(room);
}

void
names_free(struct names *list)
{
	free(list->v);
	*list = (struct names){ 0 };
}
