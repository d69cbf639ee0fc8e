#pragma once

#include <QPushButton>

namespace thence::ui {

/// "Follow as Chrome": opens a list of every client, grouped, with a box to search it.
class ClientButton : public QPushButton {
    Q_OBJECT

public:
    explicit ClientButton(QWidget* parent = nullptr);

    /// What stands on the button, with "%1" for the client's name.
    void setLabel(const QString& label);

    /// The id of the chosen client; empty where no client is known at all.
    QString client() const { return client_; }
    /// Chooses a client; an unknown id changes nothing.
    void setClient(const QString& id);
    /// Leaves out all but the name, where there is little room.
    void setCompact(bool compact);

signals:
    void chosen(const QString& id);

private:
    void openList();
    void refresh();

    QString label_;
    QString client_;
    bool compact_ = false;
};

} // namespace thence::ui
