#include "app/cli/run.h"
#include "app/cli/utf8locale.h"
#include "ui/mainwindow/displayopening.h"
#include "ui/mainwindow/picture.h"
#include "ui/mainwindow/run.h"

#include <QApplication>
#include <QBuffer>
#include <QLoggingCategory>

#include <sys/stat.h>

using namespace thence;
using namespace Qt::StringLiterals;

namespace {

QStringList argumentsAfterName(int count, char** values) {
    QStringList arguments;
    for (int i = 1; i < count; ++i)
        arguments.append(QString::fromLocal8Bit(values[i]));
    return arguments;
}

/// The terminal's own arguments are none of Qt's business, so it sees the name alone.
int runInTerminal(const QStringList& arguments, char** values) {
    int one = 1;
    if (!cli::needsPicture(arguments)) {
        const QCoreApplication application(one, values);
        return cli::run(arguments, {});
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    // Words of the library about a window that nobody sees have no place between the hops.
    QLoggingCategory::setFilterRules(u"*.warning=false"_s);
    std::optional<ui::DisplayOpening> opening(cli::explainMissingDisplay);
    QApplication application(one, values);
    opening.reset();
    const auto picture = [&](const trace::Trace& trace) -> tl::expected<QByteArray, QString> {
        QBuffer png;
        png.open(QIODevice::WriteOnly);
        if (!ui::savePicture(application, trace, png, ui::lightTheme()))
            return tl::unexpected(
                QCoreApplication::translate("Main", "The picture cannot be drawn."));
        return png.data();
    };
    return cli::run(arguments, {picture});
}

} // namespace

int main(int count, char** values) {
    ::umask(077); // traces, pictures and settings are for their owner alone
    cli::useUtf8Locale();
    QCoreApplication::setApplicationName(u"thence"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(THENCE_VERSION));
    const QStringList arguments = argumentsAfterName(count, values);
    if (cli::isForTerminal(arguments))
        return runInTerminal(arguments, values);
    if (ui::displays().isEmpty())
        return cli::explainMissingDisplay({});
    std::optional<ui::DisplayOpening> opening(cli::explainMissingDisplay);
    ui::chooseWayland();
    QApplication application(count, values);
    opening.reset();
    return ui::runWindow(application, arguments.isEmpty() ? std::nullopt
                                                          : std::optional(arguments.constFirst()));
}
