#include "ui/navigation/entrylist.h"

#include "ui/text/readable.h"

#include <QFocusEvent>

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;

EntryList::EntryList(const QString& name, QWidget* parent) : QListView(parent) {
    setAccessibleName(name);
    setModel(&items_);
    setItemDelegate(new EntryDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setMouseTracking(true);
    connect(this, &QListView::clicked, this, &EntryList::open);
    connect(this, &QListView::activated, this, &EntryList::open);
}

void EntryList::addHeading(const QString& text) {
    auto* const item = new QStandardItem(text);
    item->setFlags(Qt::NoItemFlags);
    item->setData(true, EntryDelegate::HeadingRole);
    items_.appendRow(item);
}

void EntryList::add(const Entry& entry) {
    auto* const item = new QStandardItem(entry.text);
    QStringList spoken{entry.text};
    if (entry.number > 0)
        spoken.prepend(QString::number(entry.number));
    if (!entry.hint.isEmpty())
        spoken.append(entry.hint);
    item->setEditable(false);
    item->setData(entry.id, EntryDelegate::IdRole);
    item->setData(entry.sign, EntryDelegate::SignRole);
    item->setData(entry.number, EntryDelegate::NumberRole);
    item->setData(entry.hint, EntryDelegate::HintRole);
    item->setData(spoken.join(u", "_s), Qt::AccessibleTextRole);
    item->setToolTip(plainToolTip(entry.tip));
    items_.appendRow(item);
}

int EntryList::heightOf(int rows) const {
    int height = 0;
    for (int row = 0; row < std::min(rows, items_.rowCount()); ++row)
        height += sizeHintForRow(row);
    return height;
}

// Qt makes the first row current, but only one that is in sight and was never current before.
void EntryList::focusInEvent(QFocusEvent* event) {
    QListView::focusInEvent(event);
    if (event->reason() == Qt::MouseFocusReason || currentIndex().isValid())
        return;
    for (int row = 0; row < items_.rowCount(); ++row)
        if (const QModelIndex index = items_.index(row, 0); index.flags() & Qt::ItemIsEnabled)
            return setCurrentIndex(index);
}

void EntryList::open(const QModelIndex& index) {
    if (index.flags() & Qt::ItemIsEnabled)
        emit chosen(index.data(EntryDelegate::IdRole));
}

} // namespace thence::ui
