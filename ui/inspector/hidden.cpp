#include "ui/inspector/hidden.h"

#include "app/redaction/redaction.h"

namespace thence::ui {

SheetLines hidden(SheetLines lines) {
    const redaction::Redaction redaction;
    for (SheetLine& line : lines) {
        line.text = redaction.sentence(line.text);
        line.remark = redaction.sentence(line.remark);
    }
    return lines;
}

} // namespace thence::ui
