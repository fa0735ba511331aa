// The table that tsv_writer.cc writes.
#include <algorithm>
#include <span>
#include <utility>

#include "exchange/table/columns.h"
#include "exchange/table/tsv_writer.h"
#include "exchange/units/lines.h"

namespace locseg::exchange {
namespace {

void split(std::string_view line, std::vector<std::string_view>& fields) {
  fields.clear();
  for (;;) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    fields.push_back(line.substr(0, tab));
    if (tab == line.size()) return;
    line.remove_prefix(tab + 1);
  }
}

// False if a backslash begins no escape.
bool unescape(std::string_view field, std::string& out) {
  out.clear();
  for (std::size_t at = 0;;) {
    const std::size_t escape = std::min(field.find('\\', at), field.size());
    out.append(field.substr(at, escape - at));
    if (escape == field.size()) return true;
    const std::size_t index =
        escape + 1 < field.size() ? kTsvLetters.find(field[escape + 1]) : std::string_view::npos;
    if (index == std::string_view::npos) return false;
    out += kTsvEscaped[index];
    at = escape + 2;
  }
}

// Reads one line after another, as `read_table` wants it.
class TsvRecords {
 public:
  TsvRecords(ByteSource& bytes, std::string_view path) : lines_(bytes, path) {}

  Result<bool> next() {
    for (;;) {
      auto more = lines_.next();
      if (!more || !*more) return more;
      line_ = lines_.line();
      if (line_.ends_with('\r')) line_.remove_suffix(1);
      if (line_.empty()) continue;
      split(line_, fields_);
      return true;
    }
  }

  [[nodiscard]] std::span<const std::string_view> fields() const { return fields_; }
  Result<std::string_view> text(std::size_t index) {
    if (unescape(fields_[index], text_)) return text_;
    return lines_.malformed("expected \\t, \\n, \\r or \\\\ after a backslash", offset(index));
  }
  [[nodiscard]] Span span(std::size_t index) const {
    const std::uint64_t begin = lines_.offset() + offset(index);
    return {begin, begin + fields_[index].size()};
  }
  [[nodiscard]] Span record() const { return {lines_.offset(), lines_.offset() + line_.size()}; }
  [[nodiscard]] tl::unexpected<Error> malformed(std::string_view what) const {
    return lines_.malformed(what, 0);
  }

 private:
  // Of a field in its line.
  [[nodiscard]] std::size_t offset(std::size_t index) const {
    return static_cast<std::size_t>(fields_[index].data() - line_.data());
  }

  Lines lines_;
  std::string_view line_;
  std::vector<std::string_view> fields_;
  std::string text_;
};

class TsvReader final : public UnitReader {
 public:
  Result<void> read(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    TsvRecords records(bytes, path);
    return read_table(records, sink);
  }
};

}  // namespace

const UnitReader& tsv_reader() {
  static const TsvReader reader;
  return reader;
}

}  // namespace locseg::exchange
