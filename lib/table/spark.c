/* See spark.h.  Doubles are good enough for what is drawn, and for nothing else. */
#include "table/spark.h"

/* U+2581 to U+2588 and U+2589 to U+258F lie side by side: E2 96 8x. */
static void
block(struct buf *b, unsigned char last)
{
	char c[3] = { (char)0xe2, (char)0x96, (char)last };

	buf_add(b, c, 3);
}

double
spark_number(struct span s)
{
	bool negative = s.n > 0 && s.p[0] == '-';
	double n = 0, place = 0;

	for (size_t i = negative; i < s.n; i++) {
		if (s.p[i] == '.' && place == 0)
			place = 1;
		else if (s.p[i] >= '0' && s.p[i] <= '9') {
			n = n * 10 + (s.p[i] - '0');
			place *= 10;
		} else
			return 0;
	}
	if (place > 1)
		n /= place;
	return negative ? -n : n;
}

double
spark_part(struct span number, double largest)
{
	double n = spark_number(number);

	if (n <= 0 || largest <= 0)
		return 0;
	return n >= largest ? 1 : n / largest;
}

void
spark_bar(struct buf *b, double part, unsigned width)
{
	unsigned eighths = (unsigned)(part * 8 * width + 0.5);

	if (eighths == 0 && part > 0)
		eighths = 1;		/* something is there */
	for (; eighths >= 8; eighths -= 8)
		block(b, 0x88);
	if (eighths > 0)
		block(b, (unsigned char)(0x90 - eighths));	/* U+258F is one eighth */
}

void
spark_column(struct buf *b, double part)
{
	unsigned eighths = (unsigned)(part * 8 + 0.5);

	if (part <= 0)
		buf_byte(b, ' ');
	else
		block(b, (unsigned char)(0x80 + (eighths == 0 ? 1 : eighths)));
}
