// RFC 8259 objects. Only strings, numbers and literals of the keys that are wanted are kept;
// the value of any other key is skipped, however deep it nests.
#include "base/json_object.h"

#include "base/hex.h"
#include "base/utf8.h"

namespace locseg::base {
namespace {

// A line, read from left to right.
class LineScanner {
 public:
  explicit LineScanner(std::string_view line) : bytes_(line) {}

  // What was found where it could not be; empty while all is well.
  [[nodiscard]] std::string_view fault() const { return fault_; }
  [[nodiscard]] std::size_t at() const { return at_; }

  bool object(const std::function<JsonField(std::string_view)>& field_of) {
    skip_space();
    if (!expect('{', "expected an object")) return false;
    skip_space();
    if (!take('}')) {
      do {
        skip_space();
        std::string key;
        if (!string(key)) return false;
        skip_space();
        if (!expect(':', "expected a colon after a key")) return false;
        skip_space();
        const JsonField field = field_of(key);
        if (field.is_text && peek() != '"') return fail("expected a string");
        const std::size_t begin = at_;
        if (!(field.into != nullptr ? scalar(*field.into) : skip_value())) return false;
        if (field.at != nullptr) *field.at = {begin, at_};
        skip_space();
      } while (take(','));
      if (!expect('}', "expected a comma or the end of the object")) return false;
    }
    skip_space();
    return at_ == bytes_.size() || fail("expected one object a line, found more");
  }

 private:
  bool fail(std::string_view what) {
    if (fault_.empty()) fault_ = what;
    return false;
  }
  [[nodiscard]] char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  bool take(char wanted) {
    if (at_ >= bytes_.size() || bytes_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  bool expect(char wanted, std::string_view what) { return take(wanted) || fail(what); }
  void skip_space() {
    while (at_ < bytes_.size() && (peek() == ' ' || peek() == '\t' || peek() == '\r')) ++at_;
  }

  bool hex(std::uint32_t& value) {
    value = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const int digit = hex_digit(peek());
      if (digit < 0) return fail("expected four hexadecimal digits");
      value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return true;
  }

  bool escape(std::string& out) {
    const char c = peek();
    ++at_;
    static constexpr std::string_view kMarks = "\"\\/bfnrt";
    static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (const std::size_t index = kMarks.find(c); c != '\0' && index != std::string_view::npos) {
      out += kMeanings[index];
      return true;
    }
    if (c != 'u') {
      --at_;
      return fail("no such escape in a string");
    }
    std::uint32_t value = 0;
    if (!hex(value)) return false;
    if (value >= 0xD800 && value < 0xDC00 && bytes_.substr(at_).starts_with("\\u")) {
      at_ += 2;
      std::uint32_t low = 0;
      if (!hex(low)) return false;
      if (low < 0xDC00 || low >= 0xE000) return fail("half of a surrogate pair");
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
    }
    if (value >= 0xD800 && value < 0xE000) return fail("half of a surrogate pair");
    append_utf8(out, value);
    return true;
  }

  bool string(std::string& out) {
    out.clear();
    if (!expect('"', "expected a string")) return false;
    for (;;) {
      std::size_t end = at_;
      while (end < bytes_.size() && bytes_[end] != '"' && bytes_[end] != '\\' &&
             static_cast<unsigned char>(bytes_[end]) >= 0x20) {
        ++end;
      }
      out.append(bytes_.substr(at_, end - at_));
      at_ = end;
      if (at_ >= bytes_.size()) return fail("the string is not closed on its line");
      if (take('"')) return true;
      if (!take('\\')) return fail("a control character in a string");
      if (!escape(out)) return false;
    }
  }

  // A number, true, false or null, as it is; null is nothing.
  bool literal(std::string& out) {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() &&
           std::string_view(",}] \t\r").find(peek()) == std::string_view::npos) {
      ++at_;
    }
    out = bytes_.substr(begin, at_ - begin);
    if (out == "null") out.clear();
    const bool known = out.empty() ? at_ != begin : out == "true" || out == "false";
    if (known || out.find_first_not_of("0123456789+-.eE") == std::string::npos) {
      if (at_ != begin) return true;
    }
    at_ = begin;
    return fail("expected a value");
  }

  bool scalar(std::string& out) {
    if (peek() == '"') return string(out);
    if (peek() == '{' || peek() == '[') return fail("expected a string, a number or null");
    return literal(out);
  }

  bool skip_value() {
    std::string unused;
    std::size_t depth = 0;
    do {
      skip_space();
      const char c = peek();
      if (c == '{' || c == '[') {
        ++at_;
        ++depth;
      } else if (c == '}' || c == ']') {
        if (depth == 0) return fail("expected a value");
        ++at_;
        --depth;
      } else if (depth != 0 && (c == ',' || c == ':')) {
        ++at_;
      } else if (!scalar(unused)) {
        return false;
      }
    } while (depth != 0);
    return true;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string_view fault_;
};

}  // namespace

std::optional<JsonFault> read_json_line(
    std::string_view line, const std::function<JsonField(std::string_view key)>& field_of) {
  LineScanner scanner(line);
  if (scanner.object(field_of)) return std::nullopt;
  return JsonFault{scanner.fault(), scanner.at()};
}

}  // namespace locseg::base
