// Line by line, since the keys are written in YAML and in TOML, nested and not.
#include "status/declared_revision.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/hex.h"

namespace locseg::status {
namespace {

constexpr std::string_view kKeys[] = {"ms.sourcegitcommit", "default_lang_commit",
                                      "l10n.sourceCommit", "sourceCommit", "source-git-commit"};
constexpr std::size_t kLeastDigits = 7;
constexpr std::size_t kMostDigits = 64;

// The hexadecimal digits that `text` begins with, if they can be a revision.
std::string_view revision_at(std::string_view text) {
  const auto end =
      static_cast<std::size_t>(std::ranges::find_if_not(text, base::is_hex_digit) - text.begin());
  const bool goes_on = end < text.size() && base::is_ascii_alnum(text[end]);
  if (goes_on || end < kLeastDigits || end > kMostDigits) return {};
  return text.substr(0, end);
}

// The value of a line `key: value` or `key = value` with one of the keys.
std::string_view value_in(std::string_view line) {
  for (const std::string_view key : kKeys) {
    for (const char quote : {'\0', '"', '\''}) {
      std::string_view rest = line;
      if (quote != '\0') {
        if (!rest.starts_with(quote)) continue;
        rest.remove_prefix(1);
      }
      if (!rest.starts_with(key)) continue;
      rest.remove_prefix(key.size());
      if (quote != '\0') {
        if (!rest.starts_with(quote)) continue;
        rest.remove_prefix(1);
      }
      rest = base::trim_ascii_space(rest);
      if (!rest.starts_with(':') && !rest.starts_with('=')) continue;
      rest = base::trim_ascii_space(rest.substr(1));
      if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
      return revision_at(rest);
    }
  }
  return {};
}

}  // namespace

std::string declared_revision(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  std::string_view fence;
  while (!bytes.empty()) {
    const std::size_t feed = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = base::trim_ascii_space(bytes.substr(0, feed));
    bytes.remove_prefix(std::min(feed + 1, bytes.size()));
    if (fence.empty()) {
      if (line != "---" && line != "+++") return {};
      fence = line;
      continue;
    }
    if (line == fence) return {};
    if (const std::string_view value = value_in(line); !value.empty()) return std::string(value);
  }
  return {};
}

std::string revision_in_message(std::string_view message) {
  constexpr std::string_view kPhrase = "update to commit ";
  const auto same = [](char a, char b) { return base::ascii_lower(a) == b; };
  const auto found =
      std::search(message.begin(), message.end(), kPhrase.begin(), kPhrase.end(), same);
  if (found == message.end()) return {};
  const auto at = static_cast<std::size_t>(found - message.begin()) + kPhrase.size();
  std::string_view rest = base::trim_ascii_space(message.substr(at));
  if (rest.starts_with('`')) rest.remove_prefix(1);
  return std::string(revision_at(rest));
}

}  // namespace locseg::status
