#!/bin/sh
# make demo: the main job on the bundled archive, each command as a person types it.
cd "$(dirname "$0")/.." || exit 2
PATH=$PWD/${BIN:-bin}:$PATH
export PATH

show() {
	printf '\n$ %s\n' "$1"
	sh -c "$1 -f text --width=110"
}

echo 'An archive of 27 invented news articles, gzipped: t/archive/*.gz'
show 'who-said-what -c who,what,how,text t/archive/2026-03-14-council.txt.gz'
show "how-many -w 'what~people|arrest' -c value,how,what,where,source=who t/archive/news-a.jsonl.gz"
show 'who-is-who -n 10 t/archive/*.gz'
show 'who-said-what -g speaker=who -a quotes=count,articles=docs,roles=set:what -n 8 t/archive/*.gz'
echo
echo 'Your own articles: bin/who-said-what FILE ...; README and man/copydesk.7 have the rest.'
