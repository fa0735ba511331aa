// Units wait, by article, until there are enough of them; then all their articles that the store
// has are read, joined with what waits, and put. Which stored units the file mentions is kept by
// their places, which do not change: a unit that replaces another takes its place, a new one comes
// last.
#include <algorithm>
#include <deque>
#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "base/try.h"
#include "locseg/store.h"
#include "tree/unit_relay.h"

namespace locseg {
namespace {

constexpr std::size_t kMaxUnits = std::size_t{1} << 16;
constexpr std::size_t kMaxBytes = std::size_t{16} << 20;

using Key = std::tuple<std::string, std::string, std::string>;

ArticleKey view_of(const Key& key) {
  return {std::get<0>(key), std::get<1>(key), std::get<2>(key)};
}

// What an article says of all its units, but its key.
struct Provenance {
  std::string translation_type;
  std::string source_commit;
  std::string handoff;
  Hash128 content;

  explicit Provenance(const ArticleInfo& info)
      : translation_type(info.translation_type),
        source_commit(info.source_commit),
        handoff(info.handoff),
        content(info.content) {}
  friend bool operator==(const Provenance&, const Provenance&) = default;

  // But for the article's bytes, which say nothing of a unit.
  [[nodiscard]] bool says_the_same_as(const Provenance& other) const {
    return translation_type == other.translation_type && source_commit == other.source_commit &&
           handoff == other.handoff;
  }

  void fill_from(const Provenance& other) {
    if (translation_type.empty()) translation_type = other.translation_type;
    if (source_commit.empty()) source_commit = other.source_commit;
    if (handoff.empty()) handoff = other.handoff;
    if (content == Hash128{}) content = other.content;
  }
};

// Units in order, with what is said of each; provenances stay where they are, even when the list
// moves, and texts are kept in an arena that the caller has.
class UnitList {
 public:
  UnitList() = default;
  UnitList(UnitList&&) = default;  // a copy would point into what it was copied from
  UnitList& operator=(UnitList&&) = default;

  struct Entry {
    Unit unit;
    const Provenance* provenance;
  };

  // Of the units that are added next.
  void set_provenance(const ArticleInfo& info) { provenance_ = keep(Provenance(info)); }

  // How many there were; not those whose codes are not known.
  std::size_t add(std::span<const Unit> units, base::Arena& texts) {
    const std::size_t before = entries.size();
    for (const Unit& unit : units) {
      if (unit.opaque_codes) continue;
      entries.push_back({{.id = texts.keep(unit.id),
                          .line = unit.line,
                          .source = texts.keep(unit.source),
                          .target = texts.keep(unit.target),
                          .recovered = unit.recovered},
                         provenance_});
    }
    return entries.size() - before;
  }

  const Provenance* keep(Provenance provenance) {
    if (provenances_.empty() || !(provenances_.back() == provenance)) {
      provenances_.push_back(std::move(provenance));
    }
    return &provenances_.back();
  }

  // For a list without units.
  [[nodiscard]] const Provenance& last() const { return provenances_.back(); }

  void forget_content() {
    for (Provenance& provenance : provenances_) provenance.content = {};
  }

  std::vector<Entry> entries;

 private:
  const Provenance* provenance_ = nullptr;
  std::deque<Provenance> provenances_;
};

// Lists the units of one article that the store has.
class StoredUnits final : public UnitSink {
 public:
  StoredUnits(UnitList& list, base::Arena& texts) : list_(list), texts_(texts) {}

  Result<void> begin_article(const ArticleInfo& info) override { return change_provenance(info); }
  Result<void> units(std::span<const Unit> units) override {
    list_.add(units, texts_);
    return {};
  }
  Result<void> change_provenance(const ArticleInfo& info) override {
    list_.set_provenance(info);
    return {};
  }
  Result<void> end_article() override { return {}; }

 private:
  UnitList& list_;
  base::Arena& texts_;
};

// What makes a unit of the file and one of the store the same.
using Identity = std::tuple<std::string_view, std::string_view, std::string_view>;
struct IdentityHash {
  std::size_t operator()(const Identity& identity) const {
    const Hash128 hash = hash_of(std::get<1>(identity), std::get<2>(identity));
    return short_hash_of(std::get<0>(identity)) ^ hash.low;
  }
};

Identity identity_of(const Unit& unit) {
  return {unit.id, unit.source, unit.id.empty() ? unit.target : std::string_view()};
}

bool same(const UnitList::Entry& a, const UnitList::Entry& b) {
  return a.unit.line == b.unit.line && a.unit.target == b.unit.target &&
         a.unit.recovered == b.unit.recovered && a.provenance->says_the_same_as(*b.provenance);
}

// An article that the file mentions.
struct ImportedArticle {
  bool replaced = true;               // what the store has of it is not read
  std::uint64_t put = 0;              // units of it that were put, where `replaced`
  std::vector<bool> mentioned;        // else: of the units that the store has, by place
  std::unique_ptr<UnitList> waiting;  // null most of the time: there may be many articles
};

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
      open_->second.replaced = !named || !stored_.contains(at->first);
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
      if (entry->second.replaced) continue;
      auto one = join(entry->first, entry->second);
      LOCSEG_TRY(one);
      joined.push_back(std::move(*one));
    }
    auto next = joined.begin();
    for (auto* entry : waiting_) {
      ImportedArticle& article = entry->second;
      if (article.replaced) {
        LOCSEG_TRY(put(entry->first, *article.waiting, article.put));
        article.put += article.waiting->entries.size();
      } else {
        if (next->changed) {
          // It is no longer what was read from the article's bytes.
          next->units.forget_content();
          next->from_file.forget_content();
          LOCSEG_TRY(put(entry->first, next->units, 0));
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

  void count_replaced() {
    for (const auto& [key, article] : articles_) {
      const auto stored = stored_.find(key);
      const std::uint64_t before = stored == stored_.end() ? 0 : stored->second;
      if (article.replaced && article.put > before) counts_.added += article.put - before;
    }
  }

  [[nodiscard]] const ImportCounts& counts() const { return counts_; }

 private:
  struct Joined {
    UnitList units;
    UnitList from_file;  // keeps the provenances that `units` took over
    bool changed = false;
  };

  Result<void> learn_what_is_stored() {
    if (learned_) return {};
    learned_ = true;
    const auto articles = store_.articles();
    LOCSEG_TRY(articles);
    for (const StoredArticle& article : *articles) {
      stored_.emplace(Key(article.path, article.source_lang, article.target_lang),
                      article.segments);
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
    std::vector<UnitList::Entry>& units = joined.units.entries;
    article.mentioned.resize(units.size(), false);
    // Places of equal units in descending order: the first is taken first.
    std::unordered_map<Identity, std::vector<std::size_t>, IdentityHash> places;
    for (std::size_t i = units.size(); i-- > 0;) {
      if (!article.mentioned[i]) places[identity_of(units[i].unit)].push_back(i);
    }
    joined.from_file = std::move(*article.waiting);
    for (UnitList::Entry& entry : joined.from_file.entries) {
      const auto found = places.find(identity_of(entry.unit));
      if (found == places.end() || found->second.empty()) {
        units.push_back(entry);
        article.mentioned.push_back(true);
        ++counts_.added;
        joined.changed = true;
        continue;
      }
      const std::size_t place = found->second.back();
      found->second.pop_back();
      article.mentioned[place] = true;
      UnitList::Entry& stored = units[place];
      Provenance provenance = *entry.provenance;
      provenance.fill_from(*stored.provenance);
      entry.provenance = joined.units.keep(std::move(provenance));
      if (entry.unit.line == 0) entry.unit.line = stored.unit.line;
      if (same(entry, stored)) continue;
      stored = entry;
      ++counts_.changed;
      joined.changed = true;
    }
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
  std::map<Key, std::uint64_t> stored_;  // how many segments
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
Result<void> StoreImport::finish() {
  auto flushed = impl_->flush();
  impl_->count_replaced();
  return flushed;
}
const ImportCounts& StoreImport::counts() const { return impl_->counts(); }

Result<ImportCounts> import_units(Store& store, const std::function<Result<void>(UnitSink&)>& read,
                                  ImportOptions options) {
  StoreImport import(store, std::move(options));
  LOCSEG_TRY(relay_units(read, import));
  LOCSEG_TRY(import.finish());
  return import.counts();
}

}  // namespace locseg
