#pragma once

#include "app/findings/finding.h"
#include "app/trace/trace.h"

#include <QWidget>

namespace thence::ui {

/// One view of a hop. Panels know nothing of each other; the inspector makes each one when it is
/// first shown and gives it a hop only while it is visible.
class Panel : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// How far what is in a panel stands from its sides, px.
    static constexpr int inset = 16;
    /// ... where what is in it is a table, whose cells have a margin of their own.
    static constexpr int tableInset = inset - 3;

    /// Shows hop `index` of `trace`; the index is valid. The panel copies what it keeps.
    virtual void showHop(const trace::Trace& trace, int index) = 0;

    /// What was found about the trace of the next showHop(). Most panels have no use for it.
    virtual void setFindings(const QList<findings::Finding>&) {}

    /// Brings `part` into sight, as the panel calls what it has: the Fields panel its fields by
    /// their names.
    virtual void pointTo(const QString&) {}

protected:
    /// Emits wanted() for what a Sheet links to, "fields/Cache-Control" or "cache", at hop `index`.
    void follow(const QString& link, int index) {
        emit wanted(index, link.section(u'/', 0, 0), link.section(u'/', 1));
    }

signals:
    /// A person wants to see `panel` for hop `index`, and in it `part` (which may be empty).
    void wanted(int index, const QString& panel, const QString& part);
};

} // namespace thence::ui
