#include "ui/mainwindow/preferences.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxRecent = 12;
constexpr QLatin1String geometryKey("window/geometry");
constexpr QLatin1String layoutKey("window/layout");
constexpr QLatin1String themeKey("window/theme");
constexpr QLatin1String recentKey("recent");

constexpr QLatin1String themeWords[] = {QLatin1String("system"), QLatin1String("light"),
                                        QLatin1String("dark")};

/// All of them are read at every start.
bool isShort(const RecentRequest& request) {
    constexpr qsizetype longest = 16 * 1024; // bytes
    qsizetype size = request.url.size();
    for (const http::Field field : request.fields)
        size += field.name.size() + field.value.size();
    return size <= longest;
}

QString fileOrDefault(const QString& file) {
    return !file.isEmpty()
               ? file
               : QSettings(QSettings::IniFormat, QSettings::UserScope, u"thence"_s, u"thence"_s)
                     .fileName();
}

} // namespace

Preferences::Preferences(const QString& file)
    : settings_(fileOrDefault(file), QSettings::IniFormat) {}

QByteArray Preferences::geometry() const {
    return settings_.value(geometryKey).toByteArray();
}

void Preferences::setGeometry(const QByteArray& geometry) {
    settings_.setValue(geometryKey, geometry);
}

QByteArray Preferences::layout() const {
    return settings_.value(layoutKey).toByteArray();
}

void Preferences::setLayout(const QByteArray& layout) {
    settings_.setValue(layoutKey, layout);
}

ThemeChoice Preferences::theme() const {
    const QString word = settings_.value(themeKey).toString();
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark})
        if (word == themeWords[size_t(choice)])
            return choice;
    return ThemeChoice::System;
}

void Preferences::setTheme(ThemeChoice choice) {
    settings_.setValue(themeKey, QString(themeWords[size_t(choice)]));
}

QList<RecentRequest> Preferences::recent() const {
    QList<RecentRequest> found;
    const QJsonDocument stored =
        QJsonDocument::fromJson(settings_.value(recentKey).toString().toUtf8());
    for (const QJsonValue& value : stored.array())
        if (const auto request = fromJson(value.toObject()); request && isShort(*request))
            found.append(*request);
    return found;
}

void Preferences::remember(const RecentRequest& request) {
    if (!isShort(request))
        return;
    QList<RecentRequest> all = recent();
    all.removeIf([&](const RecentRequest& known) {
        return known.method == request.method && known.url == request.url;
    });
    all.prepend(request);
    QJsonArray stored;
    for (const RecentRequest& each : all.first(std::min(all.size(), maxRecent)))
        stored.append(toJson(each));
    settings_.setValue(recentKey,
                       QString::fromUtf8(QJsonDocument(stored).toJson(QJsonDocument::Compact)));
}

void Preferences::forgetRecent() {
    settings_.remove(recentKey);
}

} // namespace thence::ui
