/* See progress.h. */
#include "read/progress.h"
#include "diag.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { CALLS = 64 };		/* ticks between two looks at the clock */

static volatile sig_atomic_t asked;

static void
on_usr1(int signo)
{
	(void)signo;
	asked = 1;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
progress_start(struct progress *p, char **operands, bool live)
{
	struct sigaction sa = { .sa_handler = on_usr1, .sa_flags = SA_RESTART };
	struct stat st;

	sigemptyset(&sa.sa_mask);
	sigaction(SIGUSR1, &sa, NULL);
	*p = (struct progress){ .live = live, .terminal = isatty(STDERR_FILENO) };
	p->start = p->last = now();
	for (; *operands != NULL; operands++) {
		if (stat(*operands, &st) != 0 || !S_ISREG(st.st_mode)) {
			p->total = 0;
			break;
		}
		p->total += (uintmax_t)st.st_size;
	}
}

/* "12.3 MB, 4567 articles, 890/s, 34%, 56 s left" */
static void
say(struct progress *p, uintmax_t bytes, uintmax_t articles, bool over)
{
	double t = now(), spent = t - p->start;
	char speed[40] = "", left[60] = "", line[200];
	int n;

	p->last = t;
	bytes += p->before;
	if (spent > 0.5)
		snprintf(speed, sizeof(speed), ", %.0f/s", (double)articles / spent);
	if (p->total > bytes && bytes > 0)
		snprintf(left, sizeof(left), ", %.0f%%, %.0f s left",
		    100 * (double)bytes / (double)p->total,
		    spent * ((double)p->total / (double)bytes - 1));
	if (!over) {
		note("%.1f MB, %ju articles%s%s", (double)bytes / 1e6, articles, speed, left);
		return;
	}
	n = snprintf(line, sizeof(line), "%s: %.1f MB, %ju articles%s%s\033[K\r", diag_name(),
	    (double)bytes / 1e6, articles, speed, left);
	if (write(STDERR_FILENO, line, (size_t)n) < 0)
		p->live = false;
}

void
progress_tick(struct progress *p, uintmax_t bytes, uintmax_t articles)
{
	if (asked) {
		asked = 0;
		say(p, bytes, articles, false);
	} else if (p->live && ++p->calls % CALLS == 0 &&
	    now() - p->last > (p->terminal ? 0.2 : 10))
		say(p, bytes, articles, p->terminal);
}

void
progress_file_done(struct progress *p, uintmax_t bytes)
{
	p->before += bytes;
}

void
progress_end(struct progress *p, uintmax_t articles)
{
	if (p->live)
		say(p, 0, articles, false);
}
