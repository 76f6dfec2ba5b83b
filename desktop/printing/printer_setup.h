// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/core/task.h"
#include "desktop/printing/print_job.h"

namespace paushtik {

/// The printer of a role: a queue of this computer (CUPS), or a thermal printer on the network.
struct PrinterChoice {
    enum class Way { None, Queue, Zpl };
    Way way = Way::None;
    QString queue = {};
    QString host = {};
    quint16 port = 9100;
    int dpi = 203;     ///< of a thermal printer
    bool onA4 = false; ///< labels go on A4 sheets, as many as fit at their true size
    friend bool operator==(const PrinterChoice &, const PrinterChoice &) = default;
};

/// Which printer has which role on this desk; kept between runs.
class PrinterSetup : public QObject {
    Q_OBJECT
public:
    explicit PrinterSetup(Preferences &preferences, QObject *parent = nullptr);

    PrinterChoice choice(PrinterRole role) const;
    void choose(PrinterRole role, const PrinterChoice &choice);
    /// The queues of this computer, asked for on a worker: a print server may take its time.
    static Task<QStringList> queues();

Q_SIGNALS:
    void changed(paushtik::PrinterRole role);

private:
    Preferences &m_preferences;
};

} // namespace paushtik
