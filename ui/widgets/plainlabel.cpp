#include "ui/widgets/plainlabel.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHash>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace thence::ui {

namespace {

/// The size of `text` laid out as wide as `width`, as the document of a label has it.
QSizeF sizeAt(QTextLayout& text, qreal width) {
    QSizeF size(0, 0);
    text.beginLayout();
    for (QTextLine line = text.createLine(); line.isValid(); line = text.createLine()) {
        line.setLeadingIncluded(true);
        line.setLineWidth(width);
        line.setPosition({0, size.height()});
        size = {std::max(size.width(), line.naturalTextWidth()), size.height() + line.height()};
    }
    text.endLayout();
    return size;
}

/// The size that QTextDocument::adjustSize() comes to: wider than high, 80 letters at the most.
QSizeF bestSize(QTextLayout& text) {
    const int widest = 80 * QFontMetrics(text.font()).horizontalAdvance(u'x');
    const auto at = [&](int width) { return sizeAt(text, width).expandedTo(QSizeF(width, 0)); };
    int width = widest;
    QSizeF size = at(width);
    width = int(std::sqrt(5 * size.height() * size.width() / 3));
    size = at(std::min(width, widest));
    if (width * 3 < 5 * size.height())
        width = int(std::sqrt(2 * size.height() * size.width()));
    const qreal ideal = sizeAt(text, std::min(width, widest)).width();
    return sizeAt(text, ideal).expandedTo(QSizeF(std::ceil(ideal), 0));
}

QSize ceiled(const QSizeF& size) {
    return {int(std::ceil(size.width())), int(std::ceil(size.height()))};
}

constexpr qsizetype maxHeights = 32;

} // namespace

/// A QLabel lays its text out twice for every answer, and a layout in the making asks some twenty
/// times, for the same few widths.
struct PlainLabel::Sizes {
    QString of;
    QTextLayout text;
    QHash<int, int> heights; ///< by width
    std::optional<QSize> best;
    std::optional<QSize> narrowest;
};

PlainLabel::PlainLabel(const QString& text, Voice voice, QWidget* parent)
    : QLabel(parent), voice_(voice) {
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setText(text);
    color();
}

void PlainLabel::setTone(Tone tone) {
    tone_ = tone;
    color();
}

PlainLabel::~PlainLabel() = default;

QSize PlainLabel::sizeHint() const {
    if (!wordWrap())
        return QLabel::sizeHint();
    Sizes& known = sizes();
    if (!known.best)
        known.best = ceiled(bestSize(known.text));
    return framed(*known.best);
}

QSize PlainLabel::minimumSizeHint() const {
    if (!wordWrap())
        return QLabel::minimumSizeHint();
    Sizes& known = sizes();
    if (!known.narrowest) {
        const QSize best = sizeHint() - framed({0, 0});
        const int line = ceiled(sizeAt(known.text, QWIDGETSIZE_MAX)).height();
        known.narrowest = {ceiled(sizeAt(known.text, 0)).width(), std::min(line, best.height())};
    }
    return framed(*known.narrowest);
}

int PlainLabel::heightForWidth(int width) const {
    if (!wordWrap())
        return QLabel::heightForWidth(width);
    const int room =
        std::max(std::max(width, minimumWidth()) - framed({0, 0}).width(), 0); // for the text
    Sizes& known = sizes();
    auto height = known.heights.constFind(room);
    if (height == known.heights.cend())
        height = known.heights.insert(room, ceiled(sizeAt(known.text, room)).height());
    return framed({0, *height}).height();
}

/// With the margins around what is `inside`.
QSize PlainLabel::framed(const QSize& inside) const {
    return inside.grownBy(contentsMargins()).grownBy({margin(), margin(), margin(), margin()});
}

/// What is known of the sizes of the text, in the font that it has now.
PlainLabel::Sizes& PlainLabel::sizes() const {
    if (!sizes_ || sizes_->of != text() || sizes_->heights.size() > maxHeights) {
        sizes_ = std::make_unique<Sizes>();
        sizes_->of = text();
        QString lines = sizes_->of;
        sizes_->text.setText(lines.replace(u'\n', QChar::LineSeparator));
        sizes_->text.setFont(font());
        QTextOption option;
        option.setWrapMode(QTextOption::WordWrap);
        sizes_->text.setTextOption(option);
    }
    return *sizes_;
}

bool PlainLabel::event(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::ContentsRectChange)
        sizes_.reset();
    return QLabel::event(event);
}

void PlainLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        color();
}

void PlainLabel::color() {
    const Theme& current = theme();
    const QColor wanted = tone_                    ? colors(*tone_, current).text
                          : voice_ == Voice::Dim   ? current.dim
                          : voice_ == Voice::Faint ? current.faint
                          : voice_ == Voice::Bad   ? current.bad
                                                   : current.text;
    if (palette().color(QPalette::WindowText) == wanted)
        return;
    QPalette own = palette();
    own.setColor(QPalette::WindowText, wanted);
    setPalette(own);
}

QLabel* heading(const QString& text, QWidget* parent) {
    auto* const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setFont(headingFont());
    label->setWordWrap(true);
    return label;
}

} // namespace thence::ui
