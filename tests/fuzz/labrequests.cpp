#include "tests/fuzz/targets.h"

#include "app/lab/requestreader.h"

#include <QStringList>

namespace thence::fuzz {

namespace {

QStringList read(const std::vector<QByteArrayView>& pieces) {
    using State = lab::RequestReader::State;
    lab::RequestReader reader;
    QByteArray unread;
    QStringList told;
    for (const QByteArrayView piece : pieces) {
        unread += piece;
        for (State state = reader.read(unread); state != State::Incomplete;
             state = reader.read(unread)) {
            if (state == State::Refused)
                return told << QStringLiteral("refused");
            if (state == State::WantsContinue)
                continue;
            const lab::Received request = reader.take("http");
            told << QString::fromLatin1(request.method + ' ' + request.path + '?' + request.query +
                                        '\n' + request.fields.toBytes())
                 << QString::number(request.contentSize);
        }
    }
    return told;
}

} // namespace

void labrequests(Input input) {
    const unsigned seed = input.byte();
    // What is refused as soon as it is seen whole is refused at the end of the head in pieces.
    const QByteArray bytes = input.rest() + "\r\n\r\n";
    const QStringList whole = read(pieces(bytes, 0));
    for (const unsigned cut : {1U, seed + 2})
        REQUIRE(read(pieces(bytes, cut)) == whole,
                (read(pieces(bytes, cut)) + QStringList(QStringLiteral("--- whole:")) + whole)
                    .join(u'\n')
                    .toUtf8());
}

} // namespace thence::fuzz
