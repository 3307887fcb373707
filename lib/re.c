/* See re.h. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "re.h"
#include "diag.h"
#include "mem.h"

#include <pcre2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000, HEAP_LIMIT = 20000 /* KiB */ };

struct re {
	pcre2_code		*code;
	pcre2_match_data	*data;
	pcre2_match_context	*limits;
	unsigned long		 given_up;
};

struct re *
re_new(const char *pattern, bool caseless, char *why, size_t n)
{
	uint32_t options = PCRE2_UTF | PCRE2_UCP | (caseless ? PCRE2_CASELESS : 0);
	PCRE2_SIZE at;
	int err;
	struct re *re = mem_zero(1, sizeof(*re));

	re->code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &err, &at, NULL);
	if (re->code == NULL) {
		PCRE2_UCHAR message[256];

		pcre2_get_error_message(err, message, sizeof(message));
		snprintf(why, n, "at byte %zu: %s", (size_t)at, (const char *)message);
		free(re);
		return NULL;
	}
	(void)pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE);	/* without it: slower, not wrong */
	re->data = pcre2_match_data_create(RE_GROUPS, NULL);
	re->limits = pcre2_match_context_create(NULL);
	if (re->data == NULL || re->limits == NULL)
		die("out of memory");
	pcre2_set_match_limit(re->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(re->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(re->limits, HEAP_LIMIT);
	return re;
}

struct re *
re_must(const char *pattern, bool caseless)
{
	char why[300];
	struct re *re = re_new(pattern, caseless, why, sizeof(why));

	if (re == NULL)
		die("pattern %s: %s", pattern, why);
	return re;
}

void
re_free(struct re *re)
{
	if (re == NULL)
		return;
	pcre2_match_context_free(re->limits);
	pcre2_match_data_free(re->data);
	pcre2_code_free(re->code);
	free(re);
}

bool
re_find(struct re *re, struct span text, size_t from, struct span *group)
{
	PCRE2_SIZE *at;
	int rc;

	rc = pcre2_match(re->code, (PCRE2_SPTR)(text.p == NULL ? "" : text.p), text.n, from,
	    PCRE2_NO_UTF_CHECK, re->data, re->limits);
	if (rc < 0) {
		re->given_up += rc != PCRE2_ERROR_NOMATCH;
		return false;
	}
	if (group == NULL)
		return true;
	at = pcre2_get_ovector_pointer(re->data);
	if (rc == 0)
		rc = RE_GROUPS;
	for (int i = 0; i < RE_GROUPS; i++) {
		group[i] = (struct span){ 0 };
		if (i < rc && at[2 * i] != PCRE2_UNSET)
			group[i] = (struct span){ text.p + at[2 * i], at[2 * i + 1] - at[2 * i] };
	}
	return true;
}

unsigned long
re_given_up(const struct re *re)
{
	return re->given_up;
}
