#!/bin/sh
# extract-numbers: value, unit, what, where, when and how, case by case.
exec sh "$(dirname "$0")/gold.sh" extract-numbers
