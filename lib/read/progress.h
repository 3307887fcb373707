/*
 * How far a run is, on standard error: bytes, articles, speed, time left.
 *
 * On a terminal a line that is written over and over, elsewhere a line now and
 * then, and whenever SIGUSR1 asks.  The clock is asked for this only, never for a row.
 */
#ifndef READ_PROGRESS_H
#define READ_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	bool		 live;		/* speak up by itself; else only when asked by SIGUSR1 */
	bool		 terminal;	/* write over one line */
	uintmax_t	 total;		/* bytes of all operands, 0: unknown */
	uintmax_t	 before;	/* bytes of the files that are done */
	double		 start, last;	/* seconds */
	unsigned	 calls;
};

/* Catches SIGUSR1; sizes the operands. */
void	progress_start(struct progress *, char **operands, bool live);

/* Cheap: looks at the clock now and then.  `bytes` of the file at work are read. */
void	progress_tick(struct progress *, uintmax_t bytes, uintmax_t articles);
void	progress_file_done(struct progress *, uintmax_t bytes);

/* The last word: a summary if live. */
void	progress_end(struct progress *, uintmax_t articles);

#endif
