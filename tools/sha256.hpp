/// SHA-256, the fingerprint of data files.
#pragma once
#include <string>
#include <string_view>

namespace ladder::tools {

/// 64 lower-case hexadecimal digits. Source: FIPS 180-4.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace ladder::tools
