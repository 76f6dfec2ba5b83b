// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/cpp_text.h"
#include "tests/tidy/rules.h"

#include <QRegularExpression>
#include <optional>

namespace paushtik::tidy {

using namespace Qt::StringLiterals;

namespace {

struct Lambda {
    qsizetype begin = 0;     ///< its [
    qsizetype bodyBegin = 0; ///< its {
    qsizetype bodyEnd = 0;   ///< its }
    bool captures = false;
};

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

qsizetype skipSpace(const QString &code, qsizetype at)
{
    while (at < code.size() && code[at].isSpace())
        ++at;
    return at;
}

/// A `[` behind a name or a bracket is an index, unless the name is one of these words.
bool mayOpenLambda(const QString &code, qsizetype at)
{
    if (code.sliced(at + 1, 1) == u"[") // an attribute
        return false;
    auto before = at;
    while (before > 0 && code[before - 1].isSpace())
        --before;
    if (before == 0)
        return true;
    const auto last = code[before - 1];
    if (!isWord(last))
        return last != u')' && last != u']' && last != u'[';
    auto begin = before;
    while (begin > 0 && isWord(code[begin - 1]))
        --begin;
    static const QStringList kWords{u"return"_s, u"co_return"_s, u"co_await"_s, u"co_yield"_s,
                                    u"case"_s};
    return kWords.contains(code.sliced(begin, before - begin));
}

/// The `{` of the lambda whose introducer ends at `bracket`; -1 when that was no lambda after all.
qsizetype bodyOf(const QString &code, qsizetype bracket)
{
    auto at = skipSpace(code, bracket + 1);
    int angles = 0;
    if (at < code.size() && !isWord(code[at]) && !u"({<-"_s.contains(code[at]))
        return -1;
    for (; at >= 0 && at < code.size(); ++at) {
        const auto c = code[at];
        if (c == u'{')
            return at;
        if (c == u'(' || c == u'[')
            at = closing(code, at);
        else if (c == u'<')
            ++angles;
        else if (c == u'>' && code[at - 1] != u'-')
            --angles;
        else if (angles == 0 && u";,=)]}"_s.contains(c))
            return -1;
        if (at < 0)
            return -1;
    }
    return -1;
}

std::optional<Lambda> lambdaAt(const QString &code, qsizetype at)
{
    if (!mayOpenLambda(code, at))
        return {};
    const auto bracket = closing(code, at);
    if (bracket < 0)
        return {};
    const auto body = bodyOf(code, bracket);
    const auto end = body < 0 ? body : closing(code, body);
    if (end < 0)
        return {};
    const auto captured = QStringView{code}.sliced(at + 1, bracket - at - 1).trimmed();
    return Lambda{at, body, end, !captured.isEmpty()};
}

QList<Lambda> lambdas(const QString &code)
{
    QList<Lambda> found;
    for (auto at = code.indexOf(u'['); at >= 0; at = code.indexOf(u'[', at + 1)) {
        if (const auto lambda = lambdaAt(code, at))
            found.append(*lambda);
    }
    return found;
}

/// What the lambda itself runs, without the lambdas that it holds.
QString ownBody(const QString &code, const Lambda &lambda, const QList<Lambda> &all)
{
    auto body = code.sliced(lambda.bodyBegin, lambda.bodyEnd - lambda.bodyBegin);
    for (const auto &other : all) {
        if (other.begin <= lambda.bodyBegin || other.bodyEnd > lambda.bodyEnd)
            continue;
        const auto length = other.bodyEnd - other.bodyBegin;
        body.replace(other.bodyBegin - lambda.bodyBegin, length, QString{length, u' '});
    }
    return body;
}

} // namespace

QList<Finding> capturingCoroutines(const QString &text)
{
    static const QRegularExpression kSuspends{u"\\bco_(await|return|yield)\\b"_s};
    const auto code = codeOnly(text);
    const auto all = lambdas(code);
    QList<Finding> found;
    for (const auto &lambda : all) {
        if (lambda.captures && kSuspends.match(ownBody(code, lambda, all)).hasMatch()) {
            found.append({lineOf(code, lambda.begin),
                          u"a lambda with captures is a coroutine: its captures die with it"_s});
        }
    }
    return found;
}

} // namespace paushtik::tidy
