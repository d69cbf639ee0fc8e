#pragma once

#include "app/advisor/snippet.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace thence::ui {

class CopyButton;
class FittingTabs;

/// The redirect written down for a server: one tab a server, the text, a button that copies it.
/// Its widgets are made when there is a redirect.
class SnippetBox : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    void setRedirection(const advisor::Redirection& redirection);
    /// The text as it would be copied; empty where the server cannot be told so.
    QString text() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void refresh();
    void fitHeight();

    advisor::Redirection redirection_;
    FittingTabs* tabs_ = nullptr;
    QPlainTextEdit* code_ = nullptr;
    QLabel* place_ = nullptr;
    QLabel* note_ = nullptr;
    CopyButton* copy_ = nullptr;
};

} // namespace thence::ui
