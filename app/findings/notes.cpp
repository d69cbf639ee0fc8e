#include "app/findings/notes.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::findings {

namespace {

/// Puts the values in the places of %1 to %9, once: what a value holds is never read as a place.
QString filled(const QString& text, const QStringList& values) {
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool place =
            text[i] == u'%' && i + 1 < text.size() && text[i + 1] >= u'1' && text[i + 1] <= u'9';
        if (place)
            result += values.value(text[++i].unicode() - u'1');
        else
            result += text[i];
    }
    return result;
}

} // namespace

void Notes::add(const Rule& rule, int hop, Subject subject, const QStringList& values) {
    findings_.append({&rule, hop, std::move(subject),
                      filled(QCoreApplication::translate("Rule", rule.text), values)});
}

QList<Finding> Notes::sorted() const {
    QList<Finding> findings = findings_;
    const auto place = [](const Finding& finding) { return unsigned(finding.hop); };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
    return findings;
}

QString shown(QByteArrayView bytes) {
    constexpr qsizetype longest = 160;
    QString text;
    for (const QChar c : QString::fromUtf8(bytes.first(std::min(bytes.size(), longest)))) {
        // Control and formatting characters (bidirectional overrides among them) would lie to the
        // reader or reach a terminal.
        if (c.isPrint() && c.category() != QChar::Other_Format)
            text += c;
        else
            text += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
    }
    return bytes.size() > longest ? text + QChar(0x2026) : text;
}

QString shownReference(QByteArrayView reference) {
    const auto place = std::find_if(reference.begin(), reference.end(),
                                    [](char c) { return c == '?' || c == '#'; });
    const QByteArrayView visible = reference.first(place - reference.begin());
    const qsizetype at = visible.lastIndexOf('@');
    const QString text = shown(at < 0 ? visible : visible.sliced(at + 1));
    return place != reference.end() && *place == '?' ? text + QStringLiteral("?…") : text;
}

QString shownUrl(const url::Url& url) {
    return shownReference(url.withoutCredentials().href());
}

} // namespace thence::findings
