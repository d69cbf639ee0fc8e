#pragma once

#include "app/advisor/advice.h"
#include "ui/widgets/pagetext.h"

namespace thence::ui {

/// What speaks for and against, strongest first: what it speaks for and how much, the sentence, the
/// source.
class EvidenceList : public PageText {
    Q_OBJECT

public:
    explicit EvidenceList(QWidget* parent = nullptr);

    void setEvidence(const QList<advisor::Evidence>& evidence);

protected:
    void write(QTextCursor cursor) override;

private:
    QList<advisor::Evidence> shown_;
};

} // namespace thence::ui
