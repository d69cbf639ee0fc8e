#pragma once

#include "app/lab/ports.h"

#include <QLockFile>

#include <memory>

namespace thence::lab {

/// Says, while it lives, that a lab of this user listens on two ports: a lock file named after them
/// in the user's runtime folder, so that the user's other programs can know. When the process dies,
/// the lock dies with it.
class Announcement {
public:
    /// Without a folder that is the user's alone, nothing is said.
    explicit Announcement(const Ports& ports);

private:
    std::unique_ptr<QLockFile> lock_;
};

/// The ports of every lab of this user that runs, this program's own among them.
QList<Ports> announcedPorts();

} // namespace thence::lab
