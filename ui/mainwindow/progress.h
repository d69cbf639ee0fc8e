#pragma once

namespace thence::ui {

/// How far a trace has come: it waits for a server, for a person, or for nobody.
enum class Progress { Asking, Paused, Over };

} // namespace thence::ui
