#pragma once

#include "app/url/url.h"

#include <QString>

#include <optional>

namespace thence::redirect {

/// How a redirect's target was written, where that can matter although the URL means the same.
struct Spelling {
    bool hostCase = false;    ///< the host differs from the last one only in upper or lower case
    bool defaultPort = false; ///< the scheme's default port is written out

    bool operator==(const Spelling&) const = default;
};

/// A line between two URLs that some field does not cross: a set of conditions, any of which makes
/// the crossing. Written in the data as words joined by "|":
///
///   always             every redirect
///   scheme host port   that part differs; "port" is the one to connect to
///   origin             scheme, host or port
///   written-port       the port as it stands in the URL, default ones left out
///   domain             the host is neither the same nor a sub-domain of it
///   site               the registrable domain differs
///   downgrade          from https to http
///   origin-or-upgrade  as origin, but http on port 80 to https on port 443 of one host is no
///                      crossing
///   case default-port  the host's case, or a written default port, differs (see Spelling)
class Boundary {
public:
    Boundary() = default;
    /// Nothing when a word is unknown.
    static std::optional<Boundary> fromText(QStringView text);

    bool isCrossed(const url::Url& from, const url::Url& to, Spelling spelling = {}) const;
    bool isAlways() const;
    /// "another origin": what lies behind it, for people.
    QString description() const;

    bool operator==(const Boundary&) const = default;

private:
    quint32 conditions_ = 0;
};

/// The words that fromText() knows.
QString boundaryWords();

} // namespace thence::redirect
