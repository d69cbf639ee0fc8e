#include "app/cli/styledtext.h"

#include "app/cli/escape.h"

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

/// Select Graphic Rendition (ECMA-48 §8.3.117); the sixteen colours follow the person's own theme.
QLatin1String rendition(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return {};
    case Tone::Strong:
        return "1"_L1;
    case Tone::Dim:
        return "2"_L1;
    case Tone::Good:
        return "32"_L1;
    case Tone::Bad:
        return "1;31"_L1;
    case Tone::Lost:
        return "31"_L1;
    case Tone::Permanent:
        return "1;35"_L1;
    case Tone::Temporary:
        return "1;33"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace

StyledText& StyledText::add(QStringView text, Tone tone) {
    return append(escaped(text), tone);
}

StyledText& StyledText::add(QByteArrayView bytes, Tone tone) {
    return append(escaped(bytes), tone);
}

StyledText& StyledText::newLine() {
    text_ += u'\n';
    return *this;
}

StyledText& StyledText::append(const QString& escapedText, Tone tone) {
    const QLatin1String code = rendition(tone);
    if (code.isEmpty() || !hasColours() || escapedText.isEmpty())
        text_ += escapedText;
    else
        text_ += u"\x1b["_s + code + u'm' + escapedText + u"\x1b[0m"_s;
    return *this;
}

} // namespace thence::cli
