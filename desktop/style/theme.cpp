// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/theme.h"

#include "desktop/style/icons.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleHints>
#include <QStyleOption>

// Q_INIT_RESOURCE must stand outside of a namespace.
static void initDesktopResources()
{
    Q_INIT_RESOURCE(desktop);
}

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

const Tokens *current = nullptr;

constexpr QSize kIconWithRoom(23, 16);

/// Fusion, calmer: no mnemonic underlines until Alt, no icons in front of dialog buttons, no
/// wobble.
class QuietStyle : public QProxyStyle {
public:
    QuietStyle()
        : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    {
    }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        switch (hint) {
        case SH_DialogButtonLayout: // what goes on stands at the right, as on our own dialogs
            return QDialogButtonBox::GnomeLayout;
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_UnderlineShortcut:
            return 0;
        case SH_Widget_Animation_Duration:
            return 0;
        default:
            return QProxyStyle::styleHint(hint, option, widget, data);
        }
    }
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override
    {
        switch (metric) {
        case PM_ButtonIconSize:
        case PM_SmallIconSize:
            return 16;
        case PM_MessageBoxIconSize:
            return 32;
        case PM_ToolTipLabelFrameWidth:
            return 4;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }
    // Fusion's own are pixmaps of another age.
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option,
                       const QWidget *widget) const override
    {
        const Tokens &tokens = Theme::tokens();
        switch (which) {
        case SP_MessageBoxWarning:
        case SP_MessageBoxCritical:
        case SP_MessageBoxQuestion:
            return linePixmap(u"alert"_s, pixelMetric(PM_MessageBoxIconSize, option, widget),
                              which == SP_MessageBoxQuestion ? tokens.muted : tokens.link,
                              widget ? widget->devicePixelRatioF() : 1);
        default:
            return QProxyStyle::standardIcon(which, option, widget);
        }
    }
    // A style sheet leaves two pixels between a button's icon and its words: the icon brings room
    // of its own.
    void polish(QWidget *widget) override
    {
        QProxyStyle::polish(widget);
        auto *button = qobject_cast<QPushButton *>(widget);
        if (button && !button->icon().isNull())
            button->setIconSize(kIconWithRoom);
    }
    using QProxyStyle::polish;
    // Not in the style sheet: it would keep the arrow's room free in every head, and heads of
    // numbers would then not stand above their numbers.
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        if (element != PE_IndicatorHeaderArrow)
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
        const auto *head = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (head && head->sortIndicator != QStyleOptionHeader::None)
            drawArrow(*painter, option->rect, head->sortIndicator == QStyleOptionHeader::SortUp);
    }

private:
    static void drawArrow(QPainter &painter, const QRect &where, bool down)
    {
        const QPointF middle = QRectF(where).center();
        const double tip = down ? 2 : -2;
        const QPolygonF arrow{{middle.x() - 4, middle.y() - tip},
                              {middle.x(), middle.y() + tip},
                              {middle.x() + 4, middle.y() - tip}};
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::tokens().muted, 1.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawPolyline(arrow);
        painter.restore();
    }
};

QPalette paletteOf(const Tokens &tokens)
{
    QPalette palette(tokens.surface, tokens.window);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.surface);
    palette.setColor(QPalette::AlternateBase, tokens.window);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    palette.setColor(QPalette::Link, tokens.link);
    palette.setColor(QPalette::LinkVisited, tokens.link);
    palette.setColor(QPalette::ToolTipBase, tokens.raised);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Mid, tokens.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.faint);
    return palette;
}

QString styleSheetOf(const Tokens &tokens)
{
    QFile file(u":/desktop/style/paushtik.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const QString scheme = tokens.dark ? u"dark"_s : u"light"_s;
    sheet.replace("@chevron"_L1, u":/desktop/icons/chevron-%1.svg"_s.arg(scheme));
    auto named = tokens.named();
    // The longest first: "accent" is the beginning of "accentSoft".
    std::sort(named.begin(), named.end(),
              [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    for (const auto &[name, colour] : named)
        sheet.replace(u'@' + name, colour.name());
    return sheet;
}

// Asked before the first palette of ours is set, and kept: afterwards the application knows only
// ours.
bool systemPaletteIsDark()
{
    static const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

// One family with both scripts where it is installed, else whatever the system reads best.
QFont fontOf(const QFont &systemFont)
{
    QFont font = systemFont;
    if (QFontDatabase::families().contains(u"Noto Sans"_s))
        font.setFamilies({u"Noto Sans"_s, u"Noto Sans Devanagari"_s});
    font.setPointSizeF(10);
    return font;
}

} // namespace

Theme::Theme(QApplication &app, SchemeChoice choice, QObject *parent)
    : QObject(parent)
    , m_app(app)
    , m_choice(choice)
{
    initDesktopResources();
    systemPaletteIsDark();
    app.setStyle(new QuietStyle);
    app.setFont(fontOf(app.font()));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(app.styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
#endif
    apply();
}

void Theme::choose(SchemeChoice choice)
{
    m_choice = choice;
    apply();
}

const Tokens &Theme::tokens()
{
    return current ? *current : lightTokens();
}

bool Theme::systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    // Qt 6.4 has no such question: the palette that the platform gave before ours tells.
    return systemPaletteIsDark();
}

void Theme::apply()
{
    const bool dark =
        m_choice == SchemeChoice::Dark || (m_choice == SchemeChoice::System && systemIsDark());
    current = dark ? &darkTokens() : &lightTokens();
    m_app.setPalette(paletteOf(*current));
    m_app.setStyleSheet(styleSheetOf(*current));
}

} // namespace paushtik
