#include "ui/mainwindow/drafts.h"

#include "ui/composer/composer.h"
#include "ui/mainwindow/session.h"

namespace thence::ui {

Drafts::Drafts(Session& session, Composer& composer)
    : QObject(&composer), session_(session), composer_(composer) {
    connect(&session_, &Session::turned, this, &Drafts::turn);
    connect(&session_, &Session::closed, this, [this](int tab) { waiting_.remove(tab); });
}

void Drafts::turn(int left) {
    waiting_.insert(left, composer_.draft());
    if (waiting_.contains(session_.tab()))
        return composer_.setDraft(waiting_.take(session_.tab()));
    const trace::Trace& trace = session_.trace();
    composer_.setRequest(trace.composed);
    if (!trace.terms.client.id.isEmpty())
        composer_.setClient(trace.terms.client.id);
}

} // namespace thence::ui
