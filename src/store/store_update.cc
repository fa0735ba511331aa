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

}  // namespace

class StoreUpdate::Impl {
 public:
  Impl(Store& store, std::vector<StoredArticle> articles) : store_(store) {
    for (StoredArticle& article : articles) {
      std::string path = article.path;
      articles_.emplace(std::move(path), std::move(article));
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
      if (stored.content != content || stored.source_lang != languages.source) continue;
      if (stored.target_lang !=
          (languages.target.empty() ? article.front_matter().target_lang : languages.target)) {
        continue;
      }
      at->second.met = true;
      return true;
    }
    return false;
  }

  Result<void> put(const UnitGroup& group) {
    const ArticleInfo& info = group.info;
    put_languages_.emplace(info.target_lang);
    const auto [first, last] = articles_.equal_range(std::string(info.path));
    for (auto at = first; at != last; ++at) {
      const ArticleKey key = at->second.article.key();
      if (!key.target_lang.empty() && !same_tag(key.target_lang, info.target_lang)) {
        continue;
      }
      at->second.met = true;
      if (key.source_lang != info.source_lang || key.target_lang != info.target_lang) {
        LOCSEG_TRY(store_.remove(key));
      }
    }
    return store_.put(group);
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
    for (const auto& [path, known] : articles_) {
      const std::string& language = known.article.target_lang;
      if (known.met || std::ranges::none_of(names, [&](const std::string& name) {
            return lies_under(path, name);
          })) {
        continue;
      }
      if (languages == GoneLanguages::kOfThisRun && !language.empty() && !met.contains(language)) {
        continue;
      }
      LOCSEG_TRY(store_.remove(known.article.key()));
      ++removed;
    }
    return removed;
  }

 private:
  struct Known {
    explicit Known(StoredArticle stored) : article(std::move(stored)) {}
    StoredArticle article;
    std::atomic<bool> met = false;
  };

  Store& store_;
  std::multimap<std::string, Known> articles_;  // by path
  std::unordered_set<std::string> put_languages_;
};

StoreUpdate::StoreUpdate(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoreUpdate::StoreUpdate(StoreUpdate&&) noexcept = default;
StoreUpdate& StoreUpdate::operator=(StoreUpdate&&) noexcept = default;
StoreUpdate::~StoreUpdate() = default;

Result<StoreUpdate> StoreUpdate::start(Store& store) {
  auto articles = store.articles();
  LOCSEG_TRY(articles);
  return StoreUpdate(std::make_unique<Impl>(store, std::move(*articles)));
}

Result<Languages> StoreUpdate::spelled(const Languages& given) const {
  return impl_->spelled(given);
}

bool StoreUpdate::is_unchanged(const TreeArticle& article, const Hash128& content,
                               const Languages& languages) {
  return impl_->is_unchanged(article, content, languages);
}

Result<void> StoreUpdate::put(const UnitGroup& group) { return impl_->put(group); }

Result<std::uint64_t> StoreUpdate::remove_gone(std::span<const std::string> names,
                                               GoneLanguages languages) {
  return impl_->remove_gone(names, languages);
}

Result<StoreUpdateCounts> update_store(Store& store, std::span<const std::string> paths,
                                       const StoreUpdateOptions& options) {
  auto update = StoreUpdate::start(store);
  LOCSEG_TRY(update);
  const auto languages = update->spelled(options.languages);
  LOCSEG_TRY(languages);
  StoreUpdateCounts counts;
  const TreeWork work = [&](TreeArticle& article) {
    const Hash128 content = hash_of(article.bytes);
    bool& unchanged = article.result<bool>();
    unchanged = update->is_unchanged(article, content, *languages);
    if (!unchanged || options.parse_unchanged) article.parse();
    if (!unchanged) article.units.read(article.name, article.article, *languages, content);
  };
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    const bool unchanged = article.result<bool>();
    if (options.each) options.each(article, unchanged);
    ++counts.articles;
    if (unchanged) {
      ++counts.unchanged;
      return {};
    }
    counts.segments += article.article.segments().size();
    return update->put(article.units.group());
  };
  LOCSEG_TRY(read_tree(paths, options.tree, work, deliver));
  if (options.remove_gone) {
    const auto removed = update->remove_gone(names_of(paths, options.tree.root), options.gone);
    LOCSEG_TRY(removed);
    counts.removed = *removed;
  }
  return counts;
}

}  // namespace locseg
