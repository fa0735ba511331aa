// Patterns are matched by trying: `{lang}` and `{path}` take as much as they can, and give back
// byte by byte. Names are short and have at most a few patterns.
#include "tree/source_trees.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/normal_path.h"
#include "locseg/article.h"
#include "locseg/identity.h"
#include "text/language_clues.h"

namespace locseg::tree {
namespace {

constexpr std::string_view kLang = "{lang}";
constexpr std::string_view kPath = "{path}";

bool may_be_in_tag(char c) { return base::is_ascii_alnum(c) || c == '-' || c == '_'; }

class Matching {
 public:
  explicit Matching(const std::vector<std::string>& languages) : languages_(&languages) {}

  bool match(std::string_view pattern, std::string_view name) {
    const std::size_t at = std::min(pattern.find(kLang), pattern.find(kPath));
    if (at == std::string_view::npos) return pattern == name;
    if (!name.starts_with(pattern.substr(0, at))) return false;
    const bool is_lang = pattern.substr(at).starts_with(kLang);
    pattern.remove_prefix(at + kLang.size());
    name.remove_prefix(at);
    std::string& part = is_lang ? parts_.lang : parts_.path;
    if (!part.empty()) return name.starts_with(part) && match(pattern, name.substr(part.size()));
    std::size_t size = name.size();
    if (is_lang) {
      size = static_cast<std::size_t>(std::ranges::find_if_not(name, may_be_in_tag) - name.begin());
    }
    for (; size > 0; --size) {
      if (is_lang && !is_language(name.substr(0, size))) continue;
      part = name.substr(0, size);
      if (match(pattern, name.substr(size))) return true;
      part.clear();
    }
    return false;
  }

  [[nodiscard]] PathParts parts() && { return std::move(parts_); }

 private:
  [[nodiscard]] bool is_language(std::string_view lang) const {
    if (languages_->empty()) return text::names_language(lang);
    return std::ranges::any_of(*languages_, [&](const auto& it) { return same_tag(it, lang); });
  }

  const std::vector<std::string>* languages_;
  PathParts parts_;
};

void replace_all(std::string& text, std::string_view pattern, std::string_view by) {
  for (std::size_t at = text.find(pattern); at != std::string::npos;
       at = text.find(pattern, at + by.size())) {
    text.replace(at, pattern.size(), by);
  }
}

// A folder's names.
std::string below_folder(std::string folder) {
  return base::as_folder(std::move(folder)).append(kPath);
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

}  // namespace

std::optional<PathParts> NamePattern::match(std::string_view name,
                                            const std::vector<std::string>& languages) const {
  Matching matching(languages);
  if (!matching.match(text_, name)) return std::nullopt;
  return std::move(matching).parts();
}

std::string NamePattern::name_of(const PathParts& parts) const {
  // A path may look like a pattern, so it comes last.
  std::string name = text_;
  replace_all(name, kLang, parts.lang);
  replace_all(name, kPath, parts.path);
  return name;
}

bool NamePattern::has_language() const { return text_.find(kLang) != std::string::npos; }

std::string NamePattern::folder() const {
  const std::size_t pattern = std::min(text_.find(kLang), text_.find(kPath));
  if (pattern == std::string::npos) return text_;
  return text_.substr(0, text_.rfind('/', pattern) + 1);
}

PatternTree::PatternTree(const SourceTree& tree) : languages_(tree.languages) {
  std::string source = base::normal_path(tree.source);
  std::string target = base::normal_path(tree.target);
  const auto has_path = [](const std::string& name) {
    return name.find(kPath) != std::string::npos;
  };
  if (!has_path(source) && !has_path(target) && !has_article_ending(source)) {
    source = below_folder(std::move(source));
    target = below_folder(std::move(target));
  }
  source_ = NamePattern(std::move(source));
  target_ = NamePattern(std::move(target));
}

std::optional<PatternTree::Source> PatternTree::source_of(std::string_view name) const {
  auto parts = target_.match(name, languages_);
  if (!parts) return std::nullopt;
  std::string source = source_.name_of(*parts);
  if (source == name) return std::nullopt;
  std::string lang = as_language_tag(parts->lang);
  if (lang.empty() && languages_.size() == 1) lang = languages_.front();
  return Source{std::move(source), std::move(*parts), std::move(lang)};
}

std::optional<PathParts> PatternTree::as_source(std::string_view name) const {
  auto parts = source_.match(name, languages_);
  if (!parts || source_of(name)) return std::nullopt;
  return parts;
}

std::string as_language_tag(std::string lang) {
  std::ranges::replace(lang, '_', '-');
  return lang;
}

std::string path_of_name(std::string_view root, std::string_view name) {
  if (root.empty() || name.starts_with('/')) return std::string(name);
  return base::as_folder(std::string(root)).append(name);
}

SourceTree tree_beside(std::string source, std::string target, bool source_is_file,
                       bool target_is_file) {
  if (source_is_file) return {std::move(source), std::move(target)};
  if (!target_is_file) {
    return {below_folder(std::move(source)), below_folder(std::move(target))};
  }
  const std::vector<std::string_view> from = parts_of(source);
  const std::vector<std::string_view> to = parts_of(target);
  std::size_t common = 0;
  while (common < from.size() && common < to.size() && from[common] == to[common]) ++common;
  std::size_t rest = from.size();  // of `to`: as deep as the folder is
  const bool is_beside = common < from.size() && rest < to.size();
  if (!is_beside) rest = to.size() - 1;
  std::string file = base::as_folder(source);
  for (std::size_t i = rest; i < to.size(); ++i) file.append(i == rest ? "" : "/").append(to[i]);
  return {std::move(file), std::move(target)};
}

}  // namespace locseg::tree
