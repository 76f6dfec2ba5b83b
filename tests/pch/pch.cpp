// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing: a target that owns a precompiled header needs a source.
