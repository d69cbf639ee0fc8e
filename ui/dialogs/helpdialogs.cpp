#include "ui/dialogs/helpdialogs.h"

#include "ui/widgets/keyvaluegrid.h"
#include "ui/widgets/plainlabel.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Help", text);
}

void show(QWidget* parent, const QString& title, QWidget* content) {
    auto* const dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* const column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(heading(title));
    column->addWidget(content);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
    dialog->show();
}

} // namespace

void showShortcuts(const QList<Shortcut>& shortcuts, QWidget* parent) {
    auto* const grid = new KeyValueGrid;
    for (const auto& [keys, meaning] : shortcuts)
        grid->add(keys.toString(QKeySequence::NativeText), meaning);
    grid->add(tr("Up, Down"), tr("Previous and next hop, in the timeline"));
    grid->add(tr("Tab"), tr("Next control"));
    show(parent, tr("Keyboard shortcuts"), grid);
}

void showAbout(QWidget* parent) {
    auto* const text = new PlainLabel(tr("Thence %1\n\nFollows HTTP redirects one hop at a time "
                                         "and says what each one means. It "
                                         "sends nothing but the requests you compose.")
                                          .arg(QString::fromLatin1(THENCE_VERSION)));
    text->setMinimumWidth(340);
    show(parent, tr("About Thence"), text);
}

} // namespace thence::ui
