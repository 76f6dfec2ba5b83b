// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/s3_client.h"

#include <QCoreApplication>
#include <QCoroTimer>
#include <QDeadlineTimer>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QThread>
#include <QThreadStorage>
#include <QXmlStreamReader>
#include <chrono>

namespace paushtik::media {
using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcS3, "paushtik.media.s3")

constexpr int kRemovalMilliseconds = 3'000;
constexpr qint64 kMostAnswerBytes = 32 * 1024 * 1024;

QThreadStorage<ProviderClient *> &clients()
{
    static QThreadStorage<ProviderClient *> clients;
    return clients;
}

/// The client of the main thread would outlive the application object, and its own thread for HTTP
/// asks for that object with every event.
void endWithTheApplication()
{
    const auto *app = QCoreApplication::instance();
    if (app && app->thread() == QThread::currentThread())
        qAddPostRoutine([] { clients().setLocalData(nullptr); });
}

// QNetworkAccessManager belongs to its thread; one for each that ever asks.
ProviderClient &clientOfThisThread()
{
    if (!clients().hasLocalData()) {
        clients().setLocalData(new ProviderClient);
        endWithTheApplication();
    }
    return *clients().localData();
}

/// The `<Code>` of an error document.
QString codeOf(const ProviderAnswer &answer)
{
    QXmlStreamReader xml(answer.body);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "Code"_L1)
            return xml.readElementText().left(100);
    }
    return {};
}

Error errorOf(const ProviderAnswer &answer, const QByteArray &bucket)
{
    const QString code = codeOf(answer);
    if (answer.status == 404 && code != "NoSuchBucket"_L1)
        return {Fault::NotFound};
    const QString why =
        answer.status == 0 ? answer.failure : u"%1 %2"_s.arg(answer.status).arg(code).trimmed();
    qCWarning(lcS3).noquote() << "the store of pictures does not answer well:" << why;
    return {Fault::Unavailable,
            {},
            u"The bucket %1 cannot be used: %2"_s.arg(QString::fromLatin1(bucket), why)};
}

Result<void> doneOf(const ProviderAnswer &answer, const QByteArray &bucket)
{
    if (answer.ok())
        return {};
    return fail(errorOf(answer, bucket));
}

S3Object readObject(QXmlStreamReader &xml)
{
    S3Object object;
    while (xml.readNextStartElement()) {
        if (xml.name() == "Key"_L1)
            object.key = xml.readElementText().toUtf8();
        else if (xml.name() == "LastModified"_L1)
            object.modified = QDateTime::fromString(xml.readElementText(), Qt::ISODateWithMs);
        else
            xml.skipCurrentElement();
    }
    return object;
}

std::optional<S3Listing> readListing(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    if (!xml.readNextStartElement() || xml.name() != "ListBucketResult"_L1)
        return std::nullopt;
    S3Listing listing;
    while (xml.readNextStartElement()) {
        if (xml.name() == "Contents"_L1)
            listing.objects.append(readObject(xml));
        else if (xml.name() == "IsTruncated"_L1)
            listing.complete = xml.readElementText() != "true"_L1;
        else
            xml.skipCurrentElement();
    }
    return xml.hasError() ? std::nullopt : std::optional(std::move(listing));
}

} // namespace

S3Client::S3Client(S3Place place, S3Credentials credentials)
    : m_place(std::move(place))
    , m_credentials(std::move(credentials))
{
}

S3Request s3Request(const S3Place &place, const QByteArray &method, const QByteArray &key)
{
    QByteArray host = place.endpoint.host().toLatin1();
    if (place.endpoint.port() != -1)
        host += ':' + QByteArray::number(place.endpoint.port());
    if (place.pathStyle)
        return {method, host, '/' + place.bucket + (key.isEmpty() ? QByteArray() : '/' + key)};
    return {method, place.bucket + '.' + host, '/' + key};
}

Task<ProviderAnswer> S3Client::sendOnce(S3Request request, int deadlineMilliseconds) const
{
    QByteArray url =
        m_place.endpoint.scheme().toLatin1() + "://" + request.host + s3Encoded(request.path, true);
    if (!request.query.isEmpty())
        url += '?' + s3Query(request.query);
    ProviderRequest wanted{request.method, QUrl::fromEncoded(url, QUrl::StrictMode)};
    wanted.headers = request.headers + s3Signature(request, m_credentials, m_place.region,
                                                   QDateTime::currentDateTimeUtc());
    wanted.body = request.body;
    wanted.deadlineMilliseconds = deadlineMilliseconds;
    wanted.maxAnswerBytes = kMostAnswerBytes;
    wanted.repeatable = true;
    co_return co_await clientOfThisThread().send(std::move(wanted));
}

Task<ProviderAnswer> S3Client::send(S3Request request) const
{
    const QDeadlineTimer patience(m_place.patienceMilliseconds);
    std::chrono::milliseconds pause(m_place.firstPauseMilliseconds);
    while (true) {
        S3Request once = request;
        const ProviderAnswer answer =
            co_await sendOnce(std::move(once), m_place.deadlineMilliseconds);
        const std::chrono::milliseconds jitter(
            QRandomGenerator::global()->bounded(static_cast<int>(pause.count()) + 1));
        if (!answer.passing() || pause + jitter >= patience.remainingTimeAsDuration())
            co_return answer;
        co_await QCoro::sleepFor(pause + jitter);
        pause *= 2;
    }
}

Task<Result<void>> S3Client::put(QByteArray key, QByteArray body) const
{
    S3Request wanted = s3Request(m_place, "PUT", key);
    wanted.headers = {{"Content-Type", "image/webp"},
                      {"Cache-Control", "public, max-age=31536000, immutable"}};
    wanted.body = std::move(body);
    const ProviderAnswer answer = co_await send(std::move(wanted));
    co_return doneOf(answer, m_place.bucket);
}

Task<Result<QByteArray>> S3Client::get(QByteArray key) const
{
    S3Request wanted = s3Request(m_place, "GET", key);
    ProviderAnswer answer = co_await send(std::move(wanted));
    if (!answer.ok())
        co_return fail(errorOf(answer, m_place.bucket));
    co_return std::move(answer.body);
}

Task<Result<void>> S3Client::remove(QByteArray key) const
{
    S3Request wanted = s3Request(m_place, "DELETE", key);
    const ProviderAnswer answer = co_await sendOnce(std::move(wanted), kRemovalMilliseconds);
    const auto done = doneOf(answer, m_place.bucket);
    co_return !done && done.error().fault == Fault::NotFound ? Result<void>() : done;
}

Task<Result<S3Listing>> S3Client::list(QByteArray prefix, QByteArray after, int most) const
{
    S3Request wanted = s3Request(m_place, "GET", {});
    wanted.query = {{"list-type", "2"}, {"max-keys", QByteArray::number(most)}, {"prefix", prefix}};
    if (!after.isEmpty())
        wanted.query.append({"start-after", after});
    const ProviderAnswer answer = co_await send(std::move(wanted));
    if (!answer.ok())
        co_return fail(errorOf(answer, m_place.bucket));
    auto listing = readListing(answer.body);
    if (!listing)
        co_return fail(Fault::Unavailable, {}, u"The store's listing was not understood"_s);
    co_return std::move(*listing);
}

} // namespace paushtik::media
