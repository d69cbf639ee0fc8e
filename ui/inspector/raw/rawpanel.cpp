#include "ui/inspector/raw/rawpanel.h"

#include "app/trace/units.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/bytetext.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedswitch.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QToolButton>

namespace whereto::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestPart = 512 * 1024; // bytes shown of one part

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
      note_(new PlainLabel({}, PlainLabel::Voice::Bad)), text_(new QPlainTextEdit) {
    directions_->setCurrent(Received);
    text_->setReadOnly(true);
    text_->setFont(monoFont());
    text_->setAccessibleName(tr("Bytes of the message"));
    text_->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text_->setTabChangesFocus(true);
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
}

void RawPanel::showHop(const trace::Trace& trace, int index) {
    const trace::Exchange& exchange = trace.hops[index].exchange;
    sent_ = sentParts(exchange);
    received_ = receivedParts(exchange);
    const bool isBadByte = exchange.failure && exchange.failure->offset >= 0;
    note_->setText(isBadByte ? tr("At byte %1: %2.")
                                   .arg(exchange.failure->offset)
                                   .arg(readable(exchange.failure->reason))
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
    copy_->setVisible(!parts().isEmpty());
    save_->setVisible(!parts().isEmpty());
    const LineEnds ends = lineEnds_->isChecked() ? LineEnds::Shown : LineEnds::Hidden;
    QString text;
    struct Run {
        qsizetype start, size;
        bool isMark;
    };
    QList<Run> runs;
    const auto addRemark = [&](const QString& remark) {
        if (!text.isEmpty() && !text.endsWith(u'\n'))
            text += u'\n';
        runs.append({text.size(), remark.size() + 4, false});
        text += u"⋯ %1 ⋯\n"_s.arg(remark);
    };
    for (const RawPart& part : parts()) {
        if (!part.remark.isEmpty()) {
            addRemark(part.remark);
            continue;
        }
        const ByteText read =
            byteText(QByteArrayView(part.bytes).first(std::min(part.bytes.size(), longestPart)),
                     ends, part.mark);
        if (read.markStart >= 0)
            runs.append({text.size() + read.markStart, read.markSize, true});
        text += read.text;
        if (part.bytes.size() > longestPart)
            addRemark(tr("%1 more; save them to see all")
                          .arg(trace::sizeText(part.bytes.size() - longestPart)));
    }
    text_->setPlainText(text);
    text_->setPlaceholderText(directions_->current() == Sent ? tr("Nothing was sent.")
                                                             : tr("Nothing was received."));
    QList<QTextEdit::ExtraSelection> selections;
    const Theme& colors = theme();
    for (const Run& run : runs)
        selections.append(run.isMark
                              ? selection(text_, run.start, run.size, colors.badBack, colors.bad)
                              : selection(text_, run.start, run.size, colors.dim, {}));
    text_->setExtraSelections(selections);
    for (const Run& run : runs) {
        if (!run.isMark)
            continue;
        QTextCursor place(text_->document());
        place.setPosition(int(run.start));
        text_->setTextCursor(place);
        text_->centerCursor();
    }
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
    QSaveFile file(path);
    bool written = file.open(QIODevice::WriteOnly) &&
                   file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    for (const RawPart& part : parts())
        written = written && file.write(part.bytes) == part.bytes.size();
    if (!written || !file.commit())
        QMessageBox::warning(this, tr("Not saved"),
                             tr("The file could not be written: %1.").arg(file.errorString()));
}

} // namespace whereto::ui
