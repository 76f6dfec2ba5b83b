// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/s3_signature.h"

#include "tests/support/test_main.h"

#include <QTimeZone>

namespace paushtik::media {

using namespace Qt::StringLiterals;

namespace {

// The examples that AWS publishes, with a key that nobody has:
// docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
const S3Credentials kExample{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"};
const QByteArray kHost = "examplebucket.s3.amazonaws.com";

QDateTime day()
{
    return QDateTime(QDate(2013, 5, 24), QTime(0, 0), Qt::UTC);
}

QByteArray valueOf(const NamedValues &headers, const QByteArray &name)
{
    for (const auto &header : headers) {
        if (header.first == name)
            return header.second;
    }
    return {};
}

} // namespace

class S3SignatureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theExamplesOfAwsAreSignedAsAwsSignsThem_data()
    {
        QTest::addColumn<S3Request>("request");
        QTest::addColumn<QByteArray>("signature");
        const S3Request object{"GET", kHost, "/test.txt", {}, {{"Range", "bytes=0-9"}}};
        QTest::newRow("get an object")
            << object << "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"_ba;
        const S3Request put{"PUT",
                            kHost,
                            "/test$file.text",
                            {},
                            {{"Date", "Fri, 24 May 2013 00:00:00 GMT"},
                             {"x-amz-storage-class", "REDUCED_REDUNDANCY"}},
                            "Welcome to Amazon S3."};
        QTest::newRow("put an object")
            << put << "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"_ba;
        const S3Request lifecycle{"GET", kHost, "/", {{"lifecycle", ""}}};
        QTest::newRow("a query without a value")
            << lifecycle << "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"_ba;
        const S3Request list{"GET", kHost, "/", {{"prefix", "J"}, {"max-keys", "2"}}};
        QTest::newRow("list, its query in another order")
            << list << "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"_ba;
    }
    void theExamplesOfAwsAreSignedAsAwsSignsThem()
    {
        QFETCH(S3Request, request);
        QFETCH(QByteArray, signature);
        const NamedValues headers = s3Signature(request, kExample, "us-east-1", day());
        QCOMPARE(valueOf(headers, "x-amz-date"), "20130524T000000Z"_ba);
        const QByteArray authorization = valueOf(headers, "Authorization");
        QVERIFY(authorization.startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/"
                                         "20130524/us-east-1/s3/aws4_request,SignedHeaders="));
        QCOMPARE(authorization.split('=').last(), signature);
        for (const auto &[name, value] : headers)
            QVERIFY2(!value.contains(kExample.secretAccessKey), name);
    }

    void everythingIsSigned()
    {
        const S3Request request{"PUT", kHost, "/a", {{"b", "c"}}, {{"d", "e"}}, "f"};
        const QByteArray signature =
            valueOf(s3Signature(request, kExample, "us-east-1", day()), "Authorization");
        for (auto change :
             {+[](S3Request &r) { r.method = "GET"; }, +[](S3Request &r) { r.host = "other"; },
              +[](S3Request &r) { r.path = "/A"; },
              +[](S3Request &r) { r.query.first().second = "x"; },
              +[](S3Request &r) { r.headers.first().second = "x"; },
              +[](S3Request &r) { r.body = "x"; }}) {
            S3Request other = request;
            change(other);
            QVERIFY(valueOf(s3Signature(other, kExample, "us-east-1", day()), "Authorization") !=
                    signature);
        }
        QVERIFY(valueOf(s3Signature(request, kExample, "ap-south-1", day()), "Authorization") !=
                signature);
        QVERIFY(valueOf(s3Signature(request, kExample, "us-east-1", day().addSecs(1)),
                        "Authorization") != signature);
    }

    void textIsEncodedAsAwsWantsIt()
    {
        QCOMPARE(s3Encoded("a b/c~d+é", true), "a%20b/c~d%2B%C3%A9"_ba);
        QCOMPARE(s3Encoded("a/b", false), "a%2Fb"_ba);
        QCOMPARE(s3Query({{"b", "2"}, {"a", "x y"}, {"a!", "'"}}), "a%21=%27&a=x%20y&b=2"_ba);
    }
};

} // namespace paushtik::media

PAUSHTIK_TEST_MAIN(paushtik::media::S3SignatureTest)
#include "s3_signature_test.moc"
