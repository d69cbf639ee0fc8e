#include "ui/widgets/copybutton.h"

#include <QClipboard>
#include <QGuiApplication>

namespace thence::ui {

CopyButton::CopyButton(const QString& name, std::function<QString()> text, QWidget* parent)
    : QToolButton(parent), label_(tr("Copy")) {
    setText(label_);
    setAccessibleName(tr("Copy %1").arg(name));
    setFocusPolicy(Qt::StrongFocus);
    back_.setSingleShot(true);
    back_.setInterval(1500);
    connect(&back_, &QTimer::timeout, this, [this] { setText(label_); });
    connect(this, &QToolButton::clicked, this, [this, text = std::move(text)] {
        QGuiApplication::clipboard()->setText(text());
        setText(tr("Copied"));
        back_.start();
    });
}

void CopyButton::setLabel(const QString& label) {
    label_ = label;
    setText(label);
}

} // namespace thence::ui
