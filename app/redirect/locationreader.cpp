#include "app/redirect/locationreader.h"

namespace thence::redirect {

namespace {

using R = LocationRules;

/// The characters of a text, one byte each. U+0001 stands for every control but tab, line feed,
/// carriage return and NUL, which have to be named; U+0080 for the controls above ASCII.
void readSet(json::Cursor& at, const char* key, ByteSet& set) {
    const auto text = at.optionalText(key);
    if (!text)
        return;
    set.reset();
    for (const QChar c : *text) {
        if (c.unicode() > 0xff)
            return at.fail(key, QStringLiteral("characters up to U+00FF"));
        set.set(c.unicode());
        if (c.unicode() == 1)
            for (size_t control = 1; control < 0x80; ++control)
                if ((control < 0x20 || control == 0x7f) && control != '\t' && control != '\n' &&
                    control != '\r')
                    set.set(control);
        if (c.unicode() == 0x80)
            for (size_t control = 0x80; control < 0xa0; ++control)
                set.set(control);
    }
}

void readWhich(json::Cursor& at, R& rules) {
    at.choose<url::Reading>("reading", rules.reading,
                            {{"whatwg", url::Reading::Whatwg}, {"rfc3986", url::Reading::Rfc3986}});
    at.choose<R::Missing>("missing", rules.missing,
                          {{"stop", R::Missing::Stop}, {"again", R::Missing::Again}});
    at.choose<R::Empty>("empty", rules.empty,
                        {{"stop", R::Empty::Stop},
                         {"again", R::Empty::Again},
                         {"directory", R::Empty::Directory},
                         {"root", R::Empty::Root},
                         {"error", R::Empty::Error}});
    at.choose<R::Repeated>("repeated", rules.repeated,
                           {{"first", R::Repeated::First},
                            {"last", R::Repeated::Last},
                            {"joined", R::Repeated::Joined},
                            {"error", R::Repeated::Error},
                            {"error-if-different", R::Repeated::ErrorIfDifferent}});
    if (const auto joiner = at.optionalText("joiner"))
        rules.joiner = joiner->toLatin1();
}

void readCharacters(json::Cursor& at, R& rules) {
    const std::initializer_list<std::pair<const char*, R::Bytes>> bytes = {
        {"percent", R::Bytes::Percent}, {"latin1", R::Bytes::Latin1},
        {"raw", R::Bytes::Raw},         {"reject", R::Bytes::Reject},
        {"replace", R::Bytes::Replace}, {"replace-latin1", R::Bytes::ReplaceLatin1},
        {"cut", R::Bytes::Cut}};
    at.choose<R::Bytes>("utf8", rules.utf8, bytes);
    at.choose<R::Bytes>("otherBytes", rules.otherBytes, bytes);
    readSet(at, "reject", rules.rejected);
    readSet(at, "rejectInPath", rules.rejectedInPath);
    readSet(at, "rejectInAuthority", rules.rejectedInAuthority);
    readSet(at, "strip", rules.stripped);
    const QJsonObject replaced = at.object("replace");
    for (auto it = replaced.begin(); it != replaced.end(); ++it) {
        const QByteArray pair = (it.key() + it->toString()).toLatin1();
        if (pair.size() != 2)
            at.fail("replace", QStringLiteral("single characters"));
        rules.replaced.append(pair);
    }
    readSet(at, "encodeInPath", rules.encodedInPath);
    readSet(at, "encodeInQuery", rules.encodedInQuery);
    readSet(at, "rawInPath", rules.rawInPath);
    readSet(at, "cutAt", rules.cutAt);
    at.read("lowerCaseEscapes", rules.lowerCaseEscapes);
    at.read("trimsEnd", rules.trimsEnd);
    at.read("plusForSpaceInQuery", rules.plusForSpaceInQuery);
    at.read("rawQuery", rules.rawQuery);
    at.read("rejectsTrailingSpace", rules.rejectsTrailingSpace);
    at.read("upperCasesHex", rules.upperCasesHex);
    at.read("decodesUnreserved", rules.decodesUnreserved);
    at.choose<R::BadPercent>("badPercent", rules.badPercent,
                             {{"keep", R::BadPercent::Keep},
                              {"encode", R::BadPercent::Encode},
                              {"reject", R::BadPercent::Reject}});
}

void readStructure(json::Cursor& at, R& rules) {
    at.read("readsEncodedDots", rules.readsEncodedDots);
    at.choose<R::Folding>("foldsSlashes", rules.folds,
                          {{"never", R::Folding::Never},
                           {"merged", R::Folding::Merged},
                           {"always", R::Folding::Always}});
    at.choose<R::Dots>("dots", rules.dots,
                       {{"remove", R::Dots::Remove},
                        {"relative-only", R::Dots::RelativeOnly},
                        {"without-host", R::Dots::WithoutHost},
                        {"keep", R::Dots::Keep}});
    at.read("keepsDotsAboveRoot", rules.keepsDotsAboveRoot);
    at.choose<R::NoSlashes>("noSlashes", rules.noSlashes,
                            {{"error", R::NoSlashes::Error},
                             {"relative", R::NoSlashes::Relative},
                             {"path", R::NoSlashes::Path}});
    at.choose<R::EmptyHost>("emptyHost", rules.emptyHost,
                            {{"error", R::EmptyHost::Error},
                             {"path", R::EmptyHost::Path},
                             {"slashes", R::EmptyHost::Slashes},
                             {"skip", R::EmptyHost::Skip}});
    const std::initializer_list<std::pair<const char*, R::Pathless>> pathless = {
        {"standard", R::Pathless::Standard},
        {"directory", R::Pathless::Directory},
        {"root", R::Pathless::Root}};
    at.choose<R::Pathless>("queryOnly", rules.queryOnly, pathless);
    at.choose<R::Pathless>("fragmentOnly", rules.fragmentOnly, pathless);
    at.choose<R::EmptyQuery>("emptyQuery", rules.emptyQuery,
                             {{"keep", R::EmptyQuery::Keep},
                              {"drop", R::EmptyQuery::Drop},
                              {"ignore", R::EmptyQuery::Ignore}});
    at.choose<R::Merge>("merge", rules.merge,
                        {{"standard", R::Merge::Standard}, {"extra-slash", R::Merge::ExtraSlash}});
}

void readAuthorityRules(json::Cursor& at, R& rules) {
    at.choose<R::HostNumbers>("hostNumbers", rules.hostNumbers,
                              {{"keep", R::HostNumbers::Keep},
                               {"normalise", R::HostNumbers::Normalise},
                               {"reject", R::HostNumbers::Reject}});
    at.read("inheritsHost", rules.inheritsHost);
    at.read("readsIdn", rules.readsIdn);
    at.read("followsItself", rules.followsItself);
    at.read("rejectsColonFirst", rules.rejectsColonFirst);
    at.read("rejectsInnerScheme", rules.rejectsInnerScheme);
    at.read("backslashEndsHost", rules.backslashEndsHost);
    at.choose<R::Userinfo>("userinfo", rules.userinfo,
                           {{"keep", R::Userinfo::Keep},
                            {"drop", R::Userinfo::Drop},
                            {"refuse", R::Userinfo::Refuse},
                            {"refuse-across-origins", R::Userinfo::RefuseAcrossOrigins}});
    at.choose<R::OtherSchemes>(
        "otherSchemes", rules.otherSchemes,
        {{"refuse", R::OtherSchemes::Refuse}, {"relative", R::OtherSchemes::Relative}});
}

} // namespace

LocationRules readLocationRules(json::Cursor& parent) {
    LocationRules rules;
    json::Cursor at = parent.part("location");
    readWhich(at, rules);
    readCharacters(at, rules);
    readStructure(at, rules);
    readAuthorityRules(at, rules);
    at.finish();
    return rules;
}

} // namespace thence::redirect
