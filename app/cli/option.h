#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace thence::cli {

/// An option as written in a command's table.
struct Option {
    const char* letter; ///< "X", or null
    const char* name;   ///< "request"
    const char* value;  ///< what follows it, "METHOD"; null for a switch
    const char* description;
};

/// An option that people know from curl and that there is none of here.
struct Missing {
    const char* letter;  ///< "o", or null
    const char* name;    ///< "output"
    const char* instead; ///< a sentence: why, and what does the same
};

/// What every command has besides its own.
inline constexpr Option helpOption{"h", "help", nullptr,
                                   QT_TRANSLATE_NOOP("Cli", "Explains this command.")};

/// What was given to a command, in order.
class Arguments {
public:
    struct Given {
        QString name; ///< Option::name
        QString value;
    };

    QStringList operands;
    QList<Given> given;

    bool has(QLatin1String name) const;
    /// The last value of an option, as with curl; empty if it was not given.
    QString value(QLatin1String name) const;
    QStringList values(QLatin1String name) const;
};

} // namespace thence::cli
