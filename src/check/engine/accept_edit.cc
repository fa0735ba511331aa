// The text is edited where the parser says that keys are, and the result is read again: it must be
// what was wanted, or nothing was done.
#include "check/engine/accept_edit.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/hex.h"
#include "base/try.h"
#include "base/utf8.h"
#include "check/engine/check_settings.h"
#include "config/config.h"

namespace locseg {
namespace {

// A basic string of TOML.
std::string toml_text(std::string_view text) {
  std::string out = "\"";
  std::string valid;
  base::append_valid_utf8(valid, text);
  for (const char c : valid) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += "\\u00";
      base::append_hex_byte(out, c, base::kUpperHexDigits);
    } else {
      out += c;
    }
  }
  return out + '"';
}

// The offset of a position, whose column counts code points.
std::size_t offset_of(std::string_view text, Position position) {
  std::size_t at = 0;
  for (std::uint64_t line = 1; line < position.line; ++line) {
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  for (std::uint64_t column = 1; column < position.column && at < text.size(); ++column) {
    at = base::next_char_begin(text, at + 1);
  }
  return at;
}

bool is_same(const Acceptance& a, const Acceptance& b) {
  return a.rule == b.rule && a.article == b.article && a.key == b.key;
}

std::uint64_t count_in(const CheckSettings& settings, const Acceptance& wanted) {
  std::uint64_t count = 0;
  for (const Acceptance& each : settings.options.accepted) {
    if (is_same(each, wanted)) count += each.count;
  }
  return count;
}

Result<CheckSettings> settings_in(std::string_view text, const std::string& path) {
  const auto config = parse_config(text, path);
  LOCSEG_TRY(config);
  return read_check_settings(*config);
}

// What there is already for the same finding.
struct Written {
  std::optional<Position> count;
  Position hash;
  std::uint64_t accepted = 0;
};

std::optional<Written> find_written(const Config& config, const CheckSettings& settings,
                                    const Acceptance& wanted) {
  // Acceptances are in the order of their tables.
  for (std::uint32_t i = 0; i < settings.options.accepted.size(); ++i) {
    if (!is_same(settings.options.accepted[i], wanted)) continue;
    Written out;
    out.accepted = settings.options.accepted[i].count;
    for (const ConfigEntry& entry : config.entries) {
      if (entry.table != "accept" || entry.index != i) continue;
      if (entry.key == "count") out.count = entry.position;
      if (entry.key == "hash" || entry.key == "excerpt") out.hash = entry.position;
    }
    return out;
  }
  return std::nullopt;
}

// The texts that may be the one with a greater count: the first that reads so is it.
std::vector<std::string> with_count(std::string_view text, const Written& written,
                                    std::uint64_t count, std::string_view line_end) {
  const std::string number = std::to_string(count);
  std::string out(text);
  if (written.count) {
    std::size_t begin = text.find('=', offset_of(text, *written.count));
    if (begin == std::string_view::npos) return {};
    begin = std::min(text.find_first_not_of(" \t", begin + 1), text.size());
    std::size_t end = begin;
    while (end < text.size() && (base::is_ascii_alnum(text[end]) || text[end] == '_' ||
                                 text[end] == '.' || text[end] == '+')) {
      ++end;
    }
    return {out.replace(begin, end - begin, number)};
  }
  // On a line of its own before the hash, or in the braces in which the hash is.
  const std::size_t at = offset_of(text, written.hash);
  const std::size_t begin = text.substr(0, at).rfind('\n') + 1;
  const std::string indent(text.substr(begin, at - begin));
  std::string alone(text);
  alone.insert(at, "count = " + number + std::string(line_end) + indent);
  out.insert(at, "count = " + number + ", ");
  return {alone, out};
}

std::string with_table(std::string_view text, const Acceptance& acceptance, std::string_view reason,
                       std::string_view line_end) {
  std::string out(text);
  const auto line = [&](std::string_view what) { out.append(what).append(line_end); };
  if (!out.empty() && !out.ends_with('\n')) line("");
  if (!out.empty() && !out.ends_with("\n\n") && !out.ends_with("\r\n\r\n")) line("");
  line("[[accept]]");
  line("rule = " + toml_text(acceptance.rule));
  line("article = " + toml_text(acceptance.article));
  line("hash = \"" + to_hex(acceptance.key) + "\"");
  if (acceptance.count != 1) line("count = " + std::to_string(acceptance.count));
  line("reason = " + toml_text(reason));
  return out;
}

}  // namespace

Result<std::string> accept_in(std::string_view text, const std::string& path,
                              const Acceptance& acceptance, std::string_view reason) {
  if (base::valid_utf8_prefix(acceptance.article) != acceptance.article.size()) {
    return failure(ErrorCode::kUnsupported,
                   "the article's name is not UTF-8, so no configuration can hold it",
                   acceptance.article);
  }
  const auto config = parse_config(text, path);
  LOCSEG_TRY(config);
  const auto before = read_check_settings(*config);
  LOCSEG_TRY(before);
  const std::string_view line_end = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  const auto written = find_written(*config, *before, acceptance);
  const std::vector<std::string> edited =
      written ? with_count(text, *written, written->accepted + acceptance.count, line_end)
              : std::vector<std::string>{with_table(text, acceptance, reason, line_end)};
  const std::uint64_t wanted = count_in(*before, acceptance) + acceptance.count;
  for (const std::string& each : edited) {
    const auto after = settings_in(each, path);
    if (after && count_in(*after, acceptance) == wanted) return each;
  }
  return failure(
      ErrorCode::kMisuse,
      "the acceptances are a list; write them as tables [[accept]], which can be added to", path);
}

}  // namespace locseg
