#include "app/cli/follow.h"

#include "app/cli/signals.h"
#include "app/record/record.h"
#include "app/tracer/tracer.h"

#include <QEventLoop>

namespace thence::cli {

trace::Trace follow(const http::Request& request, const trace::Terms& terms, Output* report,
                    const ReportStyle& style) {
    constexpr record::Id id = 1;
    wire::Wire wire({terms.limits, terms.network});
    tracer::Tracer tracer(wire);
    QEventLoop loop;
    record::Record followed{.id = id};
    ReportStyle shown = style;
    if (terms.mayKeepSecrets)
        shown.redaction = redaction::Redaction(redaction::Redaction::Secrets::Kept);
    QObject::connect(&tracer, &tracer::Tracer::happened, &loop, [&](const record::Event& event) {
        followed = record::apply(std::move(followed), event, std::chrono::steady_clock::now());
        const trace::Trace& trace = followed.trace;
        if (std::holds_alternative<record::HopFinished>(event.what) && report) {
            const qsizetype index = trace.hops.size() - 1;
            shown.redaction = redaction::Redaction::forTrace(trace, shown.redaction, index);
            report->write(hopText(trace, index, shown).toUtf8());
        }
        if (followed.state == record::State::Over)
            loop.quit();
    });
    const Signals interruptions;
    QObject::connect(&interruptions, &Signals::interrupted, &tracer, &tracer::Tracer::cancel);
    tracer.start(id, request, terms);
    loop.exec();
    if (report)
        report->write(endText(followed.trace, shown).toUtf8());
    return followed.trace;
}

StyledText::Colours coloursFor(const Output& output) {
    const bool unwanted = !qEnvironmentVariableIsEmpty("NO_COLOR") || qgetenv("TERM") == "dumb";
    return output.isTerminal() && !unwanted ? StyledText::Colours::On : StyledText::Colours::Off;
}

} // namespace thence::cli
