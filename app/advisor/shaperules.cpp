#include "app/advisor/evidencerules.h"
#include "app/advisor/path.h"
#include "app/url/site.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

QString text(QByteArrayView bytes) {
    return QString::fromUtf8(bytes);
}

bool samePath(const AdvisedHop& s) {
    return s.request.target.path() == s.target.path();
}

bool sameHost(const AdvisedHop& s) {
    return s.request.target.host() == s.target.host();
}

bool differsByWww(QByteArrayView a, QByteArrayView b) {
    return a.toByteArray() == "www." + b.toByteArray() ||
           b.toByteArray() == "www." + a.toByteArray();
}

QByteArray withoutSlash(QByteArrayView path) {
    return (path.endsWith('/') ? path.chopped(1) : path).toByteArray();
}

Arguments paths(const AdvisedHop& s) {
    return QStringList{text(s.request.target.path()), text(s.target.path())};
}

Arguments oldPath(const AdvisedHop& s) {
    return QStringList{text(s.request.target.path())};
}

Arguments hosts(const AdvisedHop& s) {
    return QStringList{text(s.request.target.host()), text(s.target.host())};
}

Arguments schemeUpgrade(const AdvisedHop& s) {
    const bool upgrade = s.request.target.scheme() == "http" && s.target.scheme() == "https" &&
                         isSameSite(s.request.target, s.target) && samePath(s);
    return upgrade ? Arguments(QStringList{}) : std::nullopt;
}

Arguments www(const AdvisedHop& s) {
    const bool moved = differsByWww(s.request.target.host(), s.target.host()) && samePath(s);
    return moved ? hosts(s) : std::nullopt;
}

Arguments trailingSlash(const AdvisedHop& s) {
    const QByteArrayView from = s.request.target.path(), to = s.target.path();
    const bool slash = from != to && withoutSlash(from) == withoutSlash(to);
    return slash ? paths(s) : std::nullopt;
}

Arguments letterCase(const AdvisedHop& s) {
    const QByteArray from = s.request.target.path().toByteArray();
    const QByteArray to = s.target.path().toByteArray();
    return from != to && from.toLower() == to.toLower() ? paths(s) : std::nullopt;
}

Arguments doubleSlash(const AdvisedHop& s) {
    QByteArray from = s.request.target.path().toByteArray();
    if (!from.contains("//"))
        return std::nullopt;
    while (from.contains("//"))
        from.replace("//", "/");
    return from == s.target.path() ? oldPath(s) : std::nullopt;
}

Arguments indexPage(const AdvisedHop& s) {
    const QByteArrayView from = s.request.target.path(), to = s.target.path();
    const qsizetype slash = from.lastIndexOf('/') + 1;
    const QByteArrayView name = from.sliced(slash);
    const bool isIndex =
        name.startsWith("index.") || name.startsWith("default.") || name.startsWith("Default.");
    return isIndex && withoutSlash(from.first(slash)) == withoutSlash(to) ? paths(s) : std::nullopt;
}

Arguments extension(const AdvisedHop& s) {
    const QByteArray from = s.request.target.path().toByteArray();
    for (const char* ending : {".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".cgi"})
        if (from.endsWith(ending) &&
            from.chopped(qsizetype(qstrlen(ending))) == withoutSlash(s.target.path()))
            return oldPath(s);
    return std::nullopt;
}

Arguments version(const AdvisedHop& s) {
    const QList<QByteArray> from = segments(s.request.target), to = segments(s.target);
    if (from.size() != to.size())
        return std::nullopt;
    Arguments found;
    for (qsizetype i = 0; i < from.size(); ++i) {
        if (from[i] == to[i])
            continue;
        if (!isVersion(from[i]) || !isVersion(to[i]))
            return std::nullopt;
        found = QStringList{text(from[i]), text(to[i])};
    }
    return found;
}

bool isForPhones(QByteArrayView host) {
    return host.startsWith("m.") || host.startsWith("mobile.");
}

Arguments hostMove(const AdvisedHop& s) {
    const url::Url& from = s.request.target;
    const bool moved = !s.target.isEmpty() && !sameHost(s) &&
                       !differsByWww(from.host(), s.target.host()) && from.path() != "/" &&
                       isSameRequestTarget(from, s.target) && !isForPhones(s.target.host());
    return moved ? hosts(s) : std::nullopt;
}

Arguments sameName(const AdvisedHop& s) {
    const QList<QByteArray> from = segments(s.request.target), to = segments(s.target);
    const bool kept = from.size() > 1 && !to.isEmpty() && from != to && from.last().size() > 3 &&
                      from.last() == to.last() && from.size() >= to.size();
    return kept && !version(s) ? Arguments(QStringList{text(from.last())}) : std::nullopt;
}

Arguments oldInName(const AdvisedHop& s) {
    const bool old = hasWord(s.request.target, {"old", "legacy", "archive", "deprecated"}) &&
                     !hasWord(s.target, {"old", "legacy", "archive", "deprecated"});
    return old ? paths(s) : std::nullopt;
}

constexpr EvidenceRule rules[] = {
    {"scheme-upgrade", Direction::Permanent, 5,
     QT_TRANSLATE_NOOP("Advice",
                       "Only the scheme changes, from http to https: that is meant to stay."),
     "RFC 9110 §4.2.2", schemeUpgrade},
    {"www", Direction::Permanent, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 and %2 differ by “www.” alone: one of them is the real name."),
     "Google, Redirects and Google Search", www},
    {"trailing-slash", Direction::Permanent, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 and %2 differ by the last slash alone: a tidy-up for good."),
     "RFC 3986 §6.2.4", trailingSlash},
    {"letter-case", Direction::Permanent, 2,
     QT_TRANSLATE_NOOP("Advice", "%1 and %2 differ in letter case alone: a tidy-up for good."),
     "RFC 3986 §6.2.2.1", letterCase},
    {"double-slash", Direction::Permanent, 2,
     QT_TRANSLATE_NOOP("Advice", "%1 loses its doubled slashes: a tidy-up for good."),
     "RFC 3986 §6.2.2", doubleSlash},
    {"index-page", Direction::Permanent, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 is the start page of %2: one of the two is the real name."),
     "RFC 3986 §6.2.4", indexPage},
    {"extension", Direction::Permanent, 2,
     QT_TRANSLATE_NOOP("Advice", "%1 loses its file ending: the page has a new name."),
     "RFC 9110 §15.4.2", extension},
    {"version", Direction::Permanent, 3,
     QT_TRANSLATE_NOOP("Advice", "The version in the path goes from %1 to %2: a new home."),
     "RFC 9110 §15.4.9", version},
    {"host-move", Direction::Permanent, 2,
     QT_TRANSLATE_NOOP("Advice", "The same path, on %2 instead of %1: the host has a new name."),
     "RFC 9110 §15.4.2", hostMove},
    {"same-name", Direction::Permanent, 2,
     QT_TRANSLATE_NOOP("Advice", "“%1” keeps its name in another folder: it looks moved."),
     "RFC 9110 §15.4.2", sameName},
    {"old-in-name", Direction::Permanent, 1,
     QT_TRANSLATE_NOOP("Advice", "%1 calls itself old, and %2 does not."), "RFC 9110 §15.4.2",
     oldInName},
};

} // namespace

std::span<const EvidenceRule> shapeRules() {
    return rules;
}

} // namespace thence::advisor
