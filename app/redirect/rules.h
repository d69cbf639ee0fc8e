#pragma once

#include "app/redirect/boundary.h"
#include "app/redirect/locationrules.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <vector>

namespace thence::redirect {

/// What a request carries, where a rule depends on it.
enum class Carrying { Anything, Content, Stream };

/// What happens to a request's method and content, by method and status. One letter a status, in
/// the order 300 301 302 303 304 305 306 307 308 and all the rest up to 399:
///
///   -  not followed, the response is handed back     x  not followed, an error is raised
///   G  GET without content                           g  the same, its content fields stay
///   B  GET with the old content                      H  HEAD without content
///   S  same method, same content                     !  refused: the content cannot be sent again
///   s  same method without content                   c  the same, its content fields stay
///   .  as the row that would be asked next
///
/// Rows are asked in this order: the method with what is carried, any method with it, the method,
/// any method.
class MethodTable {
public:
    struct Row {
        QByteArray method; ///< empty: any
        Carrying carrying = Carrying::Anything;
        QByteArray letters;
    };
    static constexpr qsizetype columns = 10;

    MethodTable() = default;
    explicit MethodTable(std::vector<Row> rows);

    /// The letter for a status from 300 to 399.
    char letter(QByteArrayView method, Carrying carrying, int status) const;

private:
    std::vector<Row> rows_; // most particular first
};

/// What happens to a field on the way to another URL.
struct FieldRule {
    enum class Action {
        Drop,
        TrimReferrer, ///< Referrer Policy, with "strict-origin-when-cross-origin" unless the
                      ///< response says otherwise
        TaintOrigin   ///< Origin becomes "null" when the chain crosses origins a second time
    };
    QByteArray name; ///< lower case
    Action action = Action::Drop;
    Boundary boundary{};  ///< with Drop
    bool returns = false; ///< measured from the first URL: the field is back when the chain is
    QString reason{};     ///< empty: said by the boundary
    QString reference{};  ///< empty: the client's own
};

/// Everything that decide() asks of a client, with its options already applied.
struct Rules {
    enum class Downgrade {
        Follow,
        Refuse,
        RefuseUnlessLoopback,       ///< Mixed Content: loopback counts as safe
        RefuseContentUnlessLoopback ///< what a form holds is not sent on in clear
    };

    MethodTable methods;
    /// Dropped with the content, lower case; "content-*" stands for all that begin so. What frames
    /// the content, Content-Length and Transfer-Encoding, goes with it always.
    QList<QByteArray> contentFields;
    std::vector<FieldRule> fields;

    int limit = 20;           ///< redirects followed at most; -1: any number
    bool errorAtLimit = true; ///< false: the last response is handed back
    LocationRules location;
    QList<QByteArray> schemes = {"http", "https"};
    QList<QByteArray> foreignSchemes; ///< followed by the client, but with another protocol
    Downgrade downgrade = Downgrade::Follow;
    bool schemeMayChange = true;
    bool inheritsFragment = false;
    bool keepsFragment = true; ///< false: what comes after "#" is dropped

    bool cookieJar = false;  ///< keeps cookies by itself
    bool hsts = false;       ///< learns and applies Strict-Transport-Security
    bool refresh = false;    ///< obeys the Refresh field and <meta http-equiv=refresh>
    bool retryAfter = false; ///< waits as Retry-After asks
    QString cache;           ///< which redirects it answers from a cache: "none", "permanent"…

    /// For a part of the decision ("methods", "content", "fields", "location", "limit", a status
    /// as "303"): the rule's source. Falls back to `observed`.
    QHash<QString, QString> references;
    QString observed; ///< "observed: curl 8.22.0"
    QString reference(const QString& part) const { return references.value(part, observed); }
};

} // namespace thence::redirect
