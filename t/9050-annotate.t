#!/bin/sh
# annotate tells the truth about every program of the pipe.  Its sister
# programs are stood in for: each passes its input on and ends as it is told.
. "${0%/*}/tap.sh"
cd "$tmp" || exit 2

# PROGRAM_does: what the stand-in does behind passing its input on.
stand_in() {	# with the prefix $1
	mkdir -p "$2"
	cp "$BIN/annotate" "$2/$1annotate"
	for p in read-articles tokenize tag-entities extract-quotes extract-numbers tabulate; do
		cat > "$2/$1$p" <<END
#!/bin/sh
[ "\${1:-}" != -V ] || { echo "$p (copydesk) 9"; exit 0; }
[ "\${before:-}" != $p ] || exit 2
case $p in
read-articles) [ "\$1" = -- ] && shift; cat "\$@" ;;
tabulate) echo "table \$*"; cat ;;
*) cat ;;
esac || exit
eval "\${$(echo "$p" | tr - _)_does:-:}"
END
		chmod +x "$2/$1$p"
	done
}
stand_in '' here
stand_in 'cd-' prefixed
printf 'one\ntwo\n' > in
printf 'three\n' > 'in 2'

status_is() { want=$1; shift; [ "$("$@" 2> /dev/null > out; echo $?)" = "$want" ]; }
ends() {	# status of annotate where program $2 does $3
	want=$1 name=$(echo "$2" | tr - _)
	export "${name}_does=$3"
	status_is "$want" here/annotate $4 in
	got=$?
	unset "${name}_does"
	return $got
}
prints() { want=$1; shift; "$@" < in > out 2> err; [ "$(cat out)" = "$want" ]; }

lines='one
two'
expect 'files in, rows out'             prints "$lines
three" here/annotate in 'in 2'
expect 'standard input'                 prints "$lines" here/annotate
expect '- is standard input'            prints "$lines" here/annotate -
expect 'a table behind --'              prints "table -k a b
$lines" here/annotate -- -k 'a b'
expect 'files and a table'              prints "table -x -- y
three" here/annotate 'in 2' -- -x -- y
expect '-T: options and files in any order'     prints "table -n 9 -j -f csv --top=3
$lines
three" here/annotate -T -n 9 in -j -f csv 'in 2' --top=3
expect '-T: options alone'              prints "table -c a,in
$lines" here/annotate -T -c a,in
expect '-T: files alone'                prints "table 
three" here/annotate -T 'in 2'
expect '-T: - is standard input'        prints "table -n -
$lines" here/annotate -T -n - -
expect 'found by its own prefix'        prints "$lines" prefixed/cd-annotate in
expect 'found from another folder'      sh -c 'cd / && "$1/here/annotate" "$1/in" | cmp - "$1/in"' - "$tmp"
expect '-V'                             prints 'annotate (copydesk) 9' here/annotate -V
expect 'unknown option is status 2'     status_is 2 here/annotate -x in

for p in read-articles tokenize tag-entities extract-quotes extract-numbers; do
	expect "$p: damage is status 1"         ends 1 $p 'exit 1' ''
	expect "$p: ... but not with -t"        ends 0 $p 'exit 1' -t
	expect "$p: a failure is seen"          ends 2 $p 'exit 2' ''
	expect "$p: ... with -t, too"           ends 2 $p 'exit 2' -t
	expect "$p: a kill is seen"             ends 137 $p 'kill -9 $$' -t
done
worst() { tokenize_does='kill -9 $$' extract_numbers_does='exit 1' status_is 137 here/annotate -t in; }
expect 'damage on the right does not hide a kill on the left' worst
told() {
	tokenize_does='exit 2' here/annotate in 2> err > out
	grep -qx 'annotate: tokenize failed with status 2' err && [ "$(wc -l < err)" = 1 ]
}
expect 'the program that failed is named'       told
missing() {
	mkdir -p less; cp here/* less/; rm less/tag-entities
	(PATH=/usr/bin:/bin; less/annotate -t in > out 2> err; [ $? = 127 ]) && grep -q 'tag-entities' err
}
expect 'a program that is not there is a failure'       missing
victims() {	# one that SIGPIPE ends because another failed is not named
	seq 300000 > big
	before=extract-quotes here/annotate big > out 2> err
	[ $? = 2 ] && ! grep -q 141 err
}
expect 'the victims of a failure are not named'         victims
gone() { { here/annotate big; echo $? > st; } 2> err | head -n 1; [ "$(cat st)" = 141 ] && [ ! -s err ]; }
expect 'a reader that goes away is no news'             gone

to_file() { rm -f f f.tmp; here/annotate -o f in && cmp f in && [ ! -e f.tmp ]; }
no_half() { rm -f f; tokenize_does='exit 2' here/annotate -o f in; [ $? = 2 ] && [ ! -e f ] && [ -e f.tmp ]; }
keeps_old() { echo old > f; tokenize_does='exit 2' here/annotate -o f in; [ "$(cat f)" = old ]; }
damaged_file() { rm -f f; tokenize_does='exit 1' here/annotate -o f in; [ $? = 1 ] && cmp f in; }
killed() {	# in the middle: no file of that name is left
	rm -f f
	tokenize_does='sleep 5' here/annotate -o f in & pid=$!
	sleep 0.3; kill "$pid"; wait "$pid"
	[ ! -e f ]
}
expect '-o writes a file'                       to_file
expect '-o: no half file after a failure'       no_half
expect '-o: the old file stays'                 keeps_old
expect '-o: damage does not hold the file back' damaged_file
expect '-o: no half file after a kill'          killed
expect '-o: a file that cannot be written is status 2'  status_is 2 here/annotate -o /nowhere/f in
done_testing
