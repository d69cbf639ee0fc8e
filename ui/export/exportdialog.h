#pragma once

#include "app/formats/formats.h"
#include "app/redaction/redaction.h"
#include "app/trace/trace.h"
#include "ui/widgets/background.h"

#include <QDialog>
#include <QJsonObject>

#include <tl/expected.hpp>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace thence::ui {

class PlainLabel;

/// Asks for a file, its format and whether secrets stay, and writes the trace there with the
/// members that `extra` gives for each hop. Asks before it replaces a file.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    using Extra = std::function<QList<QJsonObject>()>; ///< called in any thread

    ExportDialog(const trace::Trace& trace, Extra extra, QWidget* parent = nullptr);

    void accept() override;

signals:
    /// The trace is in `file` now.
    void exported(const QString& file);

private:
    QFormLayout* makeForm();
    void browse();
    const formats::Format& format() const;
    /// The file's suffix says the format, and the other way round.
    void takeFormatOfFile();
    void takeSuffixOfFormat();
    void askNothing();
    /// Asks where there is a file already; the same button is the answer.
    bool mayWrite();
    void end(const tl::expected<void, QString>& written);

    trace::Trace trace_;
    Extra extra_;
    std::optional<redaction::Redaction>
        hidden_; ///< unless secrets are to be kept; once it is known
    Background counting_;
    Background background_;
    QLineEdit* file_;
    QComboBox* format_;
    QCheckBox* secrets_;
    QPushButton* write_;
    PlainLabel* error_;
    QString replaceable_; ///< a person agrees to replace this file
};

} // namespace thence::ui
