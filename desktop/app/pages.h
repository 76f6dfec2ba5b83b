// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace paushtik {

class Desk;
class MainWindow;

/// Makes every page of the program and gives it to the window: the one list of them.
void addPages(MainWindow &window, Desk &desk);

} // namespace paushtik
