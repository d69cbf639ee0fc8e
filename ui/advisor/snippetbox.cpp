#include "ui/advisor/snippetbox.h"

#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/fittingtabs.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/tabbar.h"
#include "ui/widgets/taborder.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace thence::ui {

namespace {

constexpr qsizetype longestLine = 2000;

/// Lines as far as a layout can bear; what is copied is whole.
QString shown(const QString& text) {
    QStringList lines = text.trimmed().split(u'\n');
    for (QString& line : lines)
        line = shortened(line, longestLine);
    return lines.join(u'\n');
}

QPlainTextEdit* codeView(QWidget* parent) {
    auto* const view = new QPlainTextEdit(parent);
    view->setReadOnly(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setFont(monoFont());
    view->setTabStopDistance(4 * QFontMetricsF(monoFont()).horizontalAdvance(u' '));
    view->setTabChangesFocus(true);
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return view;
}

} // namespace

void SnippetBox::build() {
    tabs_ = new FittingTabs(this);
    code_ = codeView(this);
    place_ = new PlainLabel({}, PlainLabel::Voice::Dim, this);
    note_ = new PlainLabel({}, PlainLabel::Voice::Dim, this);
    copy_ = new CopyButton(tr("the server's configuration"), [this] { return text(); });
    tabs_->bar()->setAccessibleName(tr("Server"));
    for (const advisor::Snippet& snippet : advisor::snippets())
        tabs_->addTab(snippet.name);
    place_->setFont(chipFont());
    note_->setFont(chipFont());

    auto* const foot = new QHBoxLayout;
    foot->addWidget(place_, 1);
    foot->addWidget(copy_, 0, Qt::AlignTop);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(tabs_);
    column->addWidget(code_);
    column->addLayout(foot);
    column->addWidget(note_);
    connect(tabs_, &FittingTabs::currentChanged, this, &SnippetBox::refresh);
    putInPlace(*this);
}

void SnippetBox::setRedirection(const advisor::Redirection& redirection) {
    if (!tabs_)
        build();
    redirection_ = redirection;
    refresh();
}

QString SnippetBox::text() const {
    if (!tabs_)
        return {};
    const auto text = advisor::render(advisor::snippets()[tabs_->currentIndex()], redirection_);
    return text ? *text : QString();
}

void SnippetBox::refresh() {
    const advisor::Snippet& snippet = advisor::snippets()[tabs_->currentIndex()];
    const auto rendered = advisor::render(snippet, redirection_);
    code_->setPlainText(rendered ? shown(*rendered)
                                 : shortened(rendered.error().reason, longestLine));
    code_->setAccessibleName(tr("Redirect for %1").arg(snippet.name));
    copy_->setEnabled(rendered.has_value());
    place_->setText(tr("For %1.").arg(snippet.file));
    QStringList notes{snippet.note};
    if (redirection_.from.hasQuery())
        notes.append(tr("The query of the request is not looked at."));
    notes.removeAll(QString());
    note_->setText(notes.join(u' '));
    note_->setVisible(!notes.isEmpty());
    fitHeight();
}

void SnippetBox::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (tabs_)
        fitHeight();
}

void SnippetBox::fitHeight() {
    constexpr int padding = 12; // of the frame, above and below
    const QFontMetrics metrics(monoFont());
    const QStringList lines = code_->toPlainText().split(u'\n');
    int widest = 0;
    for (const QString& line : lines)
        widest = std::max(widest, metrics.horizontalAdvance(line));
    const int margins = int(2 * code_->document()->documentMargin()) + padding;
    const bool scrolls = widest + margins > width();
    code_->setFixedHeight(int(lines.size()) * metrics.lineSpacing() + margins +
                          (scrolls ? code_->horizontalScrollBar()->sizeHint().height() : 0));
}

} // namespace thence::ui
