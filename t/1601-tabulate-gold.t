#!/bin/sh
# tabulate prints what its gold cases say.
exec sh "${0%/*}/gold.sh" tabulate
