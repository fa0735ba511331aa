// The baseline's text:
//
//     # locseg baseline 1
//     ARTICLE <tab> RULE <tab> KEY <tab> COUNT
//
// In an article's name `\t`, `\n`, `\r` and `\\` escape what a line cannot hold.
#include "check/engine/baseline.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/disk.h"
#include "base/normal_path.h"
#include "base/printable.h"
#include "base/try.h"

namespace locseg {
namespace {

constexpr std::string_view kHeader = "# locseg baseline 1";
constexpr std::string_view kPlain = "\t\n\r\\";
constexpr std::string_view kEscaped = "tnr\\";

std::string escape(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const std::size_t at = kPlain.find(c);
    if (at == std::string_view::npos) {
      out += c;
    } else {
      out += '\\';
      out += kEscaped[at];
    }
  }
  return out;
}

std::string unescape(std::string_view field) {
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const std::size_t at = field[i] == '\\' && i + 1 < field.size() ? kEscaped.find(field[i + 1])
                                                                    : std::string_view::npos;
    if (at == std::string_view::npos) {
      out += field[i];
    } else {
      out += kPlain[at];
      ++i;
    }
  }
  return out;
}

template <class Number>
bool read_number(std::string_view digits, int base, Number& out) {
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, out, base);
  return error == std::errc() && stop == end && !digits.empty();
}

std::optional<Acceptance> read_line(std::string_view line) {
  std::array<std::string_view, 4> fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::size_t end = line.find('\t');
    if ((end == std::string_view::npos) != (i + 1 == fields.size())) return std::nullopt;
    fields[i] = line.substr(0, end);
    line.remove_prefix(i + 1 == fields.size() ? line.size() : end + 1);
  }
  const std::optional<Hash128> key = hash_from_hex(fields[2]);
  Acceptance out;
  if (!key || fields[1].empty() || !read_number(fields[3], 10, out.count) || out.count == 0) {
    return std::nullopt;
  }
  out.article = base::normal_path(unescape(fields[0]));
  out.rule = fields[1];
  out.key = *key;
  return out;
}

}  // namespace

std::optional<Hash128> hash_from_hex(std::string_view digits) {
  Hash128 out;
  if (digits.size() != 32 || !read_number(digits.substr(0, 16), 16, out.high) ||
      !read_number(digits.substr(16), 16, out.low)) {
    return std::nullopt;
  }
  return out;
}

Result<std::vector<Acceptance>> parse_baseline(std::string_view text, std::string_view path) {
  std::vector<Acceptance> out;
  std::uint64_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++number;
    if (number == 1) {
      if (line != kHeader) {
        return failure(ErrorCode::kMalformed,
                       "not a baseline: expected '" + std::string(kHeader) + "'", std::string(path),
                       {number, 1});
      }
      continue;
    }
    if (line.empty() || line.starts_with('#')) continue;
    std::optional<Acceptance> read = read_line(line);
    if (!read) {
      return failure(ErrorCode::kMalformed,
                     "expected an article, a rule, 32 hexadecimal digits and a count of 1 or more, "
                     "with tabs between them",
                     std::string(path), {number, 1});
    }
    read->origin = base::printable(path) + ":" + std::to_string(number);
    out.push_back(std::move(*read));
  }
  if (number == 0) {
    return failure(ErrorCode::kMalformed, "not a baseline: the file is empty", std::string(path));
  }
  return out;
}

Result<std::vector<Acceptance>> read_baseline(const std::string& path) {
  std::string text;
  LOCSEG_TRY(base::read_file(path, text));
  return parse_baseline(text, path);
}

Result<void> BaselineWriter::put(const ArticleFindings& findings) {
  for (const Finding& finding : findings.findings) {
    ++counts_[{std::string(findings.article), std::string(finding.rule->id), accept_key(finding)}];
    for (const RelatedText& related : finding.related) {
      variants_.insert({related.article, std::string(finding.rule->id), related.hash});
    }
  }
  return {};
}

void BaselineWriter::keep(const Acceptance& acceptance, std::uint64_t count) {
  if (count != 0) counts_[{acceptance.article, acceptance.rule, acceptance.key}] += count;
}

std::string BaselineWriter::text() const {
  std::string out(kHeader);
  out += '\n';
  auto counts = counts_;
  for (const Place& variant : variants_) counts.try_emplace(variant, 1);
  for (const auto& [place, count] : counts) {
    const auto& [article, rule, key] = place;
    out += escape(article) + '\t' + rule + '\t' + to_hex(key) + '\t' + std::to_string(count) + '\n';
  }
  return out;
}

}  // namespace locseg
