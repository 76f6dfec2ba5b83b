// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"

#include <QTemporaryDir>
#include <map>
#include <memory>

class QSoundEffect;

namespace paushtik {

enum class Sound { Good, Wrong, Done };

/// A tone drawn by us: a WAV of 44.1 kHz, mono, 16 bits.
QByteArray waveOf(Sound sound);

/// Says by ear how a scan went, for people who look at the shelf. Off when somebody wants it so.
class Sounds : public QObject {
    Q_OBJECT
public:
    explicit Sounds(Preferences &preferences, QObject *parent = nullptr);
    ~Sounds() override;

    bool isOn() const;
    void setOn(bool on);
    void play(Sound sound);

Q_SIGNALS:
    void played(paushtik::Sound sound);

private:
    QSoundEffect *effectOf(Sound sound);

    Preferences &m_preferences;
    QTemporaryDir m_folder;
    std::map<Sound, std::unique_ptr<QSoundEffect>> m_effects;
};

} // namespace paushtik
