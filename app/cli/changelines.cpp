#include "app/cli/changelines.h"

#include "app/trace/units.h"

#include <QCoreApplication>

namespace thence::cli {

using namespace Qt::StringLiterals;
using trace::Part;

namespace {

constexpr qsizetype longestValue = 60; ///< bytes

QString tr(const char* text) {
    return QCoreApplication::translate("Report", text);
}

QByteArray cut(QByteArray value) {
    if (value.size() > longestValue)
        value = value.first(longestValue) + "…";
    return value;
}

QByteArray shownValue(const trace::Change& change, const QByteArray& value,
                      const redaction::Redaction& redaction) {
    switch (change.part) {
    case Part::Method:
        return value;
    case Part::Content:
        return trace::sizeText(value.size()).toUtf8();
    case Part::Url:
    case Part::Field:
    case Part::Credential:
        return cut(redaction.changed(change, value));
    }
    Q_UNREACHABLE();
}

QByteArray nameOf(const trace::Change& change) {
    if (!change.name.isEmpty())
        return change.name;
    switch (change.part) {
    case Part::Method:
        return tr("method").toUtf8();
    case Part::Content:
        return tr("content").toUtf8();
    case Part::Url:
        return tr("URL").toUtf8();
    case Part::Field:
        return tr("field").toUtf8();
    case Part::Credential:
        return tr("credentials").toUtf8();
    }
    Q_UNREACHABLE();
}

/// Whether the person who made the request may miss something after it.
bool isLoss(const trace::Change& change) {
    return change.part == Part::Method || (change.to.isEmpty() && change.part != Part::Url);
}

/// "- Content-Type: text/plain", "+ Referer: …", "~ method: POST → GET".
QByteArray difference(const trace::Change& change, const redaction::Redaction& redaction) {
    const QByteArray name = nameOf(change) + ": ";
    const QByteArray from = shownValue(change, change.from, redaction);
    const QByteArray to = shownValue(change, change.to, redaction);
    if (change.from.isEmpty())
        return "+ " + name + to;
    if (change.to.isEmpty())
        return "- " + name + from;
    return "~ " + name + (from == to ? from + tr(" (another value)").toUtf8() : from + " → " + to);
}

} // namespace

void addChanges(StyledText& out, const QList<trace::Change>& changes,
                const redaction::Redaction& redaction) {
    for (const trace::Change& change : changes) {
        out.add(u"   ").add(difference(change, redaction),
                            isLoss(change) ? Tone::Lost : Tone::Plain);
        out.add(u"  ").add(redaction.sentence(change.reason), Tone::Dim);
        if (!change.reference.isEmpty())
            out.add(u" (%1)"_s.arg(change.reference), Tone::Dim);
        out.newLine();
    }
}

} // namespace thence::cli
