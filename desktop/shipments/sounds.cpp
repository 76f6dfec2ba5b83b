// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/sounds.h"

#include <QApplication>
#include <QAudioDevice>
#include <QDataStream>
#include <QFile>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QUrl>
#include <cmath>
#include <numbers>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRate = 44'100;

struct Note {
    double hertz; ///< 0: silence
    double seconds;
};

QList<Note> tonesOf(Sound sound)
{
    switch (sound) {
    case Sound::Good:
        return {{1320, 0.07}};
    case Sound::Wrong:
        return {{196, 0.22}, {0, 0.06}, {196, 0.34}};
    case Sound::Done:
        return {{880, 0.09}, {1175, 0.09}, {1568, 0.16}};
    }
    Q_UNREACHABLE();
}

// Faded in and out over 5 ms, or it would click.
qint16 sampleAt(const Note &tone, int sample, int count)
{
    if (tone.hertz <= 0)
        return 0;
    const double fade =
        std::min({1.0, sample / (0.005 * kRate), (count - sample) / (0.005 * kRate)});
    const double phase = 2 * std::numbers::pi * tone.hertz * sample / kRate;
    // The low tone gets an overtone: small speakers have no bass.
    const double wave =
        tone.hertz < 400 ? 0.6 * std::sin(phase) + 0.4 * std::sin(3 * phase) : std::sin(phase);
    return static_cast<qint16>(wave * fade * 0.6 * 32'767);
}

} // namespace

QByteArray waveOf(Sound sound)
{
    QByteArray samples;
    QDataStream out(&samples, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    for (const Note &tone : tonesOf(sound)) {
        const int count = static_cast<int>(tone.seconds * kRate);
        for (int i = 0; i < count; ++i)
            out << sampleAt(tone, i, count);
    }
    QByteArray file;
    QDataStream head(&file, QIODevice::WriteOnly);
    head.setByteOrder(QDataStream::LittleEndian);
    head.writeRawData("RIFF", 4);
    head << quint32(36 + samples.size());
    head.writeRawData("WAVEfmt ", 8);
    head << quint32(16) << quint16(1) << quint16(1) << quint32(kRate) << quint32(2 * kRate)
         << quint16(2) << quint16(16);
    head.writeRawData("data", 4);
    head << quint32(samples.size());
    return file + samples;
}

Sounds::Sounds(Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
{
}

Sounds::~Sounds() = default;

bool Sounds::isOn() const
{
    return !m_preferences.state(u"sounds/off"_s).toBool();
}

void Sounds::setOn(bool on)
{
    m_preferences.setState(u"sounds/off"_s, !on);
}

void Sounds::play(Sound sound)
{
    if (!isOn())
        return;
    Q_EMIT played(sound);
    if (QGuiApplication::platformName() == u"offscreen")
        return;
    if (QSoundEffect *effect = effectOf(sound))
        effect->play();
    else
        QApplication::beep();
}

QSoundEffect *Sounds::effectOf(Sound sound)
{
    if (const auto known = m_effects.find(sound); known != m_effects.end())
        return known->second.get();
    if (QMediaDevices::defaultAudioOutput().isNull())
        return nullptr;
    const QString path = m_folder.filePath(u"%1.wav"_s.arg(static_cast<int>(sound)));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(waveOf(sound)) < 0)
        return nullptr;
    file.close();
    auto effect = std::make_unique<QSoundEffect>();
    effect->setSource(QUrl::fromLocalFile(path));
    return (m_effects[sound] = std::move(effect)).get();
}

} // namespace paushtik
