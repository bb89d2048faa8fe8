#include "output/build_id.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <span>
#include <string_view>

#include "output/sha256.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

std::size_t aligned(std::size_t size, std::size_t alignment) {
  return (size + alignment - 1) / alignment * alignment;
}

std::string hexadecimal(std::span<const std::byte> bytes) {
  std::string text;
  for (const std::byte byte : bytes) text += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
  return text;
}

/// The build-id among the notes of one segment; empty where it is not there. Source: elf(5), section Notes.
std::string build_id_note(std::span<const std::byte> notes, std::size_t alignment) {
  constexpr std::string_view owner{"GNU\0", 4};
  ElfW(Nhdr) note;
  while (notes.size() >= sizeof note) {
    std::memcpy(&note, notes.data(), sizeof note);
    const std::size_t name_at = sizeof note;
    const std::size_t text_at = name_at + aligned(note.n_namesz, alignment);
    if (text_at > notes.size() || note.n_descsz > notes.size() - text_at) return "";
    const bool of_gnu =
        note.n_namesz == owner.size() && std::memcmp(notes.data() + name_at, owner.data(), owner.size()) == 0;
    if (of_gnu && note.n_type == NT_GNU_BUILD_ID) return hexadecimal(notes.subspan(text_at, note.n_descsz));
    notes = notes.subspan(std::min(notes.size(), text_at + aligned(note.n_descsz, alignment)));
  }
  return "";
}

/// Called for each object in memory, the program itself first. @return nonzero: no further ones
int look_into(dl_phdr_info* object, std::size_t, void* found) {
  for (std::size_t i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* begin = reinterpret_cast<const std::byte*>(object->dlpi_addr + segment.p_vaddr);
    const std::size_t alignment = segment.p_align >= 8 ? 8 : 4;
    std::string id = build_id_note({begin, segment.p_memsz}, alignment);
    if (id.empty()) continue;
    *static_cast<std::string*>(found) = std::move(id);
    break;
  }
  return 1;
}

std::string digest_of_program() {
  std::ifstream file{"/proc/self/exe", std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  if (bytes.empty())
    throw sim::Bug("the program cannot read its own file, so it does not know which one it is");
  return "sha256 " + sha256(bytes);
}

}  // namespace

std::string build_id() {
  static const std::string id = [] {
    std::string found;
    dl_iterate_phdr(look_into, &found);
    return found.empty() ? digest_of_program() : found;
  }();
  return id;
}

}  // namespace ladder::output
