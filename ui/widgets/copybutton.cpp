#include "ui/widgets/copybutton.h"

#include <QClipboard>
#include <QGuiApplication>

namespace whereto::ui {

CopyButton::CopyButton(const QString& name, std::function<QString()> text, QWidget* parent)
    : QToolButton(parent) {
    setText(tr("Copy"));
    setAccessibleName(tr("Copy %1").arg(name));
    setFocusPolicy(Qt::StrongFocus);
    back_.setSingleShot(true);
    back_.setInterval(1500);
    connect(&back_, &QTimer::timeout, this, [this] { setText(tr("Copy")); });
    connect(this, &QToolButton::clicked, this, [this, text = std::move(text)] {
        QGuiApplication::clipboard()->setText(text());
        setText(tr("Copied"));
        back_.start();
    });
}

} // namespace whereto::ui
