/* See dict.h. */
#include "name/dict.h"

struct dict
dict_image(const void *image)
{
	const uint32_t *head = image;
	struct dict d = { .n_slot = head[1], .n_value = head[2], .n_second = head[3] };

	d.value = (const uint64_t *)(const void *)(head + 4);
	d.second = d.value + d.n_value;
	d.slot = (const uint32_t *)(const void *)(d.second + d.n_second);
	return d;
}
