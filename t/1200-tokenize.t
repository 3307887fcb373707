#!/bin/sh
# tokenize: what a token, a sentence and a label is, case by case.
exec sh "$(dirname "$0")/gold.sh" tokenize
