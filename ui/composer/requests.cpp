#include "ui/composer/requests.h"

#include "app/redirect/agent.h"
#include "app/url/parse.h"
#include "ui/composer/composer.h"
#include "ui/workspace/recentrequest.h"
#include "ui/workspace/workspace.h"

namespace thence::ui {

Requests::Requests(Workspace& workspace, Composer& composer)
    : QObject(&composer), workspace_(workspace), composer_(composer) {
    connect(&workspace_, &Workspace::labFailed, this, &Requests::refused);
    connect(&workspace_, &Workspace::labReady, this, [this](const http::Request& request) {
        write(request);
        start(request);
    });
    connect(&workspace_, &Workspace::leaving, this,
            [this] { workspace_.keepDraft(composer_.draft()); });
    connect(&workspace_, &Workspace::turned, this, &Requests::showDraft);
}

void Requests::showDraft() {
    if (const auto& draft = workspace_.draft())
        return composer_.setDraft(*draft);
    const trace::Trace& trace = workspace_.trace();
    composer_.setRequest(trace.composed);
    if (!trace.terms.client.id.isEmpty())
        composer_.setClient(trace.terms.client.id);
}

void Requests::startAnew() {
    if (!workspace_.trace().hops.isEmpty() || !composer_.draft().isBlank())
        workspace_.openEmpty();
    composer_.focusUrl();
}

void Requests::send() {
    if (workspace_.state() != record::State::Over)
        return;
    const auto request = composer_.request();
    if (request)
        start(*request);
    else
        emit refused(request.error().text);
}

void Requests::open(const QString& text) {
    const auto target = url::parseTyped(text.toUtf8());
    if (!target) {
        emit refused(target.error().text());
        return;
    }
    write({.method = "GET", .target = *target, .fields = {}, .content = {}});
    send();
}

void Requests::runScenario(const QString& id) {
    if (const lab::Scenario* const scenario = lab::findScenario(id); scenario)
        workspace_.prepare(*scenario);
}

void Requests::recall(const RecentRequest& recent) {
    const auto again = request(recent);
    if (!again)
        return;
    write(*again, recent.isPartial
                      ? tr("Content and credentials were not kept. Add them, then send.")
                      : QString());
    composer_.setClient(recent.client);
    written_ = composer_.draft();
    composer_.focusSend();
}

void Requests::continueFrom(int hop) {
    if (const auto agent = redirect::agentOf(workspace_.trace().terms); !agent)
        return emit refused(agent.error());
    workspace_.continueFrom(hop, composer_.pauses());
}

/// Fills the composer, in a tab of its own where somebody has written in this one or a trace is
/// under way.
void Requests::write(const http::Request& request, const QString& remark) {
    if (isUnsent() || workspace_.state() != record::State::Over)
        workspace_.openEmpty();
    composer_.setRequest(request, remark);
    written_ = composer_.draft();
}

/// Whether somebody wrote what stands in the composer and has not sent it.
bool Requests::isUnsent() const {
    const Draft draft = composer_.draft();
    if (draft.isBlank() || draft == written_)
        return false;
    const auto request = composer_.request();
    return !request || *request != workspace_.trace().composed;
}

void Requests::start(const http::Request& request) {
    written_ = composer_.draft();
    workspace_.start(request, composer_.terms(), composer_.pauses());
}

} // namespace thence::ui
