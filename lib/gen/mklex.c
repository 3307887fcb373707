/*
 * mklex NAME FILE.tsv OUT.c OUT.h: a lexicon as a const table, at build time.
 *
 * The table is what lex_load() would build, printed as C; see lib/lex.h for
 * the format of the file and the meaning of the table.
 */
#include "diag.h"
#include "lex.h"
#include "mem.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

static FILE *
create(const char *path)
{
	FILE *f = fopen(path, "w");

	if (f == NULL)
		die_sys("%s", path);
	return f;
}

static void
finish(FILE *f, const char *path)
{
	if (ferror(f) || fclose(f) != 0)
		die_sys("%s", path);
}

static void
print_name(FILE *f, const char *s)
{
	for (; *s != '\0'; s++)
		putc(isalnum((unsigned char)*s) ? toupper((unsigned char)*s) : '_', f);
}

static void
print_blob(FILE *f, const char *p, size_t n)
{
	fputs("static const char blob[] =", f);
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (i % 96 == 0)
			fputs(i == 0 ? "\n\t\"" : "\"\n\t\"", f);
		if (c == '"' || c == '\\')
			fprintf(f, "\\%c", c);
		else if (c < ' ' || c >= 0x7f || c == '?')
			fprintf(f, "\\%03o", c);
		else
			putc(c, f);
	}
	fputs(n == 0 ? "\n\t\"\";\n" : "\";\n", f);
}

static void
print_table(const struct lex *x, const char *name, FILE *f)
{
	size_t blob = 0;

	for (uint32_t i = 0; i < x->n_row; i++) {
		const struct lex_row *r = &x->row[i];

		if (blob < (size_t)r->phrase + r->phrase_n)
			blob = (size_t)r->phrase + r->phrase_n;
		if (blob < (size_t)r->value + r->value_n)
			blob = (size_t)r->value + r->value_n;
	}
	fprintf(f, "/* Made by gen/mklex from lib/data/%s.tsv. */\n#include \"lex_%s.h\"\n\n", name, name);
	print_blob(f, x->blob, blob);
	fputs("static const struct lex_row row[] = {\n", f);
	for (uint32_t i = 0; i < x->n_row; i++) {
		const struct lex_row *r = &x->row[i];

		fprintf(f, "{%u,%u,%uu,%u,%u,%u,%u,%u},\n", r->phrase, r->value, r->classes,
		    r->phrase_n, r->value_n, r->words, r->goes_on, r->more);
	}
	fputs(x->n_row == 0 ? "{0,0,0,0,0,0,0,0}};\n" : "};\n", f);
	fputs("static const uint32_t slot[] = {", f);
	for (uint32_t i = 0; i < x->n_slot; i++)
		fprintf(f, "%s%uu,", i % 16 == 0 ? "\n" : "", x->slot[i]);
	fputs("\n};\nstatic const char *const class_name[] = {", f);
	for (uint32_t i = 0; i < x->n_class; i++)
		fprintf(f, " \"%s\",", x->class_name[i]);
	fprintf(f, " 0 };\nconst struct lex lex_%s = { blob, row, slot, %u, %u, %u, class_name };\n",
	    name, x->n_row, x->n_slot, x->n_class);
}

static void
print_header(const struct lex *x, const char *name, FILE *f)
{
	fprintf(f, "/* Made by gen/mklex from lib/data/%s.tsv. */\n#ifndef LEX_", name);
	print_name(f, name);
	fputs("_H\n#define LEX_", f);
	print_name(f, name);
	fputs("_H\n#include \"lex.h\"\n", f);
	fprintf(f, "extern const struct lex lex_%s;\n", name);
	for (uint32_t i = 0; i < x->n_class; i++) {
		fputs("#define ", f);
		print_name(f, name);
		putc('_', f);
		print_name(f, x->class_name[i]);
		fprintf(f, " 0x%xu\n", 1u << i);
	}
	fputs("#endif\n", f);
}

int
main(int argc, char **argv)
{
	struct lex *x;
	FILE *f;

	diag_init(argv[0]);
	if (argc != 5)
		die("usage: mklex NAME FILE.tsv OUT.c OUT.h");
	x = lex_load(argv[2]);
	f = create(argv[3]);
	print_table(x, argv[1], f);
	finish(f, argv[3]);
	f = create(argv[4]);
	print_header(x, argv[1], f);
	finish(f, argv[4]);
	lex_free(x);
	return 0;
}
