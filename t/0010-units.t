#!/bin/sh
# Every module of lib/ keeps what its header says: runs the unit tests, t/unit/*.c.
. "${0%/*}/tap.sh"

units=${UNITS:-build/plain/t}
case $units in /*) ;; *) units=$top/$units ;; esac
for source in "$t"/unit/*.c; do
	unit=$(basename "$source" .c)
	expect "$unit" "$units/$unit"
done
done_testing
