#include "ui/inspector/content/contentpanel.h"

#include "app/trace/units.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/bytetext.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedswitch.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>

namespace whereto::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestText = 2 * 1024 * 1024; // characters shown at once
constexpr qsizetype longestDump = 64 * 1024;       // bytes

/// "text/html · 2.1 kB, 840 B as it came (gzip) · UTF-8"
QString facts(const trace::Exchange& exchange, const ContentText& read) {
    const http::FieldList& fields = exchange.response->fields;
    const QString type = readable(fields.first("Content-Type").value_or(""));
    QStringList parts{type.isEmpty() ? ContentPanel::tr("no Content-Type") : shortened(type, 120)};
    QString size = trace::sizeText(exchange.decodedSize);
    if (const QByteArray coding = fields.joined("Content-Encoding"); !coding.isEmpty())
        size =
            ContentPanel::tr("%1, %2 as it came (%3)")
                .arg(size, trace::sizeText(exchange.encodedSize), shortened(readable(coding), 60));
    parts.append(size);
    if (read.kind != ContentText::Kind::Bytes)
        parts.append(read.charset);
    return parts.join(u" · "_s);
}

QString notes(const trace::Exchange& exchange, const ContentText& read) {
    QStringList sentences;
    if (exchange.cutForMemory)
        sentences.append(ContentPanel::tr("Only %1 of %2 were kept: the trace has reached its "
                                          "memory limit (Limits › Memory).")
                             .arg(trace::sizeText(exchange.response->content.size()),
                                  trace::sizeText(exchange.decodedSize)));
    else if (exchange.contentCut)
        sentences.append(ContentPanel::tr("Only the first %1 were kept; the content goes on.")
                             .arg(trace::sizeText(exchange.response->content.size())));
    if (exchange.failure)
        sentences.append(readable(trace::describe(
            *exchange.failure, QString::fromUtf8(exchange.request.target.authority()))));
    if (!read.note.isEmpty())
        sentences.append(read.note);
    return sentences.join(u' ');
}

/// Why there is nothing to see.
QString nothing(const trace::Hop& hop) {
    if (hop.isClientStep())
        return ContentPanel::tr("Nothing was sent, so no content came back.");
    if (!hop.exchange.response)
        return ContentPanel::tr("There is no response, so there is no content.");
    if (hop.exchange.cutForMemory)
        return ContentPanel::tr("The content was not kept.");
    if (hop.exchange.request.method == "HEAD")
        return ContentPanel::tr("The response to HEAD has no content (RFC 9110 §9.3.2).");
    return ContentPanel::tr("The response has no content.");
}

/// What `hop` says without content, of which there may be much.
redaction::Redaction redactionOf(trace::Hop hop) {
    hop.exchange.request.content.reset();
    if (hop.exchange.response)
        hop.exchange.response->content.clear();
    return redaction::Redaction::forTrace(
        {.composed = hop.exchange.request, .client = {}, .hops = {hop}});
}

} // namespace

ContentPanel::ContentPanel(QWidget* parent)
    : Panel(parent),
      views_(new SegmentedSwitch(tr("Show the content as"), {tr("Text"), tr("Hex")})),
      indent_(new QCheckBox(tr("Indent JSON"))), facts_(new PlainLabel({}, PlainLabel::Voice::Dim)),
      notes_(new PlainLabel({}, PlainLabel::Voice::Bad)), text_(new QPlainTextEdit),
      tools_(new QWidget) {
    views_->setCurrent(Text);
    indent_->setChecked(true);
    text_->setReadOnly(true);
    text_->setFont(monoFont());
    text_->setAccessibleName(tr("Content of the response"));
    text_->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text_->setTabChangesFocus(true);
    auto* const copy = new CopyButton(tr("the content"), [this] { return whole(); });

    auto* const row = new QHBoxLayout(tools_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(views_);
    row->addWidget(indent_);
    row->addStretch();
    row->addWidget(copy);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(inset, 8, inset, 12);
    column->setSpacing(6);
    column->addWidget(facts_);
    column->addWidget(notes_);
    column->addWidget(tools_);
    column->addWidget(text_, 1);
    column->addStretch();
    setFocusProxy(text_);

    connect(views_, &SegmentedSwitch::chosen, this, &ContentPanel::refresh);
    connect(indent_, &QCheckBox::toggled, this, &ContentPanel::refresh);
}

void ContentPanel::showHop(const trace::Trace& trace, int index) {
    const trace::Hop& hop = trace.hops[index];
    const trace::Exchange& exchange = hop.exchange;
    const bool hasContent = exchange.response && !exchange.response->content.isEmpty();
    content_ = hasContent ? exchange.response->content : QByteArray();
    mediaType_ = hasContent ? exchange.response->fields.joined("Content-Type") : QByteArray();
    redaction_ = hasContent ? redactionOf(hop) : redaction::Redaction();
    read_ = hasContent ? readContent(*exchange.response) : ContentText();
    facts_->setText(hasContent ? facts(exchange, read_) : nothing(hop));
    notes_->setText(exchange.response ? notes(exchange, read_) : QString());
    notes_->setVisible(!notes_->text().isEmpty());
    tools_->setVisible(hasContent);
    text_->setVisible(hasContent);
    if (!hasContent)
        return;
    views_->setCurrent(read_.kind == ContentText::Kind::Bytes ? Hex : Text);
    refresh();
}

QString ContentPanel::whole() const {
    if (views_->current() == Hex)
        return hexDump(content_, 16, longestDump);
    if (read_.kind == ContentText::Kind::Bytes)
        return readable(content_, Lines::Kept);
    return masked(plain());
}

QString ContentPanel::plain() const {
    return read_.kind == ContentText::Kind::Json && indent_->isChecked() ? indentedJson(read_.text)
                                                                         : read_.text;
}

/// As in every other panel; the Raw panel has what came.
QString ContentPanel::masked(const QString& text) const {
    const QByteArray before = text.toUtf8();
    const QByteArray after = redaction_.content(before, mediaType_);
    return after == before ? text : QString::fromUtf8(after);
}

void ContentPanel::refresh() {
    const bool isHex = views_->current() == Hex;
    indent_->setVisible(!isHex && read_.kind == ContentText::Kind::Json);
    if (!isHex) {
        text_->setPlainText(folded(readable(read_.kind == ContentText::Kind::Bytes
                                                ? shortened(whole(), longestText)
                                                : masked(shortened(plain(), longestText)),
                                            Lines::Kept)));
        return;
    }
    QString dump = hexDump(content_, 8, longestDump);
    if (content_.size() > longestDump)
        dump += tr("… %1 more").arg(trace::sizeText(content_.size() - longestDump));
    text_->setPlainText(dump);
}

} // namespace whereto::ui
