#include "app/json/cut.h"

#include <QCoreApplication>

#include <utility>

namespace thence::json {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Json", text);
}

class Cutter {
public:
    Cutter(QByteArrayView text, QByteArrayView key, CutLimits limits)
        : text_(text), key_('"' + key.toByteArray() + '"'), limits_(limits) {}

    tl::expected<Cut, QString> run() {
        for (; place_ < text_.size() && expected_.isEmpty(); ++place_)
            step(text_[place_]);
        if (!expected_.isEmpty())
            return tl::unexpected(expected_);
        cut_.rest.append(text_.sliced(kept_));
        return std::move(cut_);
    }

private:
    void step(char c) {
        switch (c) {
        case '"':
            return skipString();
        case '{':
        case '[':
            return open(c);
        case '}':
        case ']':
            return close();
        case ',':
            if (isInList_ && depth_ == listDepth)
                endElement();
            return count();
        default:
            return;
        }
    }

    void count() {
        if (++values_ > limits_.values)
            expected_ = tr("at most %1 values").arg(limits_.values);
    }

    void skipString() {
        const qsizetype start = place_;
        for (++place_; place_ < text_.size() && text_[place_] != '"'; ++place_)
            if (text_[place_] == '\\')
                ++place_;
        if (depth_ == 1)
            name_ = text_.sliced(start, std::min(place_ + 1, text_.size()) - start);
    }

    void open(char bracket) {
        if (depth_ == 1 && bracket == '[' && name_ == key_)
            openList();
        if (++depth_ > limits_.depth)
            expected_ = tr("at most %1 lists and objects inside each other").arg(limits_.depth);
        count();
    }

    void openList() {
        if (wasFound_)
            expected_ = tr("only one list %1").arg(QString::fromUtf8(key_));
        wasFound_ = isInList_ = true;
        element_ = place_ + 1;
        cut_.rest.append(text_.sliced(kept_, element_ - kept_));
        restValues_ = std::exchange(values_, 0);
    }

    void close() {
        if (isInList_ && depth_ == listDepth) {
            if (!cut_.elements.isEmpty() ||
                !text_.sliced(element_, place_ - element_).trimmed().isEmpty())
                endElement();
            isInList_ = false;
            kept_ = place_;
            values_ = restValues_;
        }
        --depth_;
    }

    void endElement() {
        cut_.elements.append(text_.sliced(element_, place_ - element_).trimmed());
        element_ = place_ + 1;
        values_ = 0;
    }

    static constexpr int listDepth = 2;

    const QByteArrayView text_;
    const QByteArray key_;
    const CutLimits limits_;
    Cut cut_;
    QString expected_;
    QByteArrayView name_; ///< the last string in the object itself
    qsizetype place_ = 0;
    qsizetype kept_ = 0;    ///< where the rest that is not in cut_ yet begins
    qsizetype element_ = 0; ///< where the element begins
    qsizetype values_ = 0;
    qsizetype restValues_ = 0;
    int depth_ = 0;
    bool isInList_ = false;
    bool wasFound_ = false;
};

} // namespace

tl::expected<Cut, QString> cut(QByteArrayView text, QByteArrayView key, CutLimits limits) {
    return Cutter(text, key, limits).run();
}

} // namespace thence::json
