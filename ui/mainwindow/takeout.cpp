#include "ui/mainwindow/takeout.h"

#include "app/formats/privatefile.h"
#include "ui/mainwindow/exportdialog.h"
#include "ui/models/weight.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QFileDialog>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Takeout", text);
}

QString saved(const QString& file) {
    return tr("Saved as %1.").arg(QDir::toNativeSeparators(file));
}

} // namespace

std::function<QList<QJsonObject>()> Takeout::members() const {
    return [trace = workspace_.trace(), known = verdicts_.isComplete(),
            findings = verdicts_.findings()] {
        return findings::membersOfHops(known ? findings : findings::examine(trace),
                                       trace.hops.size());
    };
}

void Takeout::text(const formats::Format& format, const std::function<void(const QString&)>& done) {
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

void Takeout::save(const std::function<void(const QString&)>& say) const {
    auto* const dialog = new ExportDialog(workspace_.trace(), members(), &window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ExportDialog::exported, &window_,
                     [say](const QString& file) { say(saved(file)); });
    dialog->open();
}

QString Takeout::savePicture(const View& view) const {
    const QString file = QFileDialog::getSaveFileName(&window_, tr("Save picture"),
                                                      QDir::home().filePath(u"thence.png"_s),
                                                      tr("Pictures (*.png)"));
    if (file.isEmpty())
        return {};
    const trace::Trace& trace = workspace_.trace();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    picture(*qApp, redaction::Redaction::forTrace(trace).shown(trace), theme(), view)
        .save(&buffer, "PNG");
    const auto written = formats::writePrivateFile(file, png);
    return written ? saved(file) : tr("%1 cannot be written.").arg(file);
}

} // namespace thence::ui
