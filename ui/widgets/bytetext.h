#pragma once

#include <QByteArrayView>
#include <QString>

namespace thence::ui {

/// Whether the line ends of a message are drawn as pictures (␍␊) besides ending the line.
enum class LineEnds { Hidden, Shown };

/// Bytes of a message as text, and where one of them landed in it.
struct ByteText {
    QString text;
    qsizetype markStart = -1; ///< of the byte asked for, or -1
    qsizetype markSize = 0;
};

/// `bytes` with every control byte visible. CR LF ends a line; a CR or LF that stands alone is
/// always drawn, because it should not be there. Text that is UTF-8 is read as that, other bytes
/// one by one as Latin-1. `mark` is the byte whose place is wanted, or -1. Lines are folded after
/// `columns` characters, so that no layout chokes on one.
ByteText byteText(QByteArrayView bytes, LineEnds ends, qint64 mark = -1, int columns = 2000);

/// "00000010  48 54 54 50 …  HTTP…": `perLine` bytes a line, `limit` bytes at most.
QString hexDump(QByteArrayView bytes, int perLine = 8, qsizetype limit = 64 * 1024);

/// `text` with lines of at most `columns` characters.
QString folded(const QString& text, qsizetype columns = 2000);

} // namespace thence::ui
