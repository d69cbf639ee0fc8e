#pragma once

#include <QByteArrayView>
#include <QString>

namespace thence::cli {

/// How a piece of text is meant.
enum class Tone {
    Plain,
    Strong,
    Dim,
    Good,
    Bad,
    Lost,      ///< a detail that is gone
    Permanent, ///< 301, 308
    Temporary  ///< 302, 303, 307
};

/// Text for a terminal, put together piece by piece. Every piece is escaped, so nothing received
/// can move the cursor or hide; the colours are ours alone.
class StyledText {
public:
    enum class Colours { On, Off };
    explicit StyledText(Colours colours) : colours_(colours) {}

    StyledText& add(QStringView text, Tone tone = Tone::Plain);
    StyledText& add(QByteArrayView bytes, Tone tone = Tone::Plain);
    StyledText& add(char16_t character, Tone tone = Tone::Plain) {
        return add(QStringView(&character, 1), tone);
    }
    StyledText& newLine();

    bool hasColours() const { return colours_ == Colours::On; }
    const QString& text() const { return text_; }

private:
    StyledText& append(const QString& escapedText, Tone tone);

    Colours colours_;
    QString text_;
};

} // namespace thence::cli
