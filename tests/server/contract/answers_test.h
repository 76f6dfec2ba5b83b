// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/server/contract/contract_shop.h"

#include <QTest>

namespace paushtik::tests {

inline QByteArray textOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

/// Every operation of the document is asked, with good and bad requests and as everyone; every
/// answer must be the document's.
class TestAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_shop.open()); }
    void cleanup()
    {
        const QStringList faults = m_shop.takeFaults();
        for (const QString &fault : faults)
            qWarning("%s", qPrintable(fault));
        QVERIFY2(faults.isEmpty(), "answers differ from the document");
    }

    void operationsAnswer();
    void theCatalogueAnswers();
    void aGuestsCartAnswers();
    void anAccountAnswers();
    void fiveWrongPasswordsLock();
    void addressesAnswer();
    void anOrderIsPlacedPaidAndTracked();
    void anOrderIsRefusedAndCancelled();
    void paymentsThatDoNotMatchAreRefused();
    void webhooksAnswer();
    void staffAnswer();
    void productsAnswer();
    void changesInBulkAnswer();
    void tablesOfProductsAnswer();
    void categoriesAnswer();
    void stockAnswers();
    void batchesAnswer();
    void picturesAnswer();
    void staffOrdersAnswer();
    void shipmentsAndManifestsAnswer();
    void returnsAnswer();
    void replicasFollow();
    void theLiveLineOpens();
    void everyRefusalIsDocumented();
    void everyLimitedCallSaysSo();
    void everyDocumentedAnswerWasSeen();
    void theBooksAddUp();

private:
    http::RawAnswer staff(const QByteArray &method, const QByteArray &target,
                          const QJsonValue &body = QJsonValue::Undefined,
                          const QByteArray &who = QByteArray("admin"))
    {
        return m_shop.ask(
            {.method = method, .target = target, .body = body, .token = m_shop.token(who)});
    }
    void papersAnswer(const QByteArray &order, const QByteArray &note);
    QJsonObject addedProduct(const QString &sku);
    http::RawAnswer imported(const QByteArray &table, const QByteArray &query = {});
    http::RawAnswer uploaded(const QByteArray &file, const QByteArray &type = QByteArray("image"));

    ContractShop m_shop;
};

} // namespace paushtik::tests
