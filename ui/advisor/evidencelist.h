#pragma once

#include "app/advisor/advice.h"

#include <QWidget>

class QVBoxLayout;

namespace whereto::ui {

/// What speaks for and against, strongest first: what it speaks for and how much, the sentence, the
/// source.
class EvidenceList : public QWidget {
    Q_OBJECT

public:
    explicit EvidenceList(QWidget* parent = nullptr);

    void setEvidence(const QList<advisor::Evidence>& evidence);

private:
    QVBoxLayout* column_;
    QList<advisor::Evidence> shown_;
};

} // namespace whereto::ui
