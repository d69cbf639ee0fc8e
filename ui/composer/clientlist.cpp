#include "ui/composer/clientlist.h"

#include "app/redirect/client.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr QSize rowSize(0, 24);
constexpr int idRole = Qt::UserRole;
constexpr int searchRole = Qt::UserRole + 1;

QString capitalised(const QString& text) {
    return text.left(1).toUpper() + text.mid(1);
}

QStandardItem* clientItem(const redirect::Client& client) {
    const QString name = u"%1 %2"_s.arg(client.name, client.version).trimmed();
    auto* const item =
        new QStandardItem(client.userFile ? ClientList::tr("%1 (yours)").arg(name) : name);
    item->setData(client.id, idRole);
    item->setData(QStringList{client.name, client.version, client.id, client.group}.join(u' '),
                  searchRole);
    item->setToolTip(plainToolTip(client.summary));
    item->setEditable(false);
    item->setSizeHint(rowSize);
    return item;
}

/// Groups in the order of clients(), each with its clients; groups cannot be chosen.
QStandardItemModel* clientTree(QObject* parent) {
    auto* const model = new QStandardItemModel(parent);
    QStandardItem* group = nullptr;
    QString groupName;
    for (const redirect::Client& client : redirect::clients()) {
        if (!group || client.group != groupName) {
            groupName = client.group;
            group = new QStandardItem(capitalised(groupName));
            group->setFont(semibold(smallFont()));
            group->setForeground(theme().dim);
            group->setFlags(Qt::ItemIsEnabled);
            group->setSizeHint(rowSize);
            model->appendRow(group);
        }
        group->appendRow(clientItem(client));
        for (const redirect::Client& earlier : client.earlier)
            group->appendRow(clientItem(earlier));
    }
    return model;
}

} // namespace

ClientList::ClientList(const QString& current, QWidget* parent)
    : QFrame(parent, Qt::Popup), search_(new QLineEdit), tree_(new QTreeView),
      shown_(new QSortFilterProxyModel(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setProperty("surface", u"card"_s);
    shown_->setSourceModel(clientTree(this));
    shown_->setFilterRole(searchRole);
    shown_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    shown_->setRecursiveFilteringEnabled(true);
    search_->setPlaceholderText(tr("Search clients"));
    search_->setAccessibleName(tr("Search clients"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    tree_->setModel(shown_);
    tree_->setHeaderHidden(true);
    tree_->setRootIsDecorated(false);
    tree_->setItemsExpandable(false);
    tree_->setIndentation(12);
    tree_->setAccessibleName(tr("Clients"));
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree_->expandAll();

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(search_);
    column->addWidget(tree_, 1);

    connect(search_, &QLineEdit::textChanged, this, &ClientList::filter);
    connect(search_, &QLineEdit::returnPressed, this, [this] { choose(tree_->currentIndex()); });
    connect(tree_, &QTreeView::clicked, this, &ClientList::choose);
    connect(tree_, &QTreeView::activated, this, &ClientList::choose);
    const QModelIndexList matches = shown_->match(shown_->index(0, 0), idRole, current, 1,
                                                  Qt::MatchExactly | Qt::MatchRecursive);
    select(matches.isEmpty() ? firstClient() : matches.first());
    search_->setFocus();
}

bool ClientList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const QModelIndex current = tree_->currentIndex();
            QModelIndex next =
                key == Qt::Key_Down ? tree_->indexBelow(current) : tree_->indexAbove(current);
            if (next.isValid() && next.data(idRole).isNull()) // a group: step over it
                next = key == Qt::Key_Down ? tree_->indexBelow(next) : tree_->indexAbove(next);
            select(next);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ClientList::filter(const QString& text) {
    shown_->setFilterFixedString(text.trimmed());
    tree_->expandAll();
    select(firstClient());
}

QModelIndex ClientList::firstClient() const {
    return shown_->index(0, 0, shown_->index(0, 0));
}

void ClientList::select(const QModelIndex& index) {
    if (!index.isValid())
        return;
    tree_->setCurrentIndex(index);
    tree_->scrollTo(index);
}

void ClientList::choose(const QModelIndex& index) {
    const QString id = index.data(idRole).toString();
    if (id.isEmpty())
        return;
    emit chosen(id);
    close();
}

} // namespace thence::ui
