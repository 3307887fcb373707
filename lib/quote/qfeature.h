/*
 * extract-quotes, features: what speaks for and against the parts of a
 * reading, for the linear model.
 */
#ifndef QFEATURE_H
#define QFEATURE_H

#include "quote/qcue.h"
#include "weigh.h"

/* What a content is for the shape of a reading. */
enum qcontent { CONTENT_NONE, CONTENT_PLAIN, CONTENT_MARKS, CONTENTS };

/*
 * The cue brings in a quotation of this kind (enum qkind): the features of
 * several answers.  QUOTE_NONE asks for any kind, and is asked before all else.
 */
void	qfeature_cue(const struct qcue *, struct features *);

/* Chunk `speaker` speaks (-1: nobody does). */
void	qfeature_speaker(const struct qcue *, int32_t speaker, struct features *);

/* Does the sentence begin at token `edge`, straight behind marks: '"Who will pay?" Mayor Roe asked.' */
bool	qfeature_behind_marks(const struct qcue *, uint32_t edge);

/*
 * The content c (none if empty) stands left of token `edge`, where speaker or
 * cue begin; raw_first is its first token before marks and commas were cut off.
 */
void	qfeature_left(const struct qcue *, struct qrange c, uint32_t raw_first, uint32_t edge, int32_t speaker,
	    struct features *);

/* A content right of the cue begins at p, the first token it may begin at being `from`. */
void	qfeature_begin(const struct qcue *, uint32_t p, uint32_t from, struct features *);

/* A content right of the cue ends before e, the place number nth where it may. */
void	qfeature_end(const struct qcue *, uint32_t e, uint32_t nth, struct features *);

/* The same for both ends. */
void	qfeature_pair(const struct qcue *, uint32_t p, uint32_t e, struct features *);
void	qfeature_no_right(const struct qcue *, uint32_t from, struct features *);

/* Speaker, left and right content (enum qcontent) go together: features of several answers, by kind. */
void	qfeature_shape(const struct qcue *, int32_t speaker, uint32_t left, uint32_t right, struct features *);

#endif
