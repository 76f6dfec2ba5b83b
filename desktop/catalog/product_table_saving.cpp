// SPDX-License-Identifier: GPL-3.0-or-later
// What of the sheet is changed and not saved, and how it gets to whoever keeps it.
#include "desktop/catalog/product_commands.h"
#include "desktop/catalog/product_table_model.h"

namespace paushtik {

using namespace Qt::StringLiterals;

QList<const ProductDraft *> ProductTableModel::changed() const
{
    QList<const ProductDraft *> all;
    for (const ProductDraft &draft : m_rows) {
        if (draft.isDirty())
            all.append(&draft);
    }
    for (const ProductDraft &draft : m_aside)
        all.append(&draft);
    return all;
}

int ProductTableModel::changedProducts() const
{
    int count = 0;
    for (const ProductDraft *draft : changed())
        count += draft->isDirty() ? 1 : 0;
    return count;
}

QString ProductTableModel::firstWrong() const
{
    for (const ProductDraft *draft : changed()) {
        if (!draft->firstProblem().isEmpty())
            return draft->id();
    }
    return {};
}

void ProductTableModel::save()
{
    QJsonArray items;
    for (const ProductDraft *draft : changed()) {
        if (draft->isDirty())
            items.append(QJsonObject{
                {u"id"_s, draft->id()}, {u"set"_s, draft->changes()}, {u"base"_s, draft->base()}});
    }
    if (!items.isEmpty() && !m_saving)
        send(items, true);
}

void ProductTableModel::send(QJsonArray items, bool remember)
{
    await(m_repository.changeMany(items), items, remember);
}

void ProductTableModel::sendBack(QJsonArray items)
{
    await(m_repository.takeBack(items), CatalogRepository::opposite(items), false);
}

void ProductTableModel::await(Task<Result<QJsonObject>> sending, QJsonArray items, bool remember)
{
    m_saving = true;
    m_refusals.clear();
    Q_EMIT edited({});
    QCoro::connect(std::move(sending), this,
                   [this, items, remember](const Result<QJsonObject> &answer) {
                       takeSaved(items, answer, remember);
                   });
}

void ProductTableModel::takeSaved(const QJsonArray &items, const Result<QJsonObject> &answer,
                                  bool remember)
{
    m_saving = false;
    if (!answer) {
        noteRefusals(answer.error());
        retranslate();
        Q_EMIT edited({});
        Q_EMIT notSaved(answer.error());
        return;
    }
    for (const QJsonValue item : items) {
        ProductDraft *draft = find(item["id"_L1].toString());
        if (!draft)
            continue;
        QJsonObject document = draft->document();
        const QJsonObject set = item["set"_L1].toObject();
        for (auto field = set.begin(); field != set.end(); ++field)
            document[field.key()] = field.value();
        draft->rebase(document);
    }
    m_aside.removeIf([](const auto &entry) { return !entry.value().isDirty(); });
    if (remember)
        m_undo.push(new SavedCommand(*this, items));
    Q_EMIT saved(int(items.size()));
    reload();
}

void ProductTableModel::noteRefusals(const Error &error)
{
    for (const QJsonValue item : error.extra["items"_L1].toArray()) {
        const QJsonObject problem = item["problem"_L1].toObject();
        auto &words = m_refusals[item["id"_L1].toString()];
        for (const QJsonValue wrong : problem["errors"_L1].toArray())
            words.insert(wrong["field"_L1].toString(), wrong["message"_L1].toString());
        for (const QJsonValue conflict : problem["conflicts"_L1].toArray()) {
            const QString field = conflict["field"_L1].toString();
            const QString now = FieldText::shown(fields::field(field), conflict["current"_L1]);
            words.insert(field, tr("%1 made it %2 meanwhile")
                                    .arg(conflict["changed_by"_L1]["name"_L1].toString(), now));
        }
    }
}

void ProductTableModel::revertAll()
{
    QList<CellEdit> cells;
    for (const ProductDraft *draft : changed()) {
        const QJsonObject seen = draft->base();
        for (auto field = seen.begin(); field != seen.end(); ++field)
            cells.append({draft->id(), field.key(), field.value()});
    }
    m_refusals.clear();
    edit(cells, tr("Revert"));
}

void ProductTableModel::insist(const QString &id)
{
    ProductDraft *draft = find(id);
    if (!draft)
        return;
    for (const QString &field : draft->overtaken())
        draft->insist(field);
    Q_EMIT edited(id);
}

void ProductTableModel::giveWay(const QString &id)
{
    ProductDraft *draft = find(id);
    if (!draft)
        return;
    QList<CellEdit> cells;
    for (const QString &field : draft->overtaken())
        cells.append({id, field, draft->document()[field]});
    edit(cells, tr("Take the server's"));
}

void ProductTableModel::takeUpRefused(const QString &id)
{
    QCoro::connect(m_repository.takeUpRefused(id), this,
                   [this, id](const Result<RefusedChange> &refused) {
                       if (!refused)
                           return;
                       QList<CellEdit> cells;
                       for (auto it = refused->set.begin(); it != refused->set.end(); ++it) {
                           if (fields::isKnown(it.key()))
                               cells.append({id, it.key(), it.value()});
                       }
                       edit(cells, tr("Take up again"));
                       m_refusals[id] = refused->words;
                       Q_EMIT edited(id);
                   });
}

} // namespace paushtik
