#include "ui/models/findingwords.h"

#include <QCoreApplication>

namespace thence::ui {

namespace {

struct SeverityWords {
    char16_t mark;
    const char* name;
    Tone tone;
};

// In the order of the enumerations.
constexpr SeverityWords severities[] = {
    {u'✓', QT_TRANSLATE_NOOP("Finding", "Good"), Tone::Good},
    {u'●', QT_TRANSLATE_NOOP("Finding", "Note"), Tone::Neutral},
    {u'▲', QT_TRANSLATE_NOOP("Finding", "Warning"), Tone::Temporary},
    {u'✕', QT_TRANSLATE_NOOP("Finding", "Error"), Tone::Bad},
};

struct TopicWords {
    const char* name;
    const char* panel;
};

constexpr TopicWords topics[] = {
    {QT_TRANSLATE_NOOP("Finding", "Method"), "clients"},
    {QT_TRANSLATE_NOOP("Finding", "Caching"), "cache"},
    {QT_TRANSLATE_NOOP("Finding", "Search"), "search"},
    {QT_TRANSLATE_NOOP("Finding", "Security"), "security"},
    {QT_TRANSLATE_NOOP("Finding", "Chain"), "overview"},
};

QString tr(const char* text) {
    return QCoreApplication::translate("Finding", text);
}

} // namespace

QString mark(findings::Severity severity) {
    return QChar(severities[size_t(severity)].mark);
}

QString name(findings::Severity severity) {
    return tr(severities[size_t(severity)].name);
}

Tone toneOf(findings::Severity severity) {
    return severities[size_t(severity)].tone;
}

QString name(findings::Topic topic) {
    return tr(topics[size_t(topic)].name);
}

QString panelOf(findings::Topic topic) {
    return QLatin1String(topics[size_t(topic)].panel);
}

} // namespace thence::ui
