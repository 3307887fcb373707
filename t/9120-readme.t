#!/bin/sh
# What README shows is what comes out.
. "${0%/*}/tap.sh"
. "$t/examples.sh"
for p in $FILTERS; do [ -x "$BIN/$p" ] || skip_all "$p is not built"; done
examples_top

examples README
done_testing
