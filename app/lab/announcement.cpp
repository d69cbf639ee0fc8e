#include "app/lab/announcement.h"

#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>

#include <unistd.h>

namespace thence::lab {

using namespace Qt::StringLiterals;

namespace {

/// Where only this user can write; empty if there is no such place. QStandardPaths would make up a
/// runtime folder, and complain about it on stderr.
QString folder() {
    const QFileInfo runtime(qEnvironmentVariable("XDG_RUNTIME_DIR"));
    constexpr auto others = QFile::WriteGroup | QFile::WriteOther;
    const bool ours =
        runtime.isDir() && runtime.ownerId() == ::geteuid() && !(runtime.permissions() & others);
    const QString base =
        ours ? runtime.absoluteFilePath()
             : QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return base.isEmpty() ? QString() : base + u"/thence/labs"_s;
}

QString fileFor(const Ports& ports) {
    return folder() + u"/%1-%2.lock"_s.arg(ports.http).arg(ports.https);
}

std::unique_ptr<QLockFile> lockFor(const Ports& ports) {
    auto lock = std::make_unique<QLockFile>(fileFor(ports));
    lock->setStaleLockTime(0); // as old as the lab: only a dead process makes it stale
    return lock;
}

/// A lock that nobody holds is a leftover; taking it and letting it go removes the file.
bool isHeld(const Ports& ports) {
    const auto lock = lockFor(ports);
    return !lock->tryLock() && lock->error() == QLockFile::LockFailedError;
}

} // namespace

Announcement::Announcement(const Ports& ports) {
    if (folder().isEmpty() || !QDir().mkpath(folder()))
        return;
    lock_ = lockFor(ports);
    lock_->tryLock();
}

QList<Ports> announcedPorts() {
    static const QRegularExpression name(u"^(\\d+)-(\\d+)\\.lock$"_s);
    QList<Ports> all;
    for (const QString& file : QDir(folder()).entryList({u"*.lock"_s}, QDir::Files)) {
        const auto match = name.match(file);
        const Ports ports{match.captured(1).toUShort(), match.captured(2).toUShort()};
        if (ports.http != 0 && ports.https != 0 && isHeld(ports))
            all.append(ports);
    }
    return all;
}

} // namespace thence::lab
