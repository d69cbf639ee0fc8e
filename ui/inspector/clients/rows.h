#pragma once

#include <QString>

namespace thence::ui {

/// The row of the client with an id in a model of clients; the first where it is not there. Both
/// pages of the panel keep the followed client there, which goes by an empty id.
template <typename Model>
int rowOf(const Model& model, const QString& client) {
    for (int row = 0; row < model.rowCount() && !client.isEmpty(); ++row)
        if (model.at(row).client->id == client)
            return row;
    return 0;
}

template <typename Model>
QString clientAt(const Model& model, int row) {
    return row > 0 ? model.at(row).client->id : QString();
}

} // namespace thence::ui
