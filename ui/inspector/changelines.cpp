#include "ui/inspector/changelines.h"

#include "ui/text/readable.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using trace::Part;

QString tr(const char* text) {
    return QCoreApplication::translate("Change", text);
}

QString partName(const trace::Change& change) {
    const QString name = readable(change.name);
    switch (change.part) {
    case Part::Method:
        return tr("Method");
    case Part::Content:
        return tr("Content");
    case Part::Field: // the URL has a host as well
        return name.isEmpty()                                      ? tr("Field")
               : name.compare("Host"_L1, Qt::CaseInsensitive) == 0 ? tr("Host field")
                                                                   : name;
    case Part::Url:
        return name.isEmpty() ? tr("URL") : name.left(1).toUpper() + name.mid(1);
    case Part::Credential:
        return name.isEmpty() ? tr("Credential") : name;
    }
    Q_UNREACHABLE();
}

/// Whether showing the values would show a secret; the Fields panel masks them as well.
bool isSecret(const trace::Change& change) {
    return change.part == Part::Credential;
}

QString changeText(const trace::Change& change) {
    if (change.to.isEmpty())
        return tr("removed");
    const QString to = isSecret(change) ? tr("set") : readable(change.to);
    if (change.from.isEmpty())
        return isSecret(change) ? tr("added") : tr("added: %1").arg(to);
    return isSecret(change) ? tr("changed") : u"%1 → %2"_s.arg(readable(change.from), to);
}

Ink changeInk(const trace::Change& change) {
    const bool lost =
        change.to.isEmpty() || change.part == Part::Method || change.part == Part::Content;
    return lost ? Ink::Warning : Ink::Text;
}

/// What a person did, and then what the client had done before.
QList<trace::Change> editsFirst(QList<trace::Change> changes) {
    std::stable_partition(changes.begin(), changes.end(),
                          [](const trace::Change& change) { return change.byHand; });
    return changes;
}

} // namespace

void addChanges(SheetLines& lines, const QList<trace::Change>& changes) {
    for (const trace::Change& change : editsFirst(changes)) {
        const QString why = change.reference.isEmpty()
                                ? change.reason
                                : tr("%1 (%2)").arg(change.reason, change.reference);
        lines.pair(partName(change), changeText(change), changeInk(change), why);
    }
    if (changes.isEmpty())
        lines.text(tr("Nothing in the request changes."), Ink::Dim);
}

} // namespace thence::ui
