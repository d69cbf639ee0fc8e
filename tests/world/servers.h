#pragma once

#include "tests/world/authority.h"
#include "tests/world/internet.h"

#include "app/lab/script.h"

#include <QObject>

namespace thence::world {

/// The scripts of sites/*.json, which have the form of the lab's (app/lab/scriptreader.h) with
/// public host names; "*" stands for every scheme and every host. The error is a line that names
/// file and key.
tl::expected<QList<lab::Script>, QString> readSites(const QString& folder);

/// The certificate that internet.json calls `name`: "good" (for all names in `zone`),
/// "other-name", "expired" or "untrusted".
Issue issueFor(const QString& name, const Zone& zone);

/// What /via/… redirects to, or nothing for another path. Every host has it, so that any chain can
/// be written down in its first URL: "/via/login.example.com/307/old-site.org:80/slow" leads to
/// https://login.example.com, from there to http://old-site.org, and ends with /slow there.
struct Via {
    int status = 302; ///< the number before the next host
    QByteArray location{};
};
std::optional<Via> readVia(QByteArrayView path);

/// Serves ports 80 and 443 of all addresses in `internet`, and makes the silent ones silent.
/// Asked for /world/requests, every host tells which requests came to any of them since that was
/// asked before, a line each: "POST https://pay.example.com/begin 7 | Host: pay.example.com | …",
/// with the size of the content.
class Servers : public QObject {
    Q_OBJECT

public:
    Servers(const Authority& authority, QList<lab::Script> sites);
    ~Servers() override;

    /// The error names the address and the system's reason.
    tl::expected<void, QString> listen(const Internet& internet);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace thence::world
