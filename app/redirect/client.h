#pragma once

#include "app/http/fieldlist.h"
#include "app/redirect/variants.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace thence::redirect {

/// Something the user of a client can choose: "--post301".
struct Option {
    QString name;        ///< as its users write it: "--post301"
    QString label;       ///< in a few words for a window; may be empty
    QString description; ///< a sentence
    /// Also in force when nobody chose it, for a request that no link and no form can make.
    bool assumedForScripts = false;
};

/// How one program follows redirects, as read from resources/clients/<id>.json.
struct Client {
    QString id;
    QString name;    ///< "Chrome"
    QString version; ///< the version observed
    QString group;   ///< "browsers", "command line", "libraries", "crawlers", "standards"
    QString summary; ///< one or two sentences on what is particular about it
    QStringList sources;
    /// What the client sends of its own accord.
    http::FieldList defaultFields;
    /// The same, with content: what it takes content for of which nobody says what it is.
    http::FieldList defaultContentFields;
    /// The fields that come first, behind Host and in this order, whoever set them; lower case.
    QList<QByteArray> fieldOrder;
    /// Which requests without content say so, with Content-Length: 0.
    enum class NoContent {
        WhereExpected, ///< POST, PUT and PATCH (RFC 9110 §8.6)
        Silent,
        AllButGetAndHead
    } noContent = NoContent::WhereExpected;
    QList<Option> options; ///< ten at most
    QString file;          ///< where it was read
    bool userFile = false; ///< one of the user's own
    /// Versions before this one that differ, newest first; their ids are "curl@7.88.1".
    QList<Client> earlier;

    /// The rules in force with `chosen` options; names that are not declared are ignored.
    /// `scripted` puts the options in force that are assumed for scripts.
    const Rules& rules(const QStringList& chosen = {}, bool scripted = false) const;
    /// The first of `chosen` that the client does not have; empty if it has all.
    QString unknownOption(const QStringList& chosen) const;

    std::shared_ptr<const Variants> variants;
};

/// Every client: ours from the resources, then the user's own from the configuration folder
/// (QStandardPaths::AppConfigLocation, clients/*.json). Read once; ordered by group and name.
const QList<Client>& clients();

/// The client called `id`, "curl" or "curl@7.88.1", or null.
const Client* findClient(const QString& id);

/// What was wrong with files that could not be loaded: file, key and what was expected.
const QStringList& clientFileErrors();

} // namespace thence::redirect
