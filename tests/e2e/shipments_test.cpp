// SPDX-License-Identifier: GPL-3.0-or-later
// The warehouse's queues against a real daemon and its mock courier: labels in bulk, a shipment
// that is cancelled and booked again, and what a courier tells out of turn.
#include "desktop/app/main_window.h"
#include "desktop/shipments/packing_bench.h"
#include "desktop/shipments/queues_view.h"
#include "desktop/shipments/shipments_page.h"
#include "tests/e2e/answered.h"
#include "tests/e2e/daemon_process.h"
#include "tests/server/http/raw_client.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTimeZone>

using namespace paushtik;
using namespace paushtik::e2e;
using namespace Qt::StringLiterals;

namespace {

constexpr int kOrders = 4;
const QString kPassword = u"demo-ghee-2026"_s;
const QByteArray kCourierKey = "the-couriers-own-key";

/// The program with its window, signed in as somebody of the warehouse; with the `token` of an
/// earlier run, as one that is started again.
struct Person {
    Person(const QString &folder, quint16 port, const QByteArray &token = {})
        : desk(folder + u"/desk.ini"_s, TokenStore::Keychain::Avoid)
        , window(desk)
        , profile{QUrl(u"http://127.0.0.1:%1"_s.arg(port)), u"warehouse@demo.paushtik.in"_s}
    {
        window.resize(1440, 900);
        window.show();
        if (!token.isEmpty()) {
            answered(desk.tokens.write(profile.key(), token));
            isIn = answered(desk.session.resume(profile)).has_value();
        } else {
            isIn = answered(desk.session.signIn(profile, kPassword)).has_value();
        }
        isIn = isIn && tests::waitUntil([this] { return desk.isWhole(); });
        find<QAction>("pageShipments")->trigger();
    }
    QByteArray token() { return answered(desk.tokens.read(profile.key())); }
    /// What stands beside a line of the order on the bench.
    QImage picture(int line) const
    {
        const auto *row = find<QWidget>(("packLine" + QByteArray::number(line)).constData());
        const auto *label = row ? row->findChild<QLabel *>(u"packPicture"_s) : nullptr;
        return label && label->isVisible() ? label->pixmap(Qt::ReturnByValue).toImage() : QImage();
    }
    /// The product's own, from the shop, as large as on the bench.
    QImage pictureOf(const QString &product)
    {
        const QString address =
            Thumbnails::firstOf(answered(desk.api.get(u"/admin/products/"_s + product)).value());
        return tests::waitUntil([&] { return !desk.thumbs.picture(address).isNull(); })
                   ? desk.thumbs.picture(address)
                         .scaled(72, 72, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                         .toImage()
                   : QImage();
    }
    template <class T>
    T *find(const char *name) const
    {
        return window.findChild<T *>(QLatin1StringView(name));
    }
    ShipmentsPage *page() { return window.page<ShipmentsPage>(); }
    QueuesView *queues() { return page()->queues(); }
    QTableView *table() const { return find<QTableView>("shipments"); }
    int count(ShipmentQueue queue) { return queues()->model()->count(queue); }
    QList<PrintJob> jobs() { return answered(desk.spool.jobs()); }
    QStringList reasons() const
    {
        const auto *list = find<QListWidget>("failureReasons");
        QStringList lines;
        for (int i = 0; i < list->count(); ++i)
            lines << list->item(i)->text();
        return lines;
    }
    /// The places of the scans on show, from top to bottom.
    QStringList scans() const
    {
        QStringList places;
        for (const QLabel *label : find<QWidget>("shipmentDetail")->findChildren<QLabel *>())
            if (label->objectName() == u"scanPlace")
                places << label->text();
        return places;
    }
    QJsonObject onServer(const QString &number)
    {
        return answered(desk.api.get(u"/admin/orders/"_s + number)).value_or(QJsonObject());
    }

    Desk desk;
    MainWindow window;
    Profile profile;
    bool isIn = false;
};

QJsonObject parcelOf(const QJsonObject &order)
{
    return order["shipment"_L1].toObject();
}

} // namespace

class TestShipments : public QObject {
    Q_OBJECT

private:
    QJsonObject ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                    const QJsonObject &body = {}) const
    {
        QByteArrayList headers{"Authorization: Bearer " + token};
        if (!body.isEmpty())
            headers.append("Content-Type: application/json");
        const QByteArray text =
            body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
        return http::ask(m_daemon->port(), http::request(method, "/api/v1" + path, headers, text))
            .json();
    }
    QByteArray logIn(const QByteArray &path, const QString &email) const
    {
        return m_daemon->post(path, {{u"email"_s, email}, {u"password"_s, kPassword}})["token"_L1]
            .toString()
            .toLatin1();
    }
    void buy(const QByteArray &customer, const QString &product)
    {
        const QJsonObject address{
            {u"name"_s, u"Asha Deshpande"_s}, {u"phone"_s, u"+919820012345"_s},
            {u"line1"_s, u"4 MG Road"_s},     {u"city"_s, u"Pune"_s},
            {u"state"_s, u"IN-MH"_s},         {u"pincode"_s, u"411001"_s}};
        const QJsonObject line{{u"product_id"_s, product}, {u"qty"_s, 1}};
        const QJsonObject placed = ask("POST", "/orders", customer,
                                       {{u"address"_s, address}, {u"lines"_s, QJsonArray{line}}});
        m_numbers << placed["order"_L1]["number"_L1].toString();
        const QJsonValue wanted = placed["payment"_L1]["gateway_order_id"_L1];
        m_daemon->post("/mock/razorpay/pay", {{u"gateway_order_id"_s, wanted},
                                              {u"outcome"_s, u"captured"_s},
                                              {u"deliver_webhook"_s, true}});
    }
    /// How many labels the daemon has; the jobs that make them run by themselves.
    int labelled() const
    {
        int ready = 0;
        for (const QJsonValue &one : ask("GET", "/admin/shipments", m_staff)["items"_L1].toArray())
            ready += one["label_ready"_L1].toBool();
        return ready;
    }
    /// The courier's own call, so many minutes after midnight of yesterday.
    int webhook(const QString &awb, int statusId, int minutes, const QString &place) const
    {
        const QDate yesterday = QDate::currentDate().addDays(-1);
        const QDateTime at(yesterday, QTime(0, 0).addSecs(minutes * 60), QTimeZone(19'800));
        const QJsonObject scan{{u"date"_s, at.toString(u"yyyy-MM-dd HH:mm:ss"_s)},
                               {u"activity"_s, u"Scanned"_s},
                               {u"location"_s, place},
                               {u"sr-status"_s, QString::number(statusId)}};
        const QJsonObject body{{u"awb"_s, awb},
                               {u"shipment_status_id"_s, statusId},
                               {u"shipment_status"_s, u""_s},
                               {u"current_timestamp"_s, at.toString(u"dd MM yyyy HH:mm:ss"_s)},
                               {u"scans"_s, QJsonArray{scan}},
                               {u"is_return"_s, 0}};
        const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
        const QByteArrayList heads{"Content-Type: application/json", "x-api-key: " + kCourierKey};
        return http::ask(m_daemon->port(),
                         http::request("POST", "/api/v1/webhooks/courier", heads, text))
            .status;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon = std::make_unique<RunningDaemon>(
            m_data.path(),
            QStringList{u"--demo"_s, u"--rate-limits=off"_s,
                        u"--shiprocket-webhook-token=%1"_s.arg(QLatin1StringView(kCourierKey))});
        QVERIFY2(m_daemon->isReady(), m_daemon->errors().constData());
        m_staff = logIn("/staff/login", u"manager@demo.paushtik.in"_s);
        const QByteArray customer = logIn("/auth/login", u"asha@demo.paushtik.in"_s);
        const QJsonArray products =
            ask("GET", "/products?in_stock=true&limit=4", {})["items"_L1].toArray();
        for (int i = 0; i < kOrders; ++i)
            buy(customer, products[i]["id"_L1].toString());
        QTRY_COMPARE(labelled(), kOrders);
        // One label was lost and can be made again; one is no label at all.
        const auto oneOf = [this](int order) {
            return "(SELECT id FROM orders WHERE number = '" + m_numbers[order].toLatin1() + "')";
        };
        m_data.execute("UPDATE shipments SET label = NULL WHERE order_id = " + oneOf(1));
        m_data.execute("UPDATE shipments SET label = 'coffee' WHERE order_id = " + oneOf(2));
        m_person = std::make_unique<Person>(m_data.path(), m_daemon->port());
        QVERIFY(m_person->isIn);
        QTRY_COMPARE(m_person->count(ShipmentQueue::Ready), kOrders);
    }
    void cleanupTestCase()
    {
        m_person.reset();
        m_daemon.reset();
    }

    void aLabelThatFailsIsNamedWithItsReasonAndTheOthersArePrinted()
    {
        Person &person = *m_person;
        person.queues()->showQueue(ShipmentQueue::Ready);
        person.table()->selectAll();
        QAction *print = person.find<QAction>("actionPrintShipments");
        QTRY_VERIFY(print->isEnabled());
        print->trigger();
        QTRY_COMPARE(person.reasons().size(), 1);
        QVERIFY(person.find<QWidget>("failures")->isVisible());
        QCOMPARE(person.reasons().first(),
                 m_numbers[2] + u": What the server sent is not a label that can be drawn."_s);
        QStringList printed;
        for (const PrintJob &job : person.jobs()) {
            printed << job.title;
            QCOMPARE(job.awb, parcelOf(person.onServer(job.title))["awb"_L1].toString());
        }
        printed.sort();
        QStringList wanted = m_numbers;
        wanted.removeAt(2);
        QCOMPARE(printed, wanted);
        // The list leads to the parcel, and leaves when it is put away.
        QTest::mouseClick(person.find<QPushButton>("failuresChoose"), Qt::LeftButton);
        const auto chosen = person.table()->selectionModel()->selectedRows();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().data().toString(), m_numbers[2]);
        QTest::mouseClick(person.find<QPushButton>("failuresAway"), Qt::LeftButton);
        QVERIFY(!person.find<QWidget>("failures")->isVisible());
    }

    void aCancelledShipmentIsAskedForFirstAndItsLabelIsWorthNothing()
    {
        Person &person = *m_person;
        const QString number = m_numbers[0];
        const QString before = parcelOf(person.onServer(number))["awb"_L1].toString();
        person.page()->openDocument(number);
        QAction *cancel = person.find<QAction>("actionCancelShipment");
        const auto press = [&person, cancel](bool yes) {
            QTRY_VERIFY(cancel->isEnabled());
            cancel->trigger();
            QTRY_VERIFY(person.find<QMessageBox>("cancelShipments"));
            auto *box = person.find<QMessageBox>("cancelShipments");
            QVERIFY(box->informativeText().contains(u"worth nothing"));
            // Enter alone must not do it.
            QVERIFY(box->defaultButton() != person.find<QPushButton>("cancelShipmentsYes"));
            if (yes)
                QTest::mouseClick(person.find<QPushButton>("cancelShipmentsYes"), Qt::LeftButton);
            else
                QTest::keyClick(box, Qt::Key_Escape);
            QTRY_VERIFY(!person.find<QMessageBox>("cancelShipments"));
        };
        press(false);
        QCOMPARE(parcelOf(person.onServer(number))["state"_L1].toString(), u"pickup_scheduled"_s);
        press(true);
        QTRY_COMPARE(person.count(ShipmentQueue::Recovery), 1);
        QCOMPARE(person.count(ShipmentQueue::Ready), kOrders - 1);
        QCOMPARE(person.onServer(number)["status"_L1].toString(), u"paid"_s);

        person.page()->openDocument(number);
        QTRY_VERIFY(person.find<QAction>("actionBookShipments")->isEnabled());
        QVERIFY(!cancel->isEnabled());
        QVERIFY(!person.find<QAction>("actionPrintShipments")->isEnabled());
        person.page()->scanned(number);
        QVERIFY(!person.page()->bench()->session());
        QTRY_VERIFY(person.find<QLabel>("benchSaid")->text().contains(u"cancelled"));

        person.page()->openDocument(number);
        person.find<QAction>("actionBookShipments")->trigger();
        QTRY_COMPARE(person.count(ShipmentQueue::Ready), kOrders);
        QCOMPARE(person.count(ShipmentQueue::Recovery), 0);
        const QString after = parcelOf(person.onServer(number))["awb"_L1].toString();
        QVERIFY(!after.isEmpty() && after != before);
    }

    void whatTheCourierTellsOutOfTurnIsShownInTheOrderItHappened()
    {
        Person &person = *m_person;
        const QString number = m_numbers[3];
        const QString awb = parcelOf(person.onServer(number))["awb"_L1].toString();
        person.page()->openDocument(number);
        QCOMPARE(webhook(awb, 18, 240, u"Third"_s), 200);  // in transit
        QCOMPARE(webhook(awb, 42, 60, u"First"_s), 200);   // picked up, told late
        QCOMPARE(webhook(awb, 17, 600, u"Fourth"_s), 200); // out for delivery
        QCOMPARE(webhook(awb, 18, 120, u"Second"_s), 200); // in transit, told last
        QCOMPARE(webhook(awb, 17, 600, u"Fourth"_s), 200); // and once more
        QTRY_COMPARE(person.count(ShipmentQueue::InTransit), 1);
        person.page()->openDocument(number);
        const QStringList wanted{u"First"_s, u"Second"_s, u"Third"_s, u"Fourth"_s};
        const auto places = [&person] {
            QStringList last;
            for (const QString &line : person.scans())
                last << line.section(u' ', -1);
            return last;
        };
        QTRY_COMPARE(places(), wanted);
        const auto &shown = person.queues()->model()->row(0);
        QCOMPARE(shown.number, number);
        QCOMPARE(shown.state, ShipmentState::OutForDelivery);
    }

    void theBenchShowsWhatToTake()
    {
        Person &person = *m_person;
        for (const int order : {1, 2}) {
            const QJsonObject line = person.onServer(m_numbers[order])["lines"_L1][0].toObject();
            m_pictures.append(person.pictureOf(line["product_id"_L1].toString()));
            QVERIFY(!m_pictures.last().isNull());
            person.page()->scanned(m_numbers[order]);
            QTRY_COMPARE(person.picture(0), m_pictures.last());
        }
        QVERIFY(m_pictures[0] != m_pictures[1]);
    }

    // From here on the daemon is gone.
    void withoutALineWhatIsKnownStaysAndWhatNeedsTheLineSaysSo()
    {
        Person &person = *m_person;
        person.page()->openDocument(m_numbers[0]);
        QAction *cancel = person.find<QAction>("actionCancelShipment");
        QTRY_VERIFY(cancel->isEnabled());
        m_daemon->kill();
        QTRY_VERIFY(!cancel->isEnabled());
        QVERIFY(cancel->toolTip().contains(u"line"));
        person.queues()->showQueue(ShipmentQueue::Ready);
        const qsizetype before = person.jobs().size();
        person.table()->clearSelection();
        person.page()->openDocument(m_numbers[1]); // printed before, so it is on this disk
        person.find<QAction>("actionPrintShipments")->trigger();
        QTRY_COMPARE(person.jobs().size(), before + 1);
    }

    void aProgramThatStartsWithoutALineStillShowsWhatToTake()
    {
        const QByteArray token = m_person->token();
        m_person.reset();
        m_person = std::make_unique<Person>(m_data.path(), m_daemon->port(), token);
        Person &person = *m_person;
        QVERIFY(person.isIn);
        QVERIFY(person.desk.api.offlineSince());
        for (const int order : {1, 2}) {
            person.page()->scanned(m_numbers[order]);
            QTRY_COMPARE(person.picture(0), m_pictures[order - 1]);
        }
    }

private:
    DataFolder m_data;
    std::unique_ptr<RunningDaemon> m_daemon;
    std::unique_ptr<Person> m_person;
    QByteArray m_staff;
    QStringList m_numbers;
    QList<QImage> m_pictures;
};

QTEST_MAIN(TestShipments)
#include "shipments_test.moc"
