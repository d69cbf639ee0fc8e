#pragma once

#include <QByteArrayView>
#include <QString>

namespace thence::ui {

/// What becomes of line ends and tabs in readable().
enum class Lines {
    Shown, ///< as pictures: one line stays one line
    Kept   ///< as they are, for text of several lines
};

/// `bytes` as text that cannot play tricks on its reader: UTF-8 where it is that, else Latin-1.
/// Control characters become their pictures ("␍"), and characters that cannot be seen (tags,
/// fillers) or that turn the direction of writing their number ("‹U+202E›", "‹U+E0041›").
QString readable(QByteArrayView bytes, Lines lines = Lines::Shown);
QString readable(QStringView text, Lines lines = Lines::Shown);

/// The start of `text`, at most `limit` characters, with a word on how many were left out. Whatever
/// was received goes through here before it is laid out: layout takes a hundred times as long as
/// reading, and a server decides how much there is. A pair of surrogates stays together.
QString shortened(const QString& text, qsizetype limit);

/// How many characters of a received text a label, a line or a cell lays out.
inline constexpr qsizetype longestLabel = 600;

/// `text` for a tooltip: escaped, so that nothing in it is read as markup, and cut where it would
/// fill the screen.
QString plainToolTip(const QString& text);

} // namespace thence::ui
