// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef KNOWLEDGE_H
#define KNOWLEDGE_H

/// One file of the knowledge folder, carried inside the binary.
struct alterego_knowledge_file {
    const char *path;           ///< relative to the knowledge folder, such as concepts/finance.tsv
    const unsigned char *bytes; ///< UTF-8, not terminated
    unsigned long count;
};

/// All files, ended by an entry whose path is null.
const struct alterego_knowledge_file *alterego_knowledge_files(void);

/// Writes the linker's mark of this build into `into`, at most `room` bytes, and returns how many;
/// none where the linker made no mark. Another program, or other knowledge in it, has another.
unsigned long alterego_build(unsigned char *into, unsigned long room);

#endif
