// Units wait, by article, until there are enough of them; then all their articles that the store
// has are read, joined with what waits, and put. Which stored units the file mentions is kept by
// their places, which do not change: a unit that replaces another takes its place, a new one comes
// last.
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/each_unit.h"
#include "base/try.h"
#include "locseg/store.h"
#include "store/import_places.h"
#include "tree/unit_relay.h"

namespace locseg {
namespace {

using store::ImportedArticle;
using store::Joined;
using store::Provenance;
using store::Replaced;
using store::StoredUnits;
using store::UnitList;

constexpr std::size_t kMaxUnits = std::size_t{1} << 16;
constexpr std::size_t kMaxBytes = std::size_t{16} << 20;

using Key = std::tuple<std::string, std::string, std::string>;

ArticleKey view_of(const Key& key) {
  return {std::get<0>(key), std::get<1>(key), std::get<2>(key)};
}

}  // namespace

class StoreImport::Impl {
 public:
  Impl(Store& store, ImportOptions options) : store_(store), options_(std::move(options)) {}

  Result<void> begin_article(const ArticleInfo& info) {
    LOCSEG_TRY(learn_what_is_stored());
    info_ = info;
    const bool named = !info.path.empty();
    Key key(named ? info.path : std::string_view(options_.file),
            info.source_lang.empty() ? options_.source_lang : info.source_lang,
            info.target_lang.empty() ? options_.target_lang : info.target_lang);
    const auto [at, fresh] = articles_.try_emplace(std::move(key));
    open_ = &*at;
    if (fresh) {
      ++counts_.articles;
      open_->second.is_new = !stored_.contains(at->first);
      open_->second.is_named = named;
    }
    change_provenance(info);
    return {};
  }

  void change_provenance(const ArticleInfo& info) {
    info_ = info;
    waiting().set_provenance(info);
  }

  Result<void> add(std::span<const Unit> units) {
    const std::size_t added = waiting().add(units, texts_);
    units_ += added;
    counts_.segments += units.size();
    counts_.left_out += units.size() - added;
    return units_ < kMaxUnits && texts_.size() < kMaxBytes ? Result<void>() : flush();
  }

  // Reading first: a store writes out what waits before it reads.
  Result<void> flush() {
    std::vector<Joined> joined;
    for (auto* entry : waiting_) {
      if (entry->second.is_new) continue;
      auto one = join(entry->first, entry->second);
      LOCSEG_TRY(one);
      joined.push_back(std::move(*one));
    }
    auto next = joined.begin();
    for (auto* entry : waiting_) {
      ImportedArticle& article = entry->second;
      if (article.is_new) {
        LOCSEG_TRY(put(entry->first, *article.waiting, article.put));
        counts_.added += article.waiting->entries.size();
        article.put += article.waiting->entries.size();
      } else {
        if (next->changed) {
          // It is no longer what was read from the article's bytes.
          next->units.forget_content();
          next->from_file.forget_content();
          LOCSEG_TRY(put(entry->first, next->units, 0));
        }
        if (!next->gone.empty()) {
          LOCSEG_TRY(store_.note_replaced(view_of(entry->first), next->gone));
        }
        ++next;
      }
      article.waiting.reset();
    }
    waiting_.clear();
    units_ = 0;
    texts_.clear();
    stored_texts_.clear();
    return {};
  }

  [[nodiscard]] const ImportCounts& counts() const { return counts_; }

 private:
  Result<void> learn_what_is_stored() {
    if (learned_) return {};
    learned_ = true;
    const auto articles = store_.articles();
    LOCSEG_TRY(articles);
    for (const StoredArticle& article : *articles) {
      stored_.emplace(article.path, article.source_lang, article.target_lang);
    }
    return {};
  }

  // What waits of the open article.
  UnitList& waiting() {
    ImportedArticle& article = open_->second;
    if (!article.waiting) {
      article.waiting = std::make_unique<UnitList>();
      article.waiting->set_provenance(info_);
      waiting_.push_back(open_);
    }
    return *article.waiting;
  }

  Result<Joined> join(const Key& key, ImportedArticle& article) {
    Joined joined;
    StoredUnits stored(joined.units, stored_texts_);
    LOCSEG_TRY(store_.read(view_of(key), stored));
    Replaced replaced;
    base::EachUnit earlier([&](const Unit& unit) -> Result<void> {
      replaced.emplace(unit.id, unit.source, unit.target);
      return {};
    });
    LOCSEG_TRY(store_.read_replaced(view_of(key), earlier));
    joined.from_file = std::move(*article.waiting);
    store::join_units({options_, std::get<0>(key), replaced}, article, joined, counts_);
    return joined;
  }

  // All of an article, or of one of which `before` units were put what follows.
  Result<void> put(const Key& key, const UnitList& list, std::uint64_t before) {
    const std::vector<UnitList::Entry>& entries = list.entries;
    if (entries.empty() && before != 0) return {};
    const Provenance* provenance = entries.empty() ? &list.last() : entries.front().provenance;
    const ArticleInfo info = info_of(key, *provenance);
    LOCSEG_TRY(before == 0 ? store_.begin_article(info) : store_.resume_article(info));
    std::vector<Unit> units;
    for (std::size_t at = 0; at < entries.size();) {
      if (*entries[at].provenance != *provenance) {
        provenance = entries[at].provenance;
        LOCSEG_TRY(store_.change_provenance(info_of(key, *provenance)));
      }
      units.clear();
      while (at < entries.size() && *entries[at].provenance == *provenance) {
        units.push_back(entries[at++].unit);
      }
      LOCSEG_TRY(store_.units(units));
    }
    return store_.end_article();
  }

  static ArticleInfo info_of(const Key& key, const Provenance& provenance) {
    return {.path = std::get<0>(key),
            .source_lang = std::get<1>(key),
            .target_lang = std::get<2>(key),
            .translation_type = provenance.translation_type,
            .source_commit = provenance.source_commit,
            .handoff = provenance.handoff,
            .content = provenance.content};
  }

  Store& store_;
  ImportOptions options_;
  ImportCounts counts_;
  bool learned_ = false;
  std::set<Key> stored_;
  std::map<Key, ImportedArticle> articles_;
  std::map<Key, ImportedArticle>::value_type* open_ = nullptr;
  ArticleInfo info_;  // of the open article
  std::vector<std::map<Key, ImportedArticle>::value_type*> waiting_;
  std::size_t units_ = 0;     // that wait
  base::Arena texts_;         // theirs
  base::Arena stored_texts_;  // of those that the store has in their articles
};

StoreImport::StoreImport(Store& store, ImportOptions options)
    : impl_(std::make_unique<Impl>(store, std::move(options))) {}
StoreImport::~StoreImport() = default;

Result<void> StoreImport::begin_article(const ArticleInfo& info) {
  return impl_->begin_article(info);
}
Result<void> StoreImport::units(std::span<const Unit> units) { return impl_->add(units); }
Result<void> StoreImport::change_provenance(const ArticleInfo& info) {
  impl_->change_provenance(info);
  return {};
}
Result<void> StoreImport::end_article() { return {}; }
Result<void> StoreImport::finish() { return impl_->flush(); }
const ImportCounts& StoreImport::counts() const { return impl_->counts(); }

Result<ImportCounts> import_units(Store& store, const std::function<Result<void>(UnitSink&)>& read,
                                  ImportOptions options) {
  StoreImport import(store, std::move(options));
  LOCSEG_TRY(relay_units(read, import));
  LOCSEG_TRY(import.finish());
  return import.counts();
}

}  // namespace locseg
