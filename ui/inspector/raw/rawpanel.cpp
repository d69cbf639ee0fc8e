#include "ui/inspector/raw/rawpanel.h"

#include "app/formats/privatefile.h"
#include "ui/text/readable.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/pagedtext.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedswitch.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QToolButton>

#include <algorithm>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

QTextEdit::ExtraSelection selection(QPlainTextEdit* text, qsizetype start, qsizetype size,
                                    const QColor& ink, const QColor& back) {
    QTextEdit::ExtraSelection result;
    result.cursor = QTextCursor(text->document());
    result.cursor.setPosition(int(start));
    result.cursor.setPosition(int(start + size), QTextCursor::KeepAnchor);
    result.format.setForeground(ink);
    if (back.isValid())
        result.format.setBackground(back);
    return result;
}

} // namespace

RawPanel::RawPanel(QWidget* parent)
    : Panel(parent),
      directions_(new SegmentedSwitch(tr("Show the bytes"), {tr("Sent"), tr("Received")})),
      lineEnds_(new QCheckBox(tr("Show line ends (CR LF)"))),
      note_(new PlainLabel({}, PlainLabel::Voice::Bad)),
      text_(new PagedText(tr("Bytes of the message"))) {
    directions_->setCurrent(Received);
    copy_ = new CopyButton(tr("the bytes as text, secrets included"), [this] { return whole(); });
    save_ = new QToolButton;
    save_->setText(tr("Save…"));
    save_->setToolTip(tr("Save the bytes as they are, secrets included"));
    save_->setFocusPolicy(Qt::StrongFocus);

    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(directions_);
    row->addStretch();
    row->addWidget(copy_);
    row->addWidget(save_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(inset, 8, inset, 12);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(note_);
    column->addWidget(text_, 1);
    column->addWidget(lineEnds_);
    setFocusProxy(text_);

    connect(directions_, &SegmentedSwitch::chosen, this, &RawPanel::refresh);
    connect(lineEnds_, &QCheckBox::toggled, this, &RawPanel::refresh);
    connect(save_, &QToolButton::clicked, this, &RawPanel::save);
    connect(text_, &PagedText::turned, this, &RawPanel::mark);
}

void RawPanel::showHop(const trace::Trace& trace, int index) {
    const trace::Exchange& exchange = trace.hops[index].exchange;
    sent_ = sentParts(exchange);
    received_ = receivedParts(exchange);
    const bool isBadByte = exchange.failure && exchange.failure->offset >= 0;
    note_->setText(isBadByte ? tr("At byte %1: %2.")
                                   .arg(exchange.failure->offset)
                                   .arg(shortened(readable(exchange.failure->reason), longestLabel))
                             : QString());
    note_->setVisible(isBadByte);
    refresh();
}

void RawPanel::pointTo(const QString&) {
    directions_->setCurrent(Received);
    refresh();
}

const QList<RawPart>& RawPanel::parts() const {
    return directions_->current() == Sent ? sent_ : received_;
}

void RawPanel::refresh() {
    const bool hasBytes =
        std::ranges::any_of(parts(), [](const RawPart& part) { return !part.bytes.isEmpty(); });
    copy_->setVisible(hasBytes);
    save_->setVisible(hasBytes);
    text_->view()->setPlaceholderText(directions_->current() == Sent ? tr("Nothing was sent.")
                                                                     : tr("Nothing was received."));
    qsizetype size = 0;
    for (const RawPart& part : parts())
        size += part.bytes.size();
    const LineEnds ends = lineEnds_->isChecked() ? LineEnds::Shown : LineEnds::Hidden;
    const bool isLater = background_.run(
        size, [parts = parts(), ends] { return rawText(parts, ends); },
        [this](const RawText& read) {
            marks_ = read.marks;
            text_->setText(read.text);
            for (const RawText::Mark& mark : std::as_const(marks_))
                if (mark.isBad)
                    text_->showPage(text_->pageOf(mark.start));
            mark();
        });
    if (!isLater)
        return;
    marks_.clear();
    text_->setText(Background::notice());
    mark();
}

/// Colours what is on the page, and brings the bad byte into sight.
void RawPanel::mark() {
    QPlainTextEdit* const view = text_->view();
    QList<QTextEdit::ExtraSelection> selections;
    const Theme& colors = theme();
    const TextPage& page = text_->range();
    const qsizetype shown = view->document()->characterCount() - 1;
    for (const RawText::Mark& mark : std::as_const(marks_)) {
        const qsizetype start = mark.start - page.start;
        const qsizetype end = std::min(start + mark.size, shown);
        if (start < 0 || start >= end)
            continue;
        selections.append(mark.isBad
                              ? selection(view, start, end - start, colors.badBack, colors.bad)
                              : selection(view, start, end - start, colors.dim, {}));
        if (!mark.isBad)
            continue;
        QTextCursor place(view->document());
        place.setPosition(int(start));
        view->setTextCursor(place);
        view->centerCursor();
    }
    view->setExtraSelections(selections);
}

QString RawPanel::whole() const {
    QString text;
    for (const RawPart& part : parts())
        text += readable(part.bytes, Lines::Kept).remove(QChar(0x240d));
    return text;
}

void RawPanel::save() {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the bytes"),
        directions_->current() == Sent ? u"request.http"_s : u"response.http"_s);
    if (path.isEmpty())
        return;
    const auto written = formats::writePrivateFile(path, [&](const formats::Sink& sink) {
        for (const RawPart& part : parts())
            sink(part.bytes);
    });
    if (!written)
        QMessageBox::warning(this, tr("Not saved"),
                             tr("The file could not be written: %1.").arg(written.error()));
}

} // namespace thence::ui
