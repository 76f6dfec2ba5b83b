// SPDX-License-Identifier: GPL-3.0-or-later
// One step of imaging.sh:
//   imaging_bench photographs LIST UNPACKED FOLDER   the twelve photographs, 4000 × 3000
//   imaging_bench variants FOLDER OUT AT_ONCE ROUNDS our four variants of each; prints figures
//   imaging_bench ssim FOLDER OUT VARIANT            how near OUT's variants of that name come to
//                                                    the photographs; prints mean and least
#include "shared/imaging/variants.h"
#include "shared/imaging/vips.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSemaphore>
#include <QThread>
#include <atomic>
#include <cstdio>
#include <sys/resource.h>
#include <vector>

using namespace paushtik;
using namespace Qt::StringLiterals;
using vips::VImage;

namespace {

constexpr int kLong = 4000;
constexpr int kShort = 3000;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void save(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

VImage filling(const QString &path, int width, int height)
{
    return VImage::thumbnail(QFile::encodeName(path).constData(), width,
                             VImage::option()
                                 ->set("height", height)
                                 ->set("size", VIPS_SIZE_BOTH)
                                 ->set("crop", VIPS_INTERESTING_CENTRE));
}

// Sideways, with orientation 6, is how a phone held upright stores a picture.
void makePhotograph(const QString &from, bool sideways, const QString &to)
{
    VImage image = sideways ? filling(from, kShort, kLong).rot270() : filling(from, kLong, kShort);
    if (image.has_alpha())
        image = image.flatten();
    image = image.colourspace(VIPS_INTERPRETATION_sRGB).copy_memory();
    image.remove(VIPS_META_ICC_NAME);
    image.remove(VIPS_META_EXIF_NAME);
    image.set("orientation", sideways ? 6 : 1);
    image.jpegsave(
        QFile::encodeName(to).constData(),
        VImage::option()->set("Q", 95)->set("subsample_mode", VIPS_FOREIGN_SUBSAMPLE_ON));
}

int makePhotographs(const QString &list, const QString &unpacked, const QString &folder)
{
    for (const QByteArray &line : bytesOf(list).split('\n')) {
        const QList<QByteArray> row = line.split('\t');
        if (line.startsWith('#') || row.size() != 4)
            continue;
        makePhotograph(unpacked + u'/' + QString::fromUtf8(row[2]), row[3] == "90",
                       folder + u'/' + QString::fromUtf8(row[0]) + u".jpg"_s);
    }
    return 0;
}

void makeOne(const QString &photograph, const QString &out, std::array<std::atomic<qint64>, 4> &sum)
{
    const auto made = makeVariants(bytesOf(photograph));
    if (!made)
        qFatal("%s: %s", qPrintable(photograph), qPrintable(made.error().detail));
    const QString name = out + u'/' + QFileInfo(photograph).completeBaseName();
    const Variant *variants[] = {&made->full, &made->medium, &made->thumb, &made->blur};
    const char *suffixes[] = {"-full.webp", "-medium.webp", "-thumb.webp", "-blur.webp"};
    for (size_t i = 0; i < 4; ++i) {
        sum[i] += variants[i]->webp.size();
        save(name + QString::fromLatin1(suffixes[i]), variants[i]->webp);
    }
}

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

// wall ms, CPU ms, peak MB, then the bytes of each size; all but the peak for one picture.
int makeAll(const QString &folder, const QString &out, int atOnce, int rounds)
{
    const QStringList names = QDir(folder).entryList({u"*.jpg"_s}, QDir::Files, QDir::Name);
    const int total = int(names.size()) * rounds;
    std::array<std::atomic<qint64>, 4> sum{};
    std::atomic<int> next = 0;
    ensureVips();
    QElapsedTimer clock;
    clock.start();
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < atOnce; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int n = next++; n < total; n = next++)
                makeOne(folder + u'/' + names[n % names.size()], out, sum);
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    const double wall = double(clock.nsecsElapsed()) / 1e6;
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const double cpu = (seconds(used.ru_utime) + seconds(used.ru_stime)) * 1000;
    std::printf("%.1f %.1f %.0f %lld %lld %lld %lld\n", wall / total, cpu / total,
                double(used.ru_maxrss) / 1024, sum[0].load() / total, sum[1].load() / total,
                sum[2].load() / total, sum[3].load() / total);
    return 0;
}

VImage opened(const QString &path)
{
    return VImage::new_from_file(QFile::encodeName(path).constData()).autorot().copy_memory();
}

VImage luma(const VImage &image)
{
    return image.colourspace(VIPS_INTERPRETATION_B_W).extract_band(0).cast(VIPS_FORMAT_FLOAT);
}

// Wang, Bovik, Sheikh, Simoncelli: Image quality assessment, IEEE TIP 13 (2004), equation 13: a
// Gaussian window of 1.5, K1 = 0.01, K2 = 0.03, on the luma.
double ssim(const VImage &a, const VImage &b)
{
    constexpr double kC1 = 6.5025;
    constexpr double kC2 = 58.5225;
    const auto around = [](const VImage &image) {
        return image.gaussblur(
            1.5, VImage::option()->set("precision", VIPS_PRECISION_FLOAT)->set("min_ampl", 0.01));
    };
    const VImage meanA = around(a);
    const VImage meanB = around(b);
    const VImage varianceA = around(a * a) - meanA * meanA;
    const VImage varianceB = around(b * b) - meanB * meanB;
    const VImage covariance = around(a * b) - meanA * meanB;
    const VImage above = (meanA * meanB * 2 + kC1) * (covariance * 2 + kC2);
    const VImage below = (meanA * meanA + meanB * meanB + kC1) * (varianceA + varianceB + kC2);
    return (above / below).avg();
}

int printSsim(const QString &folder, const QString &out, const QString &variant)
{
    const QStringList names = QDir(folder).entryList({u"*.jpg"_s}, QDir::Files, QDir::Name);
    double sum = 0;
    double least = 1;
    for (const QString &name : names) {
        const VImage made = opened(out + u'/' + name.chopped(4) + u'-' + variant + u".webp"_s);
        const VImage original = opened(folder + u'/' + name);
        const VImage reference =
            original
                .resize(double(made.width()) / original.width(),
                        VImage::option()
                            ->set("vscale", double(made.height()) / original.height())
                            ->set("kernel", VIPS_KERNEL_LANCZOS3))
                .cast(VIPS_FORMAT_UCHAR);
        const double one = ssim(luma(reference), luma(made));
        sum += one;
        least = std::min(least, one);
    }
    std::printf("%.5f %.5f\n", sum / double(names.size()), least);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    const QString step = words.value(0);
    try {
        ensureVips();
        if (step == "photographs"_L1 && words.size() == 4)
            return makePhotographs(words[1], words[2], words[3]);
        if (step == "variants"_L1 && words.size() == 5)
            return makeAll(words[1], words[2], words[3].toInt(), words[4].toInt());
        if (step == "ssim"_L1 && words.size() == 4)
            return printSsim(words[1], words[2], words[3]);
    } catch (const vips::VError &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    std::fprintf(stderr, "usage: see imaging.sh\n");
    return 2;
}
