#include "ui/mainwindow/requests.h"

#include "app/url/parse.h"
#include "ui/composer/composer.h"
#include "ui/mainwindow/recentrequest.h"
#include "ui/mainwindow/session.h"

namespace thence::ui {

Requests::Requests(Session& session, Composer& composer)
    : QObject(&composer), session_(session), composer_(composer) {
    connect(&session_, &Session::labFailed, this, &Requests::refused);
    connect(&session_, &Session::labReady, this, [this](const http::Request& request) {
        write(request);
        if (!isHeldUp())
            start(request);
    });
}

void Requests::startAnew() {
    if (!session_.trace().hops.isEmpty() || !composer_.draft().isBlank())
        session_.openEmpty();
    composer_.focusUrl();
}

void Requests::send() {
    if (session_.progress() != Progress::Over || isHeldUp())
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
    if (const lab::Scenario* const scenario = lab::findScenario(id); scenario && !isHeldUp())
        session_.prepare(*scenario);
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
    session_.continueFrom(hop, composer_.pauses());
}

/// Fills the composer, in a tab of its own where somebody has written in this one.
void Requests::write(const http::Request& request, const QString& remark) {
    if (isUnsent())
        session_.openEmpty();
    composer_.setRequest(request, remark);
    written_ = composer_.draft();
}

/// Whether somebody wrote what stands in the composer and has not sent it.
bool Requests::isUnsent() const {
    const Draft draft = composer_.draft();
    if (draft.isBlank() || draft == written_)
        return false;
    const auto request = composer_.request();
    return !request || *request != session_.trace().composed;
}

void Requests::start(const http::Request& request) {
    written_ = composer_.draft();
    session_.start(request, composer_.terms(), composer_.pauses());
}

/// Whether a trace in another tab is under way, which would end here unasked.
bool Requests::isHeldUp() {
    const bool is = session_.isRunning() && session_.progress() == Progress::Over;
    if (is)
        emit refused(tr("A trace in another tab is still under way. Esc ends it."));
    return is;
}

} // namespace thence::ui
