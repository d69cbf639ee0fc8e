#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace thence::http {

/// One field line (RFC 9110 §5). The views live as long as the FieldList they came from is not
/// changed or destroyed.
struct Field {
    QByteArrayView name;
    QByteArrayView value;
};

/// Field lines in the order they stand in the message; repeats stay apart, lookup ignores case.
///
///   bytes   HTTP/1.1 302 Found\r\nLocation: /a\r\nSet-Cookie: b=c\r\n\r\n
///   spans                         [name][value]  [name    ][value]
///
/// A received list shares the bytes of its message head; a composed list owns its own. Either way
/// there is one buffer and the fields are places in it, so keeping thousands of them is cheap.
class FieldList {
public:
    struct Span {
        quint32 name, nameSize, value, valueSize;
    };

    class Iterator {
    public:
        Iterator(const FieldList* list, qsizetype index) : list_(list), index_(index) {}
        Field operator*() const { return list_->at(index_); }
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

    private:
        const FieldList* list_;
        qsizetype index_;
    };

    FieldList() = default;
    FieldList(std::initializer_list<std::pair<QByteArrayView, QByteArrayView>> fields);

    /// Fields as places in `bytes`, which is shared, not copied. Every span must lie inside it.
    static FieldList inside(QByteArray bytes, std::vector<Span> spans);

    qsizetype size() const { return qsizetype(spans_.size()); }
    bool isEmpty() const { return spans_.empty(); }
    Field at(qsizetype index) const;
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

    bool contains(QByteArrayView name) const { return indexOf(name) >= 0; }
    /// The place of the first field called `name`, or -1.
    qsizetype indexOf(QByteArrayView name) const;
    /// The value of the first field called `name`.
    std::optional<QByteArrayView> first(QByteArrayView name) const;
    /// The values of every field called `name`, in order.
    QList<QByteArrayView> all(QByteArrayView name) const;
    /// The values of every field called `name`, joined by ", " (RFC 9110 §5.3). Never for
    /// Set-Cookie, whose values cannot be joined.
    QByteArray joined(QByteArrayView name) const;

    void append(QByteArrayView name, QByteArrayView value);
    /// Puts `value` in the place of the first field called `name` and removes the others; appends
    /// when there is none.
    void set(QByteArrayView name, QByteArrayView value);
    /// Removes every field called `name` and says how many there were.
    qsizetype remove(QByteArrayView name);

    /// The field section as HTTP/1.1 writes it: "name: value" lines, each ended by CRLF.
    QByteArray toBytes() const;

    /// Same names (without case) and same values in the same order.
    friend bool operator==(const FieldList& a, const FieldList& b);

private:
    QByteArray bytes_;
    std::vector<Span> spans_;
};

} // namespace thence::http
