#include "ui/mainwindow/navigation.h"

#include "app/lab/lab.h"
#include "ui/mainwindow/navigationdelegate.h"
#include "ui/theme/fonts.h"

#include <QLabel>
#include <QTextDocument>

#include <algorithm>

namespace whereto::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRecent = 6; // the lab stays in sight below them

enum Kind { NewRequest, Scenario, Recent };

QStandardItem* headingItem(const QString& text) {
    auto* const item = new QStandardItem(text);
    item->setFlags(Qt::NoItemFlags);
    item->setData(true, NavigationDelegate::HeadingRole);
    return item;
}

/// `sign` stands for the entry where there is no room for `text`.
QStandardItem* entryItem(Kind kind, const QString& sign, const QString& text, const QVariant& id,
                         const QString& hint, const QString& tip) {
    auto* const item = new QStandardItem(text);
    item->setData(sign, NavigationDelegate::SignRole);
    item->setEditable(false);
    item->setData(kind, NavigationDelegate::KindRole);
    item->setData(id, NavigationDelegate::IdRole);
    item->setData(hint, NavigationDelegate::HintRole);
    item->setData(hint.isEmpty() ? text : u"%1, %2"_s.arg(text, hint), Qt::AccessibleTextRole);
    item->setToolTip(Qt::convertFromPlainText(tip, Qt::WhiteSpaceNormal));
    return item;
}

} // namespace

Navigation::Navigation(QWidget* parent) : QListView(parent), heading_(new QLabel) {
    heading_->setFont(listHeadingFont());
    heading_->setForegroundRole(QPalette::PlaceholderText);
    heading_->setContentsMargins(16, 6, 0, 0);
    heading_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setAccessibleName(tr("Navigation"));
    setModel(&items_);
    setItemDelegate(new NavigationDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setMouseTracking(true);
    connect(this, &QListView::clicked, this, &Navigation::open);
    connect(this, &QListView::activated, this, &Navigation::open);
}

void Navigation::fill(const QList<RecentRequest>& recent) {
    recent_ = recent;
    items_.clear();
    items_.appendRow(
        entryItem(NewRequest, u"+"_s, tr("New request"), {}, tr("Ctrl+N"), tr("New request")));
    if (!recent.isEmpty())
        items_.appendRow(headingItem(tr("Recent")));
    for (qsizetype i = 0; i < std::min(recent.size(), mostRecent); ++i)
        items_.appendRow(entryItem(
            Recent, label(recent[i]).left(1), label(recent[i]), int(i), recent[i].ending,
            u"%1 %2"_s.arg(QString::fromUtf8(recent[i].method), QString::fromUtf8(recent[i].url))));
    items_.appendRow(headingItem(tr("Lab · on this machine")));
    const QList<lab::Scenario>& scenarios = lab::scenarios();
    for (qsizetype i = 0; i < scenarios.size(); ++i)
        items_.appendRow(entryItem(Scenario, QString::number(i + 1),
                                   u"%1 · %2"_s.arg(i + 1).arg(scenarios[i].title), scenarios[i].id,
                                   {}, scenarios[i].title + u".\n"_s + scenarios[i].summary));
}

// Qt makes the first row current, but only one that is in sight and was never current before.
void Navigation::focusInEvent(QFocusEvent* event) {
    QListView::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && !currentIndex().isValid())
        setCurrentIndex(items_.index(0, 0));
}

void Navigation::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    heading_->setText(width() < wordsWidth ? QString() : tr("Trace"));
}

void Navigation::open(const QModelIndex& index) {
    if (!index.flags().testFlag(Qt::ItemIsEnabled))
        return;
    const QVariant id = index.data(NavigationDelegate::IdRole);
    switch (index.data(NavigationDelegate::KindRole).toInt()) {
    case NewRequest:
        emit newRequest();
        break;
    case Scenario:
        emit scenarioChosen(id.toString());
        break;
    case Recent: {
        const RecentRequest chosen = recent_[id.toInt()]; // the list may change while it is sent
        emit recentChosen(chosen);
        break;
    }
    }
}

} // namespace whereto::ui
