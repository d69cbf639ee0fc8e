#include "ui/theme/theme.h"
#include "ui/theme/tone.h"

#include <QTest>

#include <cmath>

using namespace thence::ui;

namespace {

// Relative luminance and contrast ratio as WCAG 2.1 defines them.
double luminance(const QColor& color) {
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(double(color.redF())) + 0.7152 * linear(double(color.greenF())) +
           0.0722 * linear(double(color.blueF()));
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

using Color = QColor Theme::*;

struct Pair {
    const char* what;
    Color front;
    Color back;
    double least; ///< 4.5 for text (WCAG 1.4.3), 3 for graphics (WCAG 1.4.11)
};

constexpr double text = 4.5;
constexpr double graphic = 3.0;

constexpr Pair pairs[] = {
    {"text on cards", &Theme::text, &Theme::card, text},
    {"text on the window", &Theme::text, &Theme::window, text},
    {"text in a field", &Theme::text, &Theme::field, text},
    {"text on a selected row", &Theme::text, &Theme::selection, text},
    {"text on a verdict", &Theme::text, &Theme::permanentBack, text},
    {"dim on cards", &Theme::dim, &Theme::card, text},
    {"dim on the window", &Theme::dim, &Theme::window, text},
    {"dim in a field", &Theme::dim, &Theme::field, text},
    {"dim on a chip", &Theme::dim, &Theme::chip, text},
    {"dim on a selected row", &Theme::dim, &Theme::selection, text},
    {"faint on cards", &Theme::faint, &Theme::card, text},
    {"faint on the window", &Theme::faint, &Theme::window, text},
    {"placeholder in a field", &Theme::faint, &Theme::field, text},
    {"faint on a selected row", &Theme::faint, &Theme::selection, text},
    {"disabled button", &Theme::faint, &Theme::chip, text},
    {"text on the accent", &Theme::onAccent, &Theme::accent, text},
    {"link on cards", &Theme::accent, &Theme::card, text},
    {"permanent pill", &Theme::permanent, &Theme::permanentBack, text},
    {"permanent on cards", &Theme::permanent, &Theme::card, text},
    {"number in a permanent node", &Theme::card, &Theme::permanent, text},
    {"temporary pill", &Theme::temporary, &Theme::temporaryBack, text},
    {"temporary on cards", &Theme::temporary, &Theme::card, text},
    {"temporary on the window", &Theme::temporary, &Theme::window, text},
    {"good pill", &Theme::good, &Theme::goodBack, text},
    {"good on cards", &Theme::good, &Theme::card, text},
    {"good on the window", &Theme::good, &Theme::window, text},
    {"number in a final node", &Theme::card, &Theme::good, text},
    {"bad pill", &Theme::bad, &Theme::badBack, text},
    {"bad on cards", &Theme::bad, &Theme::card, text},
    {"bad on the window", &Theme::bad, &Theme::window, text},
    {"number in a failed node", &Theme::card, &Theme::bad, text},
    {"focus ring on cards", &Theme::accent, &Theme::card, graphic},
    {"focus ring on the window", &Theme::accent, &Theme::window, graphic},
    {"permanent rail", &Theme::permanent, &Theme::window, graphic},
    {"temporary rail", &Theme::temporary, &Theme::window, graphic},
    {"blocked on the axis", &Theme::blocked, &Theme::card, graphic},
    {"DNS on the axis", &Theme::dns, &Theme::card, graphic},
    {"connect on the axis", &Theme::connect, &Theme::card, graphic},
    {"TLS on the axis", &Theme::tls, &Theme::card, graphic},
    {"send on the axis", &Theme::send, &Theme::card, graphic},
    {"wait on the axis", &Theme::wait, &Theme::card, graphic},
    {"receive on the axis", &Theme::receive, &Theme::card, graphic},
};

} // namespace

class ContrastTest : public QObject {
    Q_OBJECT

private slots:
    void everyPairMeetsAA_data() {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("back");
        QTest::addColumn<double>("least");
        for (const Theme* theme : {&lightTheme(), &darkTheme()})
            for (const Pair& pair : pairs)
                QTest::addRow("%s, %s", pair.what, theme->dark ? "dark" : "light")
                    << theme->*pair.front << theme->*pair.back << pair.least;
    }
    void everyPairMeetsAA() {
        QFETCH(QColor, front);
        QFETCH(QColor, back);
        QFETCH(double, least);
        const double ratio = contrast(front, back);
        QVERIFY2(ratio >= least, qPrintable(QString::number(ratio, 'f', 2)));
    }

    void everyToneReadsOnItsBack() {
        for (const Theme* theme : {&lightTheme(), &darkTheme()})
            for (const Tone tone :
                 {Tone::Neutral, Tone::Permanent, Tone::Temporary, Tone::Good, Tone::Bad}) {
                const ToneColors pair = colors(tone, *theme);
                QVERIFY(contrast(pair.text, pair.back) >= text);
                QVERIFY(contrast(pair.text, theme->window) >= text);
            }
    }

    void paletteSetsEveryRoleInEveryGroup() {
        for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
            const QPalette all = palette(*theme);
            for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
                for (int role = 0; role < QPalette::NColorRoles; ++role)
                    if (role != QPalette::NoRole)
                        QVERIFY2(all.isBrushSet(group, QPalette::ColorRole(role)),
                                 qPrintable(QString::number(role)));
        }
    }

    void paletteTextReadsInEveryGroup() {
        using enum QPalette::ColorRole;
        const std::pair<QPalette::ColorRole, QPalette::ColorRole> used[] = {
            {WindowText, Window},
            {Text, Base},
            {PlaceholderText, Base},
            {ButtonText, Button},
            {HighlightedText, Highlight},
            {ToolTipText, ToolTipBase},
            {Link, Base},
        };
        for (const Theme* theme : {&lightTheme(), &darkTheme()})
            for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
                for (const auto& [front, back] : used)
                    QVERIFY(contrast(palette(*theme).color(group, front),
                                     palette(*theme).color(group, back)) >= text);
    }
};

QTEST_GUILESS_MAIN(ContrastTest)
#include "tst_contrast.moc"
