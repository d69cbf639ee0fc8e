#include "ui/inspector/clients/explanation.h"

#include "ui/inspector/changelines.h"
#include "ui/text/readable.h"

#include <QCoreApplication>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ClientsPanel", text);
}

} // namespace

QString nameAndVersion(const redirect::Client& client) {
    return u"%1 %2"_s.arg(client.name, client.version).trimmed();
}

void addStep(SheetLines& lines, const trace::Decision& decision) {
    if (const auto* const follow = std::get_if<trace::Follow>(&decision)) {
        lines.monoPair(tr("Next request"), u"%1 %2"_s.arg(readable(follow->next.method),
                                                          readable(follow->next.target.href())));
        addChanges(lines, follow->changes);
    } else {
        lines.text(readable(trace::describe(std::get<trace::Stop>(decision))), Ink::Warning);
    }
}

void addClient(SheetLines& lines, const redirect::Client& client) {
    lines.pair(tr("Cookies"), client.rules().cookieJar ? tr("kept in a jar of its own")
                                                       : tr("not kept between requests"));
    if (!client.sources.isEmpty())
        lines.pair(tr("Sources"), client.sources.join(u"; "_s), Ink::Dim);
}

} // namespace thence::ui
