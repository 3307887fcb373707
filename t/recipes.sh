# shellcheck shell=sh
# The recipes of copydesk-scale(7), to run what stands there: source me behind tap.sh.
#
#	recipe NAME		prints what stands behind the comment "recipe NAME" in the page

recipe() {
	awk -v name="$1" '
		$0 == ".\\\" recipe " name { on = 1 }
		on && /^\.Ed/ { exit }
		on && text { gsub(/\\e/, "\\"); sub(/^\\&/, ""); print }
		on && /^\.Bd/ { text = 1 }' "$top/man/copydesk-scale.7"
}
