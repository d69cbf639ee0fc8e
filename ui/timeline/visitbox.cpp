#include "ui/timeline/visitbox.h"

#include "ui/theme/fonts.h"

#include <QAbstractItemView>
#include <QStyleOptionComboBox>

namespace thence::ui {

using namespace std::chrono_literals;

namespace {

struct Visit {
    const char* text;
    std::optional<std::chrono::seconds> elapsed;
};

constexpr Visit visits[] = {
    {QT_TRANSLATE_NOOP("VisitBox", "First visit"), std::nullopt},
    {QT_TRANSLATE_NOOP("VisitBox", "Again at once"), 0s},
    {QT_TRANSLATE_NOOP("VisitBox", "Again after 1 minute"), 1min},
    {QT_TRANSLATE_NOOP("VisitBox", "Again after 1 hour"), 1h},
    {QT_TRANSLATE_NOOP("VisitBox", "Again after 1 day"), 24h},
    {QT_TRANSLATE_NOOP("VisitBox", "Again after 30 days"), 30 * 24h},
};

} // namespace

VisitBox::VisitBox(QWidget* parent) : QComboBox(parent) {
    for (const Visit& visit : visits)
        addItem(tr(visit.text));
    setFont(chipFont());
    setAccessibleName(tr("Second visit"));
    setToolTip(tr("What the same client would do when asked again: which hops come from its "
                  "cache. Nothing is sent."));
    connect(this, &QComboBox::currentIndexChanged, this, [this](int index) {
        updateGeometry();
        emit chosen(visits[index].elapsed);
    });
    view()->setMinimumWidth(QComboBox::sizeHint().width()); // the list shows them all
}

QSize VisitBox::sizeHint() const {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QSize text(fontMetrics().horizontalAdvance(currentText()), fontMetrics().height());
    return {style()->sizeFromContents(QStyle::CT_ComboBox, &option, text, this).width(),
            QComboBox::sizeHint().height()};
}

} // namespace thence::ui
