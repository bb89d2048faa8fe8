#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "example_record.hpp"
#include "output/hdf5_file.hpp"
#include "output/output_error.hpp"
#include "output/part_file.hpp"
#include "output/run_reader.hpp"
#include "output/run_writer.hpp"
#include "output/seal.hpp"

using namespace ladder::output;
using namespace ladder::output::example;

namespace {

int code_of_reading(const std::filesystem::path& path) {
  try {
    (void)read_run(path);
  } catch (const OutputError& error) {
    return error.exit_code();
  }
  return 0;
}

/// A sealed HDF5 file made by `fill`, as a later or foreign writer might.
template <class Fill>
void write_sealed(const std::filesystem::path& path, Fill fill) {
  auto file = Hdf5File::create_in_memory();
  fill(file);
  PartFile part{path, true};
  part.append(file.image());
  seal(part);
  part.publish();
}

/// A file system of `megabytes` that is unmounted with the test; `mounted` is false where we may not mount.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& size) {
    const std::string options = "size=" + size;
    mounted_ = mount("tmpfs", directory_.path().c_str(), "tmpfs", 0, options.c_str()) == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(directory_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool mounted() const { return mounted_; }
  [[nodiscard]] const TemporaryDirectory& directory() const { return directory_; }

 private:
  TemporaryDirectory directory_;
  bool mounted_ = false;
};

/// The exit code of writing to a full disk; 1 where the words do not name disk and file.
int code_of_writing(const std::filesystem::path& path, const RunRecord& r, std::size_t image_limit) {
  try {
    write_run(path, r, false, image_limit);
  } catch (const OutputError& error) {
    const std::string text = error.what();
    const bool told = text.find("No space left") != text.npos && text.find(path.filename()) != text.npos;
    return told ? error.exit_code() : 1;
  }
  return 0;
}

/// Runs `action` in a process of its own: HDF5 loses memory when a close fails, which is not for us to mend
/// and would look like a leak of ours.
template <class Action>
int exit_code_of_child(Action action) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      _exit(action());
    } catch (...) {
      _exit(1);
    }
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// The example with values that do not compress: about 4 MB.
RunRecord large_record() {
  RunRecord r = record();
  r.coordinates.months = 12 * 5000;
  std::mt19937_64 bits{1};
  for (auto& scenario : r.scenarios)
    for (auto& replicate : scenario.replicates)
      for (std::size_t i = 0; i < r.series.size(); ++i) {
        replicate.values[i].resize(periods(r.series[i], r.coordinates) * cells(r.series[i], r.coordinates));
        for (double& v : replicate.values[i]) v = static_cast<double>(bits());
      }
  return r;
}

}  // namespace

TEST_CASE("a file cut at any length is refused") {
  const TemporaryDirectory directory;
  write_run(directory / "whole.h5", record(), false);
  const std::string whole = bytes_of(directory / "whole.h5");
  for (std::size_t length = 0; length < whole.size(); length += (length < 200 ? 1 : 997)) {
    put_bytes(directory / "cut.h5", whole.substr(0, length));
    CAPTURE(length);
    CHECK(code_of_reading(directory / "cut.h5") == 65);
  }
  put_bytes(directory / "cut.h5", whole.substr(0, whole.size() - 1));
  CHECK(code_of_reading(directory / "cut.h5") == 65);
  CHECK(code_of_reading(directory / "whole.h5") == 0);
}

TEST_CASE("a single changed bit anywhere in a file is noticed") {
  const TemporaryDirectory directory;
  write_run(directory / "whole.h5", record(), false);
  const std::string whole = bytes_of(directory / "whole.h5");
  for (std::size_t at = 0; at < whole.size(); at += 101) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    put_bytes(directory / "flipped.h5", flipped);
    CAPTURE(at);
    CHECK(code_of_reading(directory / "flipped.h5") == 65);
  }
}

TEST_CASE("files of others, directories and absent files are refused in words") {
  const TemporaryDirectory directory;
  put_bytes(directory / "text.h5", "scenario,value\nbaseline,1\n");
  CHECK(code_of_reading(directory / "text.h5") == 65);
  put_bytes(directory / "empty.h5", "");
  CHECK(code_of_reading(directory / "empty.h5") == 65);
  CHECK(code_of_reading(directory / "absent.h5") == 66);
  CHECK(code_of_reading(directory.path()) == 66);
  // Sound HDF5 with the right seal, but not our layout.
  write_sealed(directory / "foreign.h5", [](Hdf5File& file) { file.set_attribute("/", "title", "other"); });
  CHECK(code_of_reading(directory / "foreign.h5") == 65);
  write_sealed(directory / "hollow.h5",
               [](Hdf5File& file) { file.set_attribute("/", "ladder_format_version", 1); });
  CHECK(code_of_reading(directory / "hollow.h5") == 74);
}

TEST_CASE("a file of a newer format names the version that wrote it") {
  const TemporaryDirectory directory;
  write_sealed(directory / "newer.h5", [](Hdf5File& file) {
    file.set_attribute("/", "ladder_format_version", 2);
    file.set_attribute("/", "ladder_version", "7.5");
  });
  CHECK_THROWS_WITH_AS((void)read_run(directory / "newer.h5"),
                       doctest::Contains("format version 2, written by Ladder 7.5"), OutputError);
}

TEST_CASE("a result that a notebook keeps open and locked can be read, and replaced") {
  const TemporaryDirectory directory;
  write_run(directory / "note.h5", record(), false);
  const int notebook = open((directory / "note.h5").c_str(), O_RDWR);
  REQUIRE(flock(notebook, LOCK_EX) == 0);
  CHECK(code_of_reading(directory / "note.h5") == 0);
  write_run(directory / "note.h5", record(), true);
  CHECK(code_of_reading(directory / "note.h5") == 0);
  close(notebook);
}

TEST_CASE("a full disk is reported as such, and leaves neither a result nor a part of one") {
  const SmallDisk disk{"1m"};
  if (!disk.mounted()) {
    MESSAGE("skipped: mounting a tmpfs needs root");
    return;
  }
  const RunRecord large = large_record();
  for (const std::size_t image_limit : {default_image_limit, std::size_t{0}}) {
    CAPTURE(image_limit);
    const int code = exit_code_of_child([&] {
      const int failed = code_of_writing(disk.directory() / "note.h5", large, image_limit);
      // The process is sound afterwards, and so is the disk.
      write_run(disk.directory() / "small.h5", record(), true);
      return code_of_reading(disk.directory() / "small.h5") == 0 ? failed : 1;
    });
    CHECK(code == 74);
    CHECK(disk.directory().files() == 1);  // small.h5
  }
}

TEST_CASE("a full disk while replacing keeps the old result") {
  const SmallDisk disk{"1m"};
  if (!disk.mounted()) {
    MESSAGE("skipped: mounting a tmpfs needs root");
    return;
  }
  write_run(disk.directory() / "note.h5", record(), false);
  const std::string before = bytes_of(disk.directory() / "note.h5");
  CHECK_THROWS_AS(write_run(disk.directory() / "note.h5", large_record(), true), OutputError);
  CHECK(bytes_of(disk.directory() / "note.h5") == before);
  CHECK(disk.directory().files() == 1);
}

TEST_CASE("a writer killed at any moment leaves no result, and the next one sweeps its part") {
  const TemporaryDirectory directory;
  const RunRecord large = large_record();
  for (const int milliseconds : {1, 20, 60, 150}) {
    const pid_t child = fork();
    if (child == 0) {
      write_run(directory / "note.h5", large, true, 0);
      _exit(0);
    }
    usleep(static_cast<useconds_t>(milliseconds * 1000));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    // Either it was too late to kill, and the result is whole, or there is none.
    const int code = code_of_reading(directory / "note.h5");
    CHECK((code == 0 || code == 66));
  }
  write_run(directory / "note.h5", record(), true);
  CHECK(directory.files() == 1);
}

TEST_CASE("the part of a living process is left alone") {
  const TemporaryDirectory directory;
  {
    const PartFile first{directory / "note.h5", false};
    const PartFile second{directory / "note.h5", false};
    CHECK(first.path() != second.path());
    CHECK(directory.files() == 2);
  }
  CHECK(directory.files() == 0);
}

TEST_CASE("of two that write one name without leave to replace, the first to finish wins") {
  const TemporaryDirectory directory;
  PartFile first{directory / "note", false}, second{directory / "note", false};
  first.append("first");
  second.append("second");
  second.publish();
  try {
    first.publish();
    FAIL("the second result was replaced");
  } catch (const OutputError& error) {
    CHECK(error.exit_code() == 73);
  }
  CHECK(bytes_of(directory / "note") == "second");
}
