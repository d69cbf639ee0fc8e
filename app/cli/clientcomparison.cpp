#include "app/cli/clientcomparison.h"

#include "app/cli/wrapped.h"
#include "app/redirect/divergence.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

namespace thence::cli {

using namespace Qt::StringLiterals;
using redirect::Divergence;

namespace {

constexpr int width = 78;
constexpr qsizetype maxColumns = 8;
constexpr qsizetype widestStep = 9;
constexpr qsizetype longestTarget = 60;

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

QByteArray targetOf(const Divergence& divergence, const redaction::Redaction& redaction) {
    const auto* const follow = std::get_if<trace::Follow>(&divergence.own);
    return follow ? redaction.url(follow->next.target.href()) : QByteArray();
}

QString reasonOf(const Divergence& divergence, const redaction::Redaction& redaction,
                 qsizetype longest) {
    const QString target = QString::fromUtf8(targetOf(divergence, redaction));
    return redaction.sentence(
        describe(divergence, target.size() > longest ? target.first(longest) + u'…' : target));
}

/// The hops that have a column.
QList<int> columnsOf(const trace::Trace& trace, const QList<Divergence>& divergences) {
    QList<int> columns;
    for (int hop = 0; hop < trace.hops.size(); ++hop)
        if (trace.hops.size() <= maxColumns ||
            std::any_of(divergences.begin(), divergences.end(),
                        [&](const Divergence& one) { return one.hop == hop; }))
            columns.append(hop);
    return columns;
}

/// The matrix; every cell is as wide as the widest of its column.
class Matrix {
public:
    Matrix(const trace::Trace& trace, const QList<Divergence>& rows)
        : trace_(trace), hops_(columnsOf(trace, rows)) {
        for (const Divergence& row : rows)
            nameWidth_ = std::max(nameWidth_, row.client->name.size());
        for (const int hop : hops_) {
            qsizetype widest = QString::number(hop + 1).size();
            for (const Divergence& row : rows)
                widest = std::max(widest, step(row, hop).size());
            widths_.append(widest + 2);
        }
    }

    void addHead(StyledText& out) const {
        out.add(QString(nameWidth_ + 2, u' '));
        for (qsizetype i = 0; i < hops_.size(); ++i)
            out.add(QString::number(hops_[i] + 1).leftJustified(widths_[i]), Tone::Dim);
        out.newLine();
    }

    void addRow(StyledText& out, const Divergence& row, const QString& reason) const {
        out.add(row.client->name.leftJustified(nameWidth_ + 2));
        for (qsizetype i = 0; i < hops_.size(); ++i)
            out.add(step(row, hops_[i]).leftJustified(widths_[i]),
                    hops_[i] == row.hop ? Tone::Temporary : Tone::Plain);
        out.add(reason).newLine();
    }

private:
    QString step(const Divergence& row, int hop) const {
        const QString word = QString::fromLatin1(stepWord(trace_, row, hop).left(widestStep));
        return hop == row.hop ? word + u'*' : word;
    }

    const trace::Trace& trace_;
    QList<int> hops_;
    qsizetype nameWidth_ = 0;
    QList<qsizetype> widths_;
};

void addAgreeing(StyledText& out, const QList<Divergence>& agreeing) {
    QStringList names;
    for (const Divergence& one : agreeing)
        names.append(one.client->name);
    if (names.isEmpty())
        return;
    const QString sentence =
        names.size() == 1
            ? tr("1 client does the same: %1.").arg(names.constFirst())
            : tr("%1 clients do the same: %2.").arg(names.size()).arg(names.join(u", "_s));
    for (const QString& line : wrapped(sentence, width))
        out.add(line).newLine();
}

QJsonObject partingJson(const Divergence& divergence, const redaction::Redaction& redaction) {
    const QByteArray target = targetOf(divergence, redaction);
    QJsonObject json{{u"hop"_s, divergence.hop + 1},
                     {u"reason"_s, reasonOf(divergence, redaction, target.size())}};
    if (const auto* const follow = std::get_if<trace::Follow>(&divergence.own)) {
        json[u"action"_s] = u"follow"_s;
        json[u"method"_s] = QString::fromLatin1(follow->next.method);
        json[u"url"_s] = QString::fromUtf8(target);
    } else {
        json[u"action"_s] = u"stop"_s;
        json[u"stop"_s] =
            QString::fromLatin1(trace::word(std::get<trace::Stop>(divergence.own).reason));
    }
    return json;
}

} // namespace

QString comparisonText(const trace::Trace& trace, const ReportStyle& style) {
    if (trace.hops.isEmpty())
        return {};
    QList<Divergence> rows = redirect::divergences(trace);
    const auto agrees = [](const Divergence& one) { return !one.parts(); };
    const auto first = rows.begin() + (redirect::agentOf(trace.terms) ? 1 : 0);
    const auto firstAgreeing = std::find_if(first, rows.end(), agrees);
    const QList<Divergence> agreeing(firstAgreeing, rows.end());
    rows.erase(firstAgreeing, rows.end());

    StyledText out(style.colours);
    out.newLine().add(tr("Other clients"), Tone::Strong);
    if (agreeing.size() + 1 < redirect::clients().size()) {
        out.add(tr("  (* where one leaves the chain)"), Tone::Dim).newLine();
        const Matrix matrix(trace, rows);
        matrix.addHead(out);
        for (const Divergence& row : rows)
            matrix.addRow(out, row,
                          row.parts() ? reasonOf(row, style.redaction, longestTarget)
                                      : tr("followed"));
    } else {
        out.newLine();
    }
    addAgreeing(out, agreeing);
    return out.text();
}

QJsonArray comparisonJson(const trace::Trace& trace, const redaction::Redaction& redaction) {
    QJsonArray all;
    for (const Divergence& divergence : redirect::divergences(trace)) {
        QJsonArray steps;
        const int last = divergence.parts() ? divergence.hop : int(trace.hops.size()) - 1;
        for (int hop = 0; hop <= last; ++hop)
            steps.append(QString::fromLatin1(stepWord(trace, divergence, hop)));
        QJsonObject json{{u"client"_s, divergence.client->id},
                         {u"version"_s, divergence.client->version},
                         {u"steps"_s, steps}};
        if (divergence.parts())
            json[u"parts"_s] = partingJson(divergence, redaction);
        all.append(json);
    }
    return all;
}

} // namespace thence::cli
