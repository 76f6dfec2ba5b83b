// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/imaging/fingerprint.h"

#include <array>

namespace paushtik {
namespace {

constexpr int kAcross = 9;
constexpr int kDown = 8;
// Photographs of goods have plain backgrounds: there, what is lighter is the noise of the encoder.
constexpr double kNoise = 2;

// How light one field of the grid is, by Rec. 601, before white.
double lightnessOf(const Pixels &pixels, int column, int row)
{
    const auto *bytes = reinterpret_cast<const uchar *>(pixels.rgba.constData());
    const int left = column * pixels.width / kAcross;
    const int right = std::max(left + 1, (column + 1) * pixels.width / kAcross);
    const int top = row * pixels.height / kDown;
    const int bottom = std::max(top + 1, (row + 1) * pixels.height / kDown);
    double sum = 0;
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            const uchar *p = bytes + 4 * (qsizetype(y) * pixels.width + x);
            const double light = 0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2];
            sum += 255 + (light - 255) * p[3] / 255;
        }
    }
    return sum / ((right - left) * (bottom - top));
}

} // namespace

quint64 fingerprintOf(const Pixels &pixels)
{
    quint64 bits = 0;
    for (int row = 0; row < kDown; ++row) {
        double before = lightnessOf(pixels, 0, row);
        for (int column = 1; column < kAcross; ++column) {
            const double light = lightnessOf(pixels, column, row);
            bits = bits << 1 | (before > light + kNoise ? 1 : 0);
            before = light;
        }
    }
    return bits;
}

} // namespace paushtik
