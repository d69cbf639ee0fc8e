#pragma once

#include "ui/inspector/panel.h"

class QLabel;
class QStackedWidget;

namespace thence::ui {

class HopClients;
class SegmentedSwitch;
class TraceClients;

/// What other clients would do: after this hop, or along the whole trace.
class ClientsPanel : public Panel {
    Q_OBJECT

public:
    explicit ClientsPanel(QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;
    /// "this-hop" is what may be pointed to.
    void pointTo(const QString& part) override;

private:
    void present();

    QLabel* title_;
    SegmentedSwitch* range_;
    QStackedWidget* pages_;
    HopClients* hop_;
    TraceClients* whole_;
    trace::Trace trace_;
    int index_ = -1;
    QString client_; ///< whose row is selected on both pages; empty: the followed one's
};

} // namespace thence::ui
