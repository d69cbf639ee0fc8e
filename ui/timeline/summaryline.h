#pragma once

#include "app/trace/hopsummary.h"

#include <QWidget>

namespace thence::ui {

/// What is shown of `pieces` in `room` pixels: the first and what is lost always; where they do not
/// all fit, plain words go first, then the others.
QList<trace::Piece> fittingPieces(QList<trace::Piece> pieces, int room);

/// The trace in one line: "4 hops, 318 ms   2 origins   POST became GET at hop 2   ends 200 OK".
/// Further lines are for what is lost, where one is too short for it.
class SummaryLine : public QWidget {
    Q_OBJECT

public:
    explicit SummaryLine(QWidget* parent = nullptr);
    void setPieces(const QList<trace::Piece>& pieces);
    QSize sizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<trace::Piece> pieces_;
};

} // namespace thence::ui
