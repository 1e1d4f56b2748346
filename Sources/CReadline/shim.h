// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CREADLINE_SHIM_H
#define CREADLINE_SHIM_H
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <readline/history.h>
#include <readline/readline.h>

// Readline is configured through C globals, which Swift 6 refuses to touch
// from strict-concurrency code. Each setter below wraps exactly one of them.

/// Names the program for `~/.inputrc` conditionals. `name` must live forever.
static inline void creadline_set_program_name(const char *name) {
    rl_readline_name = name;
}

/// Installs the completion hook called when the user presses TAB.
static inline void creadline_set_completion(rl_completion_func_t *complete) {
    rl_attempted_completion_function = complete;
}

/// Tells readline not to fall back to file names after our completion.
static inline void creadline_completion_is_final(void) {
    rl_attempted_completion_over = 1;
}
#endif
