// SPDX-License-Identifier: GPL-3.0-or-later
// Which build of the program, and so of the knowledge that it carries, is running.
#include "knowledge.h"

#if defined(__linux__)
#include <elf.h>
#include <link.h>
#include <string.h>

// The linker puts it at the beginning of the object that this file is linked into.
extern const ElfW(Ehdr) __ehdr_start __attribute__((visibility("hidden")));

static unsigned long padded(unsigned long size) { return (size + 3) & ~3UL; }

unsigned long alterego_build(unsigned char *into, unsigned long room)
{
    const char *start = (const char *)&__ehdr_start;
    const ElfW(Phdr) *headers = (const ElfW(Phdr) *)(start + __ehdr_start.e_phoff);
    const char *base = start;
    for (int i = 0; i < __ehdr_start.e_phnum; i++) {
        if (headers[i].p_type == PT_LOAD && headers[i].p_offset == 0) {
            base = start - headers[i].p_vaddr;
            break;
        }
    }
    for (int i = 0; i < __ehdr_start.e_phnum; i++) {
        if (headers[i].p_type != PT_NOTE) continue;
        const char *at = base + headers[i].p_vaddr;
        const char *end = at + headers[i].p_memsz;
        while (at + sizeof(ElfW(Nhdr)) <= end) {
            const ElfW(Nhdr) *note = (const ElfW(Nhdr) *)at;
            const char *name = at + sizeof *note;
            const char *content = name + padded(note->n_namesz);
            if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4
                && memcmp(name, "GNU", 4) == 0 && content + note->n_descsz <= end) {
                unsigned long count = note->n_descsz < room ? note->n_descsz : room;
                memcpy(into, content, count);
                return count;
            }
            at = content + padded(note->n_descsz);
        }
    }
    return 0;
}
#else
unsigned long alterego_build(unsigned char *into, unsigned long room) { return 0; }
#endif
