#!/bin/sh
# tokenize: what holds for any text and any option.
. "${0%/*}/tap.sh"
[ -x "$BIN/tokenize" ] || skip_all 'tokenize is not built'

article() { printf 'article\td\t0\t0\t0\t1\t%s\ttext\ten\n' "$1"; }

# Letters in two code points, a letter and its mark, are the letters in one.
cat > "$tmp/composed" <<'END'
Café owner Zoë Müller opened a café.  She said no.  Ángel did.
END
sed 's/é/é/g; s/ë/ë/g; s/ü/ü/g; s/Á/Á/g' "$tmp/composed" > "$tmp/decomposed"
counts() { article "$(cat "$1")" | tokenize -o | cut -f 1,4,8 > "$1.counts"; }
counts "$tmp/composed"
counts "$tmp/decomposed"
expect 'there is something to compare'    sh -c '! cmp "$1" "$2"' - "$tmp/composed" "$tmp/decomposed"
expect 'composed and decomposed letters: the same tokens' \
    cmp "$tmp/composed.counts" "$tmp/decomposed.counts"

# Abbreviations: what is printed can be read, and changes nothing.
for f in "$t"/gold/tokenize/*.in; do
	article "$(tr '\t\r\n\\' '    ' < "$f")"
done > "$tmp/articles"
tokenize --dump-abbrev > "$tmp/abbrev"
expect '--dump-abbrev prints rows of an abbreviation and its classes' \
    awk -F '\t' 'NF != 2 { exit 1 } END { exit NR < 100 }' "$tmp/abbrev"
tokenize "$tmp/articles" > "$tmp/plain"
tokenize --abbrev "$tmp/abbrev" "$tmp/articles" > "$tmp/again"
expect '--abbrev of these rows changes nothing' cmp "$tmp/plain" "$tmp/again"

# Conventions only cut and join: the characters in tokens are the same in all.
letters() { tokenize -o "$@" "$tmp/articles" | grep ^token | cut -f 7 | tr -d ' \n'; }
letters > "$tmp/ud"
for c in '-c words' '-c ptb' '-c ws' '--hyphens=keep' '--contractions=split' '-c ptb --hyphens=split'; do
	letters $c > "$tmp/other"
	expect "$c: the same characters" cmp "$tmp/ud" "$tmp/other"
done

# A rule whose pattern backtracks without end is given up, and no other is.
printf 'word\t(a|aa)+$\nword\tvery well\n' > "$tmp/rules"
text="very well $(printf '%0500d' 0 | tr 0 a)!"
expect 'a rule that costs too much is given up' sh -c '
	[ "$(tokenize -o --rule "$1" "$2" | grep ^token | cut -f 7 | head -1)" = "very well" ]' - \
    "$tmp/rules" "$(article "$text" > "$tmp/a"; echo "$tmp/a")"
for bad in 'word' 'noword\tx' 'word\t(' 'word\t'; do
	printf "$bad\n" > "$tmp/rules"
	expect "a malformed rule is refused: $bad" status 2 tokenize --rule "$tmp/rules" "$tmp/a"
done
expect 'no rules, no file' status 2 tokenize --rule "$tmp/none" "$tmp/a"
expect 'no abbreviations, no file' status 2 tokenize --abbrev "$tmp/none" "$tmp/a"
expect 'an unknown convention' status 2 tokenize -c none "$tmp/a"
expect 'an unknown choice' status 2 tokenize --hyphens=none "$tmp/a"

# A text without a blank is as fast as another: four million bytes.
unbroken() {
	awk -v s="$1" 'BEGIN { printf "article\td\t0\t0\t0\t1\t"; for (n = 0; n < 4e6; n += length(s)) printf "%s", s
		print "\ttext\ten" }' | timeout 60 tokenize -o | tail -1 > "$tmp/last"
	[ -s "$tmp/last" ]
}
for s in a 1 . - 東 'a.' 'a@' '(' 'a-' '1-' "a'" 1, ’ 'U.S.'; do
	expect "a long text without a blank: $s" unbroken "$s"
done
done_testing
