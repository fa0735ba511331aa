// Glossaries in tables.
//
//     record = field *( delimiter field ) ( CRLF / LF )
//     field  = DQUOTE *( any / 2DQUOTE ) DQUOTE  /  *any       ; quoted in CSV only
#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/disk.h"
#include "base/printable.h"
#include "base/try.h"
#include "locseg/glossary.h"

namespace locseg {
namespace {

// Reads one record after another.
class Records {
 public:
  Records(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  // False at the end. `line` is where the record begins.
  bool next(std::vector<std::string>& fields, std::uint64_t& line) {
    if (text_.empty()) return false;
    fields.clear();
    line = line_;
    while (read_field(fields.emplace_back())) {
    }
    return true;
  }

  // A quoted field that never ends.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  // True when another field follows on the record.
  bool read_field(std::string& field) {
    if (delimiter_ == ',' && text_.starts_with('"')) {
      read_quoted(field);
    }
    while (!text_.empty()) {
      const char c = text_.front();
      text_.remove_prefix(1);
      if (c == delimiter_) return true;
      if (c == '\n') {
        ++line_;
        if (field.ends_with('\r')) field.pop_back();
        return false;
      }
      field += c;
    }
    return false;
  }

  void read_quoted(std::string& field) {
    text_.remove_prefix(1);
    while (true) {
      const std::size_t quote = text_.find('"');
      const std::string_view part = text_.substr(0, quote);
      line_ += static_cast<std::uint64_t>(std::ranges::count(part, '\n'));
      field += part;
      if (quote == std::string_view::npos) {
        broken_ = true;
        text_ = {};
        return;
      }
      text_.remove_prefix(quote + 1);
      if (!text_.starts_with('"')) return;
      field += '"';
      text_.remove_prefix(1);
    }
  }

  std::string_view text_;
  char delimiter_;
  std::uint64_t line_ = 1;
  bool broken_ = false;
};

enum Column : std::uint8_t { kSource, kTarget, kStatus, kSourceLang, kTargetLang, kColumns };
constexpr std::array<std::string_view, kColumns> kNames = {"source", "target", "status",
                                                           "source-lang", "target-lang"};
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
using Columns = std::array<std::size_t, kColumns>;  // where each is, kNone: nowhere

std::string lower(std::string text) {
  for (char& c : text) {
    c = c == '_' || c == ' ' ? '-' : base::ascii_lower(c);
  }
  return text;
}

Columns columns_of(const std::vector<std::string>& header) {
  Columns out;
  out.fill(kNone);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto* name = std::ranges::find(kNames, lower(header[i]));
    if (name != kNames.end()) out[static_cast<std::size_t>(name - kNames.begin())] = i;
  }
  return out;
}

std::optional<TermStatus> status_of(std::string_view name) {
  struct Name {
    std::string_view name;
    TermStatus status;
  };
  constexpr Name kStatuses[] = {
      {"", TermStatus::kPreferred},           {"preferred", TermStatus::kPreferred},
      {"admitted", TermStatus::kPreferred},   {"approved", TermStatus::kPreferred},
      {"forbidden", TermStatus::kForbidden},  {"deprecated", TermStatus::kForbidden},
      {"superseded", TermStatus::kForbidden}, {"do-not-translate", TermStatus::kDoNotTranslate}};
  for (const Name& each : kStatuses)
    if (each.name == name) return each.status;
  return std::nullopt;
}

}  // namespace

Result<Glossary> parse_glossary_table(std::string_view text, char delimiter,
                                      std::string_view path) {
  Records records(text, delimiter);
  std::vector<std::string> fields;
  std::uint64_t line = 0;
  if (!records.next(fields, line))
    return failure(ErrorCode::kMalformed, "the glossary is empty", std::string(path));
  const Columns columns = columns_of(fields);
  if (columns[kSource] == kNone || columns[kTarget] == kNone) {
    return failure(ErrorCode::kMalformed, "the first line names no columns 'source' and 'target'",
                   std::string(path), {1, 1});
  }
  Glossary out;
  while (records.next(fields, line)) {
    if (fields.size() == 1 && fields[0].empty()) continue;
    const auto field = [&](Column column) {
      return columns[column] < fields.size() ? fields[columns[column]] : std::string();
    };
    const std::optional<TermStatus> status = status_of(lower(field(kStatus)));
    if (!status) {
      return failure(ErrorCode::kMalformed,
                     "unknown status '" + base::printable(field(kStatus)) +
                         "', expected preferred, forbidden or do-not-translate",
                     std::string(path), {line, 0});
    }
    Term term{field(kSource), field(kTarget), *status, field(kSourceLang), field(kTargetLang)};
    const bool enough = *status == TermStatus::kForbidden ? !term.target.empty()
                        : *status == TermStatus::kDoNotTranslate
                            ? !term.source.empty()
                            : !term.source.empty() && !term.target.empty();
    if (!enough) {
      return failure(ErrorCode::kMalformed, "a term without its text", std::string(path),
                     {line, 0});
    }
    out.terms.push_back(std::move(term));
  }
  if (records.broken()) {
    return failure(ErrorCode::kMalformed, "a quoted field does not end", std::string(path),
                   {line, 0});
  }
  return out;
}

Result<Glossary> read_glossary(const std::string& path) {
  std::string text;
  LOCSEG_TRY(base::read_file(path, text));
  if (path.ends_with(".tbx") || path.ends_with(".xml")) return parse_glossary_tbx(text, path);
  return parse_glossary_table(text, path.ends_with(".csv") ? ',' : '\t', path);
}

}  // namespace locseg
