#include "app/findings/caching/vary.h"

#include "app/http/syntax.h"

#include <algorithm>

namespace thence::findings::caching {

namespace {

bool orderAndCaseAreFree(const QByteArray& name) {
    return name == "accept-language" || name == "accept-encoding" || name == "accept-charset";
}

std::optional<QByteArrayList> normalised(const http::FieldList& fields, const QByteArray& name) {
    if (!fields.contains(name))
        return std::nullopt;
    QByteArrayList members;
    for (const QByteArrayView value : fields.all(name))
        for (const QByteArrayView member : http::splitList(value))
            members.append(member.toByteArray());
    if (orderAndCaseAreFree(name)) {
        for (QByteArray& member : members)
            member = member.toLower().replace(' ', "").replace('\t', "");
        std::sort(members.begin(), members.end());
    }
    return members;
}

} // namespace

QList<QByteArray> selectingFields(const http::Response& response) {
    QList<QByteArray> names;
    for (const QByteArrayView value : response.fields.all("Vary"))
        for (const QByteArrayView name : http::splitList(value))
            names.append(name.toByteArray().toLower());
    return names;
}

std::optional<QByteArray> varyMismatch(const Observed& observed, const http::Request& next) {
    const QList<QByteArray> names = selectingFields(observed.response);
    if (names.contains("*"))
        return "*";
    for (const QByteArray& name : names)
        if (normalised(observed.request.fields, name) != normalised(next.fields, name))
            return name;
    return std::nullopt;
}

} // namespace thence::findings::caching
