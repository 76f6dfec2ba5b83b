// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/router.h"

#include "server/http/percent.h"

#include <algorithm>
#include <array>

namespace paushtik::http {
namespace {

constexpr std::array kMethodNames{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
constexpr std::size_t kMethods = kMethodNames.size();

std::size_t slot(Method method)
{
    return static_cast<std::size_t>(method);
}

} // namespace

/// How a segment with a parameter matches. The order is the order of trial: the stricter first.
enum class Taking { Uuid, Segment, Rest };

struct Router::Node {
    struct Literal {
        QByteArray text;
        std::unique_ptr<Node> node;
    };
    struct Parameter {
        Taking taking;
        QByteArray name;
        QByteArray suffix;
        std::unique_ptr<Node> node;
    };
    std::vector<Literal> literals;
    std::vector<Parameter> parameters;
    std::array<const Route *, kMethods> routes{};

    Node *literal(QByteArrayView text);
    Node *parameter(Parameter wanted);
};

Router::Node *Router::Node::literal(QByteArrayView text)
{
    for (const Literal &one : literals) {
        if (one.text == text)
            return one.node.get();
    }
    literals.push_back({text.toByteArray(), std::make_unique<Node>()});
    return literals.back().node.get();
}

Router::Node *Router::Node::parameter(Parameter wanted)
{
    for (const Parameter &one : parameters) {
        if (one.taking == wanted.taking && one.name == wanted.name && one.suffix == wanted.suffix)
            return one.node.get();
    }
    wanted.node = std::make_unique<Node>();
    const auto before = [](const Parameter &a, const Parameter &b) {
        return std::pair(a.taking, -a.suffix.size()) < std::pair(b.taking, -b.suffix.size());
    };
    const auto place = std::upper_bound(parameters.begin(), parameters.end(), wanted, before);
    return parameters.insert(place, std::move(wanted))->node.get();
}

namespace {

/// "{id:uuid}.pdf" → what it takes, its name, its ending.
struct Pattern {
    Taking taking;
    QByteArray name;
    QByteArray suffix;
};

std::optional<Pattern> patternOf(QByteArrayView segment)
{
    if (!segment.startsWith('{'))
        return std::nullopt;
    const qsizetype end = segment.indexOf('}');
    Q_ASSERT_X(end > 0, "Router::add", "an unclosed parameter in a route's path");
    const QByteArray inner = segment.sliced(1, end - 1).toByteArray();
    const QByteArray suffix = segment.sliced(end + 1).toByteArray();
    if (inner.endsWith(":uuid"))
        return Pattern{Taking::Uuid, inner.chopped(5), suffix};
    if (inner.endsWith(":path"))
        return Pattern{Taking::Rest, inner.chopped(5), suffix};
    return Pattern{Taking::Segment, inner, suffix};
}

QByteArrayView firstSegment(QByteArrayView rest)
{
    const qsizetype slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.first(slash);
}

/// What is behind the segment: null at the end of the path, else what follows the slash (it may be
/// empty).
QByteArrayView behind(QByteArrayView rest, QByteArrayView segment)
{
    return segment.size() == rest.size() ? QByteArrayView() : rest.sliced(segment.size() + 1);
}

std::optional<QString> taken(Taking taking, QByteArrayView text)
{
    if (text.isEmpty())
        return std::nullopt;
    std::optional<QString> value = decodeComponent(text, Plus::IsPlus);
    if (!value || hasControl(*value))
        return std::nullopt;
    if (taking == Taking::Uuid && !parseUuid(*value))
        return std::nullopt;
    return value;
}

} // namespace

/// Walks the trie, strictest branch first, and goes back when a branch ends without the method.
struct Router::Walk {
    Method method;
    Match match;
    quint32 allowed = 0;

    bool at(const Node &node, QByteArrayView rest);
    bool arrived(const Node &node);
    bool through(const Node::Parameter &parameter, QByteArrayView rest);
};

bool Router::Walk::arrived(const Node &node)
{
    for (std::size_t i = 0; i < kMethods; ++i) {
        if (node.routes[i])
            allowed |= 1U << i;
    }
    match.route = node.routes[slot(method)];
    if (!match.route && method == Method::Head)
        match.route = node.routes[slot(Method::Get)];
    return match.route;
}

bool Router::Walk::through(const Node::Parameter &parameter, QByteArrayView rest)
{
    QByteArrayView segment = parameter.taking == Taking::Rest ? rest : firstSegment(rest);
    const QByteArrayView next = behind(rest, segment);
    if (!segment.endsWith(parameter.suffix))
        return false;
    segment.chop(parameter.suffix.size());
    const std::optional<QString> value = taken(parameter.taking, segment);
    if (!value || !(next.isNull() ? arrived(*parameter.node) : at(*parameter.node, next)))
        return false;
    match.params.insert(parameter.name, *value);
    return true;
}

bool Router::Walk::at(const Node &node, QByteArrayView rest)
{
    const QByteArrayView segment = firstSegment(rest);
    const QByteArrayView next = behind(rest, segment);
    for (const Node::Literal &literal : node.literals) {
        if (literal.text != segment)
            continue;
        if (next.isNull() ? arrived(*literal.node) : at(*literal.node, next))
            return true;
    }
    return std::any_of(node.parameters.begin(), node.parameters.end(),
                       [&](const Node::Parameter &parameter) { return through(parameter, rest); });
}

Router::Router()
    : m_root(std::make_unique<Node>())
{
}
Router::~Router() = default;
Router::Router(Router &&) noexcept = default;

void Router::add(Route route)
{
    QByteArrayView rest(route.path);
    Q_ASSERT_X(rest.startsWith('/'), "Router::add", "a path starts with a slash");
    Node *node = m_root.get();
    for (rest = rest.sliced(1); !rest.isNull();) {
        const QByteArrayView segment = firstSegment(rest);
        const auto pattern = patternOf(segment);
        node = pattern ? node->parameter({pattern->taking, pattern->name, pattern->suffix, nullptr})
                       : node->literal(segment);
        rest = behind(rest, segment);
    }
    const Route *&place = node->routes[slot(route.method)];
    if (place)
        qFatal("two routes for %s %s", kMethodNames[slot(route.method)], route.path);
    m_routes.push_back(std::make_unique<Route>(std::move(route)));
    place = m_routes.back().get();
}

namespace {

QByteArrayList namesOf(quint32 allowed)
{
    QByteArrayList names;
    if (!allowed)
        return names;
    if (allowed & (1U << slot(Method::Get)))
        allowed |= 1U << slot(Method::Head);
    allowed |= 1U << slot(Method::Options);
    for (std::size_t i = 0; i < kMethods; ++i) {
        if (allowed & (1U << i))
            names.append(kMethodNames[i]);
    }
    return names;
}

} // namespace

Router::Match Router::match(Method method, QByteArrayView path) const
{
    Walk walk{method, {}};
    if (!path.startsWith('/'))
        return walk.match;
    if (!walk.at(*m_root, path.sliced(1)))
        walk.match.allowed = namesOf(walk.allowed);
    return walk.match;
}

const std::vector<std::unique_ptr<Route>> &Router::routes() const
{
    return m_routes;
}

} // namespace paushtik::http
