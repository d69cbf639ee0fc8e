#pragma once

#include <QWidget>

class QButtonGroup;

namespace thence::ui {

/// Two or more choices side by side, one of them chosen ("Yes | No"); arrow keys move between them.
class SegmentedSwitch : public QWidget {
    Q_OBJECT

public:
    /// `name` is what a screen reader says before the choice: the question.
    SegmentedSwitch(const QString& name, const QStringList& choices, QWidget* parent = nullptr);

    /// The chosen index, or -1 while none is.
    int current() const;
    /// Chooses `index`; -1 clears the choice. Does not emit chosen().
    void setCurrent(int index);

signals:
    /// A person chose `index`.
    void chosen(int index);

private:
    QButtonGroup* buttons_;
};

} // namespace thence::ui
