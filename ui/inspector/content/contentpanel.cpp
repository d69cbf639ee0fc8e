#include "ui/inspector/content/contentpanel.h"

#include "app/trace/units.h"
#include "ui/models/weight.h"
#include "ui/text/readable.h"
#include "ui/widgets/bytetext.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/pagedtext.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedswitch.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestDump = 64 * 1024; // bytes

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
        {.composed = hop.exchange.request, .terms = {}, .hops = {hop}});
}

/// As in every other panel; the Raw panel has what came.
QString masked(const QString& text, const redaction::Redaction& redaction,
               const QByteArray& mediaType) {
    const QByteArray before = text.toUtf8();
    const QByteArray after = redaction.content(before, mediaType);
    return after == before ? text : QString::fromUtf8(after);
}

/// As it is shown: with line ends kept, and in lines that a layout can bear.
QString shown(const QString& text) {
    return folded(readable(text, Lines::Kept));
}

} // namespace

ContentPanel::ContentPanel(QWidget* parent)
    : Panel(parent),
      views_(new SegmentedSwitch(tr("Show the content as"), {tr("Text"), tr("Hex")})),
      indent_(new QCheckBox(tr("Indent JSON"))), facts_(new PlainLabel({}, PlainLabel::Voice::Dim)),
      notes_(new PlainLabel({}, PlainLabel::Voice::Bad)),
      text_(new PagedText(tr("Content of the response"))), tools_(new QWidget) {
    views_->setCurrent(Text);
    indent_->setChecked(true);
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
    tools_->setVisible(false);
    text_->setVisible(false);
    background_.forget();
    if (!hasContent) {
        facts_->setText(nothing(hop));
        showNotes(exchange, {});
        return;
    }
    facts_->setText(Background::notice());
    notes_->hide();
    background_.run(
        weight(exchange), [hop] { return readAll(hop); },
        [this, exchange](const Reading& reading) { fill(exchange, reading); });
}

ContentPanel::Reading ContentPanel::readAll(const trace::Hop& hop) {
    const http::Response& response = *hop.exchange.response;
    Reading reading{.read = readContent(response),
                    .redaction = redactionOf(hop),
                    .mediaType = response.fields.joined("Content-Type"),
                    .plain = {},
                    .indented = {}};
    const auto hidden = [&](const QString& text) {
        return shown(masked(text, reading.redaction, reading.mediaType));
    };
    if (reading.read.kind == ContentText::Kind::Bytes) {
        reading.plain = folded(readable(response.content, Lines::Kept));
        return reading;
    }
    reading.plain = hidden(reading.read.text);
    if (reading.read.kind == ContentText::Kind::Json)
        reading.indented = hidden(indentedJson(reading.read.text));
    return reading;
}

void ContentPanel::fill(const trace::Exchange& exchange, const Reading& reading) {
    reading_ = reading;
    facts_->setText(facts(exchange, reading.read));
    showNotes(exchange, reading.read);
    tools_->show();
    text_->show();
    views_->setCurrent(reading.read.kind == ContentText::Kind::Bytes ? Hex : Text);
    refresh();
}

void ContentPanel::showNotes(const trace::Exchange& exchange, const ContentText& read) {
    notes_->setText(exchange.response ? shortened(notes(exchange, read), longestLabel) : QString());
    notes_->setVisible(!notes_->text().isEmpty());
}

bool ContentPanel::isIndented() const {
    return reading_.read.kind == ContentText::Kind::Json && indent_->isChecked();
}

/// For copying.
QString ContentPanel::whole() const {
    if (views_->current() == Hex)
        return hexDump(content_, 16, longestDump);
    if (reading_.read.kind == ContentText::Kind::Bytes)
        return readable(content_, Lines::Kept);
    return masked(isIndented() ? indentedJson(reading_.read.text) : reading_.read.text,
                  reading_.redaction, reading_.mediaType);
}

void ContentPanel::refresh() {
    const bool isHex = views_->current() == Hex;
    indent_->setVisible(!isHex && reading_.read.kind == ContentText::Kind::Json);
    if (!isHex)
        return text_->setText(isIndented() ? reading_.indented : reading_.plain);
    const qsizetype left = content_.size() - longestDump;
    text_->setText(hexDump(content_, 8, longestDump),
                   left > 0 ? tr("… %1 more are not shown here.").arg(trace::sizeText(left))
                            : QString());
}

} // namespace thence::ui
