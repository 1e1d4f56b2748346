// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CREADLINE_SHIM_H
#define CREADLINE_SHIM_H
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>
#include <readline/history.h>
#include <readline/readline.h>

// Readline is configured through C globals, which Swift 6 refuses to touch
// from strict-concurrency code. Each function below wraps one concern of them.

/// Names the program for `~/.inputrc` conditionals. `name` must live forever.
static inline void creadline_set_program_name(const char *name) {
    rl_readline_name = name;
}

/// Writes the prompt and the edited line to standard error.
static inline void creadline_use_standard_error(void) {
    rl_outstream = stderr;
}

/// Keeps readline's signal handlers while the program waits for a key, and
/// keeps readline from writing `LINES` and `COLUMNS` into the environment.
static inline void creadline_set_signal_handling(void) {
    rl_persistent_signal_handlers = 1;
    rl_change_environment = 0;
}

/// Installs the completion hook called at TAB, and what lists its candidates.
/// `breaks` are the bytes that end a word; it must live forever.
static inline void creadline_set_completion(rl_completion_func_t *complete,
                                            rl_compdisp_func_t *list,
                                            const char *breaks) {
    rl_attempted_completion_function = complete;
    rl_completion_display_matches_hook = list;
    rl_basic_word_break_characters = breaks;
    rl_completer_word_break_characters = breaks;
}

/// Says that the candidates are complete (no file names), in our own order,
/// and whether a blank follows the only one.
static inline void creadline_completion_is_final(int append_blank) {
    rl_attempted_completion_over = 1;
    rl_sort_completion_matches = 0;
    rl_completion_append_character = ' ';
    rl_completion_suppress_append = !append_blank;
}

/// The line being edited, NUL-terminated, and the cursor's offset in it.
static inline const char *creadline_line(void) { return rl_line_buffer; }
static inline int creadline_point(void) { return rl_point; }

/// Draws the line with the cursor behind its end.
static inline void creadline_show_end(void) {
    rl_point = rl_end;
    rl_redisplay();
}

/// Writes text below or behind the line being edited.
static inline void creadline_print(const char *text) {
    fputs(text, rl_outstream);
    fflush(rl_outstream);
}

/// Deals with signals, then sleeps until standard input can be read (1) or
/// another signal was dealt with (0).
///
/// Signals are blocked but while asleep, so that none slips in between the check
/// and the sleep; the half second is for those that reach another thread.
static inline int creadline_wait(void) {
    struct timespec timeout = {0, 500000000};
    sigset_t all, before;
    fd_set input;
    int count = -1, caught;
    FD_ZERO(&input);
    FD_SET(0, &input);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    if (rl_pending_signal() == 0)
        count = pselect(1, &input, NULL, NULL, &timeout, &before);
    sigprocmask(SIG_SETMASK, &before, NULL);
    caught = rl_pending_signal();
    rl_check_signals();
    if (caught == SIGTSTP) rl_forced_update_display(); // back in the foreground
    return count > 0;
}

/// Prepares the terminal so that a read never waits: Ctrl-C empties the kernel's
/// buffer, and a read begun just before would sleep through the signal.
static inline void creadline_prepare_terminal(int meta) {
    struct termios settings;
    rl_prep_terminal(meta);
    if (tcgetattr(0, &settings) == 0 && !(settings.c_lflag & ICANON)) {
        settings.c_cc[VMIN] = 0;
        settings.c_cc[VTIME] = 0;
        tcsetattr(0, TCSANOW, &settings);
    }
}

/// Whether the terminal behind standard input is gone, or never was one.
static inline int creadline_is_hung_up(void) {
    struct pollfd input = {0, POLLIN, 0};
    if (!isatty(0)) return 1;
    return poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL));
}

/// Installs the function that reads one byte of input without waiting for it.
static inline void creadline_set_reader(rl_getc_func_t *read) {
    rl_getc_function = read;
    rl_prep_term_function = creadline_prepare_terminal;
}

/// Removes every history entry equal to `line`.
static inline void creadline_forget(const char *line) {
    for (int i = history_length - 1; i >= 0; i--) {
        HIST_ENTRY *entry = history_get(history_base + i);
        if (entry && strcmp(entry->line, line) == 0) {
            entry = remove_history(i);
            if (entry) free_history_entry(entry);
        }
    }
}
#endif
