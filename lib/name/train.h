/*
 * Training of the linear-chain model: a conditional random field (Lafferty,
 * McCallum, Pereira 2001) by FTRL-proximal with L1 (McMahan et al. 2013), one
 * window of words at a time.
 *
 * Labels that are not known are summed over, not guessed.  The same documents
 * in the same order give the same model.
 */
#ifndef TRAIN_H
#define TRAIN_H

#include "name/chain.h"

struct train_options {
	unsigned	epochs;
	unsigned	cutoff;		/* a feature must occur so often */
	double		l1, rate;	/* strength of L1; step size */
	double		least;		/* smaller weights are left out of the image */
};

struct trainer;

struct trainer	*train_new(const struct train_options *);
void		 train_free(struct trainer *);

/* Takes in a document: its features, and by unit the labels allowed. */
void		 train_add(struct trainer *, const struct features *, const uint16_t *allowed);

/* Trains; tells of each epoch with note() if `tell`. */
void		 train_run(struct trainer *, bool tell);

/* Appends the model's image. */
void		 train_image(struct trainer *, struct buf *);

#endif
