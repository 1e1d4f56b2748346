// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H
#include <sqlite3.h>

/// Binds text that SQLite copies before returning (SQLITE_TRANSIENT is a cast
/// macro that Swift cannot import).
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int byteCount) {
    return sqlite3_bind_text(statement, index, text, byteCount, SQLITE_TRANSIENT);
}

/// Switches a yes-or-no option of a connection (sqlite3_db_config is variadic).
static inline int csqlite_configure(sqlite3 *db, int option, int value) {
    return sqlite3_db_config(db, option, value, (int *)0);
}

/// Reads the first bytes of the database file and its size, through SQLite's own descriptor.
///
/// Opening and closing the file a second time would drop every lock this process holds on it.
static inline int csqlite_read_header(sqlite3 *db, unsigned char *header, int byteCount, sqlite3_int64 *size) {
    sqlite3_file *file = 0;
    int status = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (status != SQLITE_OK) return status;
    if (!file || !file->pMethods) return SQLITE_CANTOPEN;
    status = file->pMethods->xFileSize(file, size);
    if (status != SQLITE_OK) return status;
    status = file->pMethods->xRead(file, header, byteCount, 0);
    return status == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : status;
}
#endif
