#include "ui/inspector/panels.h"

#include "ui/inspector/cache/cachepanel.h"
#include "ui/inspector/clients/clientspanel.h"
#include "ui/inspector/content/contentpanel.h"
#include "ui/inspector/fields/fieldspanel.h"
#include "ui/inspector/findings/findingspanel.h"
#include "ui/inspector/overview/overviewpanel.h"
#include "ui/inspector/raw/rawpanel.h"
#include "ui/inspector/search/searchpanel.h"
#include "ui/inspector/security/securitypanel.h"
#include "ui/inspector/timing/timingpanel.h"
#include "ui/inspector/tls/tlspanel.h"

#include <QCoreApplication>

namespace thence::ui {

namespace {

template <typename P>
Panel* make(QWidget* parent) {
    return new P(parent);
}

Panel* makeFindings(QWidget* parent) {
    return new FindingsPanel(panelName, parent);
}

constexpr PanelEntry entries[] = {
    {"overview", QT_TRANSLATE_NOOP("Panel", "Overview"), make<OverviewPanel>},
    {"fields", QT_TRANSLATE_NOOP("Panel", "Fields"), make<FieldsPanel>},
    {"clients", QT_TRANSLATE_NOOP("Panel", "Clients"), make<ClientsPanel>},
    {"findings", QT_TRANSLATE_NOOP("Panel", "Findings"), makeFindings},
    {"cache", QT_TRANSLATE_NOOP("Panel", "Cache"), make<CachePanel>},
    {"search", QT_TRANSLATE_NOOP("Panel", "Search"), make<SearchPanel>},
    {"security", QT_TRANSLATE_NOOP("Panel", "Security"), make<SecurityPanel>},
    {"content", QT_TRANSLATE_NOOP("Panel", "Content"), make<ContentPanel>},
    {"raw", QT_TRANSLATE_NOOP("Panel", "Raw"), make<RawPanel>},
    {"tls", QT_TRANSLATE_NOOP("Panel", "TLS"), make<TlsPanel>},
    {"timing", QT_TRANSLATE_NOOP("Panel", "Timing"), make<TimingPanel>},
};

} // namespace

QString PanelEntry::name() const {
    return QCoreApplication::translate("Panel", title);
}

QString panelName(const QString& id) {
    for (const PanelEntry& entry : entries)
        if (id == QLatin1String(entry.id))
            return entry.name();
    return {};
}

std::span<const PanelEntry> panelEntries() {
    return entries;
}

} // namespace thence::ui
