#include "ui/theme/fonts.h"

#include <QStringList>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

// Sizes are pixels, as in the design; Qt scales them with the display.
QFont sans(int pixels) {
    QFont font;
    font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(pixels);
    return font;
}

} // namespace

QFont bodyFont() {
    return sans(13);
}

QFont monoFont() {
    QFont font;
    font.setFamilies({u"JetBrains Mono"_s, u"Noto Sans Mono"_s, u"DejaVu Sans Mono"_s});
    font.setStyleHint(QFont::Monospace);
    // Every byte is shown as it is: this font would draw ">=" and "://" as one sign.
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setPixelSize(12);
    return font;
}

QFont smallFont() {
    return sans(11);
}

QFont chipFont() {
    return sans(12);
}

QFont headingFont() {
    return semibold(sans(14));
}

QFont titleFont() {
    return semibold(sans(15));
}

QFont listHeadingFont() {
    QFont font = semibold(smallFont());
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    font.setCapitalization(QFont::AllUppercase);
    return font;
}

QFont semibold(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace thence::ui
