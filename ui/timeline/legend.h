#pragma once

#include <QWidget>

namespace thence::ui {

/// What the colours on the time axis and the lines of the rail mean.
class Legend : public QWidget {
    Q_OBJECT

public:
    explicit Legend(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace thence::ui
