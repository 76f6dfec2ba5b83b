// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace paushtik {

/// Dresses a widget and what stands on it in a mood of the style sheet: "calm", "good", "wrong",
/// "done"…
void setMood(QWidget *widget, const QString &mood);

} // namespace paushtik
