#include "tests/support/qtmessages.h"

#include <QMutex>

namespace thence::test {

using namespace Qt::StringLiterals;

namespace {

QMutex mutex;
QStringList messages;
QtMessageHandler before = nullptr;

void note(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    // Of the offscreen platform, which has no window manager that could be asked for the focus.
    const bool isPlatforms = text.contains("This plugin does not support"_L1);
    if (type != QtDebugMsg && type != QtInfoMsg && !isPlatforms) {
        const QMutexLocker lock(&mutex);
        messages.append(text);
    }
    if (before)
        before(type, context, text);
}

} // namespace

QtMessages::QtMessages() {
    messages.clear();
    before = qInstallMessageHandler(note);
}

QtMessages::~QtMessages() {
    qInstallMessageHandler(before);
    before = nullptr;
}

QStringList QtMessages::heard() const {
    const QMutexLocker lock(&mutex);
    return messages;
}

} // namespace thence::test
