// The index's list of languages may name some whose units are gone; only then are the articles
// asked, which takes longer.
#include "leverage/store_languages.h"

#include <algorithm>
#include <vector>

#include "base/printable.h"
#include "base/try.h"
#include "text/locale.h"

namespace locseg::leverage {
namespace {

using Pairs = std::vector<store::LanguagePair>;

void keep_wanted(const LookupOptions& options, Pairs& pairs) {
  std::erase_if(pairs, [&](const store::LanguagePair& pair) {
    return (!options.source_lang.empty() && pair.source != options.source_lang) ||
           (!options.target_lang.empty() && pair.target != options.target_lang);
  });
}

std::string listed(const Pairs& pairs) {
  std::string names;
  for (const store::LanguagePair& pair : pairs) {
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
  auto pairs = store.languages();
  LOCSEG_TRY(pairs);
  const Pairs all = *pairs;
  keep_wanted(options, *pairs);
  if (pairs->size() > 1) {
    pairs = store.languages_in_use();
    LOCSEG_TRY(pairs);
    keep_wanted(options, *pairs);
  }
  if (pairs->size() > 1) {
    return failure(ErrorCode::kMisuse, Hint::kLanguages,
                   "the store holds translations from " + listed(*pairs), path);
  }
  if (pairs->empty() && !all.empty()) {
    return failure(ErrorCode::kMisuse,
                   "the store holds no such translations, but from " + listed(all), path);
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
  return !a.empty() && !b.empty() && a != b && !text::same_language(a, b);
}

}  // namespace

bool is_other_language(const ArticleInfo& info, const LookupOptions& memory) {
  return is_other_language(info.source_lang, memory.source_lang) ||
         is_other_language(info.target_lang, memory.target_lang);
}

}  // namespace locseg
