/* See gaz.h.  The images are made by gen/mkdict and taken in by the assembler. */
#include "name/gaz.h"

#define IMAGE(name, path) \
	__asm__(".section .rodata\n.balign 64\n.globl " #name "\n" #name ":\n.incbin \"" path "\"\n" \
	    ".byte 0\n.previous\n"); \
	extern const unsigned char name[]

IMAGE(gaz_phrases_image, GAZ_IMAGES "/phrases.dict");
IMAGE(gaz_words_image, GAZ_IMAGES "/words.dict");

struct dict gaz_phrases, gaz_words;
uint64_t gaz_alone, gaz_bodies;

static uint64_t
alone(const char *file)
{
	return strcmp(file, "country") == 0 || strcmp(file, "us_state") == 0 ||
	    strcmp(file, "demonym") == 0 || strcmp(file, "party") == 0 || strcmp(file, "agency") == 0;
}

static uint64_t
body(const char *file, const char *class)
{
	return strcmp(class, "large") == 0 || strcmp(file, "team") == 0 || strcmp(file, "agency") == 0 ||
	    strcmp(file, "media") == 0;
}

void
gaz_init(void)
{
#define NAMES(file, class)	{ #file, class },
	static const char *const names[GAZ_N][2] = { GAZ_CLASSES(NAMES) };
#undef NAMES

	gaz_phrases = dict_image(gaz_phrases_image);
	gaz_words = dict_image(gaz_words_image);
	for (size_t i = 0; i < GAZ_N; i++) {
		gaz_alone |= alone(names[i][0]) << i;
		gaz_bodies |= body(names[i][0], names[i][1]) << i;
	}
}
