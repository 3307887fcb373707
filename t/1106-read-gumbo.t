#!/bin/sh
# Pages have the text that the HTML Standard gives them, in the block elements
# that it gives them: gumbo, which builds the Standard's tree, is the oracle.
gumbo=${UNITS:-build/plain/t}/gumbo
[ -x "$gumbo" ] || { echo '1..0 # SKIP libgumbo is not installed'; exit 0; }
exec "$gumbo" "${0%/*}"/oracle/*.html "${0%/*}"/gold/read-articles/html-*.in
