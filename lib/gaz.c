/* See gaz.h.  The images are made by gen/mkdict and taken in by the assembler. */
#include "gaz.h"

#define IMAGE(name, path) \
	__asm__(".section .rodata\n.balign 64\n.globl " #name "\n" #name ":\n.incbin \"" path "\"\n" \
	    ".byte 0\n.previous\n"); \
	extern const unsigned char name[]

IMAGE(gaz_phrases_image, GAZ_IMAGES "/phrases.dict");
IMAGE(gaz_words_image, GAZ_IMAGES "/words.dict");

struct dict gaz_phrases, gaz_words;

void
gaz_init(void)
{
	gaz_phrases = dict_image(gaz_phrases_image);
	gaz_words = dict_image(gaz_words_image);
}
