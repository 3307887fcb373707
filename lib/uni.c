/* See uni.h.  The tables themselves are made by gen/mkuni. */
#include "uni.h"

const char *const uni_class_name[UNI_CLASSES] = {
	"symbol", "gap", "letter", "ideo", "digit", "number", "mark", "format", "joiner", "punct", "open",
	"close", "dash", "money", "emoji"
};

const char *const uni_word_name[WB_CLASSES] = {
	"Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Regional_Indicator", "Format", "Katakana",
	"Hebrew_Letter", "ALetter", "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum",
	"Numeric", "ExtendNumLet", "WSegSpace"
};

const char *const uni_sentence_name[SB_CLASSES] = {
	"Other", "CR", "LF", "Extend", "Sep", "Format", "Sp", "Lower", "Upper", "OLetter", "Numeric",
	"ATerm", "SContinue", "STerm", "Close"
};
