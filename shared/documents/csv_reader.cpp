// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/documents/csv_reader.h"

#include <QStringDecoder>

namespace paushtik {

using namespace Qt::StringLiterals;

namespace {

Result<QString> decoded(const QByteArray &file)
{
    // Takes a byte order mark away. Stateless: half a character at the end is an error, not a wait.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(file);
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return fail(Fault::BadRequest, {}, u"The table is not UTF-8 text."_s);
    return text;
}

class Reader {
public:
    Reader(QStringView text, QChar separator)
        : m_text(text)
        , m_separator(separator)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    /// False when a quote is where none may be.
    bool readRecord(QStringList &cells)
    {
        do {
            const auto cell = isAt(u'"') ? quotedCell() : plainCell();
            if (!cell)
                return false;
            cells.append(*cell);
        } while (skip(m_separator));
        return endLine();
    }

private:
    bool isAt(QChar c) const { return !atEnd() && m_text[m_at] == c; }
    bool skip(QChar c)
    {
        const bool here = isAt(c);
        m_at += here ? 1 : 0;
        return here;
    }
    bool endLine()
    {
        const bool cr = skip(u'\r');
        const bool lf = skip(u'\n');
        return cr || lf || atEnd();
    }

    std::optional<QString> plainCell()
    {
        const qsizetype from = m_at;
        while (!atEnd() && !isAt(m_separator) && !isAt(u'\r') && !isAt(u'\n'))
            ++m_at;
        return m_text.mid(from, m_at - from).toString();
    }

    std::optional<QString> quotedCell()
    {
        QString cell;
        for (bool doubled = false; skip(u'"'); doubled = true) {
            if (doubled)
                cell += u'"';
            const qsizetype close = m_text.indexOf(u'"', m_at);
            if (close < 0)
                return std::nullopt;
            cell += m_text.mid(m_at, close - m_at);
            m_at = close + 1;
        }
        return cell;
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
};

} // namespace

Result<QList<CsvRecord>> readCsv(const QByteArray &file, int maxRecords, QChar separator)
{
    const auto text = decoded(file);
    if (!text)
        return fail(text.error());
    QList<CsvRecord> records;
    Reader reader(*text, separator);
    for (int row = 1; !reader.atEnd(); ++row) {
        CsvRecord record{row, {}};
        if (!reader.readRecord(record.cells))
            return fail(Fault::BadRequest, {}, u"Row %1 has a quote out of place."_s.arg(row));
        if (record.cells.size() == 1 && record.cells.first().isEmpty())
            continue;
        if (records.size() == maxRecords)
            return fail(Fault::TooLarge, {}, u"The table has too many rows."_s);
        records.append(std::move(record));
    }
    return records;
}

} // namespace paushtik
