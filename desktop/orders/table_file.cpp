// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/table_file.h"

#include "desktop/core/formats.h"
#include "shared/domain/money_text.h"

#include <QFile>
#include <QSaveFile>
#include <xlsxwriter.h>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

template <class... T>
struct Overloaded : T... {
    using T::operator()...;
};
template <class... T>
Overloaded(T...) -> Overloaded<T...>;

tl::unexpected<Error> refused(const QString &why)
{
    return fail(Fault::Unavailable, u"file"_s, why);
}

class CsvFile final : public TableFile {
public:
    CsvFile(const QString &file, const QStringList &heads)
        : m_file(file)
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return;
        m_file.write("\xEF\xBB\xBF");
        QList<TableCell> cells;
        for (const QString &head : heads)
            cells.append(head);
        addRow(cells);
    }
    bool isOpen() const { return m_file.isOpen(); }
    QString problem() const { return m_file.errorString(); }
    void addRow(const QList<TableCell> &cells) override
    {
        QStringList texts;
        for (const TableCell &cell : cells)
            texts << quoted(textOf(cell));
        m_file.write((texts.join(u',') + u"\r\n"_s).toUtf8());
    }
    Result<void> finish() override
    {
        if (!m_file.commit())
            return refused(m_file.errorString());
        return {};
    }

private:
    static QString textOf(const TableCell &cell)
    {
        return std::visit(Overloaded{[](const QString &text) { return harmless(text); },
                                     [](qint64 number) { return QString::number(number); },
                                     [](Paise amount) { return plainRupees(amount); },
                                     [](Timestamp at) {
                                         return u"%1 %2"_s.arg(
                                             at.indianDay().toString(Qt::ISODate),
                                             at.indianTime().toString(u"HH:mm:ss"_s));
                                     }},
                          cell);
    }
    // What begins so is a formula to Excel and its kin.
    static QString harmless(const QString &text)
    {
        return !text.isEmpty() && u"=+-@\t\r"_s.contains(text[0]) ? u'\'' + text : text;
    }
    static QString quoted(QString text)
    {
        if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') &&
            !text.contains(u'\r'))
            return text;
        return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    }

    QSaveFile m_file;
};

class XlsxFile final : public TableFile {
public:
    XlsxFile(const QString &file, const QString &sheet, const QStringList &heads)
        : m_name(file)
        , m_scratch(file + u".part"_s)
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        m_book = workbook_new_opt(QFile::encodeName(m_scratch).constData(), &options);
        // Excel takes at most 31 letters.
        m_sheet = workbook_add_worksheet(m_book, sheet.left(31).toUtf8().constData());
        m_head = workbook_add_format(m_book);
        format_set_bold(m_head);
        format_set_bottom(m_head, LXW_BORDER_THIN);
        m_money = workbook_add_format(m_book);
        format_set_num_format(m_money, "[>=10000000]\"\u20b9\"##\\,##\\,##\\,##0.00;"
                                       "[>=100000]\"\u20b9\"##\\,##\\,##0.00;\"\u20b9\"##,##0.00");
        m_time = workbook_add_format(m_book);
        format_set_num_format(m_time, "dd mmm yyyy, hh:mm");
        worksheet_freeze_panes(m_sheet, 1, 0);
        worksheet_set_column(m_sheet, 0, lxw_col_t(heads.size()), 20, nullptr);
        for (lxw_col_t column = 0; column < heads.size(); ++column)
            worksheet_write_string(m_sheet, 0, column, heads[column].toUtf8().constData(), m_head);
    }
    ~XlsxFile() override
    {
        if (m_book)
            workbook_close(m_book);
        QFile::remove(m_scratch);
    }
    void addRow(const QList<TableCell> &cells) override
    {
        ++m_row;
        for (lxw_col_t column = 0; column < cells.size(); ++column)
            write(column, cells[column]);
    }
    Result<void> finish() override
    {
        const lxw_error problem = workbook_close(std::exchange(m_book, nullptr));
        if (problem != LXW_NO_ERROR)
            return refused(QString::fromUtf8(lxw_strerror(problem)));
        QFile::remove(m_name);
        if (!QFile::rename(m_scratch, m_name))
            return refused(m_name);
        return {};
    }

private:
    void write(lxw_col_t column, const TableCell &cell)
    {
        std::visit(Overloaded{[&](const QString &text) {
                                  worksheet_write_string(m_sheet, m_row, column,
                                                         text.toUtf8().constData(), nullptr);
                              },
                              [&](qint64 number) {
                                  worksheet_write_number(m_sheet, m_row, column, double(number),
                                                         nullptr);
                              },
                              // A spreadsheet knows no other numbers; two decimals survive exactly.
                              [&](Paise amount) {
                                  worksheet_write_number(m_sheet, m_row, column,
                                                         double(amount.value()) / 100.0, m_money);
                              },
                              [&](Timestamp at) { writeTime(column, at); }},
                   cell);
    }
    void writeTime(lxw_col_t column, Timestamp at)
    {
        const QDate day = at.indianDay();
        const QTime time = at.indianTime();
        lxw_datetime value{day.year(),  day.month(),   day.day(),
                           time.hour(), time.minute(), double(time.second())};
        worksheet_write_datetime(m_sheet, m_row, column, &value, m_time);
    }

    QString m_name;
    QString m_scratch;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    lxw_format *m_head = nullptr;
    lxw_format *m_money = nullptr;
    lxw_format *m_time = nullptr;
    lxw_row_t m_row = 0;
};

} // namespace

Result<std::unique_ptr<TableFile>> TableFile::create(const QString &file, const QString &sheet,
                                                     const QStringList &heads)
{
    if (file.endsWith(u".xlsx"_s, Qt::CaseInsensitive))
        return std::make_unique<XlsxFile>(file, sheet, heads);
    auto csv = std::make_unique<CsvFile>(file, heads);
    if (!csv->isOpen())
        return refused(csv->problem());
    return csv;
}

} // namespace paushtik
