// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/stock/batch_port.h"

#include <QDialog>

class QComboBox;
class QDateEdit;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace paushtik {

/// A form that is sent once, whatever happens to the line: another try of the same goes under the
/// same key, changed fields are another request. It deletes itself when it closes.
class BatchForm : public QDialog {
    Q_OBJECT
public:
    BatchForm(const QString &title, const QString &verb, QWidget *parent);

protected:
    QFormLayout *form() const { return m_form; }
    const QByteArray &key() const { return m_key; }
    /// The fields say something else now.
    void fieldsChanged();
    /// Asked before it is sent; empty: it may be.
    virtual QString problem() const = 0;
    virtual void send() = 0;
    /// The server's answer: why not, at the foot of the form; or the form closes.
    void settle(const std::optional<Error> &refused);

private:
    void submit();

    QByteArray m_key;
    QFormLayout *m_form;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

/// A new batch of a product came in.
class ReceiveBatchDialog final : public BatchForm {
    Q_OBJECT
public:
    ReceiveBatchDialog(const StockRow &product, BatchPort &port, QWidget *parent);

Q_SIGNALS:
    void received(const paushtik::BatchRow &batch);

private:
    NewBatchRow batch() const;
    QString problem() const override;
    void send() override;

    QString m_product;
    BatchPort &m_port;
    QLineEdit *m_lot;
    QDateEdit *m_packedOn;
    QDateEdit *m_bestBefore;
    QLineEdit *m_mrp;
    QSpinBox *m_received;
    QLineEdit *m_note;
};

/// Jars of a batch come, go, or turn out to be of it; or somebody counted them.
class MoveBatchDialog final : public BatchForm {
    Q_OBJECT
public:
    MoveBatchDialog(const BatchRow &batch, int loose, BatchPort &port, QWidget *parent);

Q_SIGNALS:
    void moved(int onHand);

private:
    int delta() const;
    void preview();
    QString problem() const override;
    void send() override;

    BatchRow m_batch;
    int m_loose;
    BatchPort &m_port;
    QComboBox *m_reason;
    QSpinBox *m_quantity;
    QLineEdit *m_note;
    QLabel *m_preview;
};

} // namespace paushtik
