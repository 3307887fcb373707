# extract-quotes: its gold cases.
exec sh "$(dirname "$0")/gold.sh" extract-quotes
