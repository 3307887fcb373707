#!/bin/sh
# The HTML tokenizer keeps every case of html5lib's suite (see html5lib/LICENSE).
# Left out are xmlViolation.test, about making XML of it, the parts of a DOCTYPE
# and parse errors: read-articles asks for none of them.
exec "${UNITS:-build/plain/t}/html_tokenizer" "${0%/*}"/html5lib/*.gz
