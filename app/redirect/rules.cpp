#include "app/redirect/rules.h"

#include <algorithm>

namespace thence::redirect {

namespace {

/// More particular rows come first: what is carried weighs more for a stream, the method otherwise.
int rank(const MethodTable::Row& row) {
    const bool named = !row.method.isEmpty();
    if (row.carrying == Carrying::Stream)
        return named ? 0 : 1;
    return named ? (row.carrying == Carrying::Content ? 2 : 3)
                 : (row.carrying == Carrying::Content ? 4 : 5);
}

bool applies(const MethodTable::Row& row, QByteArrayView method, Carrying carrying) {
    if (!row.method.isEmpty() && row.method != method)
        return false;
    return row.carrying == Carrying::Anything || row.carrying == carrying ||
           (row.carrying == Carrying::Content && carrying == Carrying::Stream);
}

} // namespace

MethodTable::MethodTable(std::vector<Row> rows) : rows_(std::move(rows)) {
    std::ranges::stable_sort(rows_, {}, rank);
}

char MethodTable::letter(QByteArrayView method, Carrying carrying, int status) const {
    const qsizetype column = std::clamp<qsizetype>(status - 300, 0, columns - 1);
    for (const Row& row : rows_)
        if (applies(row, method, carrying) && row.letters[column] != '.')
            return row.letters[column];
    return '-';
}

} // namespace thence::redirect
