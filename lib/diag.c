/* See diag.h.  One message is built in a fixed buffer and cut if too long. */
#include "diag.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MESSAGE_MAX = 2048 };

static const char *name = "copydesk";
static int status;

void
diag_init(const char *argv0)
{
	const char *slash;

	if (argv0 == NULL)
		return;
	slash = strrchr(argv0, '/');
	name = slash == NULL ? argv0 : slash + 1;
}

const char *
diag_name(void)
{
	return name;
}

int
diag_status(void)
{
	return status;
}

/* "name: where" + fmt + (err: ": strerror") + "\n", in one write. */
static void
say(const char *file, uintmax_t line, int err, const char *fmt, va_list ap)
{
	char m[MESSAGE_MAX];
	size_t n, room = sizeof(m) - 1;
	int k;

	if (file == NULL)
		k = snprintf(m, room, "%s: ", name);
	else if (line == 0)
		k = snprintf(m, room, "%s: %s: ", name, file);
	else
		k = snprintf(m, room, "%s: %s:%ju: ", name, file, line);
	n = k < 0 ? 0 : (size_t)k < room ? (size_t)k : room - 1;
	k = vsnprintf(m + n, room - n, fmt, ap);
	n += k < 0 ? 0 : (size_t)k < room - n ? (size_t)k : room - n - 1;
	if (err != 0 && n < room - 1) {
		k = snprintf(m + n, room - n, ": %s", strerror(err));
		n += k < 0 ? 0 : (size_t)k < room - n ? (size_t)k : room - n - 1;
	}
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)m[i] < ' ' || m[i] == 0x7f)
			m[i] = '?';
	m[n++] = '\n';
	while (write(STDERR_FILENO, m, n) < 0 && errno == EINTR)
		;
}

void
skip(const char *file, uintmax_t line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(file == NULL ? "-" : file, line, 0, fmt, ap);
	va_end(ap);
	status = 1;
}

void
skip_sys(const char *file, const char *fmt, ...)
{
	va_list ap;
	int err = errno;

	va_start(ap, fmt);
	say(file == NULL ? "-" : file, 0, err, fmt, ap);
	va_end(ap);
	status = 1;
}

void
note(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(NULL, 0, 0, fmt, ap);
	va_end(ap);
}

void
die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(NULL, 0, 0, fmt, ap);
	va_end(ap);
	exit(2);
}

void
die_sys(const char *fmt, ...)
{
	va_list ap;
	int err = errno;

	va_start(ap, fmt);
	say(NULL, 0, err, fmt, ap);
	va_end(ap);
	exit(2);
}
