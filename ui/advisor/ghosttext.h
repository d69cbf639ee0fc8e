#pragma once

#include "app/advisor/whatif.h"
#include "ui/widgets/pagetext.h"

namespace thence::ui {

/// The chain as it was and as it would have been, side by side; what differs; and whose ways that
/// follows.
class GhostText : public PageText {
    Q_OBJECT

public:
    explicit GhostText(QWidget* parent = nullptr);

    void compare(const trace::Trace& trace, const advisor::WhatIf& ghost,
                 const QString& clientName);
    /// Says in a sentence why nothing can be imagined.
    void say(const QString& reason);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void write(QTextCursor cursor) override;

private:
    /// A hop in a line: method and path, and under it what was answered.
    struct Step {
        QString asked;
        QString origin;
        int status = 0; ///< 0 where it is not known
        bool isKnown = true;
    };

    static Step step(const http::Request& request, int status, bool isKnown);
    void writeLanes(QTextCursor& cursor);
    void writeStep(QTextCursor cursor, const Step& step);

    QList<Step> was_;
    QList<Step> wouldBe_;
    QStringList differences_;
    QString note_;
    int writtenFor_ = 0; ///< width
};

} // namespace thence::ui
