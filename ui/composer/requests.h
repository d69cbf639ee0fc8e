#pragma once

#include "app/http/message.h"
#include "ui/workspace/draft.h"

#include <QObject>

namespace thence::ui {

class Composer;
class Workspace;
struct RecentRequest;

/// Makes traces of what a person asks for: the request in the composer, and what is written into it
/// for them. Each tab has a composer of its own: what is written while one is shown waits there
/// while another is. A tab that nothing waits in shows the request that its trace began with.
class Requests : public QObject {
    Q_OBJECT

public:
    /// Lives as long as `composer`, and not longer than `workspace`.
    Requests(Workspace& workspace, Composer& composer);

    /// Makes room for another request; what is written or shown keeps its tab.
    void startAnew();
    /// Sends what is written.
    void send();
    /// Sends a GET for `text`, if it is a URL.
    void open(const QString& text);
    /// Starts the lab if need be and sends the request that begins the scenario called `id`.
    void runScenario(const QString& id);
    /// Writes a request that was sent before, for somebody to send.
    void recall(const RecentRequest& recent);
    /// Begins a branch at a hop of the trace that is shown.
    void continueFrom(int hop);

signals:
    /// Why nothing was sent, or what is in the way; a plain sentence.
    void refused(const QString& reason);

private:
    void showDraft();
    void start(const http::Request& request);
    void write(const http::Request& request, const QString& remark = {});
    bool isUnsent() const;

    Workspace& workspace_;
    Composer& composer_;
    Draft written_; ///< what stood in the composer when it was filled here, or sent last
};

} // namespace thence::ui
