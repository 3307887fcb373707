/*
 * See plot.h.
 *
 *   lines:  +--------------+ legend	bars:	label |=======  12
 *	     |    /\__/     |			label |====  7
 *	     +--------------+
 *	      months
 *
 * Lengths are in SVG's own unit, a CSS pixel; the picture scales.
 */
#include "table/plot.h"
#include "diag.h"
#include "out.h"
#include "table/print_form.h"
#include "table/spark.h"
#include "utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	WIDTH = 800, MARGIN = 16, CHARACTER = 7, LABEL_MAX = 34,	/* characters of a label */
	BAR = 14, BAR_GAP = 8, HEIGHT = 300, LEGEND_LINE = 20, TICKS = 4
};

/* Colours that can be told apart with every kind of sight (Okabe and Ito). */
static const char *const colour[] = {
	"#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#000000"
};

enum { COLOURS = sizeof(colour) / sizeof(*colour) };

struct picture {
	struct out		 out;
	struct grid		*grid;
	size_t			 n;		/* lines */
	struct plot_series	 series;
	double			 largest;
	struct buf		 text;
};

static void put(struct picture *, const char *, ...) __attribute__((format(printf, 2, 3)));

static void
put(struct picture *p, const char *fmt, ...)
{
	char t[512];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(t, sizeof(t), fmt, ap);
	va_end(ap);
	out_bytes(&p->out, t, n < 0 ? 0 : (size_t)n < sizeof(t) ? (size_t)n : sizeof(t) - 1);
}

/* A cell as text: at most LABEL_MAX characters, nothing that XML forbids. */
static void
put_text(struct picture *p, struct span cell)
{
	struct span s;
	size_t cut;

	p->text.n = 0;
	print_clean(&p->text, cell);
	s = buf_view(&p->text);
	cut = utf8_skip(s, 0, LABEL_MAX);
	for (size_t i = 0; i < cut; i++)
		switch (s.p[i]) {
		case '<':
			put(p, "&lt;");
			break;
		case '&':
			put(p, "&amp;");
			break;
		default:
			out_byte(&p->out, s.p[i]);
		}
	if (cut < s.n)
		put(p, "\xe2\x80\xa6");
}

static size_t
column(const struct picture *p, size_t series)
{
	return p->series.first + series * p->series.step;
}

static struct span
cell(struct picture *p, size_t line, size_t column)
{
	return grid_cells(p->grid, p->grid->order[line])[column];
}

static void
find_largest(struct picture *p)
{
	double x;

	for (size_t i = 0; i < p->n; i++)
		for (size_t s = 0; s < p->series.count; s++) {
			x = spark_number(cell(p, i, column(p, s)));
			if (x > p->largest)
				p->largest = x;
		}
}

/* "2017", "2017-09", "2017-09-27", "1990s" */
static bool
is_date(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '-' && !(s.p[i] == 's' && i == 4))
			return false;
	return s.n >= 4;
}

static bool
is_over_time(struct picture *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (!is_date(cell(p, i, 0)))
			return false;
	return p->n > 1;
}

static void
begin(struct picture *p, size_t height)
{
	put(p, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %zu\" "
	    "font-family=\"sans-serif\" font-size=\"12\">\n", (int)WIDTH, height);
	put(p, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n");
}

static void
label(struct picture *p, double x, double y, const char *anchor, struct span text)
{
	put(p, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
	put_text(p, text);
	put(p, "</text>\n");
}

static void
legend(struct picture *p, size_t y)
{
	if (p->series.count < 2)
		return;
	for (size_t s = 0; s < p->series.count; s++) {
		put(p, "<rect x=\"%d\" y=\"%zu\" width=\"12\" height=\"12\" fill=\"%s\"/>\n",
		    (int)MARGIN, y + s * LEGEND_LINE, colour[s % COLOURS]);
		label(p, MARGIN + 18, (double)(y + s * LEGEND_LINE + 10), "start",
		    p->grid->column[column(p, s)].name);
	}
}

static size_t
legend_height(const struct picture *p)
{
	return p->series.count < 2 ? 0 : p->series.count * LEGEND_LINE + MARGIN;
}

/* -- bars --------------------------------------------------------------- */

static double
label_width(struct picture *p)
{
	size_t most = 0, n;

	for (size_t i = 0; i < p->n; i++) {
		n = utf8_count(cell(p, i, 0));
		if (n > most)
			most = n;
	}
	return (double)((most > LABEL_MAX ? LABEL_MAX : most) * CHARACTER + MARGIN);
}

static void
bars(struct picture *p)
{
	size_t group = p->series.count * BAR + BAR_GAP;
	double left = label_width(p), room = WIDTH - left - 90, y, w;

	begin(p, p->n * group + 2 * MARGIN + legend_height(p));
	for (size_t i = 0; i < p->n; i++) {
		y = (double)(MARGIN + i * group);
		label(p, left - 6, y + (double)(p->series.count * BAR) / 2 + 4, "end", cell(p, i, 0));
		for (size_t s = 0; s < p->series.count; s++, y += BAR) {
			w = room * spark_part(cell(p, i, column(p, s)), p->largest);
			put(p, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
			    left, y, w, (int)BAR - 2, colour[s % COLOURS]);
			label(p, left + w + 4, y + BAR - 4, "start", cell(p, i, column(p, s)));
		}
	}
	legend(p, p->n * group + 2 * MARGIN);
}

/* -- lines -------------------------------------------------------------- */

/* 1, 2 or 5 times a power of ten: what a step of the axis may be. */
static double
round_step(double largest)
{
	double step = 1e-6;

	for (int i = 0; step * TICKS < largest && i < 400; i++)
		step *= i % 3 == 1 ? 2.5 : 2;
	return step;
}

static void
line_axes(struct picture *p, double left, double top)
{
	double step = round_step(p->largest), y;
	size_t every = p->n / 10 + 1;

	for (int i = 0; i <= TICKS; i++) {
		y = top + HEIGHT - HEIGHT * (double)i / TICKS;
		put(p, "<path d=\"M%.1f %.1fH%d\" stroke=\"#ddd\"/>\n", left, y, WIDTH - MARGIN);
		put(p, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%g</text>\n", left - 6, y + 4,
		    step * i);
	}
	for (size_t i = 0; i < p->n; i += every)
		label(p, left + (WIDTH - MARGIN - left) * (double)i / (double)(p->n - 1),
		    top + HEIGHT + 18, i == 0 ? "start" : i == p->n - 1 ? "end" : "middle",
		    cell(p, i, 0));
}

static void
lines(struct picture *p)
{
	double left = 70, top = MARGIN, high = round_step(p->largest) * TICKS;

	begin(p, HEIGHT + 3 * MARGIN + MARGIN + legend_height(p));
	line_axes(p, left, top);
	for (size_t s = 0; s < p->series.count; s++) {
		put(p, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"2\" d=\"", colour[s % COLOURS]);
		for (size_t i = 0; i < p->n; i++)
			put(p, "%c%.1f %.1f", i == 0 ? 'M' : 'L',
			    left + (WIDTH - MARGIN - left) * (double)i / (double)(p->n - 1),
			    top + HEIGHT - HEIGHT * spark_part(cell(p, i, column(p, s)), high));
		put(p, "\"/>\n");
	}
	legend(p, HEIGHT + 4 * MARGIN);
}

void
plot(const char *path, struct grid *grid, size_t n, struct plot_series series)
{
	struct picture p = { .grid = grid, .n = n, .series = series };
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0)
		die_sys("%s", path);
	out_init(&p.out, fd, path);
	find_largest(&p);
	if (is_over_time(&p))
		lines(&p);
	else
		bars(&p);
	put(&p, "</svg>\n");
	out_close(&p.out);
	buf_free(&p.text);
}
