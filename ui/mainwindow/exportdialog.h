#pragma once

#include "app/formats/jsonwriter.h"
#include "app/redaction/redaction.h"
#include "app/trace/trace.h"

#include <QDialog>
#include <QJsonObject>

#include <tl/expected.hpp>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace whereto::ui {

class PlainLabel;

/// Asks for a file and whether secrets stay, and writes the trace there as HAR, with `extra`
/// members for the entry of each hop. Asks before it replaces a file.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(const trace::Trace& trace, const QList<QJsonObject>& extra,
                 QWidget* parent = nullptr);

    void accept() override;

signals:
    /// The trace is in `file` now.
    void exported(const QString& file);

private:
    void browse();
    void askNothing();
    /// Asks where there is a file already; the same button is the answer.
    bool mayWrite();

    trace::Trace trace_;
    QList<QJsonObject> extra_;
    redaction::Redaction hidden_; ///< unless secrets are to be kept
    QLineEdit* file_;
    QCheckBox* secrets_;
    QPushButton* write_;
    PlainLabel* error_;
    QString replaceable_; ///< a person agrees to replace this file
};

/// Writes what `write` makes to `file`, which only its owner can read and which is replaced only
/// once everything is written; the error is a plain sentence.
tl::expected<void, QString> writePrivately(const QString& file, const formats::Writing& write);
tl::expected<void, QString> writePrivately(const QString& file, const QByteArray& bytes);

} // namespace whereto::ui
