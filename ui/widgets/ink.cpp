#include "ui/widgets/ink.h"

#include "ui/theme/theme.h"

#include <QFont>

namespace thence::ui {

QColor color(Ink ink) {
    const Theme& colors = theme();
    switch (ink) {
    case Ink::Text:
        return colors.text;
    case Ink::Dim:
        return colors.dim;
    case Ink::Faint:
        return colors.faint;
    case Ink::Permanent:
        return colors.permanent;
    case Ink::Warning:
        return colors.temporary;
    case Ink::Good:
        return colors.good;
    case Ink::Bad:
        return colors.bad;
    }
    Q_UNREACHABLE();
}

QTextCharFormat characters(const QFont& font, Ink ink) {
    QTextCharFormat result;
    result.setFont(font);
    result.setForeground(color(ink));
    return result;
}

QTextBlockFormat paragraph(qreal above, qreal below) {
    QTextBlockFormat result;
    result.setTopMargin(above);
    result.setBottomMargin(below);
    result.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
    return result;
}

QTextTableFormat columns(const QList<QTextLength>& widths) {
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(0);
    format.setCellSpacing(0);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints(widths);
    return format;
}

} // namespace thence::ui
