#include "ui/advisor/evidencelist.h"

#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/ink.h"

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using advisor::Direction;
using advisor::Evidence;

const QString gap =
    u"\u00A0\u00A0\u00A0\u00A0\u00A0"_s; // the end of the pill and what is behind it

Pill pill(const Evidence& item) {
    const auto weighed = [&](const QString& text) { return text.arg(item.weight); };
    switch (item.direction) {
    case Direction::Permanent:
        return {weighed(EvidenceList::tr("permanent +%1")), Tone::Permanent, true};
    case Direction::Temporary:
        return {weighed(EvidenceList::tr("temporary +%1")), Tone::Temporary, true};
    case Direction::Keep:
        return {weighed(EvidenceList::tr("keep the method +%1")), Tone::Good, true};
    case Direction::Change:
        return {weighed(EvidenceList::tr("show the result +%1")), Tone::Neutral, true};
    case Direction::Neither:
        break;
    }
    return {EvidenceList::tr("note"), Tone::Neutral, false};
}

} // namespace

EvidenceList::EvidenceList(QWidget* parent) : PageText(parent) {
    setAccessibleName(tr("Evidence"));
}

void EvidenceList::setEvidence(const QList<Evidence>& evidence) {
    if (evidence == shown_) // most of what a trace adds while it runs says nothing about the hop
        return;
    shown_ = evidence;
    rewrite();
}

/// A pill with its source behind it, the sentence below.
void EvidenceList::write(QTextCursor cursor) {
    for (qsizetype i = 0; i < shown_.size(); ++i) {
        const Evidence& item = shown_[i];
        if (i == 0)
            cursor.setBlockFormat(paragraph(2, 2));
        else
            cursor.insertBlock(paragraph(2, 2));
        insertPill(cursor, pill(item));
        cursor.insertText(gap + item.reference, characters(smallFont(), Ink::Faint));
        cursor.insertBlock(paragraph(0, 8));
        cursor.insertText(shortened(readable(item.text), longestLabel),
                          characters(chipFont(), Ink::Text));
    }
}

} // namespace thence::ui
