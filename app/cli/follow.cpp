#include "app/cli/follow.h"

#include "app/cli/signals.h"
#include "app/tracer/tracer.h"

#include <QEventLoop>

namespace thence::cli {

trace::Trace follow(const http::Request& request, const trace::Terms& terms, Output* report,
                    const ReportStyle& style) {
    wire::Wire wire({terms.limits, terms.network});
    tracer::Tracer tracer(wire);
    QEventLoop loop;
    ReportStyle shown = style;
    if (terms.mayKeepSecrets)
        shown.redaction = redaction::Redaction(redaction::Redaction::Secrets::Kept);
    if (report)
        QObject::connect(&tracer, &tracer::Tracer::hopFinished, &loop, [&](int index) {
            shown.redaction =
                redaction::Redaction::forTrace(tracer.trace(), shown.redaction, index);
            report->write(hopText(tracer.trace(), index, shown).toUtf8());
        });
    QObject::connect(&tracer, &tracer::Tracer::finished, &loop, &QEventLoop::quit);
    const Signals interruptions;
    QObject::connect(&interruptions, &Signals::interrupted, &tracer, &tracer::Tracer::cancel);
    tracer.start(request, terms);
    loop.exec();
    if (report)
        report->write(endText(tracer.trace(), shown).toUtf8());
    return tracer.trace();
}

StyledText::Colours coloursFor(const Output& output) {
    const bool unwanted = !qEnvironmentVariableIsEmpty("NO_COLOR") || qgetenv("TERM") == "dumb";
    return output.isTerminal() && !unwanted ? StyledText::Colours::On : StyledText::Colours::Off;
}

} // namespace thence::cli
