// What the store knows of its articles is read once; each is marked when the run meets it.
#include "store/store_update.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include "base/try.h"
#include "locseg/identity.h"
#include "tree/article_names.h"

namespace locseg {
namespace {

// True if `name` is `folder`, or lies in it. Names below the root are relative.
bool lies_under(std::string_view name, std::string_view folder) {
  if (folder.empty()) return !name.starts_with('/') && name != "-";
  if (!name.starts_with(folder)) return false;
  return name.size() == folder.size() || folder.ends_with('/') || name[folder.size()] == '/';
}

// What the articles that lie under `paths` are called.
std::vector<std::string> names_of(std::span<const std::string> paths, const std::string& root) {
  const ArticleNames names(root);
  std::vector<std::string> all;
  for (const std::string& path : paths) {
    all.push_back(names.of_path(path));
    if (names.root_below(path)) all.emplace_back();
  }
  return all;
}

enum class Found : std::uint8_t { kNew, kUnchanged, kOrphaned };

// Whether the targets of `article` are in the language `stored`. Tags of pairs in a tree of targets
// keep what their metadata says, whatever the tree says.
bool is_target(std::string_view stored, const TreeArticle& article, const Languages& languages) {
  if (!languages.target.empty()) return stored == languages.target;
  const std::string named = article.front_matter().target_lang;
  return stored == named || (named.empty() && stored == article.reading.target_lang);
}

bool is_orphaned(const Article& article) {
  return std::ranges::any_of(article.problems(), [](const Problem& problem) {
    return problem.kind == ProblemKind::kOrphanedArticle;
  });
}

}  // namespace

class StoreUpdate::Impl {
 public:
  Impl(Store& store, std::vector<StoredArticle> articles, const ArticleNames& names)
      : store_(store) {
    for (StoredArticle& article : articles) {
      std::string name = names.of_written(article.path);
      articles_.emplace(std::move(name), std::move(article));
    }
  }

  [[nodiscard]] Result<Languages> spelled(const Languages& given) const {
    std::set<LanguagePair> pairs;
    for (const auto& [path, known] : articles_) {
      pairs.insert({known.article.source_lang, known.article.target_lang});
    }
    const std::vector<LanguagePair> there(pairs.begin(), pairs.end());
    auto tags = spell_as_there(there, {given.source, given.target}, "");
    LOCSEG_TRY(tags);
    return Languages{std::move(tags->source), std::move(tags->target)};
  }

  bool is_unchanged(const TreeArticle& article, const Hash128& content,
                    const Languages& languages) {
    const auto [first, last] = articles_.equal_range(article.name);
    for (auto at = first; at != last; ++at) {
      const StoredArticle& stored = at->second.article;
      if (stored.path != article.name || stored.content != content) continue;
      if (stored.source_lang != languages.source) continue;
      if (!is_target(stored.target_lang, article, languages)) continue;
      at->second.met = true;
      return true;
    }
    return false;
  }

  Result<void> put(const UnitGroup& group) {
    const ArticleInfo& info = group.info;
    put_languages_.emplace(info.target_lang);
    const auto [first, last] = articles_.equal_range(std::string(info.path));
    if (first == last && info.content != Hash128()) new_contents_.insert(info.content);
    for (auto at = first; at != last; ++at) {
      const ArticleKey key = at->second.article.key();
      if (!key.target_lang.empty() && !same_tag(key.target_lang, info.target_lang)) {
        continue;
      }
      at->second.met = true;
      if (key.path != info.path || key.source_lang != info.source_lang ||
          key.target_lang != info.target_lang) {
        LOCSEG_TRY(store_.remove(key));
      }
    }
    return store_.put(group);
  }

  bool keep(const std::string& name) {
    const auto [first, last] = articles_.equal_range(name);
    for (auto at = first; at != last; ++at) at->second.met = true;
    return first != last;
  }

  Result<std::uint64_t> remove_gone(std::span<const std::string> names, GoneLanguages languages) {
    std::unordered_set<std::string_view> met;  // languages
    if (languages == GoneLanguages::kOfThisRun) {
      met = {put_languages_.begin(), put_languages_.end()};
      for (const auto& [path, known] : articles_) {
        if (known.met) met.insert(known.article.target_lang);
      }
    }
    std::uint64_t removed = 0;
    for (auto& [name, known] : articles_) {
      const std::string& language = known.article.target_lang;
      if (known.met || std::ranges::none_of(names, [&, &at = name](const std::string& folder) {
            return lies_under(at, folder);
          })) {
        continue;
      }
      if (languages == GoneLanguages::kOfThisRun && !language.empty() && !met.contains(language)) {
        continue;
      }
      LOCSEG_TRY(store_.remove(known.article.key()));
      known.removed = true;
      ++removed;
    }
    return removed;
  }

  std::uint64_t kept_under_other_names() const {
    return static_cast<std::uint64_t>(std::ranges::count_if(articles_, [&](const auto& each) {
      const Known& known = each.second;
      return !known.met && !known.removed && new_contents_.contains(known.article.content);
    }));
  }

 private:
  struct Known {
    explicit Known(StoredArticle stored) : article(std::move(stored)) {}
    StoredArticle article;
    std::atomic<bool> met = false;
    bool removed = false;
  };

  Store& store_;
  std::multimap<std::string, Known> articles_;  // by name
  std::unordered_set<std::string> put_languages_;
  std::set<Hash128> new_contents_;  // of articles whose names were not known
};

StoreUpdate::StoreUpdate(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoreUpdate::StoreUpdate(StoreUpdate&&) noexcept = default;
StoreUpdate& StoreUpdate::operator=(StoreUpdate&&) noexcept = default;
StoreUpdate::~StoreUpdate() = default;

Result<StoreUpdate> StoreUpdate::start(Store& store, const ArticleNames& names) {
  auto articles = store.articles();
  LOCSEG_TRY(articles);
  return StoreUpdate(std::make_unique<Impl>(store, std::move(*articles), names));
}

Result<Languages> StoreUpdate::spelled(const Languages& given) const {
  return impl_->spelled(given);
}

bool StoreUpdate::is_unchanged(const TreeArticle& article, const Hash128& content,
                               const Languages& languages) {
  return impl_->is_unchanged(article, content, languages);
}

Result<void> StoreUpdate::put(const UnitGroup& group) { return impl_->put(group); }

bool StoreUpdate::keep(const std::string& name) { return impl_->keep(name); }

Result<std::uint64_t> StoreUpdate::remove_gone(std::span<const std::string> names,
                                               GoneLanguages languages) {
  return impl_->remove_gone(names, languages);
}

std::uint64_t StoreUpdate::kept_under_other_names() const {
  return impl_->kept_under_other_names();
}

Result<StoreUpdateCounts> update_store(Store& store, std::span<const std::string> paths,
                                       const StoreUpdateOptions& options) {
  auto update = StoreUpdate::start(store, ArticleNames(options.tree.root));
  LOCSEG_TRY(update);
  const auto languages = update->spelled(options.languages);
  LOCSEG_TRY(languages);
  StoreUpdateCounts counts;
  const TreeWork work = [&](TreeArticle& article) {
    const Hash128 content = article.content();
    Found& found = article.result<Found>();
    found = update->is_unchanged(article, content, *languages) ? Found::kUnchanged : Found::kNew;
    if (found == Found::kNew || options.parse_unchanged) article.parse();
    if (found == Found::kUnchanged) return;
    if (is_orphaned(article.article)) {
      found = Found::kOrphaned;
    } else {
      article.units.read(article.name, article.article, *languages, content);
    }
  };
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    const Found found = article.result<Found>();
    if (options.each) options.each(article, found == Found::kUnchanged);
    ++counts.articles;
    if (found == Found::kUnchanged) {
      ++counts.unchanged;
      return {};
    }
    if (found == Found::kOrphaned) {
      if (update->keep(article.name)) ++counts.kept_orphans;
      return {};
    }
    counts.segments += article.article.segments().size();
    return update->put(article.units.group());
  };
  LOCSEG_TRY(read_tree(paths, options.tree, work, deliver));
  if (options.remove_gone && counts.articles != 0) {
    const auto removed = update->remove_gone(names_of(paths, options.tree.root), options.gone);
    LOCSEG_TRY(removed);
    counts.removed = *removed;
  }
  counts.under_other_names = update->kept_under_other_names();
  return counts;
}

}  // namespace locseg
