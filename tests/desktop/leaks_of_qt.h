// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For a test program, once: QtPdf 6.4 keeps 24 bytes and what they hold of a document that it could
// not open.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libQt6Pdf";
}
