// JSON, written in order: keys, values, and the commas between them.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace locseg::base {

/// Writes one document, or the next part of one: `take` gives what was written since the last
/// `take`. Members of an object alternate `key` and a value. Calls must nest as JSON does.
///
///     JsonWriter json;
///     json.begin_object().member("id", id).key("lines").begin_array();
///     for (int line : lines) json.value(line);
///     out += json.end_array().end_object().take();
class JsonWriter {
 public:
  enum class Spacing : std::uint8_t {
    kTight,  ///< {"a":1,"b":2}
    kLoose,  ///< {"a": 1, "b": 2}
  };
  explicit JsonWriter(Spacing spacing = Spacing::kTight) : spacing_(spacing) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view key);

  /// Bytes that are not UTF-8 become U+FFFD.
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  template <std::integral T>
  JsonWriter& value(T number) {
    if constexpr (std::is_same_v<T, bool>) {
      return raw(number ? "true" : "false");
    } else {
      std::array<char, 24> digits;  // of 64 bits and a sign at most 20
      const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
      return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
  }
  JsonWriter& null() { return raw("null"); }
  /// `null` for an empty text.
  JsonWriter& value_or_null(std::string_view text);
  /// `null` for 0.
  JsonWriter& value_or_null(std::uint64_t number);
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  /// A key and its value.
  template <class T>
  JsonWriter& member(std::string_view name, const T& what) {
    return key(name).value(what);
  }
  template <class T>
  JsonWriter& member_or_null(std::string_view name, const T& what) {
    return key(name).value_or_null(what);
  }

  /// What comes next, an item or the end of what is open, begins a line after `indent` spaces.
  JsonWriter& line(std::size_t indent = 0);

  /// Bytes written since the last `take`.
  [[nodiscard]] std::size_t size() const { return out_.size(); }
  [[nodiscard]] std::string take() { return std::exchange(out_, {}); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void begin_item() {
    if (needs_comma_) out_ += ',';
    if (spacing_ == Spacing::kLoose && needs_comma_ && line_.empty()) out_ += ' ';
    break_line();
  }
  void break_line() {
    if (line_.empty()) return;
    out_ += line_;
    line_.clear();
  }

  std::string out_;
  std::string line_;          // a line feed and spaces that come before the next item
  bool needs_comma_ = false;  // before the next item
  Spacing spacing_;
};

}  // namespace locseg::base
