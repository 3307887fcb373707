# copydesk.  GNU make.  The targets that people type:
#
#   make            the programs, into bin/
#   make demo       installs what is missing, builds, runs the main job
#   make test       installs what is missing, builds, runs all tests
#   make check      the tests with what is installed
#   make asan fuzz bench lint install
#
# Adding a filter: its name in FILTERS, its engine in lib/, its main in
# filters/, its page in man/.

VERSION	= 0.1
PREFIX	= /usr/local
PROGRAM_PREFIX =

FILTERS	= read-articles tokenize tag-entities extract-quotes extract-numbers tabulate
TOOLS	= $(FILTERS) learn-entities
SCRIPTS	= annotate who-said-what how-many who-is-who

B	= build/plain
BIN	= bin
CC	= gcc
CFLAGS	= -O2 -g
WARN	= -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wwrite-strings -Wstrict-prototypes \
	  -Wmissing-prototypes
ALL_CF	= -std=c17 -D_XOPEN_SOURCE=700 -DVERSION='"$(VERSION)"' $(WARN) -Ilib -I$B/lex -MMD -MP \
	  $(CPPFLAGS) $(CFLAGS)
LDLIBS	= -lpcre2-8 -lutf8proc -lz
READ_LIBS =

LEX	= $(patsubst lib/data/%.tsv,%,$(wildcard lib/data/*.tsv))
LEXH	= $(LEX:%=$B/lex/lex_%.h)
LIBSRC	= $(wildcard lib/*.c)
READSRC	= $(wildcard lib/read/*.c)
LIBOBJ	= $(LIBSRC:%.c=$B/%.o) $(LEX:%=$B/lex/lex_%.o)
READOBJ	= $(READSRC:%.c=$B/%.o)
PROGRAMS = $(foreach p,$(TOOLS),$(if $(wildcard filters/$p.c),$(BIN)/$p))

all: $(PROGRAMS)

$(BIN)/read-articles: $(READOBJ)
$(BIN)/read-articles: LDLIBS += $(READ_LIBS)
$(BIN)/%: $B/filters/%.o $B/libcopydesk.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CF) $(LDFLAGS) -o $@ $(filter %.o,$^) $B/libcopydesk.a $(LDLIBS)

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
.PRECIOUS: $B/lex/lex_%.c $B/lex/lex_%.h $B/%.o

$B/flags: FORCE		# recompile when the flags change
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CF) $(LDFLAGS)' | cmp -s - $@ || echo '$(CC) $(ALL_CF) $(LDFLAGS)' > $@

# Tests.  Each t/*.t is a promise; they find the programs in $(BIN).
UNITS	= $(patsubst t/unit/%.c,$B/t/%,$(wildcard t/unit/*.c))
$B/t/%: t/unit/%.c $B/libcopydesk.a $(READOBJ) $B/flags
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(ALL_CF)) -It $(LDFLAGS) -o $@ $< $(READOBJ) $B/libcopydesk.a \
	    $(LDLIBS) $(READ_LIBS)

check: all $(UNITS)
	BIN=$(BIN) UNITS=$B/t CC='$(CC)' prove -j2 $(PROVE) t/*.t

asan:			# own tree, own bin
	$(MAKE) check B=build/asan BIN=build/asan/bin \
	    CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all'

bless: all		# writes the expected output of the gold cases anew: the diff is the review
	BIN=$(BIN) BLESS=1 sh t/gold.sh

clean:
	rm -rf build $(TOOLS:%=bin/%)

FORCE:
.PHONY: all check asan bless clean FORCE
-include $(shell find $B -name '*.d' 2>/dev/null)
