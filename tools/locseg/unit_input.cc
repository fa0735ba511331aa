// Joins what the areas of the library do not know of one another: stores, exchange files, articles.
#include "unit_input.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/git.h"
#include "base/try.h"
#include "locseg/exchange.h"
#include "locseg/store.h"

namespace locseg::cli {
namespace {

// Passes on what is in the language that is asked for or, where none is, in one language an
// article.
class OneLanguage final : public UnitSink {
 public:
  OneLanguage(UnitCollection& units, const std::string& place, std::string_view wanted)
      : units_(units), place_(place), wanted_(wanted) {}

  Result<void> put(const UnitGroup& group) override {
    const std::string_view lang = group.info.target_lang;
    if (lang.empty()) return units_.put(group);
    if (!wanted_.empty()) return same_tag(lang, wanted_) ? units_.put(group) : Result<void>();
    const auto [known, fresh] = lang_of_.emplace(group.info.path, lang);
    if (fresh || same_tag(known->second, lang)) return units_.put(group);
    return failure(ErrorCode::kMisuse,
                   "holds '" + std::string(group.info.path) + "' in " + known->second + " and " +
                       std::string(lang) + ": give --target-lang",
                   place_);
  }

 private:
  UnitCollection& units_;
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
  auto units = std::make_unique<UnitCollection>(path);
  OneLanguage sink(*units, path, languages.target);
  if (path.ends_with(".db") || names_store(path)) {
    auto store = open_store(path, StoreMode::kRead);
    LOCSEG_TRY(store);
    auto read = (*store)->read([&](const UnitGroup& group) { return sink.put(group); });
    LOCSEG_TRY(read);
  } else if (const ExchangeFormat* format = exchange_format_of(path); format != nullptr) {
    if (format->reader == nullptr) {
      return failure(ErrorCode::kUnsupported,
                     std::string(format->name) + " is written but not read by this version", path);
    }
    auto read = read_units(*format, path, sink);
    LOCSEG_TRY(read);
  } else {
    return open_article_source(path, tree, languages);
  }
  const ArticleNames names(tree.root);
  units->finish(names, name_of_input(names, root));
  return units;
}

}  // namespace locseg::cli
