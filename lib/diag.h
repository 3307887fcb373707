/*
 * What a program says on standard error, and the status that it ends with.
 *
 * skip() tells of damage that was passed over and makes the status 1; die()
 * ends the program with 2.  A message is one line, "program: file:line: why",
 * in one write(2), so that many writers can share a log; control characters
 * in it are written as '?', so that no input reaches a terminal raw.
 */
#ifndef DIAG_H
#define DIAG_H

#include <stdint.h>

/* The name to speak under: the last component of argv[0], which must stay. */
void	diag_init(const char *argv0);
const char *diag_name(void);

/*
 * Something in `file` (NULL: "-") at `line` (0: no line) was damaged or left
 * out; the program goes on, and its status will be 1.
 */
void	skip(const char *file, uintmax_t line, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));

/* The same with strerror(errno) behind the text. */
void	skip_sys(const char *file, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* Says something that does not change the status (progress, counts with -v). */
void	note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Ends the program with status 2: usage, no memory, or output not written. */
_Noreturn void	die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void	die_sys(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* 0, or 1 once skip() was called. */
int	diag_status(void);

#endif
