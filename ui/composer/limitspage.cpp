#include "ui/composer/limitspage.h"

#include "ui/composer/form.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QSpinBox>

namespace thence::ui {

namespace {

struct Row {
    const char* id; ///< of the limit
    const char* label;
};

constexpr Row rows[] = {
    {"redirects", QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Redirects")},
    {"wholeTrace", QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Whole trace")},
    {"head", QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Head")},
    {"keptContent", QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Content kept")},
    {"memory", QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Memory")},
    {"connect", QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Connecting")},
    {"tls", QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "TLS handshake")},
    {"firstByte", QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "First byte")},
    {"idle", QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Idle")},
};

QString suffix(trace::Limit::Unit unit) {
    switch (unit) {
    case trace::Limit::Unit::Count:
        return {};
    case trace::Limit::Unit::Seconds:
        return LimitsPage::tr(" s");
    case trace::Limit::Unit::Kibibytes:
        return LimitsPage::tr(" KiB");
    case trace::Limit::Unit::Mebibytes:
        return LimitsPage::tr(" MiB");
    }
    Q_UNREACHABLE();
}

/// `limit` as the boxes have it, in its unit.
int shown(const trace::Limit& limit, const trace::Limits& limits) {
    return int(limit.get(limits) / limit.scale());
}

constexpr int rowsPerColumn = 5;

} // namespace

void LimitsPage::build() {
    auto* const columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(24);
    const trace::Limits defaults;
    QFormLayout* form = nullptr;
    for (const Row& row : rows) {
        if (boxes_.size() % rowsPerColumn == 0) {
            auto* const half = new QWidget(this);
            form = makeForm(half);
            columns->addWidget(half, 1);
        }
        auto* const box = new QSpinBox;
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        const trace::Limit& limit = trace::limit(row.id);
        box->setRange(int(limit.min), int(limit.max));
        box->setSuffix(suffix(limit.unit));
        box->setAccessibleName(tr(row.label));
        if (limit.min < 0)
            box->setSpecialValueText(tr("The client's own"));
        box->setValue(shown(limit, defaults));
        form->addRow(tr(row.label), box);
        boxes_.push_back(box);
        connect(box, &QSpinBox::valueChanged, this, &Page::edited);
    }
    setFocusProxy(boxes_.front());
}

QString LimitsPage::title() const {
    const trace::Limits defaults;
    int changed = 0;
    for (size_t i = 0; i < boxes_.size(); ++i)
        changed += boxes_[i]->value() == shown(trace::limit(rows[i].id), defaults) ? 0 : 1;
    return changed == 0 ? tr("Limits") : tr("Limits %1").arg(changed);
}

trace::Limits LimitsPage::limits() const {
    trace::Limits limits;
    for (size_t i = 0; i < boxes_.size(); ++i) {
        const trace::Limit& limit = trace::limit(rows[i].id);
        limit.set(limits, boxes_[i]->value() * limit.scale());
    }
    return limits;
}

} // namespace thence::ui
