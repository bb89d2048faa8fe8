/// The last line of a result file: the SHA-256 of all bytes before it.
///
/// HDF5 ignores what follows its own end of file, so every reader still opens the file. A cut, flipped or
/// foreign file is recognised before a byte of it reaches the HDF5 library, which does not survive all
/// malformed files.
#pragma once
#include <filesystem>

#include "output/part_file.hpp"

namespace ladder::output {

/// Appends the seal of what the part holds.
void seal(PartFile& part);

/// Refuses a file whose bytes are not those that were sealed.
/// Errors: OutputError, 66 where the file is not there, 74 where it cannot be read, 65 where it is cut short,
/// changed, or was never Ladder's.
void check_seal(const std::filesystem::path& path);

}  // namespace ladder::output
