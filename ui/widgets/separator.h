#pragma once

#include <QWidget>

namespace thence::ui {

/// A thin line of the theme's colour across its parent.
class Separator : public QWidget {
    Q_OBJECT

public:
    explicit Separator(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace thence::ui
