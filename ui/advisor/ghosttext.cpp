#include "ui/advisor/ghosttext.h"

#include "app/http/statuscode.h"
#include "app/redaction/redaction.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/ink.h"

#include <QTextTable>

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnGap = 10;
constexpr int stepBelow = 10;
constexpr int lineBelow = 6;
constexpr qsizetype maxSteps = 40;

} // namespace

GhostText::GhostText(QWidget* parent) : PageText(parent) {
    setAccessibleName(tr("As it was and as it would be"));
}

void GhostText::compare(const trace::Trace& trace, const advisor::WhatIf& ghost,
                        const QString& clientName) {
    was_.clear();
    wouldBe_.clear();
    differences_.clear();
    const qsizetype end = std::min(trace.hops.size(), ghost.from + maxSteps);
    for (qsizetype i = ghost.from; i < end; ++i)
        was_.append(step(trace.hops[i].exchange.request, trace.hops[i].status(), true));
    for (const advisor::GhostHop& hop : ghost.hops.first(std::min(ghost.hops.size(), maxSteps)))
        wouldBe_.append(step(hop.request, hop.response ? hop.response->status : 0, hop.isKnown()));
    for (const advisor::Difference& difference : ghost.differences)
        differences_.append((difference.better ? u"+ "_s : u"• "_s) +
                            shortened(readable(difference.text), longestLabel));
    if (const qsizetype left =
            std::max(trace.hops.size() - ghost.from, ghost.hops.size()) - maxSteps;
        left > 0)
        differences_.append(tr("… %1 more hops are not shown.").arg(left));
    note_ = tr("Foretold as %1 would do it. Nothing is sent.").arg(clientName);
    rewrite();
}

void GhostText::say(const QString& reason) {
    was_.clear();
    wouldBe_.clear();
    differences_.clear();
    note_ = reason;
    rewrite();
}

GhostText::Step GhostText::step(const http::Request& request, int status, bool isKnown) {
    return {.asked = shortened(
                readable(QString::fromUtf8(request.method) + u' ' +
                         QString::fromUtf8(
                             redaction::Redaction().shown(request.target).requestTarget())),
                longestLabel),
            .origin = shortened(readable(request.target.origin()), longestLabel),
            .status = status,
            .isKnown = isKnown};
}

void GhostText::resizeEvent(QResizeEvent* event) {
    PageText::resizeEvent(event);
    if (writtenFor_ != width())
        rewrite();
}

void GhostText::write(QTextCursor cursor) {
    writtenFor_ = width();
    cursor.setBlockFormat(paragraph(0, 0));
    if (!was_.isEmpty())
        writeLanes(cursor);
    for (const QString& difference : std::as_const(differences_)) {
        cursor.insertText(difference, characters(chipFont(), Ink::Text));
        cursor.insertBlock(paragraph(0, lineBelow));
    }
    cursor.insertText(note_, characters(chipFont(), Ink::Dim));
}

void GhostText::writeLanes(QTextCursor& cursor) {
    const QTextLength half(QTextLength::PercentageLength, 50);
    const qsizetype rows = std::max(was_.size(), wouldBe_.size()) + 1;
    QTextTable& lanes = *cursor.insertTable(int(rows), 2, columns({half, half}));
    QTextTableCellFormat room;
    room.setBottomPadding(stepBelow);
    room.setRightPadding(columnGap);
    for (int column = 0; column < 2; ++column) {
        const QList<Step>& steps = column == 0 ? was_ : wouldBe_;
        lanes.cellAt(0, column).firstCursorPosition().insertText(
            column == 0 ? tr("AS IT WAS") : tr("AS IT WOULD BE"),
            characters(smallFont(), Ink::Faint));
        for (int i = 0; i < steps.size(); ++i) {
            QTextTableCell cell = lanes.cellAt(i + 1, column);
            cell.setFormat(room);
            writeStep(cell.firstCursorPosition(), steps[i]);
        }
    }
    cursor.movePosition(QTextCursor::End);
    cursor.setBlockFormat(paragraph(0, lineBelow));
}

void GhostText::writeStep(QTextCursor cursor, const Step& step) {
    cursor.setBlockFormat(paragraph(0, 0));
    cursor.insertText(step.asked, characters(monoFont(), step.isKnown ? Ink::Text : Ink::Dim));
    cursor.insertBlock(paragraph(0, 2));
    cursor.insertText(step.origin, characters(smallFont(), Ink::Faint));
    cursor.insertBlock(paragraph(0, 0));
    if (step.status == 0)
        return insertPill(cursor, {tr("not known"), Tone::Neutral, false});
    const QString status = QString::number(step.status);
    Pill pill{status + u' ' + QString::fromLatin1(http::reasonPhrase(step.status)),
              toneOf(step.status), true};
    if (pill.size().width() > width() / 2 - columnGap)
        pill.text = status; // in words where there is room
    insertPill(cursor, pill);
}

} // namespace thence::ui
