#!/bin/sh
# read-articles: what it makes of each format, case by case.
exec sh "$(dirname "$0")/gold.sh" read-articles
