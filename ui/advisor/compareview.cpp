#include "ui/advisor/compareview.h"

#include "app/advisor/statustext.h"
#include "ui/advisor/glancetable.h"
#include "ui/advisor/sidebyside.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/addshown.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedswitch.h"
#include "ui/widgets/separator.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace whereto::ui {

using namespace Qt::StringLiterals;
using Voice = PlainLabel::Voice;

namespace {

constexpr int narrowWidth = 560;
constexpr int choices[] = {301, 302, 303, 307, 308};

PlainLabel* label(const QString& text, Voice voice, const QFont& font) {
    auto* const made = new PlainLabel(text, voice);
    made->setFont(font);
    made->setFocusPolicy(Qt::ClickFocus); // the Tab key goes from control to control
    return made;
}

QString titles(const QList<advisor::Source>& sources) {
    QStringList names;
    for (const advisor::Source& source : sources)
        names.append(source.title);
    return names.join(u" · "_s);
}

/// Paragraphs in a column: strong, plain and source lines.
class Column : public QWidget {
public:
    Column() : column_(new QVBoxLayout(this)) {
        column_->setContentsMargins(0, 0, 0, 0);
        column_->setSpacing(3);
    }
    void strong(const QString& text) {
        column_->addWidget(label(text, Voice::Text, semibold(bodyFont())));
    }
    void text(const QString& text) { column_->addWidget(label(text, Voice::Text, bodyFont())); }
    void sources(const QList<advisor::Source>& sources) {
        column_->addWidget(label(titles(sources), Voice::Faint, smallFont()));
        column_->addSpacing(4);
    }

private:
    QVBoxLayout* column_;
};

QWidget* aspect(const advisor::StatusText& status, advisor::Aspect which) {
    auto* const column = new Column;
    column->text(status.aspect(which).text);
    column->sources(status.aspect(which).sources);
    return column;
}

QWidget* scenarios(const advisor::StatusText& status) {
    auto* const column = new Column;
    for (const advisor::Scenario& scenario : status.scenarios) {
        column->strong(scenario.title);
        column->text(scenario.text);
    }
    return column;
}

QWidget* corrections(const advisor::StatusText& status) {
    auto* const column = new Column;
    for (const advisor::Correction& correction : status.corrections) {
        column->strong(u"“%1”"_s.arg(correction.said));
        column->text(correction.right);
        column->sources(correction.sources);
    }
    return column;
}

QWidget* questions(const advisor::StatusText& status) {
    auto* const column = new Column;
    for (const advisor::Question& question : status.questions) {
        column->strong(question.question);
        column->text(question.answer);
        column->sources(question.sources);
    }
    return column;
}

QBoxLayout* choice(const QString& text, SegmentedSwitch* statuses) {
    auto* const row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(label(text, Voice::Text, bodyFont()), 1);
    row->addWidget(statuses);
    return row;
}

SegmentedSwitch* chooser(const QString& name) {
    QStringList names;
    for (const int status : choices)
        names.append(QString::number(status));
    return new SegmentedSwitch(name, names);
}

int indexOf(int status) {
    return int(std::find(std::begin(choices), std::end(choices), status) - std::begin(choices));
}

} // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent), left_(chooser(tr("First status"))), right_(chooser(tr("Second status"))),
      glance_(new GlanceTable), rows_(new QVBoxLayout) {
    setAccessibleName(tr("Compare two statuses"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    choices_ = {choice(tr("Compare"), left_), choice(tr("with"), right_)};
    for (QBoxLayout* const row : choices_)
        column->addLayout(row);
    column->addWidget(glance_);
    column->addLayout(rows_);
    column->addStretch();
    rows_->setSpacing(6);
    compare(307, 308);
    connect(left_, &SegmentedSwitch::chosen, this, &CompareView::refresh);
    connect(right_, &SegmentedSwitch::chosen, this, &CompareView::refresh);
}

void CompareView::compare(int left, int right) {
    left_->setCurrent(indexOf(left));
    right_->setCurrent(indexOf(right));
    refresh();
}

int CompareView::left() const {
    return choices[left_->current()];
}

int CompareView::right() const {
    return choices[right_->current()];
}

void CompareView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void CompareView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (pairs_.isEmpty())
        refresh();
}

void CompareView::fit() {
    const bool narrow = width() < narrowWidth;
    for (QBoxLayout* const row : std::as_const(choices_))
        row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    for (SideBySide* const pair : std::as_const(pairs_))
        pair->setNarrow(narrow);
}

void CompareView::refresh() {
    while (QLayoutItem* const item = rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    pairs_.clear();
    if (!isVisible())
        return;
    const advisor::StatusText* const a = advisor::findStatusText(left());
    const advisor::StatusText* const b = advisor::findStatusText(right());
    if (!a || !b)
        return;
    glance_->compare(left(), right());
    for (int i = 0; i < advisor::aspectCount; ++i) {
        const auto which = advisor::Aspect(i);
        add(advisor::heading(which), aspect(*a, which), aspect(*b, which));
    }
    add(tr("Scenarios"), scenarios(*a), scenarios(*b));
    add(tr("Often said, but"), corrections(*a), corrections(*b));
    add(tr("Questions and answers"), questions(*a), questions(*b));
    fit();
}

void CompareView::add(const QString& title, QWidget* left, QWidget* right) {
    addShown(rows_, new Separator);
    addShown(rows_, heading(title));
    auto* const pair = new SideBySide(this->left(), left, this->right(), right);
    pair->setAccessibleName(title);
    addShown(rows_, pair);
    pairs_.append(pair);
}

} // namespace whereto::ui
