# shellcheck shell=sh
# The chain for tests: source me behind tap.sh.
#
#	have PROGRAM		it is built
#	given PROGRAM		writes $tmp/in/PROGRAM once: what the chain gives it on t/archive
#	run PROGRAM args ...	PROGRAM with what it needs to do its work
#	chain < articles	all programs of the chain that add rows

rowcheck=${UNITS:-build/plain/t}/rowcheck
case $rowcheck in /*) ;; *) rowcheck=$top/$rowcheck ;; esac
adders=$(echo "$FILTERS" | sed 's/read-articles//; s/tabulate//')

have() { [ -x "$BIN/$1" ]; }

run() {
	run_program=$1; shift
	case $run_program in
	tabulate) tabulate -k token,entity,number -g text "$@" ;;
	*) "$run_program" "$@" ;;
	esac
}

given() {
	mkdir -p "$tmp/in"
	last=
	for g in $FILTERS; do
		have "$g" || continue
		if [ ! -f "$tmp/in/$g" ]; then
			case $g in
			read-articles) gzip -dc "$top"/t/archive/news-*.jsonl.gz > "$tmp/in/$g" ;;
			*) "$last" "$tmp/in/$last" > "$tmp/in/$g" ;;
			esac
		fi
		last=$g
		[ "$g" != "$1" ] || return 0
	done
}

chain() {
	{ for g in $adders; do ! have "$g" || printf '| %s ' "$g"; done; echo; } > "$tmp/chain"
	sh -c "cat $(cat "$tmp/chain")"
}
