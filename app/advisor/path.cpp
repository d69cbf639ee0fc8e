#include "app/advisor/path.h"

#include <algorithm>

namespace thence::advisor {

namespace {

QList<QByteArray> wordsOf(const QByteArray& segment) {
    QByteArray spaced = segment;
    for (char& c : spaced)
        if (c == '_' || c == '.' || c == '+')
            c = '-';
    QList<QByteArray> words = spaced.split('-');
    words.removeAll(QByteArray());
    return words;
}

bool isOneOf(QByteArrayView text, std::initializer_list<QByteArrayView> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool sameSegment(const QByteArray& a, const QByteArray& b) {
    if (a == b || (isVersion(a) && isVersion(b)))
        return true;
    return b.startsWith(a + '-') || a.startsWith(b + '-');
}

} // namespace

QList<QByteArray> segments(const url::Url& url) {
    QList<QByteArray> result = url.path().toByteArray().toLower().split('/');
    result.removeAll(QByteArray());
    return result;
}

bool hasWord(const url::Url& url, std::initializer_list<QByteArrayView> words) {
    const QList<QByteArray> parts = segments(url);
    return std::any_of(parts.begin(), parts.end(), [&](const QByteArray& segment) {
        const QList<QByteArray> pieces = wordsOf(segment);
        if (isOneOf(pieces.join(), words))
            return true;
        return pieces.size() == 2 && std::any_of(pieces.begin(), pieces.end(),
                                                 [&](const auto& p) { return isOneOf(p, words); });
    });
}

bool hasParameter(const url::Url& url, std::initializer_list<QByteArrayView> names) {
    const QList<QByteArray> pairs = url.query().toByteArray().toLower().split('&');
    return std::any_of(pairs.begin(), pairs.end(), [&](const QByteArray& pair) {
        return isOneOf(
            QByteArrayView(pair).first(pair.indexOf('=') < 0 ? pair.size() : pair.indexOf('=')),
            names);
    });
}

bool isVersion(QByteArrayView segment) {
    if (segment.startsWith('v'))
        segment = segment.sliced(1);
    else if (!segment.contains('.'))
        return false;
    return !segment.isEmpty() && isDigit(segment.front()) &&
           std::all_of(segment.begin(), segment.end(),
                       [](char c) { return isDigit(c) || c == '.'; });
}

bool isSameResource(const url::Url& a, const url::Url& b) {
    const QList<QByteArray> x = segments(a), y = segments(b);
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), sameSegment);
}

bool isSameRequestTarget(const url::Url& a, const url::Url& b) {
    return a.path() == b.path() && a.query() == b.query();
}

} // namespace thence::advisor
