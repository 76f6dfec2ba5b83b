// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/product_draft.h"

#include <QWidget>
#include <map>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace paushtik {

/// All fields of one product: each says whether it is changed and what is wrong with it, as
/// somebody types. It decides nothing: it tells what was typed, and shows the draft it is given.
class ProductEditor : public QWidget {
    Q_OBJECT
public:
    explicit ProductEditor(QWidget *parent = nullptr);

    void setCategories(const QList<QJsonObject> &categories);
    /// `refusals`: field → the server's words.
    void show(const ProductDraft &draft, const QHash<QString, QString> &refusals = {});
    void clear();
    void setReadOnly(bool readOnly);
    /// What keeps it from being saved now, in words; empty: nothing does.
    void setObstacle(const QString &why);
    /// Puts the cursor there.
    void focusField(const QString &field);

Q_SIGNALS:
    void typed(const QString &field, const QJsonValue &value);
    void saveRequested();
    void revertRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line {
        QLabel *label;
        QWidget *input;
        QLabel *problem;
        QString unreadable; ///< what was typed that is no value
    };
    void addLine(QHBoxLayout *row, const ProductField &field);
    QWidget *makeInput(const ProductField &field);
    void take(const QString &field, const QString &text);
    void fill(const QString &field, Line &line);
    void fillCategories();
    void showState();
    QString stillNeeded() const;
    void forgetUnreadable();
    void retranslate();

    ProductDraft m_draft;
    QHash<QString, QString> m_refusals;
    QString m_obstacle;
    QList<QJsonObject> m_categories;
    std::map<QString, Line> m_lines;
    QWidget *m_form;
    QLabel *m_title;
    QLabel *m_state;
    QPushButton *m_save;
    QPushButton *m_revert;
    bool m_filling = false;
};

} // namespace paushtik
