#include "app/url/whatwgpath.h"

#include "app/url/percent.h"

#include <algorithm>

namespace thence::url {

namespace {

/// The number of dots if `segment` is "." or ".." in any spelling, else 0.
int dotCount(QByteArrayView segment) {
    int dots = 0;
    while (!segment.isEmpty()) {
        if (segment[0] == '.')
            segment = segment.sliced(1);
        else if (segment.size() >= 3 && segment[0] == '%' && segment[1] == '2' &&
                 lowered(segment[2]) == 'e')
            segment = segment.sliced(3);
        else
            return 0;
        ++dots;
    }
    return dots <= 2 ? dots : 0;
}

void appendSegment(QByteArray& path, QByteArrayView segment, bool file) {
    const bool drive =
        file && path.isEmpty() && segment.size() == 2 && startsWithDriveLetter(segment);
    path.append('/');
    if (drive)
        path.append(segment[0]).append(':');
    else
        appendPercentEncoded(path, segment, pathSet);
}

} // namespace

bool startsWithDriveLetter(QByteArrayView text) {
    constexpr ByteSet after = ByteSet().with("/\\?#");
    return text.size() >= 2 && letterSet.contains(text[0]) && (text[1] == ':' || text[1] == '|') &&
           (text.size() == 2 || after.contains(text[2]));
}

QByteArrayView driveOf(QByteArrayView path) {
    const bool drive = path.size() >= 3 && letterSet.contains(path[1]) && path[2] == ':' &&
                       (path.size() == 3 || path[3] == '/');
    return drive ? path.first(3) : QByteArrayView();
}

void shortenPath(QByteArray& path, bool file) {
    if (file && !path.isEmpty() && driveOf(path).size() == path.size())
        return;
    path.truncate(std::max(path.lastIndexOf('/'), qsizetype(0)));
}

void appendSegments(QByteArray& path, QByteArrayView text, bool special, bool file) {
    for (bool last = false; !last;) {
        qsizetype end = 0;
        while (end < text.size() && text[end] != '/' && !(special && text[end] == '\\'))
            ++end;
        last = end == text.size();
        const QByteArrayView segment = text.first(end);
        const int dots = dotCount(segment);
        if (dots == 2)
            shortenPath(path, file);
        if (dots == 0)
            appendSegment(path, segment, file);
        else if (last)
            path.append('/');
        text = text.sliced(last ? end : end + 1);
    }
}

} // namespace thence::url
