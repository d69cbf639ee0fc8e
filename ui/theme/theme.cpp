#include "ui/theme/theme.h"

#include "ui/theme/fonts.h"
#include "ui/theme/quietstyle.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>

namespace thence::ui {

namespace {

// Phase colours are Okabe and Ito's, which stay apart for colour-blind eyes; on white the lighter
// ones are darkened until they reach 3:1.
const Theme light{
    .dark = false,
    .window = QColor(0xF4F5F8),
    .card = QColor(0xFFFFFF),
    .field = QColor(0xF4F5F8),
    .line = QColor(0xE1E5EC),
    .text = QColor(0x182230),
    .dim = QColor(0x4E5969),
    .faint = QColor(0x626D7D),
    .accent = QColor(0x3D5AFE),
    .onAccent = QColor(0xFFFFFF),
    .selection = QColor(0xEEF2FF),
    .chip = QColor(0xEEF1F6),
    .permanent = QColor(0x5B4BDB),
    .permanentBack = QColor(0xECEAFD),
    .temporary = QColor(0x965A00),
    .temporaryBack = QColor(0xFFF3DC),
    .good = QColor(0x08734F),
    .goodBack = QColor(0xDDF5EB),
    .bad = QColor(0xBF310A),
    .badBack = QColor(0xFDE7E0),
    .blocked = QColor(0x8590A0),
    .dns = QColor(0x2F95D0),
    .connect = QColor(0xC27E00),
    .tls = QColor(0xC2699B),
    .send = QColor(0x7A6FE0),
    .wait = QColor(0x009E73),
    .receive = QColor(0x0072B2),
};

const Theme dark{
    .dark = true,
    .window = QColor(0x12161D),
    .card = QColor(0x1A202A),
    .field = QColor(0x12161D),
    .line = QColor(0x2B3442),
    .text = QColor(0xE7ECF4),
    .dim = QColor(0xA0ABBC),
    .faint = QColor(0x8D98A6),
    .accent = QColor(0x8EA2FF),
    .onAccent = QColor(0x10142A),
    .selection = QColor(0x222C44),
    .chip = QColor(0x262F3C),
    .permanent = QColor(0xA79BFF),
    .permanentBack = QColor(0x2A2650),
    .temporary = QColor(0xFFC066),
    .temporaryBack = QColor(0x3D2E12),
    .good = QColor(0x5AD6A5),
    .goodBack = QColor(0x12382C),
    .bad = QColor(0xFF8B6B),
    .badBack = QColor(0x45221A),
    .blocked = QColor(0x76828F),
    .dns = QColor(0x56B4E9),
    .connect = QColor(0xE69F00),
    .tls = QColor(0xCC79A7),
    .send = QColor(0xA79BFF),
    .wait = QColor(0x009E73),
    .receive = QColor(0x1A82C4),
};

const Theme* current = &light;

struct RoleColor {
    QPalette::ColorRole role;
    QColor Theme::*color;
    QColor Theme::*disabled;
};

constexpr RoleColor roles[] = {
    {QPalette::Window, &Theme::window, &Theme::window},
    {QPalette::WindowText, &Theme::text, &Theme::faint},
    {QPalette::Base, &Theme::card, &Theme::card},
    {QPalette::AlternateBase, &Theme::window, &Theme::window},
    {QPalette::Text, &Theme::text, &Theme::faint},
    {QPalette::PlaceholderText, &Theme::faint, &Theme::faint},
    {QPalette::Button, &Theme::card, &Theme::card},
    {QPalette::ButtonText, &Theme::text, &Theme::faint},
    {QPalette::BrightText, &Theme::bad, &Theme::faint},
    {QPalette::Highlight, &Theme::accent, &Theme::chip},
    {QPalette::HighlightedText, &Theme::onAccent, &Theme::faint},
    {QPalette::Link, &Theme::accent, &Theme::faint},
    {QPalette::LinkVisited, &Theme::permanent, &Theme::faint},
    {QPalette::ToolTipBase, &Theme::card, &Theme::card},
    {QPalette::ToolTipText, &Theme::text, &Theme::text},
    {QPalette::Light, &Theme::card, &Theme::card},
    {QPalette::Midlight, &Theme::chip, &Theme::chip},
    {QPalette::Mid, &Theme::line, &Theme::line},
    {QPalette::Dark, &Theme::line, &Theme::line},
    {QPalette::Shadow, &Theme::line, &Theme::line},
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    {QPalette::Accent, &Theme::accent, &Theme::chip},
#endif
};

} // namespace

const Theme& lightTheme() {
    return light;
}

const Theme& darkTheme() {
    return dark;
}

const Theme& theme() {
    return *current;
}

QPalette palette(const Theme& theme) {
    QPalette palette;
    for (const RoleColor& role : roles) {
        palette.setColor(QPalette::Active, role.role, theme.*role.color);
        palette.setColor(QPalette::Inactive, role.role, theme.*role.color);
        palette.setColor(QPalette::Disabled, role.role, theme.*role.disabled);
    }
    return palette;
}

void applyTheme(QApplication& application, const Theme& theme) {
    current = theme.dark ? &dark : &light;
    if (application.styleSheet().isEmpty()) // a style sheet wraps the style it finds
        QApplication::setStyle(new QuietStyle);
    QApplication::setFont(bodyFont());
    QApplication::setPalette(palette(theme));
    application.setStyleSheet(styleSheet(theme));
}

Unstyled::Unstyled() : sheet_(qApp->styleSheet()) {
    qApp->setStyleSheet({});
}

Unstyled::~Unstyled() {
    qApp->setStyleSheet(sheet_);
}

} // namespace thence::ui
