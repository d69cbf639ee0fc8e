#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace thence::ui {

/// How the content of a request is written.
enum class ContentKind { None, Form, Json, Text, File };
inline constexpr int contentKindCount = 5;

/// "Form": what the kind is called.
QString name(ContentKind kind);

/// The Content-Type that goes with a kind; empty for None.
QByteArray mediaType(ContentKind kind);

/// The kind that content of this Content-Type is best edited as. Bytes that are not UTF-8 can only
/// be a File.
ContentKind kindOf(const QByteArray& content, const std::optional<QByteArray>& contentType);

/// The Content-Type after the kind changed: it follows, unless it was set by hand to something that
/// is not `before`'s own. Null: no such field.
std::optional<QByteArray> followedType(const std::optional<QByteArray>& current, ContentKind before,
                                       ContentKind after);

/// What is wrong with `text` as JSON, with the line and column; empty when it is JSON.
QString jsonProblem(const QString& text);

} // namespace thence::ui
