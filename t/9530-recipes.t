#!/bin/sh
# The recipes of copydesk-scale(7) for what is always there, failures and kills
# included.  The other engines: make check-engines.
engines='xargs make'
if command -v parallel > /dev/null && parallel --version 2> /dev/null | grep -q '^GNU'; then
	engines="$engines parallel"
fi
# shellcheck disable=SC2086
exec sh "$(dirname "$0")/../scale/check-engines" $engines
