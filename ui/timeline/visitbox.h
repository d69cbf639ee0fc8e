#pragma once

#include <QComboBox>

#include <chrono>
#include <optional>

namespace thence::ui {

/// Chooses which visit the timeline shows: the one that was made, or what the same client would do
/// some time later.
class VisitBox : public QComboBox {
    Q_OBJECT

public:
    explicit VisitBox(QWidget* parent = nullptr);

    /// As wide as what is chosen: the summary beside it needs the room.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// How long after the first visit; nothing: that visit itself.
    void chosen(std::optional<std::chrono::seconds> elapsed);
};

} // namespace thence::ui
