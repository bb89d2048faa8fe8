#include "output/hdf5_file.hpp"

#include <fmt/format.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include <atomic>
#include <bit>
#include <functional>
#include <limits>
#include <numeric>
#include <type_traits>
#include <utility>

#include "output/output_error.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

static_assert(std::is_same_v<hid_t, Hdf5Handle::Id> && std::is_same_v<herr_t, int>);

/// Call before anything else: HDF5 must neither clean up at exit (it crashes there after a full disk) nor
/// print.
void prepare_library() {
  static const bool ready = H5dont_atexit() >= 0 && H5open() >= 0;
  // The error stack, and so this setting, belongs to the calling thread.
  if (!ready || H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) < 0)
    throw sim::Bug("the HDF5 library does not start");
}

herr_t keep_innermost(unsigned depth, const H5E_error2_t* error, void* text) {
  if (depth == 0 && error->desc != nullptr) *static_cast<std::string*>(text) = error->desc;
  return 0;
}

[[noreturn]] void fail(std::string_view what) {
  std::string reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_innermost, &reason);
  H5Eclear2(H5E_DEFAULT);
  throw OutputError(ExitClass::io,
                    fmt::format("HDF5 cannot {}: {}", what, reason.empty() ? "no reason given" : reason));
}

template <class Result>
Result check(Result result, std::string_view what) {
  if (result < 0) fail(what);
  return result;
}

std::vector<hsize_t> wide(const Shape& shape) {
  return {shape.begin(), shape.end()};
}

std::size_t product(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>{});
}

Hdf5Handle space_of(const Shape& shape) {
  return {shape.empty() ? H5Screate(H5S_SCALAR)
                        : H5Screate_simple(static_cast<int>(shape.size()), wide(shape).data(), nullptr),
          H5Sclose, "describe a shape"};
}

Hdf5Handle property_list(hid_t kind) {
  return {H5Pcreate(kind), H5Pclose, "make a property list"};
}

constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

/// Group or file creation: netCDF needs the order of creation; time stamps would spoil equal bytes.
Hdf5Handle group_list(hid_t kind) {
  auto list = property_list(kind);
  check(H5Pset_link_creation_order(list.id(), in_order), "track the order of links");
  check(H5Pset_attr_creation_order(list.id(), in_order), "track the order of attributes");
  check(H5Pset_obj_track_times(list.id(), false), "leave time stamps out");
  return list;
}

Hdf5Handle dataset_list() {
  auto list = property_list(H5P_DATASET_CREATE);
  check(H5Pset_attr_creation_order(list.id(), in_order), "track the order of attributes");
  check(H5Pset_obj_track_times(list.id(), false), "leave time stamps out");
  return list;
}

Hdf5Handle access_list() {
  auto list = property_list(H5P_FILE_ACCESS);
  // EARLIEST matters: with a later superblock HDF5 1.10.8 gives file images that nothing can open.
  check(H5Pset_libver_bounds(list.id(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V110), "choose the file version");
  // A file under its final name is complete and never written again: a lock would only be in others' way, and
  // some network file systems refuse locks altogether.
  check(H5Pset_file_locking(list.id(), false, true), "do without a lock");
  check(H5Pset_fclose_degree(list.id(), H5F_CLOSE_STRONG), "choose how to close");
  return list;
}

/// Text in UTF-8: of variable length in datasets, of fixed length in attributes.
Hdf5Handle text_type(std::size_t length) {
  Hdf5Handle type{H5Tcopy(H5T_C_S1), H5Tclose, "make a text type"};
  check(H5Tset_size(type.id(), length), "size a text type");
  check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "choose UTF-8");
  check(H5Tset_strpad(type.id(), H5T_STR_NULLTERM), "end text with a null");
  return type;
}

Hdf5Handle create_file(const char* path, const Hdf5Handle& access) {
  const auto creation = group_list(H5P_FILE_CREATE);
  return {H5Fcreate(path, H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose,
          fmt::format("create {}", path)};
}

std::vector<const char*> pointers(std::span<const std::string> values) {
  std::vector<const char*> result;
  for (const auto& value : values) {
    sim::expects(value.find('\0') == value.npos, "text holds no null, which would end it");
    result.push_back(value.c_str());
  }
  return result;
}

void write_attribute(hid_t at, const std::string& object, const std::string& attribute, hid_t file_type,
                     hid_t memory_type, const Shape& shape, const void* value) {
  const auto space = space_of(shape);
  const std::string what = fmt::format("write the attribute {} of {}", attribute, object);
  Hdf5Handle made{H5Acreate_by_name(at, object.c_str(), attribute.c_str(), file_type, space.id(), H5P_DEFAULT,
                                    H5P_DEFAULT, H5P_DEFAULT),
                  H5Aclose, what};
  check(H5Awrite(made.id(), memory_type, value), what);
  made.close();
}

herr_t append_name(hid_t, const char* name, const H5L_info_t*, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

herr_t append_attribute(hid_t, const char* name, const H5A_info_t*, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

herr_t keep_scale_name(hid_t, unsigned, hid_t scale, void* text) {
  const ssize_t length = H5Iget_name(scale, nullptr, 0);
  if (length <= 1) return -1;
  std::string path(static_cast<std::size_t>(length), '\0');
  if (H5Iget_name(scale, path.data(), path.size() + 1) < 0) return -1;
  *static_cast<std::string*>(text) = path.substr(1);  // "/economy": dimensions live in the root group
  return 1;
}

}  // namespace

Hdf5Handle::Hdf5Handle(Id id, Closer closer, std::string_view what) : id_{id}, closer_{closer}, what_{what} {
  if (id_ < 0) fail(what_);
}
Hdf5Handle::Hdf5Handle(Hdf5Handle&& other) noexcept
    : id_{std::exchange(other.id_, -1)}, closer_{other.closer_}, what_{std::move(other.what_)} {}
Hdf5Handle::~Hdf5Handle() {
  if (id_ >= 0) closer_(id_);
}
void Hdf5Handle::close() {
  check(closer_(std::exchange(id_, -1)), fmt::format("finish to {}", what_));
}

Hdf5File Hdf5File::create_in_memory() {
  prepare_library();
  static std::atomic<unsigned> serial{
      0};  // two images of one name in a process collide; the name is not stored
  const auto access = access_list();
  check(H5Pset_fapl_core(access.id(), std::size_t{1} << 20, false), "work in memory");
  return Hdf5File{create_file(fmt::format("ladder-image-{}", serial++).c_str(), access)};
}

Hdf5File Hdf5File::create_on_disk(const std::filesystem::path& path) {
  prepare_library();
  return Hdf5File{create_file(path.c_str(), access_list())};
}

Hdf5File Hdf5File::open(const std::filesystem::path& path) {
  prepare_library();
  const auto access = access_list();
  return Hdf5File{
      {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose, fmt::format("open {}", path.string())}};
}

Hdf5Handle Hdf5File::dataset(const std::string& path) const {
  return {H5Dopen2(file_.id(), path.c_str(), H5P_DEFAULT), H5Dclose,
          fmt::format("open the variable {}", path)};
}

void Hdf5File::add_group(const std::string& group) {
  const auto list = group_list(H5P_GROUP_CREATE);
  Hdf5Handle{H5Gcreate2(file_.id(), group.c_str(), H5P_DEFAULT, list.id(), H5P_DEFAULT), H5Gclose,
             fmt::format("create the group {}", group)}
      .close();
}

Hdf5Handle Hdf5File::make_dataset(const std::string& path, const Shape& shape, Hdf5Handle::Id type,
                                  const Hdf5Handle& list) {
  const auto space = space_of(shape);
  return {H5Dcreate2(file_.id(), path.c_str(), type, space.id(), H5P_DEFAULT, list.id(), H5P_DEFAULT),
          H5Dclose, fmt::format("create the variable {}", path)};
}

Hdf5Handle Hdf5File::write_whole(const std::string& path, const Shape& shape, Hdf5Handle::Id file_type,
                                 Hdf5Handle::Id memory_type, const void* values) {
  auto made = make_dataset(path, shape, file_type, dataset_list());
  check(H5Dwrite(made.id(), memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
        fmt::format("write {}", path));
  return made;
}

void Hdf5File::make_scale(Hdf5Handle dimension, const std::string& scale) {
  check(H5DSset_scale(dimension.id(), scale.c_str()), "make a dimension");
  write_attribute(dimension.id(), ".", "_Netcdf4Dimid", H5T_STD_I32LE, H5T_NATIVE_INT32, {1},
                  &dimensions_made_);
  ++dimensions_made_;
  dimension.close();
}

void Hdf5File::attach_scales(const Hdf5Handle& variable, const Dimensions& dimensions) {
  for (unsigned i = 0; i < dimensions.size(); ++i)
    check(H5DSattach_scale(variable.id(), dataset(dimensions[i]).id(), i), "attach a dimension");
}

Shape Hdf5File::lengths(const Dimensions& dimensions) const {
  Shape result;
  for (const auto& dimension : dimensions) result.push_back(shape(dimension).at(0));
  return result;
}

void Hdf5File::add_dimension(const std::string& dimension, std::span<const std::string> labels) {
  const auto type = text_type(H5T_VARIABLE);
  make_scale(write_whole(dimension, {labels.size()}, type.id(), type.id(), pointers(labels).data()),
             dimension);
}

void Hdf5File::add_dimension(const std::string& dimension, std::span<const std::int64_t> values) {
  make_scale(write_whole(dimension, {values.size()}, H5T_STD_I64LE, H5T_NATIVE_INT64, values.data()),
             dimension);
}

void Hdf5File::add_dimension(const std::string& dimension, std::span<const double> values) {
  make_scale(write_whole(dimension, {values.size()}, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values.data()),
             dimension);
}

void Hdf5File::add_bare_dimension(const std::string& dimension, std::size_t length) {
  const std::vector<float> zeros(length);
  make_scale(write_whole(dimension, {length}, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, zeros.data()),
             fmt::format("This is a netCDF dimension but not a netCDF variable.{:10d}", length));
}

void Hdf5File::add_strings(const std::string& path, const Dimensions& dimensions,
                           std::span<const std::string> values) {
  const auto type = text_type(H5T_VARIABLE);
  auto made = write_whole(path, lengths(dimensions), type.id(), type.id(), pointers(values).data());
  attach_scales(made, dimensions);
  made.close();
}

void Hdf5File::add_numbers(const std::string& path, const Dimensions& dimensions,
                           std::span<const double> values) {
  auto made = write_whole(path, lengths(dimensions), H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values.data());
  attach_scales(made, dimensions);
  made.close();
}

void Hdf5File::add_variable(const std::string& path, const Dimensions& dimensions, const Shape& chunk) {
  const double fill = std::numeric_limits<double>::quiet_NaN();
  const auto list = dataset_list();
  check(H5Pset_chunk(list.id(), static_cast<int>(chunk.size()), wide(chunk).data()), "choose chunks");
  check(H5Pset_shuffle(list.id()), "shuffle bytes");
  check(H5Pset_deflate(list.id(), 1), "compress");  // higher levels gain 2 % and cost five times the time
  check(H5Pset_fill_value(list.id(), H5T_NATIVE_DOUBLE, &fill), "choose the fill value");
  auto made = make_dataset(path, lengths(dimensions), H5T_IEEE_F64LE, list);
  attach_scales(made, dimensions);
  write_attribute(made.id(), ".", "_FillValue", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, {1}, &fill);
  made.close();
}

void Hdf5File::write_block(const std::string& path, const Shape& start, const Shape& count,
                           std::span<const double> values) {
  sim::expects(values.size() == product(count), "a block has as many values as its extent says");
  auto target = dataset(path);
  const Hdf5Handle all{H5Dget_space(target.id()), H5Sclose, "read a shape"};
  check(
      H5Sselect_hyperslab(all.id(), H5S_SELECT_SET, wide(start).data(), nullptr, wide(count).data(), nullptr),
      "choose a block");
  const auto block = space_of(count);
  check(H5Dwrite(target.id(), H5T_NATIVE_DOUBLE, block.id(), all.id(), H5P_DEFAULT, values.data()),
        fmt::format("write {}", path));
  target.close();
}

void Hdf5File::set_attribute(const std::string& object, const std::string& attribute,
                             const std::string& text) {
  // 64 KiB is the most that an object header holds; a null would silently end the text.
  sim::expects(text.size() <= 60'000 && text.find('\0') == text.npos,
               "attributes are short and without nulls");
  const auto type = text_type(text.size() + 1);
  write_attribute(file_.id(), object, attribute, type.id(), type.id(), {}, text.c_str());
}

void Hdf5File::set_attribute(const std::string& object, const std::string& attribute, std::int32_t number) {
  write_attribute(file_.id(), object, attribute, H5T_STD_I32LE, H5T_NATIVE_INT32, {1}, &number);
}

std::vector<std::byte> Hdf5File::image() {
  flush();
  const auto size = check(H5Fget_file_image(file_.id(), nullptr, 0), "measure the file in memory");
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  check(H5Fget_file_image(file_.id(), bytes.data(), bytes.size()), "copy the file from memory");
  return bytes;
}

void Hdf5File::flush() {
  check(H5Fflush(file_.id(), H5F_SCOPE_GLOBAL), "write to disk");
}

void Hdf5File::close() {
  file_.close();
}

bool Hdf5File::has(const std::string& path) const {
  return check(H5Lexists(file_.id(), path.c_str(), H5P_DEFAULT), fmt::format("look for {}", path)) > 0;
}

bool Hdf5File::has_attribute(const std::string& object, const std::string& attribute) const {
  return check(H5Aexists_by_name(file_.id(), object.c_str(), attribute.c_str(), H5P_DEFAULT),
               fmt::format("look for the attribute {}", attribute)) > 0;
}

namespace {

std::vector<std::string> members(hid_t file, const std::string& group, H5O_type_t wanted) {
  const Hdf5Handle opened{H5Gopen2(file, group.c_str(), H5P_DEFAULT), H5Gclose,
                          fmt::format("open {}", group)};
  std::vector<std::string> names;
  check(H5Literate(opened.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, append_name, &names),
        "list a group");
  std::erase_if(names, [&](const std::string& name) {
    H5O_info_t info{};
    check(H5Oget_info_by_name2(opened.id(), name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT),
          "look at a member");
    return info.type != wanted;
  });
  return names;
}

Hdf5Handle open_attribute(hid_t file, const std::string& object, const std::string& attribute) {
  return {H5Aopen_by_name(file, object.c_str(), attribute.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
          fmt::format("find the attribute {} of {}", attribute, object)};
}

Hdf5Handle type_of(const Hdf5Handle& attribute) {
  return {H5Aget_type(attribute.id()), H5Tclose, "read the type of an attribute"};
}

bool is_fixed_text(const Hdf5Handle& type) {
  return H5Tget_class(type.id()) == H5T_STRING && H5Tis_variable_str(type.id()) == 0;
}

}  // namespace

std::vector<std::string> Hdf5File::groups() const {
  return members(file_.id(), "/", H5O_TYPE_GROUP);
}

std::vector<std::string> Hdf5File::datasets(const std::string& group) const {
  return members(file_.id(), group, H5O_TYPE_DATASET);
}

Shape Hdf5File::shape(const std::string& path) const {
  const auto opened = dataset(path);
  const Hdf5Handle space{H5Dget_space(opened.id()), H5Sclose, "read a shape"};
  const int rank = check(H5Sget_simple_extent_ndims(space.id()), "read a shape");
  std::vector<hsize_t> extent(static_cast<std::size_t>(rank));
  check(H5Sget_simple_extent_dims(space.id(), extent.data(), nullptr), "read a shape");
  return {extent.begin(), extent.end()};
}

Dimensions Hdf5File::dimensions(const std::string& path) const {
  const auto opened = dataset(path);
  Dimensions result(shape(path).size());
  for (unsigned i = 0; i < result.size(); ++i) {
    check(H5DSiterate_scales(opened.id(), i, nullptr, keep_scale_name, &result[i]), "read the dimensions");
    if (result[i].empty())
      throw OutputError(ExitClass::unacceptable, fmt::format("{} lacks a dimension", path));
  }
  return result;
}

std::vector<std::string> Hdf5File::strings(const std::string& path) const {
  const auto opened = dataset(path);
  const auto type = text_type(H5T_VARIABLE);
  const Hdf5Handle space{H5Dget_space(opened.id()), H5Sclose, "read a shape"};
  std::vector<char*> read(product(shape(path)), nullptr);
  check(H5Dread(opened.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, read.data()),
        fmt::format("read {}", path));
  std::vector<std::string> result;
  for (const char* text : read) result.emplace_back(text == nullptr ? "" : text);
  check(H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, read.data()), "free text");
  return result;
}

std::vector<double> Hdf5File::numbers(const std::string& path) const {
  const auto opened = dataset(path);
  std::vector<double> values(product(shape(path)));
  check(H5Dread(opened.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
        fmt::format("read {}", path));
  return values;
}

void Hdf5File::read_block(const std::string& path, const Shape& start, const Shape& count,
                          std::span<double> values) const {
  sim::expects(values.size() == product(count), "a block has as many values as its extent says");
  const auto source = dataset(path);
  const Hdf5Handle all{H5Dget_space(source.id()), H5Sclose, "read a shape"};
  check(
      H5Sselect_hyperslab(all.id(), H5S_SELECT_SET, wide(start).data(), nullptr, wide(count).data(), nullptr),
      "choose a block");
  const auto block = space_of(count);
  check(H5Dread(source.id(), H5T_NATIVE_DOUBLE, block.id(), all.id(), H5P_DEFAULT, values.data()),
        fmt::format("read {}", path));
}

std::string Hdf5File::text_attribute(const std::string& object, const std::string& attribute) const {
  const auto opened = open_attribute(file_.id(), object, attribute);
  const auto type = type_of(opened);
  if (!is_fixed_text(type))
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("the attribute {} of {} is not text", attribute, object));
  std::string text(H5Tget_size(type.id()), '\0');
  check(H5Aread(opened.id(), type.id(), text.data()), fmt::format("read the attribute {}", attribute));
  return text.substr(0, text.find('\0'));
}

std::int32_t Hdf5File::number_attribute(const std::string& object, const std::string& attribute) const {
  const auto opened = open_attribute(file_.id(), object, attribute);
  const Hdf5Handle space{H5Aget_space(opened.id()), H5Sclose, "read a shape"};
  if (H5Sget_simple_extent_npoints(space.id()) != 1)
    throw OutputError(ExitClass::unacceptable, fmt::format("the attribute {} is not one number", attribute));
  std::int32_t number = 0;
  check(H5Aread(opened.id(), H5T_NATIVE_INT32, &number), fmt::format("read the attribute {}", attribute));
  return number;
}

std::vector<std::string> Hdf5File::text_attributes() const {
  std::vector<std::string> names;
  check(H5Aiterate2(file_.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, append_attribute, &names),
        "list the attributes");
  std::erase_if(names, [&](const std::string& name) {
    return !is_fixed_text(type_of(open_attribute(file_.id(), "/", name)));
  });
  return names;
}

}  // namespace ladder::output
