// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/templates.h"

#include "server/storefront/resources.h"

#include <QJsonArray>
#include <kainjow/mustache.hpp>
#include <map>
#include <stdexcept>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;
namespace mustache = kainjow::mustache;

namespace {

mustache::data toData(const QJsonValue &value);

mustache::data toData(const QJsonObject &object)
{
    mustache::data data(mustache::data::type::object);
    for (auto field = object.constBegin(); field != object.constEnd(); ++field)
        data.set(field.key().toStdString(), toData(field.value()));
    return data;
}

mustache::data toData(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return mustache::data(value.toBool());
    case QJsonValue::Double:
        return mustache::data(QString::number(value.toInteger()).toStdString());
    case QJsonValue::String: // an empty text is nothing to show, so its section is not shown
        if (value.toString().isEmpty())
            return mustache::data(false);
        return mustache::data(value.toString().toStdString());
    case QJsonValue::Object:
        return toData(value.toObject());
    case QJsonValue::Array: {
        mustache::data list(mustache::data::type::list);
        for (const QJsonValue &item : value.toArray())
            list.push_back(toData(item));
        return list;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return mustache::data(false);
}

/// The indentation of templates is for those who write them; nobody downloads it.
std::string withoutIndentation(const QByteArray &text)
{
    QByteArray lean;
    for (const QByteArray &line : text.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (!trimmed.isEmpty())
            lean += trimmed + '\n';
    }
    return lean.toStdString();
}

} // namespace

struct Templates::Private {
    std::map<QString, mustache::mustache> templates;
    std::map<std::string, mustache::partial> partials;
    std::array<mustache::data, kLanguages.size()> words;
};

Templates::Templates()
    : d(std::make_unique<Private>())
{
    for (const QString &file : resourcesIn(u"templates"_s)) {
        const std::string text = withoutIndentation(resource(u"templates/"_s + file));
        const QString name = file.chopped(int(qstrlen(".html")));
        if (name.startsWith(u'_'))
            d->partials.emplace(name.toStdString(), [text] { return text; });
        else
            d->templates.emplace(name, text);
    }
    for (const auto &[name, parsed] : d->templates) {
        if (!parsed.is_valid())
            throw std::runtime_error("template " + name.toStdString() + ": " +
                                     parsed.error_message());
    }
    for (const Language language : kLanguages)
        d->words[size_t(language)] = toData(Words::of(language).all());
}

Templates::~Templates() = default;

QByteArray Templates::render(const QString &name, const QJsonObject &context, Language language)
{
    const auto found = d->templates.find(name);
    if (found == d->templates.end())
        throw std::runtime_error("no template " + name.toStdString());
    mustache::data data = toData(context);
    data.set("t", d->words[size_t(language)]);
    data.set("prefix", prefixOf(language).toStdString());
    data.set("lang", codeOf(language).toStdString());
    for (const auto &[key, partial] : d->partials)
        data.set(key, mustache::data(partial));
    return QByteArray::fromStdString(found->second.render(data));
}

} // namespace paushtik::storefront
