#include "app/redaction/redaction.h"

#include "app/redaction/content.h"
#include "app/redaction/reading.h"
#include "app/redaction/values.h"
#include "app/url/parse.h"

#include <QJsonArray>

namespace thence::redaction {

namespace {

/// Gives every part of a trace to the values that are to be known.
class Learner {
public:
    using Source = Values::Source;

    explicit Learner(Values& values) : values_(values) {}

    void composed(const trace::Trace& trace) {
        request(trace.composed);
        fields({{"Cookie", trace.terms.cookies}}, Source::Request);
    }

    void request(const http::Request& request) {
        values_.leave(request.target.host());
        values_.leave(request.target.authority());
        url(request.target.href());
        fields(request.fields, Source::Request);
        if (request.content)
            content(request.content->bytes, request.fields, Source::Request);
    }

    void hop(const trace::Hop& hop) {
        const trace::Exchange& exchange = hop.exchange;
        request(exchange.request);
        for (const trace::Interim& interim : exchange.interim)
            fields(interim.fields, Source::Fields);
        if (exchange.response) {
            fields(exchange.response->fields, Source::Fields);
            content(exchange.response->content, exchange.response->fields, Source::Content);
        } else if (exchange.responseHead) {
            from(*exchange.responseHead, Source::Fields, findInHead);
        }
        fields(exchange.trailers, Source::Fields);
        if (const trace::Follow* const follow = hop.follow())
            request(follow->next);
        else if (const auto& target = hop.stop()->target)
            url(*target);
    }

private:
    template <typename Find>
    void from(QByteArrayView text, Source source, Find&& find) {
        Spans found;
        find(text, found);
        for (const Span& span : merged(std::move(found)))
            values_.learn(text, span, source);
    }

    void url(QByteArrayView url) { from(url, Source::Request, findInUrl); }

    void fields(const http::FieldList& fields, Source source) {
        for (const http::Field field : fields) {
            from(field.value, source, [&](QByteArrayView value, Spans& found) {
                findInFieldValue(field.name, value, found);
            });
            if (field.value.first(std::min<qsizetype>(field.value.size(), 6))
                    .compare("Basic ", Qt::CaseInsensitive) == 0)
                values_.learnBasic(field.value.sliced(6), source);
        }
    }

    void content(QByteArrayView bytes, const http::FieldList& fields, Source source) {
        const QByteArrayView type = fields.first("Content-Type").value_or(QByteArrayView());
        from(bytes, source,
             [&](QByteArrayView text, Spans& found) { findInContent(text, type, found); });
    }

    Values& values_;
};

} // namespace

Redaction Redaction::forTrace(const trace::Trace& trace) {
    return forTrace(trace, Redaction(), 0);
}

Redaction Redaction::forTrace(const trace::Trace& trace, const Redaction& known, qsizetype first) {
    if (!known.hides_)
        return known;
    if (trace.terms.mayKeepSecrets)
        return Redaction(Secrets::Kept);
    auto values =
        known.values_ ? std::make_shared<Values>(*known.values_) : std::make_shared<Values>();
    Learner learner(*values);
    if (first == 0)
        learner.composed(trace);
    for (qsizetype i = first; i < trace.hops.size(); ++i)
        learner.hop(trace.hops[i]);
    values->finish();
    Redaction redaction;
    redaction.values_ = std::move(values);
    return redaction;
}

qsizetype Redaction::count() const {
    return values_ ? values_->seen() : 0;
}

template <typename Find>
QByteArray Redaction::hidden(QByteArrayView text, bool isUrl, Find&& find) const {
    if (!hides_ || text.isEmpty())
        return text.toByteArray();
    Spans found;
    find(text, found);
    if (values_ && !values_->isEmpty())
        findInLayers(text, isUrl ? Layer::Url : Layer::Text, found,
                     [this](QByteArrayView layer, Spans& inside) { values_->find(layer, inside); });
    return replaced(text, merged(std::move(found)));
}

QByteArray Redaction::field(QByteArrayView name, QByteArrayView value) const {
    return hidden(value, false,
                  [&](QByteArrayView text, Spans& found) { findInFieldValue(name, text, found); });
}

QByteArray Redaction::url(QByteArrayView url) const {
    return hidden(url, true, findInUrl);
}

QByteArray Redaction::content(QByteArrayView content, QByteArrayView mediaType) const {
    return hidden(content, false, [&](QByteArrayView text, Spans& found) {
        findInContent(text, mediaType, found);
    });
}

QByteArray Redaction::head(QByteArrayView head) const {
    return hidden(head, false, findInHead);
}

QByteArray Redaction::text(QByteArrayView text) const {
    return hidden(text, false, findInText);
}

QString Redaction::sentence(const QString& text) const {
    if (!hides_)
        return text;
    // A value ends at a quotation mark of the sentence, which no format has.
    QString result;
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = start;
        while (end < text.size() && text[end] != u'“' && text[end] != u'”')
            ++end;
        const QByteArray before = QStringView(text).sliced(start, end - start).toUtf8();
        const QByteArray after = this->text(QByteArrayView(before));
        result += after == before ? QStringView(text).sliced(start, end - start).toString()
                                  : QString::fromUtf8(after);
        if (end < text.size())
            result += text[end];
        start = end + 1;
    }
    return result;
}

QJsonObject Redaction::json(const QJsonObject& object) const {
    const auto shown = [this](const QJsonValue& value, const auto& self) -> QJsonValue {
        if (value.isString())
            return sentence(value.toString());
        if (value.isObject())
            return json(value.toObject());
        if (!value.isArray())
            return value;
        QJsonArray array;
        for (const QJsonValue& element : value.toArray())
            array.append(self(element, self));
        return array;
    };
    if (!hides_)
        return object;
    QJsonObject result;
    for (auto member = object.begin(); member != object.end(); ++member)
        result.insert(member.key(), shown(member.value(), shown));
    return result;
}

} // namespace thence::redaction
