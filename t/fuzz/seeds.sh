# sh t/fuzz/seeds.sh FOLDER: seeds for the fuzz targets, from t/archive and the
# gold cases; a folder a target.  The programs are those of $BIN.
cd "$(dirname "$0")/../.." || exit 2
to=$1 BIN=${BIN:-bin}
mkdir -p "$to/quote" "$to/engines" "$to/token" "$to/read" "$to/doc" "$to/row" "$to/in" "$to/lex" "$to/utf8" "$to/html" "$to/json" "$to/warc"

[ ! -d t/fuzz/seeds ] || cp -r t/fuzz/seeds/. "$to"		# kept by hand
for f in t/archive/*.txt.gz; do
	name=$(basename "$f" .txt.gz)
	cp "$f" "$to/in/$name.gz"
	gzip -dc "$f" > "$to/read/$name"
	gzip -dc "$f" | head -n 7 > "$to/token/$name"
	cp "$to/token/$name" "$to/engines/$name"
	"$BIN/read-articles" < "$to/token/$name" | "$BIN/tokenize" > "$to/doc/$name"
	head -n 40 "$to/doc/$name" > "$to/row/$name"
done
gzip -dc t/archive/news-b.jsonl.gz | split -l 1 - "$to/read/json."
mkdir -p "$to/broken"
sh t/broken.sh "$to/broken"
cp "$to/broken/"* "$to/read/"
for target in in:gz json:json warc:warc; do
	cp "$to/broken/${target#*:}-"* "$to/${target%:*}/"
done
rm -r "$to/broken"
for f in t/gold/*/*.in; do
	case $f in
	*/read-articles/warc-*)	gzip -dcf < "$f" > "$to/warc/$(basename "$f")" ;;
	*/read-articles/html-*)	cp "$f" "$to/html/" ;;
	*/read-articles/json-*)	cp "$f" "$to/json/" ;;
	esac
	case $f in t/gold/read-articles/*) cp "$f" "$to/read/" ;; esac
	head -c 300 "$f" > "$to/utf8/$(basename "$f")"
done
