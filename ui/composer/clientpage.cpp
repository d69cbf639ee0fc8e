#include "ui/composer/clientpage.h"

#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int indent = 20; // under the text of a check box

} // namespace

void ClientPage::build() {
    auto* const content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(4);
    auto* const scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("The client that is followed"));
    scroll->setWidget(content);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    setFocusProxy(scroll);
    fill();
}

void ClientPage::setClient(const redirect::Client& client) {
    client_ = client;
    if (isOpened())
        fill();
}

void ClientPage::fill() {
    const QStringList chosen = options();
    while (QLayoutItem* const item = column_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QString name = u"%1 %2"_s.arg(client_.name, client_.version).trimmed();
    column_->addWidget(
        new PlainLabel(client_.userFile ? tr("%1, read from %2").arg(name, client_.file) : name));
    if (!client_.summary.isEmpty())
        column_->addWidget(new PlainLabel(client_.summary, PlainLabel::Voice::Dim));
    for (const redirect::Option& option : client_.options) {
        auto* const box = new QCheckBox(
            option.label.isEmpty() ? option.name : tr("%1 (%2)").arg(option.label, option.name));
        box->setAccessibleDescription(option.description);
        box->setObjectName(option.name);
        box->setChecked(chosen.contains(option.name));
        column_->addWidget(box);
        auto* const about = new PlainLabel(option.description, PlainLabel::Voice::Dim);
        about->setContentsMargins(indent, 0, 0, 0);
        column_->addWidget(about);
        connect(box, &QCheckBox::toggled, this, &Page::edited);
    }
    if (!client_.sources.isEmpty())
        column_->addWidget(new PlainLabel(tr("Sources: %1").arg(client_.sources.join(u"; "_s)),
                                          PlainLabel::Voice::Faint));
    for (const QString& error : redirect::clientFileErrors())
        column_->addWidget(new PlainLabel(tr("Not loaded: %1").arg(error), PlainLabel::Voice::Bad));
    column_->addStretch();
    emit edited();
}

QStringList ClientPage::options() const {
    QStringList chosen;
    for (const QCheckBox* const box : findChildren<QCheckBox*>())
        if (box->isChecked())
            chosen.append(box->objectName());
    return chosen;
}

QString ClientPage::title() const {
    const qsizetype count = options().size();
    return count == 0 ? tr("Client") : tr("Client %1").arg(count);
}

} // namespace thence::ui
