#include "ui/theme/tone.h"

#include "app/http/statuscode.h"

namespace thence::ui {

ToneColors colors(Tone tone, const Theme& theme) {
    switch (tone) {
    case Tone::Permanent:
        return {theme.permanent, theme.permanentBack};
    case Tone::Temporary:
        return {theme.temporary, theme.temporaryBack};
    case Tone::Good:
        return {theme.good, theme.goodBack};
    case Tone::Bad:
        return {theme.bad, theme.badBack};
    case Tone::Neutral:
        break;
    }
    return {theme.dim, theme.chip};
}

Tone toneOf(int status) {
    if (http::isPermanentRedirect(status))
        return Tone::Permanent;
    if (http::isRedirect(status))
        return Tone::Temporary;
    if (status >= 200 && status < 300)
        return Tone::Good;
    return status >= 400 ? Tone::Bad : Tone::Neutral;
}

} // namespace thence::ui
