#include "models/parameter_set.hpp"

#include <algorithm>

#include "sim/error.hpp"

namespace ladder::models {
namespace {

constexpr std::string_view prefix = "assumptions";

/// Writes the values of a set into the fields of those paths.
class Assigner final : public FieldVisitor {
 public:
  explicit Assigner(const ParameterSet& set) : set_{set}, path_{prefix} {}
  [[nodiscard]] std::size_t assigned() const { return assigned_; }

  // Assumptions are numbers; what else may come is not for a set to change.
  void whole(std::string_view, std::int64_t&, const FieldInfo&) override {}
  void flag(std::string_view, bool&, const FieldInfo&) override {}
  void text(std::string_view, std::string&, const FieldInfo&) override {}
  void choice(std::string_view, std::string&, std::span<const std::string_view>, const FieldInfo&) override {}
  void words(std::string_view, std::vector<std::string>&, std::span<const std::string_view>,
             const FieldInfo&) override {}

 protected:
  void number(std::string_view name, double& value, const Dimension&, const FieldInfo&) override {
    const std::string path = path_ + "." + std::string{name};
    const auto own = std::ranges::find(set_.values, path, &std::pair<std::string, double>::first);
    if (own == set_.values.end()) return;
    value = own->second;
    ++assigned_;
  }
  bool enter(std::string_view name, const FieldInfo&) override {
    path_ += "." + std::string{name};
    return true;
  }
  void leave() override { path_.resize(path_.rfind('.')); }

 private:
  const ParameterSet& set_;
  std::string path_;
  std::size_t assigned_ = 0;
};

}  // namespace

std::vector<FieldRow> settable_parameters() {
  Parameters parameters;
  std::vector<FieldRow> rows = field_rows(parameters, std::string{prefix});
  std::erase_if(rows, [](const FieldRow& row) { return row.kind != "number"; });
  return rows;
}

Parameters with_set(const Parameters& assumptions, const ParameterSet& set) {
  Parameters changed = assumptions;
  Assigner assigner{set};
  changed.fields(assigner);
  sim::expects(assigner.assigned() == set.values.size(), "a parameter set names parameters, each once");
  return changed;
}

}  // namespace ladder::models
