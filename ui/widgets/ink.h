#pragma once

#include <QTextFormat>

class QFont;

namespace thence::ui {

/// Which colour of the theme a text takes.
enum class Ink { Text, Dim, Faint, Permanent, Warning, Good, Bad };

/// The colour of `ink` in the theme in use.
QColor color(Ink ink);

/// Characters of a document in `font` and the colour that `ink` has now.
QTextCharFormat characters(const QFont& font, Ink ink);

/// A paragraph of a document with its lines apart as everywhere; `above` and `below` it, px.
QTextBlockFormat paragraph(qreal above, qreal below);

/// A table of a document as wide as the text, without lines and gaps, its columns `widths` wide.
QTextTableFormat columns(const QList<QTextLength>& widths);

} // namespace thence::ui
