# SPDX-License-Identifier: GPL-3.0-or-later
# What people type; each target first installs what it needs (scripts/need.sh).

PREFIX ?= /usr/local
DESTDIR ?=
# The Swift runtime goes into the binary: it starts in a third of the time and runs without a toolchain.
RELEASE = -c release --static-swift-stdlib
BINARY = .build/release/alterego
LINTED = $(wildcard Sources Tests Benchmarks/Sources Benchmarks/Package.swift Fuzz/Sources Fuzz/Package.swift Package.swift)

.PHONY: help demo test build install uninstall lint format bench fuzz clean need

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: build ## build, then walk through a sample company
	@$(BINARY) demo

test: need ## build and run every test
	swift test --disable-xctest

build: need ## build the release binary, .build/release/alterego
	swift build $(RELEASE)

install: build ## copy the binary, without its symbols, to $(DESTDIR)$(PREFIX)/bin
	install -D -m 0755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/alterego"
	-@strip "$(DESTDIR)$(PREFIX)/bin/alterego"

uninstall: ## remove it from there; what you told AlterEgo stays
	rm -f "$(DESTDIR)$(PREFIX)/bin/alterego"

lint: need ## check the form of the code and the knowledge
	swift format lint --strict --parallel -r $(LINTED)
	swift run alterego knowledge check

format: ## put the code into the form that lint wants
	swift format -i --parallel -r $(LINTED)

bench: build ## measure beside sqlite3, in one run
	cd Benchmarks && swift run -c release alterego-bench --binary ../$(BINARY)

RUNS ?= 500000

# Which edges were taken leads the fuzzer; to trace every comparison as well makes it many times slower.
fuzz: need ## read made-up texts until one breaks a promise: make fuzz RUNS=500000
	cd Fuzz && ./seeds.sh .build/seeds && \
	  swift build -c release --sanitize fuzzer -Xswiftc -parse-as-library \
	    -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table && \
	  SWIFT_BACKTRACE=enable=no .build/release/alterego-fuzz -runs=$(RUNS) -max_len=400 .build/seeds

clean: ## remove everything that was built
	rm -rf .build Benchmarks/.build Fuzz/.build

need:
	@scripts/need.sh
