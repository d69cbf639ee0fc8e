#include "app/cli/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace thence::cli {

namespace {

constexpr qsizetype longestText = 64;
constexpr qsizetype maxNames = 3;

/// How many letters must be put in, taken out or exchanged (Levenshtein).
qsizetype distance(QStringView a, QStringView b) {
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (size_t j = 0; j < size_t(b.size()); ++j) {
            const qsizetype exchanged = diagonal + (a[i] == b[qsizetype(j)] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({exchanged, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

} // namespace

QStringList nearest(const QString& text, const QStringList& names) {
    struct Candidate {
        qsizetype distance;
        QString name;
    };
    const QString wanted = text.first(qMin(text.size(), longestText)).toLower();
    QList<Candidate> candidates;
    for (const QString& name : names) {
        const bool begins = wanted.size() >= 2 && name.startsWith(wanted, Qt::CaseInsensitive);
        const qsizetype far = begins ? 0 : distance(wanted, name.toLower());
        if (far <= qMax<qsizetype>(1, wanted.size() / 3))
            candidates.append({far, name});
    }
    std::ranges::stable_sort(candidates, {}, &Candidate::distance);
    QStringList result;
    for (const Candidate& candidate : candidates.first(qMin(candidates.size(), maxNames)))
        result.append(candidate.name);
    return result;
}

} // namespace thence::cli
