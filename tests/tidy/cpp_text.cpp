// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/cpp_text.h"

namespace paushtik::tidy {

using namespace Qt::StringLiterals;

namespace {

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

class Blanker {
public:
    explicit Blanker(const QString &text)
        : m_text{text}
    {
    }

    QString blanked()
    {
        while (m_at < m_text.size()) {
            if (startsWith(u"//"))
                blankTo(lineEnd());
            else if (startsWith(u"/*"))
                blankTo(after(u"*/"_s, m_at + 2));
            else if (m_text[m_at] == u'"' && opensRawLiteral())
                blankTo(rawLiteralEnd());
            else if (m_text[m_at] == u'"')
                blankTo(literalEnd(u'"'));
            else if (m_text[m_at] == u'\'' && !separatesDigits())
                blankTo(literalEnd(u'\''));
            else
                ++m_at;
        }
        return m_text;
    }

private:
    bool startsWith(QStringView what) const
    {
        return QStringView{m_text}.sliced(m_at).startsWith(what);
    }

    qsizetype after(const QString &what, qsizetype from) const
    {
        const auto found = m_text.indexOf(what, from);
        return found < 0 ? m_text.size() : found + what.size();
    }

    qsizetype lineEnd() const
    {
        const auto found = m_text.indexOf(u'\n', m_at);
        return found < 0 ? m_text.size() : found;
    }

    bool opensRawLiteral() const { return m_at > 0 && m_text[m_at - 1] == u'R'; }

    qsizetype rawLiteralEnd() const
    {
        const auto paren = m_text.indexOf(u'(', m_at);
        if (paren < 0)
            return m_text.size();
        return after(u')' + m_text.sliced(m_at + 1, paren - m_at - 1) + u'"', paren);
    }

    qsizetype literalEnd(QChar quote) const
    {
        for (auto i = m_at + 1; i < m_text.size() && m_text[i] != u'\n'; ++i) {
            if (m_text[i] == u'\\')
                ++i;
            else if (m_text[i] == quote)
                return i + 1;
        }
        return lineEnd();
    }

    /// 10'000, but not u'x'.
    bool separatesDigits() const
    {
        return m_at > 0 && m_text[m_at - 1].isDigit() && m_at + 1 < m_text.size() &&
               isWord(m_text[m_at + 1]);
    }

    void blankTo(qsizetype end)
    {
        for (; m_at < end; ++m_at) {
            if (m_text[m_at] != u'\n')
                m_text[m_at] = u' ';
        }
    }

    QString m_text;
    qsizetype m_at = 0;
};

} // namespace

QString codeOnly(const QString &text)
{
    return Blanker{text}.blanked();
}

qsizetype closing(const QString &code, qsizetype open)
{
    int depth = 0;
    for (auto i = open; i < code.size(); ++i) {
        const auto c = code[i];
        if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        else if ((c == u')' || c == u']' || c == u'}') && --depth == 0)
            return i;
    }
    return -1;
}

int lineOf(const QString &text, qsizetype position)
{
    return int(QStringView{text}.first(position).count(u'\n')) + 1;
}

} // namespace paushtik::tidy
