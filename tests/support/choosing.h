#pragma once

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <functional>

namespace thence::test {

/// Does `ask`, which opens a file dialog; in it chooses `file`, and replaces it if it is there.
inline void choosing(const QString& file, const std::function<void()>& ask) {
    QTimer::singleShot(0, qApp, [file] {
        auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        QTimer::singleShot(0, dialog, [] {
            if (auto* const question =
                    qobject_cast<QMessageBox*>(QApplication::activeModalWidget()))
                question->button(QMessageBox::Yes)->click();
        });
        dialog->findChild<QLineEdit*>()->setText(file);
        static_cast<QDialog*>(dialog)->accept();
    });
    ask();
}

} // namespace thence::test
