/// A lever with settings given in a test by the names it declares.
#pragma once
#include <doctest/doctest.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "models/policy/lever.hpp"

namespace ladder::test {

/// A number in the base unit, or a word of a choice.
struct Setting {
  Setting(std::string_view field, double value) : name(field), number(value) {}
  Setting(std::string_view field, const char* value) : name(field), word(value) {}
  std::string_view name;
  double number = 0.0;
  std::string word;
};

/// Writes one setting into the field of its name.
class Set final : public models::FieldVisitor {
 public:
  explicit Set(const Setting& setting) : setting_(setting) {}
  [[nodiscard]] bool found() const { return found_; }
  void whole(std::string_view, std::int64_t&, const models::FieldInfo&) override {}
  void flag(std::string_view, bool&, const models::FieldInfo&) override {}
  void text(std::string_view, std::string&, const models::FieldInfo&) override {}
  void words(std::string_view, std::vector<std::string>&, std::span<const std::string_view>,
             const models::FieldInfo&) override {}
  void choice(std::string_view name, std::string& value, std::span<const std::string_view>,
              const models::FieldInfo&) override {
    if (name == setting_.name) value = setting_.word, found_ = true;
  }

 protected:
  void number(std::string_view name, double& value, const models::Dimension&,
              const models::FieldInfo&) override {
    if (name == setting_.name) value = setting_.number, found_ = true;
  }
  bool enter(std::string_view, const models::FieldInfo&) override { return true; }
  void leave() override {}

 private:
  Setting setting_;
  bool found_ = false;
};

inline std::shared_ptr<const models::Lever> lever(std::string_view name,
                                                  std::initializer_list<Setting> settings) {
  std::shared_ptr<models::Lever> made = models::make_lever(name);
  REQUIRE(made != nullptr);
  for (const Setting& setting : settings) {
    Set set(setting);
    made->fields(set);
    CAPTURE(setting.name);
    REQUIRE(set.found());
  }
  return made;
}

}  // namespace ladder::test
