#include "ui/export/traceexport.h"

#include "app/formats/privatefile.h"
#include "ui/export/exportdialog.h"
#include "ui/models/weight.h"

#include <QBuffer>
#include <QDir>
#include <QFileDialog>
#include <QImage>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("TraceExport", text);
}

QString saved(const QString& file) {
    return tr("Saved as %1.").arg(QDir::toNativeSeparators(file));
}

} // namespace

std::function<QList<QJsonObject>()> TraceExport::members() const {
    return [trace = workspace_.trace(), known = verdicts_.isComplete(),
            findings = verdicts_.findings()] {
        return findings::membersOfHops(known ? findings : findings::examine(trace),
                                       trace.hops.size());
    };
}

void TraceExport::text(const formats::Format& format,
                       const std::function<void(const QString&)>& done) {
    background_.run(
        weight(workspace_.trace()),
        [&format, trace = workspace_.trace(), members = members()] {
            return QString::fromUtf8(
                formats::toBytes(format, trace,
                                 {.redaction = redaction::Redaction::forTrace(trace),
                                  .ofHops = members(),
                                  .ofTrace = {}}));
        },
        done);
}

void TraceExport::save(const std::function<void(const QString&)>& say) const {
    auto* const dialog = new ExportDialog(workspace_.trace(), members(), &window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ExportDialog::exported, &window_,
                     [say](const QString& file) { say(saved(file)); });
    dialog->open();
}

QString TraceExport::savePicture(const std::function<QImage(const trace::Trace&)>& draw) const {
    const QString file = QFileDialog::getSaveFileName(&window_, tr("Save picture"),
                                                      QDir::home().filePath(u"thence.png"_s),
                                                      tr("Pictures (*.png)"));
    if (file.isEmpty())
        return {};
    const trace::Trace& trace = workspace_.trace();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    draw(redaction::Redaction::forTrace(trace).shown(trace)).save(&buffer, "PNG");
    const auto written = formats::writePrivateFile(file, png);
    return written ? saved(file) : tr("%1 cannot be written.").arg(file);
}

} // namespace thence::ui
