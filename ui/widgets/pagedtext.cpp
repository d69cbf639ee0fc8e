#include "ui/widgets/pagedtext.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

#include <algorithm>

namespace thence::ui {

namespace {

/// The end of a page that begins at `start`.
qsizetype pageEnd(const QString& text, qsizetype start, qsizetype characters, qsizetype lines) {
    const qsizetype limit = std::min(text.size(), start + characters);
    qsizetype behindLine = start;
    for (qsizetype line = 0; line < lines; ++line) {
        const qsizetype end = QStringView(text).first(limit).indexOf(u'\n', behindLine);
        if (end < 0) {
            if (limit == text.size())
                return limit;
            break;
        }
        behindLine = end + 1;
        if (line == lines - 1)
            return behindLine;
    }
    // A page that would be half empty is cut in a line.
    if (behindLine - start >= characters / 2)
        return behindLine;
    return limit > start + 1 && text[limit - 1].isHighSurrogate() ? limit - 1 : limit;
}

QToolButton* turner(const QString& text, const QString& name) {
    auto* const button = new QToolButton;
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

QList<TextPage> textPages(const QString& text, qsizetype characters, qsizetype lines) {
    QList<TextPage> pages;
    qsizetype start = 0;
    do {
        const qsizetype end = pageEnd(text, start, characters, lines);
        pages.append({start, end - start});
        start = end;
    } while (start < text.size());
    return pages;
}

PagedText::PagedText(const QString& name, QWidget* parent)
    : QWidget(parent), view_(new QPlainTextEdit), foot_(new QWidget),
      place_(new PlainLabel({}, PlainLabel::Voice::Dim)),
      back_(turner(QString(QChar(0x2039)), tr("Previous part"))),
      on_(turner(QString(QChar(0x203a)), tr("Next part"))) {
    view_->setReadOnly(true);
    view_->setUndoRedoEnabled(false);
    view_->setFont(monoFont());
    view_->setAccessibleName(name);
    view_->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    view_->setTabChangesFocus(true);
    place_->setFont(chipFont());
    place_->setFocusPolicy(Qt::ClickFocus);
    auto* const row = new QHBoxLayout(foot_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(place_, 1);
    row->addWidget(back_);
    row->addWidget(on_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(view_, 1);
    column->addWidget(foot_);
    setFocusProxy(view_);
    foot_->hide();
    connect(back_, &QToolButton::clicked, this, [this] { showPage(page_ - 1); });
    connect(on_, &QToolButton::clicked, this, [this] { showPage(page_ + 1); });
}

void PagedText::setText(const QString& text, const QString& remark) {
    text_ = text;
    remark_ = remark;
    pages_ = textPages(text, pageCharacters, pageLines);
    turnTo(0);
}

int PagedText::pageOf(qsizetype place) const {
    const auto behind = std::find_if(pages_.begin(), pages_.end(), [&](const TextPage& page) {
        return place < page.start + page.size;
    });
    return int(std::min<qsizetype>(behind - pages_.begin(), pages_.size() - 1));
}

void PagedText::showPage(int page) {
    if (page < 0 || page >= pages_.size() || page == page_)
        return;
    turnTo(page);
    emit turned();
}

void PagedText::turnTo(int page) {
    page_ = page;
    const TextPage& shown = pages_[page];
    QStringView text = QStringView(text_).sliced(shown.start, shown.size);
    if (page + 1 < pages_.size() && text.endsWith(u'\n'))
        text.chop(1); // the next page begins with the next line
    view_->setPlainText(text.toString());
    const auto number = [](qsizetype value) { return QLocale::c().toString(value); };
    QStringList said;
    if (pages_.size() > 1)
        said.append(tr("Part %1 of %2: characters %3 to %4 of %5.")
                        .arg(number(page + 1), number(pages_.size()), number(shown.start + 1),
                             number(shown.start + shown.size), number(text_.size())));
    if (!remark_.isEmpty())
        said.append(remark_);
    place_->setText(said.join(u' '));
    back_->setVisible(pages_.size() > 1);
    on_->setVisible(pages_.size() > 1);
    back_->setEnabled(page > 0);
    on_->setEnabled(page + 1 < pages_.size());
    foot_->setVisible(!said.isEmpty());
}

} // namespace thence::ui
