#include "ui/composer/clientbutton.h"

#include "app/redirect/client.h"
#include "ui/composer/clientlist.h"

#include <QScreen>

namespace thence::ui {

namespace {

constexpr QSize listSize(280, 380);

} // namespace

ClientButton::ClientButton(QWidget* parent) : QPushButton(parent), label_(tr("Follow as %1")) {
    const auto& clients = redirect::clients();
    setClient(redirect::findClient(QStringLiteral("chrome")) ? QStringLiteral("chrome")
              : clients.isEmpty()                            ? QString()
                                                             : clients.first().id);
    connect(this, &QPushButton::clicked, this, &ClientButton::openList);
}

void ClientButton::setClient(const QString& id) {
    if (!redirect::findClient(id))
        return;
    client_ = id;
    refresh();
}

void ClientButton::setLabel(const QString& label) {
    label_ = label;
    refresh();
}

void ClientButton::setCompact(bool compact) {
    compact_ = compact;
    refresh();
}

void ClientButton::refresh() {
    const redirect::Client* const client = redirect::findClient(client_);
    const QString name = client ? client->name : tr("no client");
    setText(tr("%1 ▾").arg(compact_ ? name : label_.arg(name)));
    setAccessibleName(label_.arg(name));
    setToolTip(tr("The client whose redirect rules are followed"));
}

void ClientButton::openList() {
    auto* const list = new ClientList(client_, this);
    list->resize(listSize);
    QPoint place = mapToGlobal(QPoint(width() - listSize.width(), height() + 4));
    const QRect available = screen()->availableGeometry();
    place.setX(std::max(place.x(), available.left()));
    if (place.y() + listSize.height() > available.bottom())
        place.setY(std::max(available.top(), mapToGlobal(QPoint()).y() - listSize.height() - 4));
    list->move(place);
    connect(list, &ClientList::chosen, this, [this](const QString& id) {
        setClient(id);
        emit chosen(id);
    });
    list->show();
}

} // namespace thence::ui
