#pragma once

#include <string>

namespace thence::world {

/// Puts another /etc in the place of this one, for this mount namespace: the same files, but its
/// own hosts, nsswitch.conf and resolv.conf (the name server is 127.0.0.1), and its own folders
/// ssl/certs, chromium/policies/managed and world, which are empty and can be written. Returns
/// nothing, or what the system refused.
std::string replaceEtc();

} // namespace thence::world
