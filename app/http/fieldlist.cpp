#include "app/http/fieldlist.h"

#include "app/http/syntax.h"

#include <algorithm>

namespace thence::http {

FieldList::FieldList(std::initializer_list<std::pair<QByteArrayView, QByteArrayView>> fields) {
    spans_.reserve(fields.size());
    qsizetype size = 0;
    for (const auto& [name, value] : fields)
        size += name.size() + value.size() + 4;
    bytes_.reserve(size);
    for (const auto& [name, value] : fields)
        append(name, value);
}

FieldList FieldList::inside(QByteArray bytes, std::vector<Span> spans) {
    FieldList list;
    list.bytes_ = std::move(bytes);
    list.spans_ = std::move(spans);
    return list;
}

Field FieldList::at(qsizetype index) const {
    const Span& span = spans_[size_t(index)];
    const QByteArrayView bytes = bytes_;
    return {bytes.sliced(span.name, span.nameSize), bytes.sliced(span.value, span.valueSize)};
}

qsizetype FieldList::indexOf(QByteArrayView name) const {
    for (qsizetype i = 0; i < size(); ++i)
        if (equalsIgnoringCase(at(i).name, name))
            return i;
    return -1;
}

std::optional<QByteArrayView> FieldList::first(QByteArrayView name) const {
    const qsizetype index = indexOf(name);
    return index < 0 ? std::nullopt : std::optional(at(index).value);
}

QList<QByteArrayView> FieldList::all(QByteArrayView name) const {
    QList<QByteArrayView> values;
    for (const Field field : *this)
        if (equalsIgnoringCase(field.name, name))
            values.append(field.value);
    return values;
}

QByteArray FieldList::joined(QByteArrayView name) const {
    QByteArray result;
    bool first = true;
    for (const QByteArrayView value : all(name)) {
        if (!std::exchange(first, false))
            result.append(", ");
        result.append(value);
    }
    return result;
}

void FieldList::append(QByteArrayView name, QByteArrayView value) {
    const qsizetype start = bytes_.size();
    const qsizetype valueStart = start + name.size() + 2;
    bytes_.resize(valueStart + value.size() + 2);
    char* out = bytes_.data() + start;
    for (const QByteArrayView part : {name, QByteArrayView(": "), value, QByteArrayView("\r\n")})
        out = std::copy(part.begin(), part.end(), out);
    spans_.push_back(
        {quint32(start), quint32(name.size()), quint32(valueStart), quint32(value.size())});
}

void FieldList::set(QByteArrayView name, QByteArrayView value) {
    const qsizetype index = indexOf(name);
    append(name, value);
    if (index < 0)
        return;
    spans_[size_t(index)] = spans_.back();
    spans_.pop_back();
    qsizetype place = -1;
    std::erase_if(spans_, [&](const Span& span) {
        ++place;
        return place > index &&
               equalsIgnoringCase(QByteArrayView(bytes_).sliced(span.name, span.nameSize), name);
    });
}

qsizetype FieldList::remove(QByteArrayView name) {
    return qsizetype(std::erase_if(spans_, [&](const Span& span) {
        return equalsIgnoringCase(QByteArrayView(bytes_).sliced(span.name, span.nameSize), name);
    }));
}

QByteArray FieldList::toBytes() const {
    QByteArray result;
    for (const Field field : *this)
        result.append(field.name).append(": ").append(field.value).append("\r\n");
    return result;
}

bool operator==(const FieldList& a, const FieldList& b) {
    return std::equal(a.spans_.begin(), a.spans_.end(), b.spans_.begin(), b.spans_.end(),
                      [&](const FieldList::Span& x, const FieldList::Span& y) {
                          const QByteArrayView p = a.bytes_, q = b.bytes_;
                          return equalsIgnoringCase(p.sliced(x.name, x.nameSize),
                                                    q.sliced(y.name, y.nameSize)) &&
                                 p.sliced(x.value, x.valueSize) == q.sliced(y.value, y.valueSize);
                      });
}

} // namespace thence::http
