// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/pictures/picture_sink.h"
#include "desktop/replica/replica.h"

#include <QSet>
#include <QTimer>

namespace paushtik {

/// Pictures as edits of their products: their files lie beside the replica, their place in the line
/// in it, so that they are shown at once, go in order with the other edits of the product, and are
/// there after any end of the program.
class OutboxPictureSink final : public PictureSink {
    Q_OBJECT
public:
    explicit OutboxPictureSink(Replica &replica, QObject *parent = nullptr);

    Task<Result<void>> take(PictureUpload upload) override;
    void retry(const QString &id) override;
    void drop(const QString &id) override;
    void tell() override;

private:
    using Act = Task<Result<bool>> (Replica::*)(qint64);
    Task<> readAndTell();
    Task<> act(QString id, Act how);
    Task<> sweep();
    QString folderOf(const QString &id) const;

    Replica &m_replica;
    QTimer m_soon;
    QSet<QString> m_taken; ///< by this run: never swept
};

} // namespace paushtik
