/// The name of this machine.
#pragma once
#include <string>

namespace ladder::output {

/// As the system says it; "localhost" where it says nothing.
[[nodiscard]] std::string host_name();

}  // namespace ladder::output
