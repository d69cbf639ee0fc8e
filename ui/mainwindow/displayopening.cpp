#include "ui/mainwindow/displayopening.h"

#include <cstdio>
#include <cstdlib>

namespace thence::ui {

namespace {

// A message handler is a plain function, so what it needs stands here.
struct {
    int (*failed)(const QStringList&) = nullptr;
    QStringList displays{};
    QStringList messages{};
    QtMessageHandler previous = nullptr;
} opening;

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (type == QtFatalMsg)
        std::_Exit(opening.failed(opening.displays));
    opening.messages.append(qFormatLogMessage(type, context, message));
}

} // namespace

QStringList displays() {
    QStringList found;
    for (const char* const name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        if (!qEnvironmentVariableIsEmpty(name))
            found.append(QLatin1String(name) + u'=' + qEnvironmentVariable(name));
    return found;
}

void chooseWayland() {
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "wayland");
}

DisplayOpening::DisplayOpening(int (*failed)(const QStringList& displays)) {
    opening = {failed, ui::displays(), {}, qInstallMessageHandler(handle)};
}

DisplayOpening::~DisplayOpening() {
    qInstallMessageHandler(opening.previous);
    for (const QString& line : std::exchange(opening.messages, {}))
        std::fprintf(stderr, "%s\n", qUtf8Printable(line));
}

} // namespace thence::ui
