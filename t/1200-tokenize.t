#!/bin/sh
# tokenize: what a token, a sentence and a label is, case by case.
. "${0%/*}/tap.sh"
have tokenize || skip_all 'tokenize is not built'
exec sh "$t/gold.sh" tokenize
