// Joins what the areas of the library do not know of one another: stores, exchange files, articles.
#include "unit_input.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/git.h"
#include "base/try.h"
#include "base/unit_filter.h"
#include "locseg/exchange.h"
#include "locseg/store.h"

namespace locseg::cli {
namespace {

// Passes on what is in the language that is asked for or, where none is, in one language an
// article.
class OneLanguage final : public base::UnitFilter {
 public:
  OneLanguage(UnitSink& units, const std::string& place, std::string_view wanted)
      : UnitFilter(units), place_(place), wanted_(wanted) {}

 private:
  Result<bool> wants(const ArticleInfo& info) override {
    const std::string_view lang = info.target_lang;
    if (lang.empty()) return true;
    if (!wanted_.empty()) return same_tag(lang, wanted_);
    const auto [known, fresh] = lang_of_.emplace(info.path, lang);
    if (fresh || same_tag(known->second, lang)) return true;
    return failure(ErrorCode::kMisuse,
                   "holds '" + std::string(info.path) + "' in " + known->second + " and " +
                       std::string(lang) + ": give --target-lang",
                   place_);
  }

  const std::string& place_;
  std::string_view wanted_;
  std::map<std::string, std::string> lang_of_;  // by article
};

// What an article at `path`, which may be `REV:PATH`, is called.
std::string name_of_input(const ArticleNames& names, const std::string& path) {
  return base::is_git_name(path) ? names.of_revision_path(path) : names.of_path(path);
}

}  // namespace

bool same_tag(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

Result<std::unique_ptr<ArticleSource>> open_unit_input(const std::string& path,
                                                       const TreeOptions& tree,
                                                       const Languages& languages,
                                                       const std::string& root) {
  const ArticleNames names(tree.root);
  auto units = std::make_unique<UnitCollection>(path, names, name_of_input(names, root));
  OneLanguage sink(*units, path, languages.target);
  if (path.ends_with(".db") || names_store(path)) {
    auto store = open_store(path, StoreMode::kRead);
    LOCSEG_TRY(store);
    LOCSEG_TRY((*store)->read(sink));
  } else if (const ExchangeFormat* format = exchange_format_of(path); format != nullptr) {
    if (format->reader == nullptr) {
      return failure(ErrorCode::kUnsupported,
                     std::string(format->name) + " is written but not read by this version", path);
    }
    LOCSEG_TRY(read_units(*format, path, sink));
  } else {
    return open_article_source(path, tree, languages);
  }
  LOCSEG_TRY(sink.finish());
  return units;
}

}  // namespace locseg::cli
