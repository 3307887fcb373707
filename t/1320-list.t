#!/bin/sh
# tag-entities -g: a user's own names win over the model.
. "${0%/*}/tap.sh"
cd "$tmp" || exit 2

printf 'Mayor Ida Nakamura left Fort Dunning Water. Nakamura likes the zork.' |
	read-articles | tokenize > rows
tag() { tag-entities -o "$@" rows | cut -f 3,7-10,12,15; }

cat > list <<'EOF'
# ours
Fort Dunning	place	Fort Dunning	US
Ida Nakamura	person	Ida K. Nakamura		Mayor of Fort Dunning
zork	misc
EOF
cat > want <<'EOF'
1	Ida Nakamura	person	Ida K. Nakamura		Mayor of Fort Dunning	user
2	Fort Dunning	place	Fort Dunning	US		user
1	Nakamura	person	Ida K. Nakamura		Mayor of Fort Dunning	model
3	zork	misc	zork			user
EOF
tag -g list > got
expect 'they win, and short forms join them' same want got

printf '#! fold\nfort dunning water\torg\tThe Water\n' > folded
expect 'small and capital letters alike'     sh -c \
	'tag-entities -o -g folded rows | grep -q "Fort Dunning Water	org	The Water"'
printf 'Zork\tplanet\n' > wrong
expect 'a label that is none'                status 2 tag-entities -g wrong rows
printf 'Zork\n' > short
expect 'a row without a label'               status 2 tag-entities -g short rows
expect 'no such list'                        status 2 tag-entities -g none rows
: > empty
tag > plain
tag -g empty > got
expect 'an empty list changes nothing'       same plain got
expect '--explain says what decided'         sh -c \
	'tag-entities -o --explain rows | cut -f 15 | grep -q "^model: .* +[0-9]"'
done_testing
