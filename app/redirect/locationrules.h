#pragma once

#include "app/url/reading.h"

#include <QByteArray>

#include <bitset>

namespace thence::redirect {

using ByteSet = std::bitset<256>;

/// How a client makes a URL of the Location fields of a response: which field, and how it is read.
/// The defaults are RFC 3986 to the letter, with what cannot stand in a URL percent-encoded.
struct LocationRules {
    enum class Missing { Stop, Again }; ///< Again: asks for the same URL once more
    enum class Empty { Stop, Again, Directory, Root, Error }; ///< what an empty value means
    enum class Repeated { First, Last, Joined, Error, ErrorIfDifferent };
    enum class Bytes {
        Percent, ///< %E9
        Latin1,  ///< each byte is taken for a Latin-1 character: %C3%A9
        Raw,
        Reject,
        Replace,       ///< by U+FFFD, %EF%BF%BD, as an UTF-8 decoder does
        ReplaceLatin1, ///< the same, and its bytes are taken for Latin-1
        Cut            ///< the rest is dropped
    };
    enum class BadPercent { Keep, Encode, Reject }; ///< a "%" without two hex digits
    enum class Dots {
        Remove,       ///< RFC 3986 §5.2.4
        RelativeOnly, ///< left alone in a path that is absolute already
        WithoutHost,  ///< left alone behind a host that is named
        Keep
    };
    enum class NoSlashes { Error, Relative, Path };      ///< "http:/x" and "http:x"
    enum class EmptyHost { Error, Path, Slashes, Skip }; ///< "///x"
    enum class Pathless { Standard, Directory, Root };   ///< what "?a" and "#a" are relative to
    enum class EmptyQuery {
        Keep,
        Drop,  ///< "/x?" becomes "/x"
        Ignore ///< the same, and "?" alone is an empty reference
    };
    enum class Merge {
        Standard,
        ExtraSlash ///< "/dir/" and "t" make "/dir//t", and one character stands at the root
    };
    enum class HostNumbers { Keep, Normalise, Reject }; ///< http://2130706433/
    enum class Folding { Never, Merged, Always };       ///< /a//b becomes /a/b
    enum class Userinfo { Keep, Drop, Refuse, RefuseAcrossOrigins };
    enum class OtherSchemes { Refuse, Relative };

    url::Reading reading = url::Reading::Rfc3986;
    Missing missing = Missing::Stop;
    Empty empty = Empty::Stop;
    Repeated repeated = Repeated::First;
    QByteArray joiner = ", ";

    bool trimsEnd = true;              ///< spaces after the value are dropped, not read
    Bytes utf8 = Bytes::Percent;       ///< bytes that are UTF-8
    Bytes otherBytes = Bytes::Percent; ///< bytes from 80 on that are not
    ByteSet rejected;                  ///< makes the value unreadable
    ByteSet rejectedInPath;
    ByteSet rejectedInAuthority;
    QByteArray replaced; ///< pairs: a character, and the one it is read as
    ByteSet stripped;    ///< taken out before anything else
    ByteSet encodedInPath;
    ByteSet encodedInQuery;
    ByteSet rawInPath; ///< with the URL Standard: written as they came, not as %5E
    bool plusForSpaceInQuery = false;
    bool rawQuery = false; ///< the query goes on as it came
    BadPercent badPercent = BadPercent::Keep;
    ByteSet cutAt;                  ///< the value ends before the first of these
    bool lowerCaseEscapes = false;  ///< what is encoded here becomes %c3, not %C3
    bool upperCasesHex = false;     ///< %c3 becomes %C3
    bool decodesUnreserved = false; ///< %7E becomes ~
    bool readsEncodedDots = false;  ///< %2e%2e is a dot segment
    Folding folds = Folding::Never;

    Dots dots = Dots::Remove;
    bool keepsDotsAboveRoot = false; ///< /../t stays when there is nothing left to go up from
    NoSlashes noSlashes = NoSlashes::Error;
    EmptyHost emptyHost = EmptyHost::Error;
    Pathless queryOnly = Pathless::Standard;
    Pathless fragmentOnly = Pathless::Standard;
    EmptyQuery emptyQuery = EmptyQuery::Keep;
    Merge merge = Merge::Standard;
    HostNumbers hostNumbers = HostNumbers::Keep;
    bool rejectsTrailingSpace = false;
    bool followsItself = true;       ///< a redirect to the same URL
    bool rejectsColonFirst = false;  ///< "<http://a.test/>": a colon before the first slash
    bool rejectsInnerScheme = false; ///< "/x?u=http://a.test/": "://" without a scheme in front
    bool backslashEndsHost = false;  ///< also where it is no slash
    bool inheritsHost = false;       ///< "http:/x" and "http://:81/x" mean the last host
    bool readsIdn = false;           ///< non-ASCII hosts go through IDNA instead of failing
    Userinfo userinfo = Userinfo::Keep;
    OtherSchemes otherSchemes = OtherSchemes::Refuse;
};

} // namespace thence::redirect
