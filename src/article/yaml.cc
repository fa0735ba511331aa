// A line-wise reading of block-style YAML 1.2 (https://yaml.org/spec/1.2.2/):
//
//   line    = indent, { "- " }, [ key ":" ], value
//   value   = "'" ... "'" | '"' ... '"' | ("|" | ">") header, more indented lines | plain
//
// A plain scalar goes on over more indented lines that open no entry of their own. In a flow
// collection only the quoted scalars are found. Keys may be plain or quoted.
#include "article/yaml.h"

#include <algorithm>

#include "article/carrier.h"

namespace locseg::article {
namespace {

class Reader {
 public:
  Reader(std::string_view bytes, Span region)
      : text_(bytes.substr(0, region.end)), at_(region.begin) {}

  void run() {
    while (at_ < text_.size()) read_line();
  }

  [[nodiscard]] std::vector<YamlScalar>& scalars() { return scalars_; }
  [[nodiscard]] std::vector<MappingKey>& outermost_keys() { return keys_; }

 private:
  char peek(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\n'; }

  std::size_t line_end(std::size_t from) const {
    return std::min(text_.find('\n', from), text_.size());
  }

  std::size_t skip_blanks(std::size_t from) const {
    while (from < text_.size() && is_yaml_white(text_[from])) ++from;
    return from;
  }

  std::size_t next_line(std::size_t from) const {
    return std::min(line_end(from) + 1, text_.size());
  }

  void read_line() {
    const std::size_t begin = at_;
    std::size_t at = skip_blanks(begin);
    YamlScalar scalar;
    scalar.indent = at - begin;
    while (peek(at) == '-' && is_yaml_white(peek(at + 1))) {
      at = skip_blanks(at + 1);
      scalar.indent = at - begin;
    }
    const char first = peek(at);
    if (first == '\n' || first == '\r' || first == '#') {
      at_ = next_line(at);
      return;
    }
    if (const std::size_t colon = key_end(at); colon != std::string_view::npos) {
      scalar.key = {at, colon};
      if (at == skip_blanks(begin)) add_key(scalar, begin);
      at = skip_blanks(colon + 1);
    }
    read_value(at, scalar);
  }

  // Of a mapping that is no item of a list.
  void add_key(const YamlScalar& scalar, std::size_t line) {
    if (keys_.empty()) outermost_ = scalar.indent;
    if (scalar.indent != outermost_) return;
    Span name = scalar.key;
    while (name.size() > 1 && is_yaml_white(text_[name.end - 1])) --name.end;
    const bool is_quoted = text_[name.begin] == '"' || text_[name.begin] == '\'';
    if (is_quoted && name.size() > 1) name = {name.begin + 1, name.end - 1};
    keys_.push_back({name, line});
  }

  // The colon that ends a key at `at`, if there is one.
  std::size_t key_end(std::size_t at) const {
    const char quote = peek(at);
    if (quote == '"' || quote == '\'') {
      const std::size_t end = quoted_end(at, line_end(at));
      if (end == std::string_view::npos) return end;
      const std::size_t colon = skip_blanks(end + 1);
      return ends_key(colon) ? colon : std::string_view::npos;
    }
    for (; at < text_.size() && text_[at] != '\n'; ++at) {
      if (text_[at] == ':' && ends_key(at)) return at;
      if (text_[at] == '#' && is_yaml_white(text_[at - 1])) break;
    }
    return std::string_view::npos;
  }

  bool ends_key(std::size_t at) const {
    return peek(at) == ':' &&
           (is_yaml_white(peek(at + 1)) || peek(at + 1) == '\n' || peek(at + 1) == '\r');
  }

  // The closing quote, before `limit`, of the scalar whose opening quote is at `open`.
  std::size_t quoted_end(std::size_t open, std::size_t limit) const {
    const char quote = text_[open];
    for (std::size_t at = open + 1; at < limit; ++at) {
      if (quote == '"' && text_[at] == '\\') {
        ++at;
      } else if (text_[at] == quote) {
        if (quote == '"' || peek(at + 1) != '\'') return at;
        ++at;
      }
    }
    return std::string_view::npos;
  }

  void read_value(std::size_t at, YamlScalar scalar) {
    switch (peek(at)) {
      case '"':
      case '\'':
        return read_quoted(at, scalar);
      case '|':
      case '>':
        return is_block_header(at) ? read_block(at, scalar) : read_plain(at, scalar);
      case '[':
      case '{':
        return read_flow(at, scalar);
      case '#':
      case '\r':
      case '\n':
        at_ = next_line(at);
        return;
      default:
        return read_plain(at, scalar);
    }
  }

  void read_quoted(std::size_t at, YamlScalar scalar) {
    const std::size_t end = quoted_end(at, text_.size());
    if (end == std::string_view::npos) return give_up_quote(at);
    scalar.style = text_[at] == '"' ? YamlStyle::kDoubleQuoted : YamlStyle::kSingleQuoted;
    scalar.value = {at + 1, end};
    scalars_.push_back(scalar);
    at_ = next_line(end);
  }

  // A quote that is never closed is no scalar, and the lines after it are read again. Each costs a
  // look at the whole rest: a text with many of them is no YAML.
  void give_up_quote(std::size_t at) {
    at_ = unclosed_++ < kMaxUnclosed ? next_line(at) : text_.size();
  }

  // `>>>>>>> theirs`, a conflict marker of git, begins like one.
  bool is_block_header(std::size_t at) const {
    const std::size_t end = text_.find_first_not_of("0123456789+-", at + 1);
    const char next = peek(std::min(end, text_.size()));
    return is_yaml_white(next) || next == '\n' || next == '\r';
  }

  void read_block(std::size_t at, YamlScalar scalar) {
    const std::size_t header_end = line_end(at);
    at_ = next_line(header_end);
    scalar.style = YamlStyle::kBlock;
    scalar.value = {at_, at_};
    for (std::size_t line = at_; line < text_.size(); line = next_line(line)) {
      std::size_t text = line;
      while (text < text_.size() && text_[text] == ' ') ++text;
      const char first = peek(text);
      if (first == '\n' || first == '\r') continue;  // an empty line belongs to what comes after
      if (text - line <= scalar.indent && !(scalar.key.empty() && text - line >= scalar.indent))
        break;
      if (scalar.text_indent == 0) scalar.text_indent = text - line;
      at_ = next_line(line);
      scalar.value.end = at_;
    }
    if (!scalar.value.empty()) scalars_.push_back(scalar);
  }

  // Quoted scalars of a flow collection, up to the bracket that closes it.
  void read_flow(std::size_t at, YamlScalar scalar) {
    std::size_t depth = 0;
    bool token_starts = true;
    for (; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '[' || c == '{') {
        ++depth;
        token_starts = true;
      } else if (c == ']' || c == '}') {
        if (--depth == 0) break;
        token_starts = false;
      } else if ((c == '"' || c == '\'') && token_starts) {
        const std::size_t end = quoted_end(at, text_.size());
        if (end == std::string_view::npos) return give_up_quote(at);
        scalar.style = c == '"' ? YamlStyle::kDoubleQuoted : YamlStyle::kSingleQuoted;
        scalar.value = {at + 1, end};
        scalars_.push_back(scalar);
        at = end;
        token_starts = false;
      } else if (c == ',' || c == ':') {
        token_starts = true;
      } else if (!is_yaml_white(c) && c != '\n' && c != '\r') {
        token_starts = false;
      }
    }
    at_ = next_line(at);
  }

  void read_plain(std::size_t at, YamlScalar scalar) {
    scalar.style = YamlStyle::kPlain;
    scalar.value = {at, line_end(at)};
    at_ = next_line(at);
    while (at_ < text_.size()) {
      const std::size_t text = skip_blanks(at_);
      const char first = peek(text);
      if (first == '\n' || first == '\r' || first == '#' || text - at_ <= scalar.indent) break;
      if ((first == '-' && is_yaml_white(peek(text + 1))) ||
          key_end(text) != std::string_view::npos) {
        break;
      }
      scalar.value.end = line_end(text);
      at_ = next_line(text);
    }
    scalars_.push_back(scalar);
  }

  static constexpr int kMaxUnclosed = 16;

  std::string_view text_;  // up to the region's end
  std::size_t at_;
  int unclosed_ = 0;
  std::vector<YamlScalar> scalars_;
  std::vector<MappingKey> keys_;
  std::uint64_t outermost_ = 0;  // indent of `keys_`
};

// Lines joined by spaces, as folding does for text without empty or more indented lines.
std::string joined_lines(std::string_view raw) {
  std::string out;
  while (!raw.empty()) {
    const std::size_t feed = std::min(raw.find('\n'), raw.size());
    std::string_view line = raw.substr(0, feed);
    raw.remove_prefix(std::min(feed + 1, raw.size()));
    while (!line.empty() && (is_yaml_white(line.front()))) line.remove_prefix(1);
    while (!line.empty() && (is_yaml_white(line.back()) || line.back() == '\r'))
      line.remove_suffix(1);
    if (line.empty()) continue;
    if (!out.empty()) out += ' ';
    out += line;
  }
  return out;
}

std::string_view without_comment(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '#' && (i == 0 || is_yaml_white(line[i - 1]))) return line.substr(0, i);
  }
  return line;
}

}  // namespace

std::vector<MappingKey> yaml_keys(std::string_view bytes, Span region) {
  Reader reader(bytes, region);
  reader.run();
  return std::move(reader.outermost_keys());
}

std::vector<YamlScalar> yaml_scalars(std::string_view bytes, Span region) {
  Reader reader(bytes, region);
  reader.run();
  return std::move(reader.scalars());
}

std::string yaml_value(std::string_view bytes, const YamlScalar& scalar) {
  const std::string_view raw = scalar.value.of(bytes);
  std::string out;
  switch (scalar.style) {
    case YamlStyle::kDoubleQuoted:
      decode_yaml_double(raw, out);
      return out;
    case YamlStyle::kSingleQuoted:
      decode_yaml_single(raw, out);
      return out;
    case YamlStyle::kPlain:
      return joined_lines(without_comment(raw));
    case YamlStyle::kBlock:
      return joined_lines(raw);
  }
  return out;
}

}  // namespace locseg::article
