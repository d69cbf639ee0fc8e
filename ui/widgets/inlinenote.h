#pragma once

#include "ui/widgets/plainlabel.h"

namespace thence::ui {

/// A sentence under an input: what is wrong with it, or what becomes of it. Takes no room while
/// there is nothing to say. Errors begin with a sign, so that colour is not all that tells them.
class InlineNote : public QWidget {
    Q_OBJECT

public:
    explicit InlineNote(QWidget* parent = nullptr);

    void showError(const QString& text);
    void showNote(const QString& text);
    void clear();
    /// The sentence shown, without the sign.
    QString text() const;
    bool isError() const { return isError_; }

private:
    void show(const QString& text, bool isError);

    PlainLabel* error_;
    PlainLabel* note_;
    QString text_;
    bool isError_ = false;
};

} // namespace thence::ui
