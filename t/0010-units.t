#!/bin/sh
# Every module of lib/ keeps what its header says: runs the unit tests.
. "${0%/*}/tap.sh"

for u in ${UNITS:-build/plain/t/*[a-z0-9_]}; do
	case $u in /*) ;; *) u=$top/$u ;; esac
	expect "${u##*/}" "$u"
done
done_testing
