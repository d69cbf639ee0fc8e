#pragma once

#include "app/http/message.h"
#include "app/redirect/client.h"
#include "app/trace/terms.h"

#include <optional>

#include <tl/expected.hpp>

namespace thence::redirect {

/// A user agent (RFC 9110 §3.5): a client, and what the person who runs it has chosen.
struct Agent {
    // Implicit: a client of which nobody has chosen anything.
    Agent(const Client& which, QStringList chosen = {})
        : client(&which), options(std::move(chosen)) {}

    const Client* client; ///< one of clients(), or a version of one
    QStringList options;
    QList<QByteArray> withoutFields = {}; ///< of the client's own
    qint64 maxRedirects = -1;             ///< -1: the client's own limit
    std::optional<trace::Initiator> initiator = {};

    /// The rules in force for a trace that begins with `request`.
    const Rules& rules(const http::Request& request) const;
};

/// Whether no link and no form of a page can make `request`, so that a browser sends it only for a
/// script: another method than GET and POST, fields of the caller's own, content of a type that
/// forms do not have.
bool needsScript(const http::Request& request);

/// Who follows under `terms`. The error, a plain sentence, says that this program does not know the
/// client, that version of it, or an option: nothing can be predicted then.
tl::expected<Agent, QString> agentOf(const trace::Terms& terms);

/// Another client in the place of the one of `terms`, of which nobody has chosen anything.
Agent agentAs(const Client& client, const trace::Terms& terms);

} // namespace thence::redirect
