# copydesk.  GNU make.  The targets that people type:
#
#   make            the programs, into bin/
#   make demo       installs what is missing, builds, runs the main job
#   make test       installs what is missing, builds, runs all tests
#   make check      the tests with what is installed
#   make asan fuzz lint strict bench install bless clean
#   make check-engines      the recipes of copydesk-scale(7) on Spark, Slurm ...: by hand
#
# Adding a filter: its name in FILTERS, its engine in lib/, its main in
# filters/, its page in man/.

VERSION	= 0.1
PREFIX	= /usr/local
MANDIR	= $(PREFIX)/share/man
PROGRAM_PREFIX =

FILTERS	= read-articles tokenize tag-entities extract-quotes extract-numbers tabulate
TOOLS	= $(FILTERS) learn-entities
SCRIPTS	= annotate who-said-what how-many who-is-who
MAN	= $(wildcard man/*.[157])

B	= build/plain
BIN	= bin
CC	= gcc
CFLAGS	= -O2 -g
WARN	= -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wwrite-strings -Wstrict-prototypes \
	  -Wmissing-prototypes
ALL_CF	= -std=c17 -D_XOPEN_SOURCE=700 -DVERSION='"$(VERSION)"' $(WARN) -Ilib -I$B/lex -MMD -MP \
	  $(CPPFLAGS) $(CFLAGS)
LDLIBS	= -lpcre2-8 -lutf8proc -lz -lm
READ_LIBS = -larchive -lexpat -lbrotlidec

LEX	= $(patsubst lib/data/%.tsv,%,$(wildcard lib/data/*.tsv))
LEXH	= $(LEX:%=$B/lex/lex_%.h)
ENGINES	= token name quote number table
LIBSRC	= $(wildcard lib/*.c $(ENGINES:%=lib/%/*.c))
READSRC	= $(wildcard lib/read/*.c)
LIBOBJ	= $(LIBSRC:%.c=$B/%.o) $(LEX:%=$B/lex/lex_%.o) $B/uni_table.o $B/bound_model.o
READOBJ	= $(READSRC:%.c=$B/%.o)
PROGRAMS = $(foreach p,$(TOOLS),$(if $(wildcard filters/$p.c),$(BIN)/$p))

all: $(PROGRAMS) $(patsubst bin/%,$(BIN)/%,$(wildcard $(SCRIPTS:%=bin/%)))

$(BIN)/read-articles: $(READOBJ)
$(BIN)/read-articles: LDLIBS += $(READ_LIBS)
$(BIN)/%: $B/filters/%.o $B/libcopydesk.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CF) $(LDFLAGS) -o $@ $(filter %.o,$^) $B/libcopydesk.a $(LDLIBS)

# The scripts find their programs in the folder that they lie in.
ifneq ($(BIN),bin)
$(SCRIPTS:%=$(BIN)/%): $(BIN)/%: bin/%
	@mkdir -p $(@D)
	cp $< $@
endif

$B/libcopydesk.a: $(LIBOBJ)
	rm -f $@
	$(AR) rcs $@ $(LIBOBJ)

$B/%.o: %.c $B/flags | $(LEXH)
	@mkdir -p $(@D)
	$(CC) $(ALL_CF) -c -o $@ $<

# Lexicons: lib/data/NAME.tsv -> lex_NAME.c, lex_NAME.h
MKLEX	= $B/mklex
MKLEX_SRC = lib/gen/mklex.c lib/lex.c lib/in.c lib/out.c lib/mem.c lib/diag.c lib/utf8.c
$(MKLEX): $(MKLEX_SRC) $(wildcard lib/*.h) $B/flags
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) $(LDFLAGS) -o $@ $(MKLEX_SRC) -lutf8proc -lz
$B/lex/lex_%.c $B/lex/lex_%.h: lib/data/%.tsv $(MKLEX)
	@mkdir -p $(@D)
	$(MKLEX) $* $< $B/lex/lex_$*.c $B/lex/lex_$*.h
$B/lex/%.o: $B/lex/%.c $B/flags
	$(CC) -std=c17 -Ilib -I$B/lex $(CPPFLAGS) $(CFLAGS) -c -o $@ $<
# Large lists, of which only "what is known of this phrase?" is asked: see lib/name/dict.h.
MKDICT	= $B/mkdict
MKDICT_SRC = lib/gen/mkdict.c lib/in.c lib/out.c lib/mem.c lib/diag.c lib/utf8.c
GAZ	= $(wildcard $(foreach n,given surname place country us_state demonym agency media org_suffix \
	  facility party title company university team band thing wordnet calendar,lib/data/$n.tsv lib/data/large/$n.tsv))
$(MKDICT): $(MKDICT_SRC) $(wildcard lib/*.h lib/name/*.h) $B/flags
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) $(LDFLAGS) -o $@ $(MKDICT_SRC) -lutf8proc -lz
$B/gaz/phrases.dict: $(GAZ) $(MKDICT)
	@mkdir -p $(@D)
	$(MKDICT) phrases $@ $(GAZ)
$B/gaz/words.dict: lib/data/large/word.tsv $(MKDICT)
	@mkdir -p $(@D)
	$(MKDICT) words $@ $<
$B/lib/name/gaz.o: CPPFLAGS += -DGAZ_IMAGES='"$B/gaz"'
$B/lib/name/gaz.o: $B/gaz/phrases.dict $B/gaz/words.dict
$B/lib/name/chain.o: CPPFLAGS += -DCHAIN_MODEL='"lib/data/entities.model"'
$B/lib/name/chain.o: lib/data/entities.model
$B/lib/name/train.o: CFLAGS += -O3 -fno-math-errno -fno-trapping-math

# The model of tag-entities, from annotated text: GOLD is its folder, SILVER=no leaves out what
# machines have annotated.  The same text gives the same bytes.  See learn-entities(1).
# Made-up pages are part of it in any case.
MODEL_TEXT = $(sort $(wildcard $(GOLD)/entities/*/train*.tsv)) \
	  $(if $(filter no,$(SILVER)),,$(sort $(wildcard $(GOLD)/entities-silver/*.tsv.gz)))
MADE_UP	= $(patsubst %,lib/data/%.tsv,place country given large/surname large/team)
model-entities: $(BIN)/learn-entities
	@test -n "$(strip $(MODEL_TEXT))" || { echo "make model-entities GOLD=folder of annotated text"; exit 2; }
	awk -f lib/gen/made-up.awk $(MADE_UP) > $B/made-up.tsv
	$(BIN)/learn-entities -v $(MODEL_TEXT) $B/made-up.tsv > $B/entities.model
	mv $B/entities.model lib/data/entities.model

.PRECIOUS: $B/lex/lex_%.c $B/lex/lex_%.h $B/%.o

# Unicode: lib/data/unicode/segments.txt -> uni_table.c
MKUNI	= $B/mkuni
MKUNI_SRC = lib/gen/mkuni.c lib/uni.c lib/in.c lib/out.c lib/mem.c lib/diag.c
$(MKUNI): $(MKUNI_SRC) $(wildcard lib/*.h) $B/flags
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) $(LDFLAGS) -o $@ $(MKUNI_SRC) -lz
$B/uni_table.c: lib/data/unicode/segments.txt $(MKUNI)
	$(MKUNI) $< $@
$B/uni_table.o: $B/uni_table.c $B/flags
	$(CC) -std=c17 -Ilib $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# Weights of sentence ends: lib/data/bound.model -> bound_model.c
MKBOUND = $B/mkbound
NOMODEL	= $B/libnomodel.a
$(NOMODEL): $(filter-out $B/bound_model.o,$(LIBOBJ))
	rm -f $@
	$(AR) rcs $@ $^
$(MKBOUND): lib/gen/mkbound.c $(NOMODEL)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$B/bound_model.c: lib/data/bound.model $(MKBOUND)
	$(MKBOUND) $< $@
$B/bound_model.o: $B/bound_model.c $B/flags
	$(CC) -std=c17 -Ilib $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# GOLD: a folder with tokens/ud-ewt and tokens/ud-gum.  Of GUM only the genres whose
# texts are CC BY, CC BY-SA or free.
EWT	= $(GOLD)/tokens/ud-ewt/train
GUM	= $(GOLD)/tokens/ud-gum/train
GENRES	= GUM_news,GUM_interview,GUM_bio,GUM_voyage,GUM_speech,GUM_academic,GUM_textbook
$B/train-bound: lib/gen/train-bound.c $(NOMODEL)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lm
model-sentences: $B/train-bound
	{ sed '/^#/!d' lib/data/bound.model; \
	  $B/train-bound $(EWT)=1 $(GUM):$(GENRES)=1; } > $B/bound.model
	mv $B/bound.model lib/data/bound.model

# UCD: a folder of the Unicode Character Database, as Debian's unicode-data installs it
UCDFILES = auxiliary/WordBreakProperty.txt auxiliary/SentenceBreakProperty.txt LineBreak.txt \
	  extracted/DerivedGeneralCategory.txt emoji/emoji-data.txt
unicode:
	LC_ALL=C awk -f lib/gen/segments.awk $(UCDFILES:%=$(UCD)/%) > lib/data/unicode/segments.txt

$B/flags: FORCE		# recompile when the flags change
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CF) $(LDFLAGS)' | cmp -s - $@ || echo '$(CC) $(ALL_CF) $(LDFLAGS)' > $@

demo: deps-build
	@$(MAKE) -s all
	@BIN=$(BIN) sh t/demo.sh

# Tests.  Each t/*.t is a promise; they find the programs in $(BIN).
test: deps-test
	@$(MAKE) check

deps-%:
	@sh t/deps $*

UNITS	= $(patsubst t/unit/%.c,$B/t/%,$(wildcard t/unit/*.c))
$B/t/%: t/unit/%.c t/tap.h t/file.h $B/libcopydesk.a $(READOBJ) $B/flags
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) -It $(LDFLAGS) -o $@ $< $(READOBJ) $B/libcopydesk.a \
	    $(LDLIBS) $(READ_LIBS)

$B/t/rowcheck: t/rowcheck.c t/laws.h $B/libcopydesk.a $B/flags
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) -It $(LDFLAGS) -o $@ $< $B/libcopydesk.a $(LDLIBS)

# Gumbo is the oracle of t/1106-read-gumbo.t, where it is installed.
ORACLE	= $(if $(shell echo '\#include <gumbo.h>' | $(CC) -E - 2> /dev/null),$B/t/gumbo)
$B/t/gumbo: t/oracle/gumbo.c t/tap.h $B/libcopydesk.a $(READOBJ) $B/flags
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) -It $(LDFLAGS) -o $@ $< $(READOBJ) $B/libcopydesk.a \
	    $(LDLIBS) $(READ_LIBS) -lgumbo

check: all $(UNITS) $B/t/rowcheck $(ORACLE)
	@BIN=$(BIN) UNITS=$B/t FILTERS='$(FILTERS)' CC='$(CC)' prove -e sh -j2 $(PROVE) $(T)
T	= t/*.t

# An empty span may be { NULL, 0 }, and NULL + 0 is defined since C2y (N3322): not reported.
SAN	= -O1 -g -fsanitize=address,undefined -fno-sanitize=pointer-overflow \
	  -fno-sanitize-recover=all -fno-omit-frame-pointer
asan:			# own tree, own bin
	SANITIZED=yes $(MAKE) check B=build/asan BIN=build/asan/bin CFLAGS='$(SAN)'

strict:			# no warning from either compiler
	$(MAKE) all B=build/gcc BIN=build/gcc/bin CC=gcc CFLAGS='-O2 -Werror'
	$(MAKE) all fuzz-syntax B=build/clang BIN=build/clang/bin CC=clang CFLAGS='-O2 -Werror'
fuzz-syntax: $(LEXH)
	for f in t/fuzz/*.c; do \
		$(CC) $(filter-out -MMD -MP,$(ALL_CF)) -It -fsyntax-only $$f || exit 1; done

# Each fuzz target for FUZZ_TIME seconds, two at a time; a find stays in build/fuzz.
FUZZ_TIME = 60
FUZZERS	= $(patsubst t/fuzz/%.c,%,$(wildcard t/fuzz/*.c))
fuzz:
	$(MAKE) all
	BIN=$(BIN) sh t/fuzz/seeds.sh build/fuzz/seeds
	$(MAKE) -j2 $(FUZZERS:%=fuzz-%) B=build/fuzz BIN=build/fuzz/bin CC=clang \
	    CFLAGS='$(SAN) -fsanitize=fuzzer-no-link'
$B/fuzz/%: t/fuzz/%.c t/fuzz/fuzz.h t/file.h t/laws.h $B/libcopydesk.a $(READOBJ) $B/flags
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) -It -fsanitize=fuzzer $(LDFLAGS) -o $@ $< $(READOBJ) \
	    $B/libcopydesk.a $(LDLIBS) $(READ_LIBS)
fuzz-%: $B/fuzz/%
	@mkdir -p $B/corpus/$* $B/seeds/$*
	$< -max_total_time=$(FUZZ_TIME) -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
	    -max_len=4096 -close_fd_mask=2 -artifact_prefix=$B/$*- $B/corpus/$* $B/seeds/$* \
	    > $B/$*.log 2>&1 || { tail -60 $B/$*.log; exit 1; }
	@sed -n 's/^stat::number_of_executed_units: /fuzz $*: runs /p' $B/$*.log

lint:
	mandoc -T lint -W warning $(MAN)
	shellcheck -s sh $(SCRIPTS:%=bin/%) t/deps .ci/run scale/check-engines scale/*.sbatch

# Installs what it needs into build/engines.  BIG: an archive to run it on as well; E: engines.
check-engines: all
	@BIN=$(BIN) BIG='$(BIG)' scale/check-engines $(E)

bench: all
	@BIN=$(BIN) sh t/bench.sh

bless: all		# writes the expected output of the gold cases anew: the diff is the review
	BIN=$(BIN) BLESS=1 sh t/gold.sh $(CASES)
	BIN=$(BIN) sh t/bless.sh README $(MAN)

# PROGRAM_PREFIX=cd- installs cd-tabulate, cd-annotate ... and their pages.
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(foreach n,1 5 7,$(DESTDIR)$(MANDIR)/man$n)
	for p in $(notdir $(PROGRAMS)) $(SCRIPTS); do \
		install -m 755 $(BIN)/$$p $(DESTDIR)$(PREFIX)/bin/$(PROGRAM_PREFIX)$$p || exit; done
	for m in $(notdir $(MAN)); do \
		install -m 644 man/$$m $(DESTDIR)$(MANDIR)/man$${m##*.}/$(PROGRAM_PREFIX)$$m || exit; done
	install -d $(DESTDIR)$(PREFIX)/share/copydesk/scale
	install -m 644 $(filter-out scale/check-engines,$(wildcard scale/*)) $(DESTDIR)$(PREFIX)/share/copydesk/scale

# The weights of extract-quotes, learnt anew: make model-quotes GOLD=folder, where the folder has
# quotes/polnear/train and .tsv, train-speech.tsv, quotes/litbank/all and all.tsv.
$B/learn-quotes: lib/gen/learn-quotes.c $B/libcopydesk.a
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) $(LDFLAGS) -o $@ $< $B/libcopydesk.a $(LDLIBS) -lm
model-quotes: all $B/learn-quotes
	$B/learn-quotes -a $(GOLD)/quotes/polnear/train $(GOLD)/quotes/polnear/train.tsv | $(BIN)/tokenize | \
	    $(BIN)/tag-entities > $B/quotes.rows
	$B/learn-quotes -a $(GOLD)/quotes/litbank/all $(GOLD)/quotes/litbank/all.tsv | $(BIN)/tokenize > $B/marks.rows
	$B/learn-quotes $B/quotes.rows $(GOLD)/quotes/polnear/train.tsv $(GOLD)/quotes/polnear/train-speech.tsv \
	    $B/marks.rows $(GOLD)/quotes/litbank/all.tsv > $B/quote_weights.c
	mv $B/quote_weights.c lib/quote/quote_weights.c

clean:
	rm -rf build $(TOOLS:%=bin/%)

MAKEFLAGS += --no-print-directory
FORCE:
.PHONY: all demo test check asan strict fuzz fuzz-syntax lint check-engines bench bless install clean unicode model-sentences model-entities model-quotes FORCE
-include $(shell find $B -name '*.d' 2>/dev/null)
