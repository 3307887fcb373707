/*
 * What a character is to a splitter: one table look-up, Unicode 15.0.
 *
 * utf8.h answers the same kind of question through utf8proc, which has neither
 * the Word_Break nor the Sentence_Break property and is ten times slower; the
 * splitter looks at every character of an archive.  The table is made at build
 * time from data/unicode/segments.txt.
 */
#ifndef UNI_H
#define UNI_H

#include <stdbool.h>
#include <stdint.h>

enum uni_class {
	UNI_SYMBOL, UNI_GAP, UNI_LETTER, UNI_IDEO, UNI_DIGIT, UNI_NUMBER, UNI_MARK, UNI_FORMAT,
	UNI_JOINER, UNI_PUNCT, UNI_OPEN, UNI_CLOSE, UNI_DASH, UNI_MONEY, UNI_EMOJI, UNI_CLASSES
};

enum uni_word {		/* Word_Break, UAX #29 */
	WB_Other, WB_CR, WB_LF, WB_Newline, WB_Extend, WB_ZWJ, WB_Regional_Indicator, WB_Format,
	WB_Katakana, WB_Hebrew_Letter, WB_ALetter, WB_Single_Quote, WB_Double_Quote, WB_MidNumLet,
	WB_MidLetter, WB_MidNum, WB_Numeric, WB_ExtendNumLet, WB_WSegSpace, WB_CLASSES
};

enum uni_sentence {	/* Sentence_Break, UAX #29 */
	SB_Other, SB_CR, SB_LF, SB_Extend, SB_Sep, SB_Format, SB_Sp, SB_Lower, SB_Upper, SB_OLetter,
	SB_Numeric, SB_ATerm, SB_SContinue, SB_STerm, SB_Close, SB_CLASSES
};

extern const char *const uni_class_name[UNI_CLASSES];		/* "symbol", "gap", ... */
extern const char *const uni_word_name[WB_CLASSES];		/* as the standard spells them */
extern const char *const uni_sentence_name[SB_CLASSES];

/* A character's properties in one number: four bits, five, four, one. */
enum { UNI_BLOCK = 128, UNI_LIMIT = 0x110000 };
extern const uint16_t uni_index[UNI_LIMIT / UNI_BLOCK];
extern const uint16_t uni_table[][UNI_BLOCK];

static inline unsigned
uni_of(uint32_t c)
{
	return c < UNI_LIMIT ? uni_table[uni_index[c / UNI_BLOCK]][c % UNI_BLOCK] : 0;
}

static inline unsigned
uni_pack(unsigned class, unsigned word, unsigned sentence, unsigned pictograph)
{
	return class | word << 4 | sentence << 9 | pictograph << 13;
}

static inline enum uni_class
uni_class(unsigned of)
{
	return (enum uni_class)(of & 15);
}

static inline enum uni_word
uni_word(unsigned of)
{
	return (enum uni_word)(of >> 4 & 31);
}

static inline enum uni_sentence
uni_sentence(unsigned of)
{
	return (enum uni_sentence)(of >> 9 & 15);
}

static inline bool
uni_pictograph(unsigned of)
{
	return (of >> 13 & 1) != 0;
}

#endif
