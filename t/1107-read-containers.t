#!/bin/sh
# Folders and containers give what the files in them give, in a known order.
. "${0%/*}/tap.sh"

mkdir -p "$tmp/d/2017/09/28" "$tmp/d/b"
printf 'Fire on Main Street\n\nA shop burned.\n' > "$tmp/d/2017/09/28/fire.txt"
printf '{"id":"j1","text":"One."}\n{"id":"j2","text":"Two."}\n' > "$tmp/d/b/news.jsonl"
gzip -n < "$tmp/d/b/news.jsonl" > "$tmp/d/c.gz"
printf 'not for us' > "$tmp/d/.hidden"
cd "$tmp" || exit 2

ids() { read-articles "$@" 2>&1 | cut -f 2,14,16; }
id=$(read-articles d/2017/09/28/fire.txt | cut -f 2)
printf '%s\t2017-09-28\t%s/d/2017/09/28/fire.txt\n' "$id" > tail
cat > want <<END
$id	2017-09-28	d/2017/09/28/fire.txt
j1		d/b/news.jsonl
j2		d/b/news.jsonl
j1		d/c.gz
j2		d/c.gz
END
same_ids() { want=$1; shift; ids "$@" > got; same "$want" got; }
in_archive() {		# $1: its name
	sed "s,	d/,	$1/d/," want > want2
	same_ids want2 "$1"
}

expect 'a folder, in the order of bytes' same_ids want d
in_order() {		# as the shell sorts the paths of all files
	mkdir -p o/a o/a.d o/B
	for f in o/a/z o/a.txt o/a.d/y o/a-b o/B/x; do echo "$f" > $f; done
	find o -type f | LC_ALL=C sort > want3
	read-articles o | cut -f 16 > got
	same want3 got
}
expect 'whole paths are compared'        in_order
tar cf a.tar d/2017 d/b d/c.gz
expect 'tar'                             in_archive a.tar
gzip -n < a.tar > a.tgz
expect 'tar.gz'                          in_archive a.tgz
long_name() {		# $1: the format of tar; a path that its header has no room for
	dir=long/$(printf 'a-folder-with-a-long-name/%.0s' 1 2 3 4 5 6)
	mkdir -p "$dir"
	printf 'Title\n\nA body.\n' > "$dir/$1.txt"
	tar c --format="$1" -f "$1.tar" long && read-articles "$1.tar" | cut -f 16 |
	    grep -Fqx "$1.tar/$dir$1.txt"
	found=$?
	rm -r long
	return $found
}
for format in ustar gnu pax; do
	expect "long names in $format" long_name $format
done
if command -v bzip2 > /dev/null; then
	bzip2 < a.tar > a.tbz
	expect 'tar.bz2'                 in_archive a.tbz
	bzip2 < d/b/news.jsonl > n.bz2
	expect 'a bzip2 file'            sh -c 'test "$(read-articles n.bz2 | wc -l)" = 2'
fi
if command -v xz > /dev/null; then
	xz < a.tar > a.txz
	expect 'tar.xz'                  in_archive a.txz
fi
tar cf b.tar a.tgz
expect 'an archive in an archive'        sh -c 'test "$(read-articles b.tar | wc -l)" = 5'
expect 'an archive on standard input'    sh -c 'test "$(read-articles < a.tgz | wc -l)" = 5'

head -c 3000 a.tar > cut.tar
expect 'a cut archive is told'           status 1 sh -c 'read-articles cut.tar > out 2> err; s=$?; grep -q "cut.tar: byte" err && exit $s'
expect 'what is whole comes out'         grep -q 'A shop burned' out
printf 'xxxx' | dd of=a.tar bs=1 seek=148 conv=notrunc 2> /dev/null
expect 'a wrong header checksum is told' status 1 sh -c 'read-articles a.tar > out 2> err'
expect 'an empty folder is nothing'      sh -c 'mkdir e; test -z "$(read-articles e 2>&1)"'
expect 'a link to a folder is not followed' sh -c 'ln -s .. d/loop; test "$(read-articles d | wc -l)" = 5'
done_testing
