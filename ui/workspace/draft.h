#pragma once

#include "ui/models/fieldmodel.h"
#include "ui/workspace/contentkind.h"

namespace thence::ui {

/// What is written in the content page, and the bytes it began with while nobody edited them.
struct ContentDraft {
    ContentKind kind = ContentKind::None;
    QString text = {};
    QString path = {};
    std::optional<QByteArray> original = {};

    bool operator==(const ContentDraft&) const = default;
};

/// A request as it stands in the composer, whether or not it could be sent, and who follows it.
struct Draft {
    QString method = QLatin1String("GET");
    QString url;
    QList<FieldModel::Row> fields;
    ContentDraft content;
    QString client; ///< id
    QString remark;

    bool operator==(const Draft&) const = default;
    /// Nobody would miss it.
    bool isBlank() const { return url.isEmpty() && fields.isEmpty() && content == ContentDraft(); }
};

} // namespace thence::ui
