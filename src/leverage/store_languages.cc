// The index's list of languages may name some whose units are gone; only then are the articles
// read, which takes longer.
#include "leverage/store_languages.h"

#include <algorithm>
#include <vector>

#include "base/printable.h"
#include "base/try.h"
#include "locseg/identity.h"

namespace locseg::leverage {
namespace {

using Pairs = std::vector<LanguagePair>;

// Those of `pairs` that the user may mean; of several spellings of a tag, the selected one.
Result<Pairs> wanted_pairs(Pairs pairs, const std::string& path, const LookupOptions& options) {
  if (pairs.empty()) return pairs;
  const auto selected = select_languages(pairs, {options.source_lang, options.target_lang}, path);
  LOCSEG_TRY(selected);
  std::erase_if(
      pairs, [&](const LanguagePair& pair) { return !selected->takes(pair.source, pair.target); });
  const auto is_spelled_so = [&](const LanguagePair& pair) {
    return (selected->source.empty() || pair.source == selected->source) &&
           (selected->target.empty() || pair.target == selected->target);
  };
  if (std::ranges::any_of(pairs, is_spelled_so)) {
    std::erase_if(pairs, [&](const LanguagePair& pair) { return !is_spelled_so(pair); });
  }
  return pairs;
}

std::string listed(const Pairs& pairs) {
  std::string names;
  for (const LanguagePair& pair : pairs) {
    names += names.empty() ? "" : ", ";
    names += pair.source.empty() ? "unknown" : base::printable(pair.source);
    names += " to ";
    names += pair.target.empty() ? "unknown" : base::printable(pair.target);
  }
  return names;
}

}  // namespace

Result<void> choose_languages(store::FuzzySearch& store, const std::string& path,
                              LookupOptions& options) {
  auto known = store.languages();
  LOCSEG_TRY(known);
  auto pairs = wanted_pairs(std::move(*known), path, options);
  if (!pairs || pairs->size() > 1) {
    known = store.languages_in_use();
    LOCSEG_TRY(known);
    pairs = wanted_pairs(std::move(*known), path, options);
  }
  LOCSEG_TRY(pairs);
  if (pairs->size() > 1) {
    return failure(ErrorCode::kMisuse, Hint::kLanguages,
                   "the store holds translations from " + listed(*pairs), path);
  }
  if (!pairs->empty()) {
    options.source_lang = pairs->front().source;
    options.target_lang = pairs->front().target;
  }
  return {};
}

}  // namespace locseg::leverage

namespace locseg {
namespace {

bool is_other_language(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && !same_tag(a, b) && !same_language(a, b);
}

}  // namespace

bool is_other_language(const ArticleInfo& info, const LookupOptions& memory) {
  return is_other_language(info.source_lang, memory.source_lang) ||
         is_other_language(info.target_lang, memory.target_lang);
}

}  // namespace locseg
