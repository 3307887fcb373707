#!/bin/sh
# make demo: the main job on the bundled archive, each command as a person types it.
cd "$(dirname "$0")/.." || exit 2
PATH=$PWD/${BIN:-bin}:$PATH
export PATH

show() {
	printf '\n$ %s\n' "$*"
	sh -c "$* -f text --width=110"
}

echo "An archive of 27 invented news articles, gzipped: t/archive/*.gz"
show who-said-what t/archive/2026-04-09-storm.txt.gz
show how-many t/archive/2026-09-11-gas-prices.txt.gz
show who-is-who -n 12 't/archive/*.gz'
show who-said-what -g speaker=who,role=what -a quotes=count,articles=docs -n 8 't/archive/*.gz'
echo
echo "Your own articles: bin/who-said-what FILE ...; README and man/copydesk.7 have the rest."
