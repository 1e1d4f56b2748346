// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H
#include <sqlite3.h>

/// Binds text that SQLite copies before returning (SQLITE_TRANSIENT is a cast
/// macro that Swift cannot import).
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int byteCount) {
    return sqlite3_bind_text(statement, index, text, byteCount, SQLITE_TRANSIENT);
}
#endif
