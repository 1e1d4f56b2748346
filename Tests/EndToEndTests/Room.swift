// SPDX-License-Identifier: GPL-3.0-or-later

// Every test here drives the binary, so none has to say so.
@_exported import TerminalDriver
