#include "ui/text/breakable.h"

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar breakHere(0x200B); // zero width space
constexpr int longestRun = 16;

} // namespace

QString breakable(const QString& text) {
    QString result;
    int run = 0;
    for (const QChar c : text) {
        result.append(c);
        run = c.isSpace() ? 0 : run + 1;
        if (u"/?&=;,"_s.contains(c) || run == longestRun) {
            result.append(breakHere);
            run = 0;
        }
    }
    return result;
}

} // namespace thence::ui
