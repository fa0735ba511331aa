// Which files are articles, and what carries their pairs.
#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "locseg/article.h"

namespace locseg {
namespace {

bool has_ending(std::string_view path, std::string_view ending) {
  return path.size() >= ending.size() &&
         std::equal(ending.begin(), ending.end(),
                    path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return a == base::ascii_lower(b); });
}

using EndingKind = std::pair<std::string_view, ArticleKind>;

// What a walk takes.
constexpr EndingKind kWalked[] = {
    {".md", ArticleKind::kMarkdown}, {".yml", ArticleKind::kYaml}, {".yaml", ArticleKind::kYaml},
    {".json", ArticleKind::kJson},   {".xml", ArticleKind::kXml},
};

// Of files that are named.
constexpr EndingKind kNamed[] = {
    {".markdown", ArticleKind::kMarkdown},
    {".mdx", ArticleKind::kMarkdown},
    {".pod", ArticleKind::kMarkdown},
    {".sgml", ArticleKind::kXml},
};

std::optional<ArticleKind> kind_by_ending(std::string_view path,
                                          std::span<const EndingKind> endings) {
  for (const auto& [ending, kind] : endings) {
    if (has_ending(path, ending)) return kind;
  }
  return std::nullopt;
}

ArticleKind kind_by_content(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t text = bytes.find_first_not_of(" \t\r\n");
  if (text == std::string_view::npos) return ArticleKind::kMarkdown;
  bytes.remove_prefix(text);
  if (bytes.starts_with("<?xml")) return ArticleKind::kXml;
  if (bytes.starts_with("### YamlMime")) return ArticleKind::kYaml;
  if (bytes.starts_with('{')) return ArticleKind::kJson;
  return ArticleKind::kMarkdown;
}

}  // namespace

bool has_article_ending(std::string_view path) { return kind_by_ending(path, kWalked).has_value(); }

ArticleKind article_kind(std::string_view path, std::string_view bytes) {
  for (const std::span<const EndingKind> endings :
       {std::span<const EndingKind>(kWalked), std::span<const EndingKind>(kNamed)}) {
    if (const auto kind = kind_by_ending(path, endings)) return *kind;
  }
  return kind_by_content(bytes);
}

}  // namespace locseg
