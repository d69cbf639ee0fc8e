#pragma once

#include "ui/inspector/sheetpanel.h"
#include "ui/inspector/tls/tlslines.h"

namespace thence::ui {

class TlsPanel : public SheetPanel {
    Q_OBJECT

public:
    explicit TlsPanel(QWidget* parent)
        : SheetPanel(
              tr("TLS of the hop"),
              [](const trace::Trace& trace, int index, const QList<findings::Finding>&) {
                  return tlsLines(trace.hops[index].exchange, QDateTime::currentDateTimeUtc());
              },
              parent) {}
};

} // namespace thence::ui
