// A reading of TOML 1.0 (https://toml.io/en/v1.0.0), expression by expression:
//
//   expression = [ key "=" value | "[" header "]" ] [ "#" comment ]
//
// A value ends with its line, unless a bracket or a string of several lines is open.
#include "article/toml.h"

#include <algorithm>

#include "base/ascii.h"

namespace locseg::article {
namespace {

constexpr std::size_t kNoSign = std::string_view::npos;

class TomlReader {
 public:
  TomlReader(std::string_view bytes, Span region)
      : text_(bytes.substr(0, region.end)), at_(region.begin) {}

  // Calls `on_key(name, line)` for each key and header, and `on_string(name, value)` for a basic
  // string that is the value of a key.
  template <typename OnKey, typename OnString>
  void run(const OnKey& on_key, const OnString& on_string) {
    bool in_table = false;
    while (at_ < text_.size()) {
      const std::size_t line = at_;
      const std::size_t begin = skip_blanks(line);
      const char first = peek(begin);
      if (first == '[') {
        in_table = true;
        const std::size_t end = line_end(begin);
        at_ = next_line(end);
        const std::size_t remark = text_.substr(0, end).find('#', begin);
        on_key(Span{begin, trimmed_end(begin, std::min(remark, end))}, line);
        continue;
      }
      const std::size_t equals = equals_sign(begin);
      if (first == '#' || equals == kNoSign || equals == begin) {
        at_ = next_line(begin);
        continue;
      }
      const Span name{begin, trimmed_end(begin, equals)};
      if (!in_table) on_key(name, line);
      const std::size_t value = skip_blanks(equals + 1);
      const std::size_t quote = closing_quote(value);
      if (!in_table && quote != kNoSign) on_string(name, Span{value + 1, quote});
      at_ = next_line(value_end(value));
    }
  }

 private:
  [[nodiscard]] char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }

  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    while (at < text_.size() && is_yaml_white(text_[at])) ++at;
    return at;
  }
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    return std::min(text_.find('\n', at), text_.size());
  }
  [[nodiscard]] std::size_t next_line(std::size_t at) const {
    return std::min(line_end(at) + 1, text_.size());
  }
  [[nodiscard]] std::size_t trimmed_end(std::size_t begin, std::size_t end) const {
    while (end > begin && base::is_ascii_space(text_[end - 1])) --end;
    return end;
  }

  // Behind the key at `at`, whose quotes end on its line; kNoSign if the line has none.
  [[nodiscard]] std::size_t equals_sign(std::size_t at) const {
    char quote = '\0';
    for (const std::size_t end = line_end(at); at < end; ++at) {
      const char c = text_[at];
      if (quote == '\0') {
        if (c == '=') return at;
        if (c == '"' || c == '\'') quote = c;
      } else if (c == '\\' && quote == '"') {
        ++at;
      } else if (c == quote) {
        quote = '\0';
      }
    }
    return kNoSign;
  }

  // Behind the string at `at`. One of a single line ends with its line, closed or not.
  [[nodiscard]] std::size_t string_end(std::size_t at) const {
    const char quote = text_[at];
    const std::string_view mark(text_.data() + at, std::min<std::size_t>(3, text_.size() - at));
    const bool is_long = mark == "\"\"\"" || mark == "'''";
    for (at += is_long ? 3 : 1; at < text_.size(); ++at) {
      if (text_[at] == '\\' && quote == '"' && peek(at + 1) != '\n') {
        ++at;
      } else if (is_long && text_.substr(at).starts_with(mark)) {
        return at + 3;
      } else if (!is_long && (text_[at] == quote || text_[at] == '\n')) {
        return text_[at] == quote ? at + 1 : at;
      }
    }
    return text_.size();
  }

  // The end of the line that the value at `at` ends on.
  [[nodiscard]] std::size_t value_end(std::size_t at) const {
    std::size_t depth = 0;
    while (at < text_.size()) {
      const char c = text_[at];
      if (c == '"' || c == '\'') {
        at = string_end(at);
        continue;
      }
      if (c == '#') {
        at = line_end(at);
        continue;
      }
      if (c == '\n' && depth == 0) return at;
      if (c == '[' || c == '{') ++depth;
      if ((c == ']' || c == '}') && depth > 0) --depth;
      ++at;
    }
    return at;
  }

  // The quote that closes the basic string at `at`; kNoSign if none begins there, if it may have
  // several lines, or if it stays open.
  [[nodiscard]] std::size_t closing_quote(std::size_t at) const {
    if (peek(at) != '"' || text_.substr(at).starts_with("\"\"\"")) return kNoSign;
    const std::size_t end = line_end(at);
    for (++at; at < end && text_[at] != '"'; ++at) {
      if (text_[at] == '\\') ++at;
    }
    return at < end ? at : kNoSign;
  }

  std::string_view text_;  // up to the region's end
  std::size_t at_;
};

}  // namespace

std::vector<MappingKey> toml_keys(std::string_view bytes, Span region) {
  std::vector<MappingKey> keys;
  TomlReader(bytes, region)
      .run(
          [&](Span name, std::uint64_t line) {
            keys.push_back({name, line});
          },
          [](Span /*name*/, Span /*value*/) {});
  return keys;
}

std::vector<YamlScalar> toml_strings(std::string_view bytes, Span region) {
  std::vector<YamlScalar> strings;
  TomlReader(bytes, region)
      .run([](Span /*name*/, std::uint64_t /*line*/) {},
           [&](Span name, Span value) {
             YamlScalar& scalar = strings.emplace_back();
             scalar.style = YamlStyle::kDoubleQuoted;
             scalar.key = name;
             scalar.value = value;
           });
  return strings;
}

}  // namespace locseg::article
