#!/bin/sh
# extract-quotes: who said what, case by case.
exec sh "$(dirname "$0")/gold.sh" extract-quotes extract-marks
