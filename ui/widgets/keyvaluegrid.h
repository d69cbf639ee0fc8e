#pragma once

#include <QFont>
#include <QWidget>

class QGridLayout;

namespace thence::ui {

/// Pairs of a quiet name and a value, in two columns; values wrap and can be selected and copied.
class KeyValueGrid : public QWidget {
    Q_OBJECT

public:
    enum class Face { Sans, Mono };

    explicit KeyValueGrid(QWidget* parent = nullptr);

    void add(const QString& key, const QString& value, Face face = Face::Sans);
    void clear();

private:
    QGridLayout* grid_;
};

} // namespace thence::ui
