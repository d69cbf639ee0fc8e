#pragma once

#include "ui/theme/tone.h"

#include <QLabel>

#include <memory>
#include <optional>

namespace thence::ui {

/// Text that is never read as markup, wraps, and can be selected with mouse and keyboard.
class PlainLabel : public QLabel {
    Q_OBJECT

public:
    /// Which colour of the theme the text takes.
    enum class Voice { Text, Dim, Faint, Bad };

    explicit PlainLabel(const QString& text = {}, Voice voice = Voice::Text,
                        QWidget* parent = nullptr);
    ~PlainLabel() override;

    /// Takes the colour of a tone in place of the voice's.
    void setTone(Tone tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void color();
    QSize framed(const QSize& inside) const;
    struct Sizes;
    Sizes& sizes() const;

    Voice voice_;
    std::optional<Tone> tone_;
    mutable std::unique_ptr<Sizes> sizes_;
};

/// The heading of a box, 14 px semibold.
QLabel* heading(const QString& text, QWidget* parent = nullptr);

} // namespace thence::ui
