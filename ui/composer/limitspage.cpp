#include "ui/composer/limitspage.h"

#include "ui/composer/form.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QSpinBox>

namespace thence::ui {

namespace {

/// What the rows show and write: the limits of the wire beside those of the tracer.
struct Values {
    wire::Limits wire;
    int maxRedirects = tracer::Settings().maxRedirects;
    std::chrono::milliseconds wholeTrace = tracer::Settings().wholeTrace;
    qint64 memory = tracer::Settings().memory;
};

struct Row {
    const char* label;
    const char* suffix;
    int minimum, maximum;
    int (*get)(const Values&);
    void (*set)(Values&, int);
};

template <std::chrono::milliseconds wire::Limits::*member>
constexpr Row seconds(const char* label) {
    return {label,
            QT_TRANSLATE_NOOP("thence::ui::LimitsPage", " s"),
            1,
            3600,
            [](const Values& v) { return int((v.wire.*member).count() / 1000); },
            [](Values& v, int value) { v.wire.*member = std::chrono::seconds(value); }};
}

template <qint64 wire::Limits::*member>
constexpr Row kibibytes(const char* label, int maximum) {
    return {label,
            QT_TRANSLATE_NOOP("thence::ui::LimitsPage", " KiB"),
            1,
            maximum,
            [](const Values& v) { return int(v.wire.*member / 1024); },
            [](Values& v, int value) { v.wire.*member = qint64(value) * 1024; }};
}

const Row rows[] = {
    {QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Redirects"), "", -1, 1000,
     [](const Values& v) { return v.maxRedirects; },
     [](Values& v, int value) { v.maxRedirects = value; }},
    {QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Whole trace"),
     QT_TRANSLATE_NOOP("thence::ui::LimitsPage", " s"), 1, 3600,
     [](const Values& v) { return int(v.wholeTrace.count() / 1000); },
     [](Values& v, int value) { v.wholeTrace = std::chrono::seconds(value); }},
    kibibytes<&wire::Limits::head>(QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Head"), 16 * 1024),
    kibibytes<&wire::Limits::keptContent>(
        QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Content kept"), 64 * 1024),
    {QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Memory"),
     QT_TRANSLATE_NOOP("thence::ui::LimitsPage", " MiB"), 1,
     int(tracer::maxMemory / tracer::mebibyte),
     [](const Values& v) { return int(v.memory / tracer::mebibyte); },
     [](Values& v, int value) { v.memory = value * tracer::mebibyte; }},
    seconds<&wire::Limits::connect>(QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Connecting")),
    seconds<&wire::Limits::tls>(QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "TLS handshake")),
    seconds<&wire::Limits::firstByte>(QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "First byte")),
    seconds<&wire::Limits::idle>(QT_TRANSLATE_NOOP("thence::ui::LimitsPage", "Idle")),
};

constexpr int rowsPerColumn = 5;

} // namespace

void LimitsPage::build() {
    auto* const columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(24);
    const Values defaults;
    QFormLayout* form = nullptr;
    for (const Row& row : rows) {
        if (boxes_.size() % rowsPerColumn == 0) {
            auto* const half = new QWidget(this);
            form = makeForm(half);
            columns->addWidget(half, 1);
        }
        auto* const box = new QSpinBox;
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setRange(row.minimum, row.maximum);
        box->setSuffix(tr(row.suffix));
        box->setAccessibleName(tr(row.label));
        if (row.minimum < 0)
            box->setSpecialValueText(tr("The client's own"));
        box->setValue(row.get(defaults));
        form->addRow(tr(row.label), box);
        boxes_.push_back(box);
        connect(box, &QSpinBox::valueChanged, this, &Page::edited);
    }
    setFocusProxy(boxes_.front());
}

QString LimitsPage::title() const {
    const Values defaults;
    int changed = 0;
    for (size_t i = 0; i < boxes_.size(); ++i)
        changed += boxes_[i]->value() == rows[i].get(defaults) ? 0 : 1;
    return changed == 0 ? tr("Limits") : tr("Limits %1").arg(changed);
}

void LimitsPage::apply(tracer::Settings& settings) const {
    Values values;
    for (size_t i = 0; i < boxes_.size(); ++i)
        rows[i].set(values, boxes_[i]->value());
    settings.maxRedirects = values.maxRedirects;
    settings.wholeTrace = values.wholeTrace;
    settings.memory = values.memory;
}

void LimitsPage::apply(wire::Limits& limits) const {
    Values values;
    for (size_t i = 0; i < boxes_.size(); ++i)
        rows[i].set(values, boxes_[i]->value());
    limits = values.wire;
}

} // namespace thence::ui
