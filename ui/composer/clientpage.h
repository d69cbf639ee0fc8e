#pragma once

#include "app/redirect/client.h"
#include "ui/composer/page.h"

class QVBoxLayout;

namespace thence::ui {

/// The client that is followed: what is particular about it, and the options it has.
class ClientPage : public Page {
    Q_OBJECT

public:
    using Page::Page;

    /// Shows `client`; options of the same name stay chosen.
    void setClient(const redirect::Client& client);
    /// The chosen options, in the client's order.
    QStringList options() const;

    QString title() const override;

protected:
    void build() override;

private:
    void fill();

    redirect::Client client_;
    QVBoxLayout* column_ = nullptr;
};

} // namespace thence::ui
