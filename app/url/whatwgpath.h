#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace thence::url {

/// Whether `text` begins with a Windows drive letter that nothing but a separator follows (URL
/// Standard §4.2: "C:", "c|/").
bool startsWithDriveLetter(QByteArrayView text);

/// "/C:" if that is the first segment of `path`, else nothing (URL Standard §4.2, "normalized
/// Windows drive letter").
QByteArrayView driveOf(QByteArrayView path);

/// Removes the last segment of a serialised path; a file URL keeps its drive letter (URL Standard
/// §4.2, "shorten").
void shortenPath(QByteArray& path, bool file);

/// Appends the segments in `text` to a serialised path, as the path state does: "." and ".." are
/// carried out, also when they are percent-encoded; "\" separates like "/" in special URLs.
void appendSegments(QByteArray& path, QByteArrayView text, bool special, bool file);

} // namespace thence::url
