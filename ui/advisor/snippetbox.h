#pragma once

#include "app/advisor/snippet.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace thence::ui {

class CopyButton;
class FittingTabs;

/// The redirect written down for a server: one tab a server, the text, a button that copies it.
class SnippetBox : public QWidget {
    Q_OBJECT

public:
    explicit SnippetBox(QWidget* parent = nullptr);

    void setRedirection(const advisor::Redirection& redirection);
    /// The text as it would be copied; empty where the server cannot be told so.
    QString text() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fitHeight();

    advisor::Redirection redirection_;
    FittingTabs* tabs_;
    QPlainTextEdit* code_;
    QLabel* place_;
    QLabel* note_;
    CopyButton* copy_;
};

} // namespace thence::ui
