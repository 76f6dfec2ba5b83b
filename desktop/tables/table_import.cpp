// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tables/table_import.h"

#include "desktop/core/launch.h"

#include <QCoroFuture>
#include <QFileInfo>
#include <QtConcurrent>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const QString kRemembered = u"import/columns"_s;

RowVerdict::State stateOf(const QString &status)
{
    using State = RowVerdict::State;
    static const QHash<QString, State> kStates{{u"created"_s, State::Created},
                                               {u"changed"_s, State::Changed},
                                               {u"unchanged"_s, State::Unchanged},
                                               {u"skipped"_s, State::Unknown}};
    return kStates.value(status, State::Refused);
}

} // namespace

TableImport::TableImport(CatalogRepository &repository, Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_repository(repository)
    , m_preferences(preferences)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &TableImport::check);
}

void TableImport::open(const QString &path)
{
    m_fileName = QFileInfo(path).fileName();
    m_pause.stop();
    setPhase(Phase::Reading);
    launch(readFrom(path, ++m_turn), "read a table");
}

Task<> TableImport::readFrom(QString path, int turn)
{
    const QPointer self(this);
    QFuture<Result<ReadTable>> reading = QtConcurrent::run(&tables::readFile, path);
    const Result<ReadTable> table = co_await reading;
    if (self && turn == m_turn)
        take(table);
}

void TableImport::take(const Result<ReadTable> &table)
{
    m_table = table.value_or(ReadTable());
    m_verdicts = QList<RowVerdict>(m_table.rows.size());
    m_problems.clear();
    m_counts = {};
    recallUses();
    Q_EMIT replaced();
    if (!table)
        return failWith(table.error());
    check();
}

/// What a person once chose for a head stands before what can be guessed.
void TableImport::recallUses()
{
    m_uses = ColumnUses::guess(m_table.heads);
    const QVariantMap remembered = m_preferences.state(kRemembered).toMap();
    for (int column = 0; column < m_uses.size(); ++column) {
        const auto known = remembered.constFind(m_table.heads[column]);
        const bool mayBe =
            known != remembered.constEnd() &&
            (known->toString().isEmpty() || ColumnUses::offered().contains(known->toString()));
        if (mayBe && m_uses[column].field != known->toString())
            m_uses[column] = {known->toString(), false};
    }
}

void TableImport::setUse(int column, const ColumnUse &use)
{
    if (m_uses[column] == use)
        return;
    m_uses[column] = use;
    QVariantMap remembered = m_preferences.state(kRemembered).toMap();
    remembered.insert(m_table.heads[column], use.field);
    m_preferences.setState(kRemembered, remembered);
    ++m_turn;
    setPhase(unclear().isEmpty() ? Phase::Checking : Phase::Unclear);
    m_pause.start();
}

void TableImport::check()
{
    m_pause.stop();
    const int turn = ++m_turn;
    if (!unclear().isEmpty())
        return setPhase(Phase::Unclear);
    setPhase(Phase::Checking);
    launch(tryOut(turn), "try a table");
}

void TableImport::tryAgain()
{
    if (m_phase == Phase::Failed && !m_table.heads.isEmpty())
        check();
}

Task<> TableImport::tryOut(int turn)
{
    const QPointer self(this);
    const auto categories = co_await m_repository.categories();
    if (!self || turn != m_turn)
        co_return;
    if (!categories)
        co_return failWith(categories.error());
    QFuture<PreparedTable> preparing =
        QtConcurrent::run(&tables::prepare, m_table, m_uses, *categories);
    PreparedTable prepared = co_await preparing;
    if (!self || turn != m_turn)
        co_return;
    m_csv = std::move(prepared.csv);
    QByteArray csv = m_csv;
    const Result<QJsonObject> answer = co_await m_repository.importTable(std::move(csv), true);
    if (!self || turn != m_turn)
        co_return;
    m_problems = std::move(prepared.problems);
    if (!answer)
        co_return failWith(answer.error());
    takeVerdicts((*answer)["items"_L1].toArray());
    setPhase(Phase::Checked);
}

bool TableImport::mayImport() const
{
    return m_phase == Phase::Checked && m_problems.isEmpty() &&
           count(RowVerdict::State::Refused) == 0 &&
           count(RowVerdict::State::Created) + count(RowVerdict::State::Changed) > 0;
}

void TableImport::import()
{
    if (!mayImport())
        return;
    setPhase(Phase::Importing);
    launch(take(++m_turn), "import a table");
}

Task<> TableImport::take(int turn)
{
    const QPointer self(this);
    QByteArray csv = m_csv;
    const Result<QJsonObject> answer = co_await m_repository.importTable(std::move(csv), false);
    if (!self || turn != m_turn)
        co_return;
    // Somebody changed the catalogue since the trial: what is wrong now stands in the rows.
    const QJsonArray items = (answer ? *answer : answer.error().extra)["items"_L1].toArray();
    if (!items.isEmpty())
        takeVerdicts(items);
    if (!answer && items.isEmpty())
        co_return failWith(answer.error());
    setPhase(answer ? Phase::Done : Phase::Checked);
    if (answer)
        Q_EMIT imported(count(RowVerdict::State::Created), count(RowVerdict::State::Changed));
}

void TableImport::takeVerdicts(const QJsonArray &items)
{
    m_counts = {};
    m_verdicts = QList<RowVerdict>(m_table.rows.size());
    for (const QJsonValue &item : items) {
        const int row = item["row"_L1].toInt() - 2; // a spreadsheet's, whose first row are heads
        if (row >= 0 && row < m_verdicts.size())
            takeVerdict(row, item.toObject());
    }
    for (const RowVerdict &verdict : std::as_const(m_verdicts))
        ++m_counts[size_t(verdict.state)];
}

void TableImport::takeVerdict(int row, const QJsonObject &item)
{
    RowVerdict &verdict = m_verdicts[row];
    verdict.state = stateOf(item["status"_L1].toString());
    const QJsonArray changes = item["changes"_L1].toArray();
    verdict.changes = int(changes.size());
    for (const QJsonValue &change : changes) {
        const QJsonValue from = change["from"_L1];
        verdict.changed.insert(change["field"_L1].toString(),
                               from.isDouble() ? QString::number(from.toInteger())
                                               : from.toString());
    }
    noteProblems(row, item["problem"_L1].toObject());
}

/// At the cell where there is one, else at the row. Our own words for a cell stand before the
/// server's: they are in the language of the window.
void TableImport::noteProblems(int row, const QJsonObject &problem)
{
    const QJsonArray errors = problem["errors"_L1].toArray();
    QStringList ofRow;
    for (const QJsonValue &error : errors) {
        const QString field = error["field"_L1].toString().section(u'.', -1);
        const QString message = error["message"_L1].toString();
        const int column = columnOf(field);
        if (column < 0)
            ofRow.append(field == u"row"_s ? message : field + u' ' + message);
        else if (!m_problems.contains({row, column}))
            m_problems.insert({row, column}, message);
    }
    if (errors.isEmpty() && problem["code"_L1].isString())
        ofRow.append(problem["code"_L1].toString());
    m_verdicts[row].problem = ofRow.join(u"; "_s);
}

int TableImport::columnOf(const QString &field) const
{
    const auto at = std::find_if(m_uses.begin(), m_uses.end(),
                                 [&field](const ColumnUse &use) { return use.field == field; });
    return at == m_uses.end() ? -1 : int(at - m_uses.begin());
}

void TableImport::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT phaseChanged();
}

void TableImport::failWith(const Error &error)
{
    m_error = error;
    setPhase(Phase::Failed);
}

} // namespace paushtik
