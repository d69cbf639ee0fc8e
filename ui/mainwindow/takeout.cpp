#include "ui/mainwindow/takeout.h"

#include "app/formats/har.h"
#include "app/formats/json.h"
#include "ui/mainwindow/exportdialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>

namespace whereto::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Takeout", text);
}

QString saved(const QString& file) {
    return tr("Saved as %1.").arg(QDir::toNativeSeparators(file));
}

} // namespace

QString Takeout::har() const {
    return QString::fromUtf8(formats::toHar(
        session_.trace(), {.redaction = {}, .extra = verdicts_.members(u"_findings"_s)}));
}

QString Takeout::json() const {
    return QString::fromUtf8(formats::toJson(
        session_.trace(), {.redaction = {}, .extra = verdicts_.members(u"findings"_s)}));
}

void Takeout::saveHar(const std::function<void(const QString&)>& say) const {
    auto* const dialog =
        new ExportDialog(session_.trace(), verdicts_.members(u"_findings"_s), &window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ExportDialog::exported, &window_,
                     [say](const QString& file) { say(saved(file)); });
    dialog->open();
}

QString Takeout::savePicture() const {
    const QString file = QFileDialog::getSaveFileName(&window_, tr("Save picture"),
                                                      QDir::home().filePath(u"whereto.png"_s),
                                                      tr("Pictures (*.png)"));
    if (file.isEmpty())
        return {};
    return window_.grab().save(file, "PNG") ? saved(file) : tr("%1 cannot be written.").arg(file);
}

} // namespace whereto::ui
