#pragma once

#include "app/findings/notes.h"

namespace thence::findings {

extern const RuleGroup methodRules;
extern const RuleGroup cachingRules;
extern const RuleGroup cacheFieldRules;
extern const RuleGroup searchRules;
extern const RuleGroup pageRules;
extern const RuleGroup credentialRules;
extern const RuleGroup cookieRules;
extern const RuleGroup hstsRules;
extern const RuleGroup locationRules;
extern const RuleGroup transportRules;
extern const RuleGroup hopRules;
extern const RuleGroup loopRules;
extern const RuleGroup statusRules;

} // namespace thence::findings
