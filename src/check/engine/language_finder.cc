// Names first: `po/zh_CN.po`, `app.pt-BR.xlf`, `docs/de-de/a.md`, `locale/ru/LC_MESSAGES/app.po`.
// The nearest part of a path counts. A script that is not the language's own speaks against a clue.
#include "check/engine/language_finder.h"

#include <algorithm>
#include <set>

#include "base/disk.h"
#include "base/printable.h"
#include "base/words.h"
#include "locseg/identity.h"
#include "text/language_clues.h"
#include "text/script.h"

namespace locseg::check {
namespace {

constexpr std::string_view kSeparators = "._-";

// The tag in a file's name without its ending: all of it, what follows a separator, or a part
// between dots.
std::string tag_in_file_name(std::string_view stem) {
  if (text::names_language(stem)) return std::string(stem);
  for (std::size_t at = stem.find_first_of(kSeparators); at != std::string_view::npos;
       at = stem.find_first_of(kSeparators, at + 1)) {
    if (text::names_language(stem.substr(at + 1))) return std::string(stem.substr(at + 1));
  }
  while (!stem.empty()) {
    const std::string_view part = stem.substr(0, stem.find('.'));
    if (text::names_language(part)) return std::string(part);
    stem.remove_prefix(std::min(part.size() + 1, stem.size()));
  }
  return {};
}

// Every tag that a path has, the nearest first.
std::vector<std::string> tags_in_path(std::string_view path) {
  std::vector<std::string> out;
  bool is_file = true;
  while (!path.empty()) {
    const std::size_t slash = path.rfind('/');
    const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
    std::string_view part = path.substr(begin);
    path = path.substr(0, begin == 0 ? 0 : begin - 1);
    std::string tag;
    if (is_file) {
      tag = tag_in_file_name(part.substr(0, part.rfind('.')));
    } else if (text::names_language(part)) {
      tag = part;
    }
    is_file = false;
    if (!tag.empty()) out.push_back(std::move(tag));
  }
  return out;
}

bool can_be(std::string_view tag, text::Script script) {
  if (script == text::Script::kCommon) return true;
  const std::vector<text::Script> own = text::scripts_of_language(tag);
  return own.empty() || std::ranges::find(own, script) != own.end();
}

std::string as_bcp47(std::string tag) {
  std::ranges::replace(tag, '_', '-');
  return tag;
}

// Kana are few among the Han of a Japanese text.
bool has_kana(std::string_view text) {
  return text.find("\xE3\x81") != std::string_view::npos ||
         text.find("\xE3\x82") != std::string_view::npos;
}

std::string read_folder_language(const std::string& folder) {
  constexpr std::size_t kEnough = 16;
  constexpr std::size_t kMetadata = 4096;
  std::set<std::string> tags;
  const auto entries = base::list_folder(folder.empty() ? "." : folder);
  if (!entries) return {};
  std::size_t left = kEnough;
  for (const base::FolderEntry& entry : *entries) {
    if (entry.kind != base::FileKind::kRegular || !has_article_ending(entry.name)) continue;
    if (left-- == 0) break;
    const auto start = base::read_start(folder + entry.name, kMetadata);
    if (!start) continue;
    std::string tag = read_front_matter(*start, article_kind(entry.name, *start)).target_lang;
    if (!tag.empty()) tags.insert(std::move(tag));
  }
  return tags.size() == 1 ? *tags.begin() : std::string();
}

}  // namespace

std::optional<FoundLanguage> find_language(const LanguageClues& clues) {
  const text::Script script = text::dominant_script(clues.targets);
  for (std::string& tag : tags_in_path(clues.name)) {
    if (same_language(tag, clues.source_lang) || !can_be(tag, script)) continue;
    return FoundLanguage{as_bcp47(std::move(tag)), LanguageClue::kName};
  }
  if (!clues.siblings.empty() && can_be(clues.siblings, script)) {
    return FoundLanguage{clues.siblings, LanguageClue::kSiblings};
  }
  std::string only =
      has_kana(clues.targets) && can_be("ja", script) ? "ja" : text::only_language_of(script);
  if (only.empty() || same_language(only, clues.source_lang)) return std::nullopt;
  return FoundLanguage{std::move(only), LanguageClue::kScript};
}

std::string some_targets(const Article& article) {
  constexpr std::size_t kEnough = 50;
  std::string out;
  std::string scratch;
  for (const Segment& segment : article.segments()) {
    if (&segment - article.segments().data() == kEnough) break;
    out += article.target_text(segment, scratch);
  }
  return out;
}

std::string FolderLanguages::beside(const std::string& path) const {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  const std::lock_guard lock(cache_->mutex);
  const auto [at, fresh] = cache_->languages.try_emplace(folder);
  if (fresh) at->second = read_folder_language(folder);
  return at->second;
}

void LanguageNotes::add(std::string_view name, const FoundLanguage& found) {
  Files& files = found_[{found.clue, found.tag}];
  if (files.count++ == 0) files.first = name;
}

std::vector<std::string> LanguageNotes::notes() const {
  constexpr std::string_view kClues[] = {"as a name says", "as the files beside it say",
                                         "as the script says"};
  std::vector<std::string> out;
  for (const auto& [key, files] : found_) {
    std::string note = base::printable(files.first);
    note += files.count == 1
                ? " names no target language"
                : " and " + base::grouped(files.count - 1) + " more name no target language";
    note += "; taken for " + base::quoted(key.second) + ", ";
    note += kClues[static_cast<std::size_t>(key.first)];
    out.push_back(std::move(note));
  }
  return out;
}

}  // namespace locseg::check
