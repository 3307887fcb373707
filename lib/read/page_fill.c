/* See page_fill.h. */
#include "read/page_fill.h"
#include "lex_stopwords.h"
#include "read/parse_html.h"
#include "utf8.h"

/* Marks at the block's end: words, stop words, commas, sentence ends. */
static void
measure(struct page *p, struct page_block *b)
{
	struct span s = page_text(p, b);
	char word[64];
	size_t i = 0, n = 0;

	while (i <= s.n) {
		size_t at = i;
		uint32_t c = i < s.n ? (unsigned char)s.p[i] : ' ';

		if (c < 0x80)
			i++;
		else
			c = utf8_next(s, &i);
		if (c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : utf8_is_letter(c)) {
			if (n + 4 < sizeof(word))
				n += utf8_encode(c < 0x80 ? c | 0x20 : utf8_lower(c), word + n);
			else
				n = sizeof(word);	/* no stop word is that long */
			b->wide += c >= 0x3040 && c < 0xd7b0;
			continue;
		}
		if (n > 0) {
			b->words++;
			if (n < 16 && lex_find(&lex_stopwords, (struct span){ word, n }).classes != 0)
				b->stops++;
			n = 0;
		}
		b->commas += c == ',' || c == 0x3001 || c == 0xff0c;
		b->ends += (c == 0x3002) || ((c == '.' || c == '!' || c == '?') && (at + 1 >= s.n ||
		    (unsigned char)s.p[at + 1] <= ' ' || (unsigned char)s.p[at + 1] >= 0x80 ||
		    s.p[at + 1] == '"' || s.p[at + 1] == '\'' || s.p[at + 1] == ')'));
	}
}

void
page_fill_end(struct page *p, struct page_fill *f)
{
	f->blanks = f->breaks = 0;
	if (!f->in_block)
		return;
	f->in_block = false;
	while (html_is_space(p->text.p[p->text.n - 1]))	/* a block begins with something else */
		p->text.n--;
	f->block.n = (uint32_t)p->text.n - f->block.at;
	buf_byte(&p->text, '\n');
	measure(p, &f->block);
	mem_room(&p->block, &p->cap_block, p->n_block + 1, sizeof(*p->block));
	p->block[p->n_block++] = f->block;
}

static void
begin_block(struct page *p, struct page_fill *f)
{
	f->in_block = true;
	f->block = (struct page_block){ .node = f->node, .at = (uint32_t)p->text.n,
	    .joined = f->after_cell };
	f->after_cell = false;
}

static void
count(struct page_fill *f, size_t chars)
{
	f->block.chars += (uint32_t)chars;
	if (f->link)
		f->block.link += (uint32_t)chars;
	if (f->bold > 0)
		f->block.bold += (uint32_t)chars;
}

/* White space before the next word, as it was meant. */
static void
add_gap(struct page *p, struct page_fill *f)
{
	if (f->breaks > 0)
		buf_byte(&p->text, '\n');
	else if (f->blanks > 0)
		buf_byte(&p->text, ' ');
	else
		return;
	f->block.chars++;
	f->blanks = f->breaks = 0;
}

void
page_fill_text(struct page *p, struct page_fill *f, struct span s)
{
	size_t i = 0, from, chars;

	while (i < s.n) {
		if (html_is_space(s.p[i])) {
			f->blanks++;
			i++;
			continue;
		}
		chars = 0;
		for (from = i; i < s.n && !html_is_space(s.p[i]); i++)
			chars += ((unsigned char)s.p[i] & 0xc0) != 0x80;
		if (!f->in_block) {
			if (i - from == 2 && memcmp(s.p + from, "\xc2\xa0", 2) == 0)
				continue;		/* a block is not begun by a no-break space */
			f->blanks = f->breaks = 0;
			begin_block(p, f);
		}
		add_gap(p, f);
		buf_add(&p->text, s.p + from, i - from);
		count(f, chars);
	}
}

void
page_fill_pre(struct page *p, struct page_fill *f, struct span s)
{
	if (!f->in_block) {
		while (s.n > 0 && html_is_space(s.p[0]))
			s = span_from(s, 1);
		if (s.n == 0)
			return;
		begin_block(p, f);
	}
	add_gap(p, f);
	buf_span(&p->text, s);
	count(f, utf8_count(s));
}

void
page_fill_break(struct page *p, struct page_fill *f)
{
	if (++f->breaks > 1)
		page_fill_end(p, f);
}
