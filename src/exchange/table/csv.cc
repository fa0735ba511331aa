// RFC 4180.
//
//     record = field *( delimiter field ) ( CRLF / LF )
//     field  = DQUOTE *( any but DQUOTE / 2DQUOTE ) DQUOTE  /  *any but the delimiter and LF
#include "exchange/table/csv.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "base/try.h"
#include "base/utf8.h"
#include "exchange/table/columns.h"
#include "exchange/units/lines.h"

namespace locseg::exchange {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  // A semicolon is what spreadsheets of half the world cut at.
  const bool quoted = text.find_first_of(",;\"\r\n") != std::string_view::npos ||
                      (!text.empty() && (is_space(text.front()) || is_space(text.back())));
  if (!quoted) {
    out += text;
    return;
  }
  out += '"';
  for (std::size_t at = 0;;) {
    const std::size_t quote = std::min(text.find('"', at), text.size());
    out.append(text.substr(at, quote - at));
    if (quote == text.size()) break;
    out += "\"\"";
    at = quote + 1;
  }
  out += '"';
}

// Reads one record after another, as `read_table` wants it.
class CsvRecords {
 public:
  CsvRecords(ByteSource& bytes, std::string_view path) : lines_(bytes, path), path_(path) {}

  // Goes to the next record; false at the end. The first one settles what the delimiter
  // is.
  Result<bool> next() {
    count_ = 0;
    size_ = 0;
    spans_.clear();
    for (;;) {
      auto more = lines_.next();
      if (!more || !*more) return more;
      rest_ = lines_.line();
      if (rest_.empty() || rest_ == "\r") continue;
      line_ = lines_.number();
      record_.begin = lines_.offset();
      if (delimiter_ == '\0') choose_delimiter();
      for (bool another = true; another;) {
        auto read = read_field();
        if (!read) return read;
        another = *read;
      }
      record_.end = lines_.offset() + lines_.line().size();
      return true;
    }
  }

  [[nodiscard]] std::span<const std::string> fields() const {
    return std::span(fields_).first(count_);
  }
  [[nodiscard]] Result<std::string_view> text(std::size_t index) const { return fields_[index]; }
  [[nodiscard]] Span span(std::size_t index) const { return spans_[index]; }
  [[nodiscard]] Span record() const { return record_; }
  [[nodiscard]] tl::unexpected<Error> malformed(std::string what) const {
    return failure(ErrorCode::kMalformed, std::move(what), std::string(path_), {line_, 1});
  }

 private:
  // The one that is before or after a known column.
  void choose_delimiter() {
    delimiter_ = ',';
    std::string header(rest_);
    std::ranges::transform(header, header.begin(), base::ascii_lower);
    for (const char each : {',', ';', '\t'}) {
      for (const std::string_view name : {"source", "target", "\"source\"", "\"target\""}) {
        const std::size_t at = header.find(name);
        if (at == std::string_view::npos) continue;
        const std::size_t end = at + name.size();
        if ((at != 0 && header[at - 1] == each) || (end < header.size() && header[end] == each)) {
          delimiter_ = each;
          return;
        }
      }
    }
  }

  // True when another field follows on the record.
  Result<bool> read_field() {
    if (count_ == fields_.size()) fields_.emplace_back();
    std::string& field = fields_[count_++];
    field.clear();
    const std::uint64_t begin = lines_.offset() + offset();
    if (rest_.starts_with('"')) {
      LOCSEG_TRY(read_quoted(field));
      spans_.push_back({begin, lines_.offset() + offset()});
      if (rest_.empty() || rest_ == "\r") return false;
      if (rest_.front() != delimiter_) {
        return lines_.malformed("expected a delimiter or the end of the line after a quoted field",
                                offset());
      }
      rest_.remove_prefix(1);
      return true;
    }
    const std::size_t end = std::min(rest_.find(delimiter_), rest_.size());
    field = rest_.substr(0, end);
    const bool last = end == rest_.size();
    if (last && field.ends_with('\r')) field.pop_back();
    spans_.push_back({begin, begin + field.size()});
    rest_.remove_prefix(last ? end : end + 1);
    return !last;
  }

  Result<void> read_quoted(std::string& field) {
    const Position begin = {lines_.number(),
                            base::count_code_points(lines_.line().substr(0, offset())) + 1};
    rest_.remove_prefix(1);
    for (;;) {
      const std::size_t quote = std::min(rest_.find('"'), rest_.size());
      field += rest_.substr(0, quote);
      if (quote != rest_.size()) {
        rest_.remove_prefix(quote + 1);
        if (!rest_.starts_with('"')) return {};
        field += '"';
        rest_.remove_prefix(1);
        continue;
      }
      field += '\n';
      size_ += rest_.size() + 1;
      const auto more = lines_.next();
      LOCSEG_TRY(more);
      const auto broken = [&](std::string what) {
        return failure(ErrorCode::kMalformed, std::move(what), std::string(path_), begin);
      };
      if (!*more) return broken("the quoted field is not closed");
      if (size_ > kMaxAtOnce) return broken("the record is longer than 16 MiB");
      rest_ = lines_.line();
    }
  }

  [[nodiscard]] std::size_t offset() const { return lines_.line().size() - rest_.size(); }

  Lines lines_;
  std::string_view path_;
  std::string_view rest_;  // of the line
  std::vector<std::string> fields_;
  std::vector<Span> spans_;
  Span record_;
  std::size_t count_ = 0;
  std::size_t size_ = 0;  // of the record's lines but the last
  std::uint64_t line_ = 0;
  char delimiter_ = '\0';
};

class CsvReader final : public UnitReader {
 public:
  Result<void> read(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    CsvRecords records(bytes, path);
    return read_table(records, sink);
  }
};

}  // namespace

const UnitWriter& csv_writer() {
  static const TableWriter writer({',', "\r\n", append_quoted});
  return writer;
}

const UnitWriter& csv_suggestion_writer() {
  static const TableWriter writer({',', "\r\n", append_quoted}, true);
  return writer;
}

const UnitReader& csv_reader() {
  static const CsvReader reader;
  return reader;
}

}  // namespace locseg::exchange
