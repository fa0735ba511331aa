// Joins what the areas of the library do not know of one another: stores, exchange files, articles.
#include "unit_input.h"

#include <map>
#include <string>
#include <vector>

#include "base/git.h"
#include "base/try.h"
#include "base/unit_filter.h"
#include "locseg/exchange.h"
#include "locseg/language_tag.h"
#include "locseg/store.h"

namespace locseg::cli {
namespace {

// Passes on what is in the languages that are selected, or does not say in which it is. If no
// target language is, an article must be in one.
class OneLanguage final : public base::UnitFilter {
 public:
  OneLanguage(UnitSink& units, const std::string& place, LanguagePair selected)
      : UnitFilter(units), place_(place), selected_(std::move(selected)) {}

 private:
  Result<bool> wants(const ArticleInfo& info) override {
    const std::string_view from = info.source_lang;
    const std::string_view to = info.target_lang;
    if (!selected_.takes(from.empty() ? selected_.source : from,
                         to.empty() ? selected_.target : to)) {
      return false;
    }
    if (to.empty() || !selected_.target.empty()) return true;
    const auto [known, fresh] = lang_of_.emplace(info.path, to);
    if (fresh || same_tag(known->second, to)) return true;
    return failure(ErrorCode::kMisuse,
                   "holds '" + std::string(info.path) + "' in " + known->second + " and " +
                       std::string(to) + ": give --target-lang",
                   place_);
  }

  const std::string& place_;
  LanguagePair selected_;
  std::map<std::string, std::string> lang_of_;  // by article
};

// What an article at `path`, which may be `REV:PATH`, is called.
std::string name_of_input(const ArticleNames& names, const std::string& path) {
  return base::is_git_name(path) ? names.of_revision_path(path) : names.of_path(path);
}

// If no unit names its languages, all may be in those that are wanted.
Result<LanguagePair> select_known(const Result<std::vector<LanguagePair>>& there,
                                  const LanguagePair& wanted, const std::string& path) {
  LOCSEG_TRY(there);
  std::vector<LanguagePair> known = *there;
  std::erase_if(known, [&](const LanguagePair& pair) {
    return (pair.source.empty() && !wanted.source.empty()) ||
           (pair.target.empty() && !wanted.target.empty());
  });
  if (known.empty()) return wanted;
  return select_languages(known, wanted, path);
}

}  // namespace

Result<std::unique_ptr<ArticleSource>> open_unit_input(const std::string& path,
                                                       const TreeArguments& arguments,
                                                       const std::string& root) {
  const ArticleNames names(arguments.tree.root);
  auto units = std::make_unique<UnitCollection>(path, names, name_of_input(names, root));
  const LanguagePair wanted = arguments.named_languages();
  if (path.ends_with(".db") || names_store(path)) {
    auto store = open_store(path, StoreMode::kRead);
    LOCSEG_TRY(store);
    auto selected = select_known(languages_in(**store), wanted, path);
    LOCSEG_TRY(selected);
    OneLanguage sink(*units, path, std::move(*selected));
    LOCSEG_TRY((*store)->read(sink));
  } else if (const ExchangeFormat* format = exchange_format_of(path); format != nullptr) {
    if (format->reader == nullptr) {
      return failure(ErrorCode::kUnsupported,
                     std::string(format->name) + " is written but not read by this version", path);
    }
    LanguagePair languages;
    if (wanted != languages) {
      auto selected = select_known(languages_in(*format, path), wanted, path);
      LOCSEG_TRY(selected);
      languages = std::move(*selected);
    }
    OneLanguage sink(*units, path, std::move(languages));
    LOCSEG_TRY(read_units(*format, path, sink));
  } else {
    return open_article_source(path, arguments.tree, arguments.languages);
  }
  LOCSEG_TRY(units->finish());
  return units;
}

}  // namespace locseg::cli
