// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/imaging/fingerprint.h"
#include "shared/imaging/image_kind.h"
#include "shared/imaging/variants.h"
#include "shared/imaging/vips.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSize>
#include <QTest>
#include <QThread>
#include <atomic>
#include <memory>

using namespace paushtik;
using namespace Qt::StringLiterals;
using vips::VImage;

namespace {

struct Wish {
    int width = 2000;
    int height = 1500;
    int orientation = 1;
    int bands = 3;
};

// A picture with something in it: two ramps and a bright corner at the top left.
VImage drawn(const Wish &wish)
{
    ensureVips();
    const VImage xy = VImage::xyz(wish.width, wish.height);
    const VImage x = xy.extract_band(0) * (200.0 / wish.width);
    const VImage y = xy.extract_band(1) * (200.0 / wish.height);
    VImage image = x.bandjoin(y).bandjoin((x + y) / 2);
    if (wish.bands == 4)
        image = image.bandjoin(x + 20);
    return image.cast(VIPS_FORMAT_UCHAR)
        .copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB));
}

QByteArray take(VipsBlob *blob)
{
    size_t length = 0;
    const auto *bytes = static_cast<const char *>(vips_blob_get(blob, &length));
    QByteArray copy(bytes, static_cast<qsizetype>(length));
    vips_area_unref(VIPS_AREA(blob));
    return copy;
}

QByteArray jpeg(const Wish &wish = {})
{
    VImage image = drawn(wish).copy_memory();
    if (wish.orientation != 1)
        image.set("orientation", wish.orientation);
    return take(image.jpegsave_buffer());
}

QByteArray saved(const VImage &image, const char *suffix)
{
    void *bytes = nullptr;
    size_t length = 0;
    image.write_to_buffer(suffix, &bytes, &length);
    QByteArray copy(static_cast<const char *>(bytes), static_cast<qsizetype>(length));
    g_free(bytes);
    return copy;
}

QByteArray fileOf(const char *name)
{
    QFile file(QStringLiteral(PAUSHTIK_TEST_DATA "/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

VImage opened(const QByteArray &webp)
{
    return VImage::new_from_buffer(webp.constData(), static_cast<size_t>(webp.size()), "")
        .copy_memory();
}

QSize sizeOf(const Variant &variant)
{
    const VImage image = opened(variant.webp);
    if (image.width() != variant.width || image.height() != variant.height)
        return {};
    return {image.width(), image.height()};
}

Fault faultOf(const QByteArray &bytes, ImageLimits limits = {})
{
    const auto made = makeVariants(bytes, limits);
    return made ? Fault::NotFound : made.error().fault;
}

// A PNG of `width`×`height` that says so in its header and holds nothing.
QByteArray hollowPng(quint32 width, quint32 height)
{
    QByteArray png = saved(drawn({.width = 8, .height = 8}), ".png");
    for (int i = 0; i < 4; ++i) {
        png[16 + i] = static_cast<char>(width >> (24 - 8 * i));
        png[20 + i] = static_cast<char>(height >> (24 - 8 * i));
    }
    quint32 crc = 0xffffffff;
    for (const char c : png.sliced(12, 17)) {
        crc ^= static_cast<uchar>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    crc = ~crc;
    for (int i = 0; i < 4; ++i)
        png[29 + i] = static_cast<char>(crc >> (24 - 8 * i));
    return png;
}

VariantFiles filesOf(const Variants &v)
{
    return {v.full.webp, v.medium.webp, v.thumb.webp, v.blur.webp};
}

QString wrongField(VariantFiles files)
{
    const auto checked = checkVariants(std::move(files));
    return checked ? QString() : checked.error().fields.value(0).field;
}

} // namespace

class ImagingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void variantsHaveTheirWidthsAndOneShape_data();
    void variantsHaveTheirWidthsAndOneShape();
    void theOrientationIsAppliedAndGone_data();
    void theOrientationIsAppliedAndGone();
    void everyAcceptedKindIsRead_data();
    void everyAcceptedKindIsRead();
    void otherKindsAreUnsupported_data();
    void otherKindsAreUnsupported();
    void loadersThatLibvipsDoesNotTrustAreBlocked();
    void brokenFilesOfAnAcceptedKindAreInvalid();
    void noHeifEndsTheProcess();
    void tooManyBytesOrPixelsAreRefusedByTheHeader();
    void metadataIsStripped();
    void transparencyIsKeptWhereThereIsAny();
    void coloursStayWhatTheyAre();
    void oneAnimationFrameIsTaken();
    void theSamePictureGivesTheSameBytes();
    void whatWasMadePassesTheCheck_data();
    void whatWasMadePassesTheCheck();
    void wrongVariantsAreNamed();
    void anEditTurnsAndThenCuts();
    void pixelsAreUprightAndNoWiderThanAsked();
    void aFingerprintKnowsThePictureInAnotherSizeAndFormat();
    void threadsWorkAtTheSameTime();
};

void ImagingTest::variantsHaveTheirWidthsAndOneShape_data()
{
    QTest::addColumn<QSize>("original");
    QTest::addColumn<QList<QSize>>("sizes");
    const auto row = [](const char *name, QSize original, QList<QSize> sizes) {
        QTest::newRow(name) << original << sizes;
    };
    row("large", {4000, 3000}, {{1600, 1200}, {600, 450}, {160, 120}, {24, 18}});
    row("just larger", {1601, 1200}, {{1600, 1199}, {600, 450}, {160, 120}, {24, 18}});
    row("small", {300, 200}, {{300, 200}, {300, 200}, {160, 107}, {24, 16}});
    row("tiny", {1, 1}, {{1, 1}, {1, 1}, {1, 1}, {1, 1}});
    row("tall", {1000, 3000}, {{1000, 3000}, {600, 1800}, {160, 480}, {24, 72}});
    row("flat", {3000, 2}, {{1600, 1}, {600, 1}, {160, 1}, {24, 1}});
    row("taller than WebP", {100, 20'000}, {{82, 16'383}, {82, 16'383}, {82, 16'383}, {24, 4795}});
}

void ImagingTest::variantsHaveTheirWidthsAndOneShape()
{
    QFETCH(const QSize, original);
    QFETCH(const QList<QSize>, sizes);
    const auto made = makeVariants(jpeg({original.width(), original.height()}));
    QVERIFY(made);
    QCOMPARE(sizeOf(made->full), sizes[0]);
    QCOMPARE(sizeOf(made->medium), sizes[1]);
    QCOMPARE(sizeOf(made->thumb), sizes[2]);
    QCOMPARE(sizeOf(made->blur), sizes[3]);
}

void ImagingTest::theOrientationIsAppliedAndGone_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QPoint>("darkCorner"); // where the original's top left is now, of {0,1}²
    const QPoint corners[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}, {0, 1}};
    for (int i = 0; i < 8; ++i)
        QTest::addRow("%d", i + 1) << i + 1 << corners[i];
}

void ImagingTest::theOrientationIsAppliedAndGone()
{
    QFETCH(const int, orientation);
    QFETCH(const QPoint, darkCorner);
    const auto made = makeVariants(jpeg({800, 600, orientation}));
    QVERIFY(made);
    const QSize expected = orientation >= 5 ? QSize(600, 800) : QSize(800, 600);
    QCOMPARE(sizeOf(made->full), expected);
    const VImage image = opened(made->full.webp);
    QCOMPARE(image.get_typeof("orientation") != 0 && image.get_int("orientation") != 1, false);
    for (int corner = 0; corner < 4; ++corner) {
        const QPoint at(corner % 2, corner / 2);
        const auto pixel =
            image.getpoint(at.x() * (image.width() - 1), at.y() * (image.height() - 1));
        QCOMPARE(pixel[0] + pixel[1] < 30, at == darkCorner);
    }
}

void ImagingTest::everyAcceptedKindIsRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const VImage image = drawn({1000, 500});
    QTest::newRow("jpeg") << jpeg({1000, 500});
    QTest::newRow("progressive jpeg") << saved(image, ".jpg[interlace]");
    QTest::newRow("grey jpeg") << saved(image.colourspace(VIPS_INTERPRETATION_B_W), ".jpg");
    QTest::newRow("cmyk jpeg") << saved(image.colourspace(VIPS_INTERPRETATION_CMYK), ".jpg");
    QTest::newRow("png") << saved(image, ".png");
    QTest::newRow("interlaced png") << saved(image, ".png[interlace]");
    QTest::newRow("16-bit png") << saved(image.colourspace(VIPS_INTERPRETATION_RGB16), ".png");
    QTest::newRow("16-bit grey png")
        << saved(image.colourspace(VIPS_INTERPRETATION_GREY16), ".png");
    QTest::newRow("palette png") << saved(image, ".png[palette]");
    QTest::newRow("transparent png") << saved(drawn({1000, 500, 1, 4}), ".png");
    QTest::newRow("webp") << saved(image, ".webp");
    QTest::newRow("lossless webp") << saved(drawn({1000, 500, 1, 4}), ".webp[lossless]");
    // Files, since not every libvips can write them: drawn(), made into HEIF by heif-enc.
    QTest::newRow("heic") << fileOf("ramps.heic");
    QTest::newRow("avif") << fileOf("ramps.avif");
}

void ImagingTest::everyAcceptedKindIsRead()
{
    QFETCH(const QByteArray, bytes);
    if (imageKindOf(bytes) == ImageKind::Heif && !canLoad(ImageKind::Heif))
        QSKIP("this libvips is built without HEIF");
    const auto made = makeVariants(bytes);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(sizeOf(made->medium), QSize(600, 300));
    const VImage image = opened(made->full.webp);
    QVERIFY(image.bands() >= 3);
    QCOMPARE(image.format(), VIPS_FORMAT_UCHAR);
}

void ImagingTest::otherKindsAreUnsupported_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << "hello"_ba;
    QTest::newRow("html") << "<html><script>alert(1)</script></html>"_ba;
    QTest::newRow("pdf") << "%PDF-1.4\n%%EOF"_ba;
    QTest::newRow("svg") << "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>"_ba;
    QTest::newRow("mvg") << "push graphic-context\nimage over 0,0 0,0 'x'"_ba;
    QTest::newRow("gif") << saved(drawn({20, 20}), ".gif");
    QTest::newRow("tiff") << saved(drawn({20, 20}), ".tif");
    QTest::newRow("wav") << "RIFF\x24\0\0\0WAVEfmt "_ba;
    QTest::newRow("mp4") << QByteArray("\0\0\0\x18"
                                       "ftypisom\0\0\0\0",
                                       16);
}

void ImagingTest::otherKindsAreUnsupported()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(faultOf(bytes), Fault::Unsupported);
}

// A second wall: we choose the loader by the kind, and libvips itself would refuse these.
void ImagingTest::loadersThatLibvipsDoesNotTrustAreBlocked()
{
    ensureVips();
    int there = 0;
    for (const char *loader : {"svgload_buffer", "pdfload_buffer", "magickload_buffer", "svgload",
                               "pdfload", "magickload", "matload", "openslideload"}) {
        const GType type = vips_type_find("VipsOperation", loader);
        if (type == 0)
            continue;
        ++there;
        const auto *operation = VIPS_OPERATION_CLASS(g_type_class_ref(type));
        QVERIFY2((operation->flags & VIPS_OPERATION_BLOCKED) != 0, loader);
    }
    if (there == 0)
        QSKIP("this libvips is built without a loader that it does not trust");
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>"_ba;
    QVERIFY_THROWS_EXCEPTION(vips::VError, opened(svg));
    vips_error_clear();
}

void ImagingTest::brokenFilesOfAnAcceptedKindAreInvalid()
{
    QList<QByteArray> files{jpeg(), saved(drawn({900, 700}), ".png"),
                            saved(drawn({900, 700}), ".webp")};
    if (canLoad(ImageKind::Heif))
        files += {fileOf("ramps.heic"), fileOf("ramps.avif")};
    for (const QByteArray &whole : std::as_const(files)) {
        QCOMPARE(faultOf(whole.first(20)), Fault::Invalid);
        QCOMPARE(faultOf(whole.first(60)), Fault::Invalid);
        QCOMPARE(faultOf(whole.first(whole.size() / 2)), Fault::Invalid);
        QByteArray noisy = whole;
        for (qsizetype i = 12; i < noisy.size(); ++i)
            noisy[i] = static_cast<char>(i * 7919);
        QCOMPARE(faultOf(noisy), Fault::Invalid);
    }
    const auto made = makeVariants(jpeg().first(60));
    QCOMPARE(made.error().fields.value(0).field, u"original"_s);
    QVERIFY(makeVariants(jpeg() + QByteArray(1'000'000, 'x'))); // a tail hurts nobody
}

// libheif asserts on some broken files: whatever is cut or changed, there is an answer.
void ImagingTest::noHeifEndsTheProcess()
{
    if (!canLoad(ImageKind::Heif))
        QSKIP("this libvips is built without HEIF");
    QRandomGenerator random(7);
    for (const QByteArray &whole : {fileOf("ramps.heic"), fileOf("ramps.avif")}) {
        const qsizetype head = whole.indexOf("mdat") + 8;
        for (qsizetype cut = 12; cut < whole.size(); cut += cut < head ? 1 : 97)
            QCOMPARE(faultOf(whole.first(cut)), Fault::Invalid);
        for (int i = 0; i < 120; ++i) {
            QByteArray changed = whole;
            for (int n = random.bounded(1, 4); n > 0; --n)
                changed[random.bounded(12, int(head))] = static_cast<char>(random.bounded(256));
            const Fault fault = faultOf(changed, {.pixels = 1'000'000});
            QVERIFY(fault != Fault::Unavailable); // read, or refused: it came back
        }
    }
}

void ImagingTest::tooManyBytesOrPixelsAreRefusedByTheHeader()
{
    QCOMPARE(faultOf(hollowPng(30'000, 30'000)), Fault::TooLarge);
    QCOMPARE(faultOf(hollowPng(10'100, 10'000)), Fault::TooLarge);
    QCOMPARE(faultOf(hollowPng(9'900, 10'000)), Fault::Invalid); // not too large, only empty
    const QByteArray picture = jpeg({400, 300});
    QCOMPARE(faultOf(picture, {.bytes = picture.size() - 1}), Fault::TooLarge);
    QCOMPARE(faultOf(picture, {.pixels = 400 * 300 - 1}), Fault::TooLarge);
    QVERIFY(makeVariants(picture, {.bytes = picture.size(), .pixels = 400 * 300}));
}

void ImagingTest::metadataIsStripped()
{
    VImage image = drawn({900, 700}).copy_memory();
    image.set("exif-ifd0-ImageDescription",
              "SECRETMARK (SECRETMARK, ASCII, 11 components, 11 bytes)");
    image.set("exif-ifd3-GPSLatitude", "19/1 4/1 0/1");
    const QByteArray original = saved(image, ".jpg");
    QVERIFY(original.contains("SECRETMARK"));
    const auto made = makeVariants(original);
    QVERIFY(made);
    for (const Variant *v : {&made->full, &made->medium, &made->thumb, &made->blur}) {
        for (const auto &chunk : {"EXIF"_ba, "XMP "_ba, "ICCP"_ba, "SECRETMARK"_ba})
            QVERIFY2(!v->webp.contains(chunk), chunk);
    }
}

void ImagingTest::transparencyIsKeptWhereThereIsAny()
{
    const VImage clear = drawn({800, 600, 1, 4});
    QCOMPARE(opened(makeVariants(saved(clear, ".png"))->thumb.webp).bands(), 4);
    const VImage opaque = drawn({800, 600}).bandjoin(255.0);
    QCOMPARE(opened(makeVariants(saved(opaque, ".png"))->full.webp).bands(), 3);
}

void ImagingTest::coloursStayWhatTheyAre()
{
    const VImage original = drawn({1000, 800});
    for (const auto &bytes : {saved(original, ".png"),
                              saved(original.colourspace(VIPS_INTERPRETATION_RGB16), ".png")}) {
        const VImage full = opened(makeVariants(bytes)->full.webp);
        QVERIFY((full - original).abs().avg() < 4.0);
    }
    if (!canLoad(ImageKind::Heif))
        QSKIP("this libvips is built without HEIF");
    const VImage heic = opened(makeVariants(fileOf("ramps.heic"))->full.webp);
    QVERIFY((heic - drawn({1000, 500})).abs().avg() < 4.0);
}

void ImagingTest::oneAnimationFrameIsTaken()
{
    VImage frames = drawn({100, 300}).copy_memory();
    frames.set("page-height", 100);
    const auto made = makeVariants(saved(frames, ".webp"));
    QVERIFY(made);
    QCOMPARE(sizeOf(made->full), QSize(100, 100));
    QVERIFY(checkVariants(filesOf(*made)));
}

void ImagingTest::theSamePictureGivesTheSameBytes()
{
    const QByteArray original = jpeg();
    const auto once = makeVariants(original);
    const auto again = makeVariants(original);
    QCOMPARE(once->full.webp, again->full.webp);
    QCOMPARE(once->blur.webp, again->blur.webp);
}

void ImagingTest::whatWasMadePassesTheCheck_data()
{
    QTest::addColumn<QSize>("original");
    for (const QSize size :
         {QSize(2000, 1500), QSize(1601, 1201), QSize(300, 200), QSize(1, 1), QSize(1000, 3000),
          QSize(3000, 2), QSize(100, 20'000), QSize(601, 7), QSize(1999, 3)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void ImagingTest::whatWasMadePassesTheCheck()
{
    QFETCH(const QSize, original);
    const auto made = makeVariants(jpeg({original.width(), original.height()}));
    QVERIFY(made);
    const auto checked = checkVariants(filesOf(*made));
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
    QCOMPARE(checked->medium.width, made->medium.width);
    QCOMPARE(checked->thumb.height, made->thumb.height);
}

void ImagingTest::wrongVariantsAreNamed()
{
    const auto good = filesOf(*makeVariants(jpeg()));
    const auto with = [&](auto change) {
        VariantFiles files = good;
        change(files);
        return wrongField(files);
    };
    QCOMPARE(with([](VariantFiles &) {}), QString());
    QCOMPARE(with([](VariantFiles &f) { f.thumb = "nope"; }), u"thumb"_s);
    QCOMPARE(with([](VariantFiles &f) { f.thumb = {}; }), u"thumb"_s);
    QCOMPARE(with([](VariantFiles &f) { f.blur = f.full; }), u"blur"_s);
    QCOMPARE(with([](VariantFiles &f) { f.medium = f.blur; }), u"medium"_s);
    QCOMPARE(with([](VariantFiles &f) { f.full = jpeg({1600, 1200}); }), u"full"_s);
    QCOMPARE(with([](VariantFiles &f) { f.full = f.full.first(f.full.size() / 2); }), u"full"_s);
    QCOMPARE(with([](VariantFiles &f) { f.full = saved(drawn({1601, 1200}), ".webp"); }),
             u"full"_s);
    QCOMPARE(with([](VariantFiles &f) { f.medium = saved(drawn({600, 400}), ".webp"); }),
             u"medium"_s);
    VImage tagged = drawn({1600, 1200}).copy_memory();
    tagged.set("exif-ifd0-ImageDescription", "x (x, ASCII, 2 components, 2 bytes)");
    QCOMPARE(with([&](VariantFiles &f) { f.full = saved(tagged, ".webp"); }), u"full"_s);
}

void ImagingTest::anEditTurnsAndThenCuts()
{
    const QByteArray original = jpeg({800, 600});
    const auto turned = makeVariants(original, {}, {.quarterTurns = 1});
    QCOMPARE(sizeOf(turned->full), QSize(600, 800));
    const auto pixel = opened(turned->full.webp).getpoint(599, 0);
    QVERIFY(pixel[0] + pixel[1] < 30); // what was at the top left
    const PictureEdit quarter{.left = 0.5, .top = 0.5, .width = 0.5, .height = 0.5};
    const VImage cut = opened(makeVariants(original, {}, quarter)->full.webp);
    QCOMPARE(QSize(cut.width(), cut.height()), QSize(400, 300));
    const VImage expected = drawn({800, 600}).extract_area(400, 300, 400, 300);
    QVERIFY((cut - expected).abs().avg() < 4.0);
    const auto both =
        makeVariants(jpeg({800, 600, 6}), {}, {.quarterTurns = -1, .width = 0.5, .height = 1});
    QCOMPARE(sizeOf(both->full), QSize(400, 600));
    const auto large = makeVariants(jpeg({4000, 3000}), {}, {.width = 0.5, .height = 0.5});
    QCOMPARE(sizeOf(large->full), QSize(1600, 1200));
    QVERIFY(checkVariants(filesOf(*large)));
    for (const PictureEdit odd : {PictureEdit{.left = 1, .top = 1}, PictureEdit{.width = 0},
                                  PictureEdit{.left = -3, .width = 9, .height = 1e9}})
        QVERIFY(makeVariants(original, {}, odd));
}

void ImagingTest::pixelsAreUprightAndNoWiderThanAsked()
{
    const auto small = decodePixels(jpeg({800, 600, 6}), 300);
    QCOMPARE(QSize(small->width, small->height), QSize(300, 400));
    QCOMPARE(small->rgba.size(), 300 * 400 * 4);
    QCOMPARE(uchar(small->rgba[3]), uchar(255));
    const auto clear = decodePixels(saved(drawn({80, 60, 1, 4}), ".png"), 300);
    QCOMPARE(QSize(clear->width, clear->height), QSize(80, 60));
    QVERIFY(uchar(clear->rgba[3]) < 255);
    QCOMPARE(decodePixels("hello"_ba, 300).error().fault, Fault::Unsupported);
    QCOMPARE(decodePixels(jpeg().first(900), 300).error().fault, Fault::Invalid);
}

void ImagingTest::aFingerprintKnowsThePictureInAnotherSizeAndFormat()
{
    const auto of = [](const QByteArray &bytes) {
        return fingerprintOf(*decodePixels(bytes, 160));
    };
    const VImage waves =
        (VImage::sines(1200, 900, VImage::option()->set("hfreq", 3.0)) * 120 + 128)
            .bandjoin(VImage::xyz(1200, 900).extract_band(1) / 4)
            .bandjoin(90.0)
            .cast(VIPS_FORMAT_UCHAR)
            .copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB));
    const quint64 large = of(saved(waves, ".png"));
    QVERIFY(fingerprintDistance(large, of(saved(waves.resize(0.4), ".jpg[Q=60]"))) <=
            kNearDuplicate);
    QVERIFY(fingerprintDistance(large, of(makeVariants(saved(waves, ".jpg"))->thumb.webp)) <=
            kNearDuplicate);
    QVERIFY(fingerprintDistance(large, of(saved(waves.rot90(), ".png"))) > 2 * kNearDuplicate);
    QVERIFY(fingerprintDistance(large, of(jpeg({1200, 900}))) > 2 * kNearDuplicate);
    QCOMPARE(fingerprintOf(*decodePixels(jpeg({1, 1}), 160)), quint64(0));
}

void ImagingTest::threadsWorkAtTheSameTime()
{
    const QByteArray original = jpeg();
    const QByteArray broken = original.first(original.size() / 2);
    const QByteArray expected = makeVariants(original)->full.webp;
    std::atomic<int> wrong = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int round = 0; round < 3; ++round) {
                const auto made = makeVariants(original);
                if (!made || made->full.webp != expected || makeVariants(broken))
                    ++wrong;
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait(tests::kPatienceMs));
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(ImagingTest)
#include "tst_imaging.moc"
