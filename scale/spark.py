"""copydesk in Spark: the whole chain is a command in a pipe, nothing is ported.

    spark-submit scale/spark.py lines  articles.tsv  OUT TABULATE-OPTION ...
    spark-submit scale/spark.py files  LIST          OUT TABULATE-OPTION ...
    spark-submit scale/spark.py frame  LIST          OUT KIND,...

lines   article rows, in any split, to partial tables
files   archive files, a task each (LIST has a path a line), to partial tables
frame   archive files to a Parquet folder of the rows of some kinds (quote, number ...)

Partial tables end with `cat OUT/part-* | tabulate --merge`.  Tokens and sentences
stay in the pipe: Spark's Python moves ten megabytes a second, the pipe hundreds.

The programs must lie in the PATH of the driver, at the same place on every
executor; Spark gives a piped command no environment of its own.  A task whose
chain fails is run again by Spark (spark.task.maxFailures); it leaves nothing behind.
"""

import os
import re
import shlex
import sys

from pyspark.sql import SparkSession

COLUMNS = ('kind doc id sent start end text label value unit who what where when why how '
           'conf').split()
ESCAPE = re.compile(r'\\([tnr\\])')
ESCAPED = {'t': '\t', 'n': '\n', 'r': '\r', '\\': '\\'}

# Standard input is a path a line; annotate must not eat it.
EACH_FILE = ('while IFS= read -r file; do '
             'annotate -t "$file" -- "$@" < /dev/null || exit; done')


def pipe(rdd, *command):
    """What the command prints for each partition; a status other than 0 fails the task."""
    return rdd.pipe(shlex.join(command), env={'PATH': os.environ['PATH']}, checkCode=True)


def each_file(sc, listed, *options):
    with open(listed, encoding='utf-8') as f:
        paths = f.read().splitlines()
    return pipe(sc.parallelize(paths, max(1, len(paths))), 'sh', '-c', EACH_FILE, 'annotate', *options)


def cells(line):
    """A row as a tuple; fields missing at its end are null."""
    row = [ESCAPE.sub(lambda m: ESCAPED[m[1]], cell) for cell in line.split('\t')]
    return tuple(row + [None] * (len(COLUMNS) - len(row)))


def main(form, source, out, *options):
    spark = SparkSession.builder.appName('copydesk').getOrCreate()
    sc = spark.sparkContext
    if form == 'lines':
        pipe(sc.textFile(source), 'annotate', '-t', '--', '--partial', *options).saveAsTextFile(out)
    elif form == 'files':
        each_file(sc, source, '--partial', *options).saveAsTextFile(out)
    elif form == 'frame':
        rows = each_file(sc, source, '-k', *options, '-c', ','.join(COLUMNS), '-f', 'tsv', '--no-header')
        spark.createDataFrame(rows.map(cells), ', '.join(f'`{c}` string' for c in COLUMNS)) \
            .write.parquet(out)
    else:
        sys.exit(__doc__)
    spark.stop()


if __name__ == '__main__':
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
