/* See weigh.h. */
#include "weigh.h"
#include "mem.h"

/* Letters run from '#' to '}', but '~' for a backslash and '!' for '?': no escapes, no trigraphs. */
char
weigh_letter(uint32_t n)
{
	char c = (char)('#' + n);

	return c == '\\' ? '~' : c == '?' ? '!' : c;
}

uint32_t
weigh_of_letter(char c)
{
	return (uint32_t)((c == '~' ? '\\' : c == '!' ? '?' : c) - '#');
}

struct weigh *
weigh_open(const char (*line)[WEIGH_COLUMNS + 1], size_t n_line)
{
	struct weigh *m = mem_zero(1, sizeof(*m));
	size_t at = 0, n = n_line * WEIGH_COLUMNS;
	uint32_t gap;

	for (size_t i = 0; i + 1 < n;) {
		gap = weigh_of_letter(line[i / WEIGH_COLUMNS][i % WEIGH_COLUMNS]);
		at += gap;
		i++;
		if (gap == WEIGH_GAP)
			continue;
		if (at >= WEIGH_SLOTS)
			break;
		m->w[at++] = (int8_t)((int32_t)weigh_of_letter(line[i / WEIGH_COLUMNS][i % WEIGH_COLUMNS]) -
		    WEIGH_MOST);
		i++;
	}
	return m;
}
