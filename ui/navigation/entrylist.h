#pragma once

#include "ui/navigation/entrydelegate.h"

#include <QListView>
#include <QStandardItemModel>

namespace thence::ui {

/// What stands in an EntryList and can be chosen.
struct Entry {
    QVariant id; ///< what chosen() tells
    QString text;
    QString sign;   ///< stands for it where there is no room for words
    int number = 0; ///< before the text; 0 for none
    QString hint{}; ///< at the right end, where there is room
    QString tip;
};

/// A list of headings and entries. Where there is no room for words it is a strip of signs, with
/// the words in their tool tips.
class EntryList : public QListView {
    Q_OBJECT

public:
    static constexpr int stripWidth = 48;
    static constexpr int wordsWidth = EntryDelegate::wordsWidth;

    /// `name` is what a screen reader says.
    explicit EntryList(const QString& name, QWidget* parent = nullptr);

    void clear() { items_.clear(); }
    void addHeading(const QString& text);
    void add(const Entry& entry);
    /// As high as the first `rows` rows, px.
    int heightOf(int rows) const;

    QSize minimumSizeHint() const override { return {stripWidth, 0}; }

signals:
    void chosen(const QVariant& id);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void open(const QModelIndex& index);

    QStandardItemModel items_;
};

} // namespace thence::ui
