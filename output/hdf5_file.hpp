/// An HDF5 file with the shape of netCDF-4. Owner of HDF5: no other file includes its headers.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ladder::output {

/// One open object of the HDF5 library, closed when it goes out of scope.
class Hdf5Handle {
 public:
  using Id = std::int64_t;     ///< hid_t, without its header
  using Closer = int (*)(Id);  ///< herr_t (*)(hid_t)
  /// Errors: OutputError (74) with `what` and HDF5's own words where `id` is negative.
  Hdf5Handle(Id id, Closer closer, std::string_view what);
  Hdf5Handle(Hdf5Handle&& other) noexcept;
  Hdf5Handle& operator=(Hdf5Handle&&) = delete;
  ~Hdf5Handle();
  [[nodiscard]] Id id() const { return id_; }
  /// Closes it now and checks that this worked: a failed close means that data may be missing.
  void close();

 private:
  Id id_;
  Closer closer_;
  std::string what_;
};

/// Where a dataset's dimensions are named, slowest first: names of datasets in the root group.
using Dimensions = std::vector<std::string>;
using Shape = std::vector<std::size_t>;

/// Datasets are addressed by path ("national/gdp"); dimensions live in the root group.
///
/// The file follows the netCDF-4 rules that DEPENDENCIES 2 proved one by one: creation order tracked, no time
/// stamps, `_Netcdf4Dimid`, scales attached, strings of variable length. Equal calls give equal bytes.
/// Errors: every member throws OutputError (74) with HDF5's own words when the library refuses.
/// Not for use by two threads at once. HDF5 is serial inside anyway: one writer.
class Hdf5File {
 public:
  /// A new file in memory only; image() gives its bytes.
  [[nodiscard]] static Hdf5File create_in_memory();
  /// A new file on disk, in place of an empty one.
  [[nodiscard]] static Hdf5File create_on_disk(const std::filesystem::path& path);
  /// An existing file, for reading.
  [[nodiscard]] static Hdf5File open(const std::filesystem::path& path);

  void add_group(const std::string& group);
  /// A dimension with its coordinate values. Call for each, in the order wanted, before any other dataset.
  void add_dimension(const std::string& dimension, std::span<const std::string> labels);
  void add_dimension(const std::string& dimension, std::span<const std::int64_t> values);
  void add_dimension(const std::string& dimension, std::span<const double> values);
  /// A dimension without values.
  void add_bare_dimension(const std::string& dimension, std::size_t length);
  void add_strings(const std::string& path, const Dimensions& dimensions,
                   std::span<const std::string> values);
  void add_numbers(const std::string& path, const Dimensions& dimensions, std::span<const double> values);
  /// A compressed variable of doubles whose fill value is NaN, to be filled by write_block.
  void add_variable(const std::string& path, const Dimensions& dimensions, const Shape& chunk);
  /// Writes a hyperslab. `values` has as many elements as the product of `count`.
  void write_block(const std::string& path, const Shape& start, const Shape& count,
                   std::span<const double> values);
  /// `object` is a path, or "/" for the file itself. Text may be empty; at most 60 000 bytes.
  void set_attribute(const std::string& object, const std::string& attribute, const std::string& text);
  void set_attribute(const std::string& object, const std::string& attribute, std::int32_t number);

  /// The bytes of a file in memory.
  [[nodiscard]] std::vector<std::byte> image();
  void flush();
  /// Closes with the check that the destructor cannot make.
  void close();

  [[nodiscard]] bool has(const std::string& path) const;
  [[nodiscard]] bool has_attribute(const std::string& object, const std::string& attribute) const;
  [[nodiscard]] std::vector<std::string> groups() const;
  /// Names in a group, in order of creation, without the groups in it.
  [[nodiscard]] std::vector<std::string> datasets(const std::string& group) const;
  [[nodiscard]] Dimensions dimensions(const std::string& path) const;
  [[nodiscard]] Shape shape(const std::string& path) const;
  [[nodiscard]] std::vector<std::string> strings(const std::string& path) const;
  [[nodiscard]] std::vector<double> numbers(const std::string& path) const;
  /// Reads a hyperslab into `values`, which has as many elements as the product of `count`.
  void read_block(const std::string& path, const Shape& start, const Shape& count,
                  std::span<double> values) const;
  [[nodiscard]] std::string text_attribute(const std::string& object, const std::string& attribute) const;
  [[nodiscard]] std::int32_t number_attribute(const std::string& object, const std::string& attribute) const;
  /// Names of the text attributes of the file itself, in order of creation.
  [[nodiscard]] std::vector<std::string> text_attributes() const;

 private:
  explicit Hdf5File(Hdf5Handle file) : file_{std::move(file)} {}
  [[nodiscard]] Hdf5Handle dataset(const std::string& path) const;
  void make_scale(Hdf5Handle dimension, const std::string& scale);
  void attach_scales(const Hdf5Handle& variable, const Dimensions& dimensions);
  Hdf5Handle make_dataset(const std::string& path, const Shape& shape, Hdf5Handle::Id type,
                          const Hdf5Handle& list);
  Hdf5Handle write_whole(const std::string& path, const Shape& shape, Hdf5Handle::Id file_type,
                         Hdf5Handle::Id memory_type, const void* values);
  [[nodiscard]] Shape lengths(const Dimensions& dimensions) const;

  Hdf5Handle file_;
  std::int32_t dimensions_made_ = 0;
};

}  // namespace ladder::output
