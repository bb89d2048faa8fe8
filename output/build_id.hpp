/// Which program this is, to the last instruction: what "the same version" means where a developer has edits.
#pragma once
#include <string>

namespace ladder::output {

/// The identity that the linker gave the running program (its GNU build-id, in hexadecimal): equal for equal
/// bytes of code and data, another for any change of the source or the compiler's settings. Stripping and
/// installing keep it. Where the linker was told to give none, "sha256 " and the digest of the program's
/// file. Errors: sim::Bug where neither can be read.
[[nodiscard]] std::string build_id();

}  // namespace ladder::output
