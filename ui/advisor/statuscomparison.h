#pragma once

#include "app/advisor/statustext.h"

namespace thence::ui {

/// A paragraph of what is said about a status.
struct Passage {
    enum class Kind { Title, Text, Source };
    Kind kind = Kind::Text;
    QString text;
};

/// What is said about two statuses under one heading.
struct ComparedTopic {
    QString heading;
    QList<Passage> left;
    QList<Passage> right;
};

/// Every aspect of two statuses, then scenarios, what is often said, and questions.
QList<ComparedTopic> statusComparison(const advisor::StatusText& left,
                                      const advisor::StatusText& right);

} // namespace thence::ui
