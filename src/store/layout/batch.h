// What waits to be written: the articles put since the last flush, each text held once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "locseg/store.h"
#include "store/layout/occurrences.h"

namespace locseg::store {

/// An open-addressing table from a hash to numbers below kNone, which the caller verifies:
///
///     for (std::size_t probe = 0; (i = table.candidate(hash, probe)) != HashTable::kNone;) …
class HashTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The next number that may have this hash, or kNone after the last. `probe` starts at 0.
  [[nodiscard]] std::uint32_t candidate(std::uint64_t hash, std::size_t& probe) const;
  void add(std::uint64_t hash, std::uint32_t number);
  void clear();

 private:
  // The place is by the low half of the hash, which a slot keeps so that the table can grow.
  struct Slot {
    std::uint32_t low = 0;
    std::uint32_t tag = 0;
    std::uint32_t number = kNone;
  };
  void place(const Slot& slot);
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

/// Articles that were put or removed, with their texts. Names (`lang`, `source`) are places in
/// the batch's own lists; what the store calls them is filled in when the batch is written.
class Batch {
 public:
  struct Source {
    std::string_view text;
    std::uint32_t lang = 0;
    std::uint32_t hash = 0;  ///< as in the table source_hash
    std::int64_t id = 0;     ///< 0: not known yet
    std::int64_t next_ordinal = 0;
    bool wanted = false;  ///< an article that is still to be written holds it
    bool stored = false;  ///< was there before this batch

    [[nodiscard]] bool is_new() const { return wanted && !stored; }
  };
  struct Unit {
    std::string_view target;
    std::uint32_t source = 0;
    std::uint32_t lang = 0;
    std::int64_t state = 0;     ///< as in the table unit
    std::int64_t ordinal = -1;  ///< -1: not known yet
    bool wanted = false;
    bool stored = false;

    [[nodiscard]] bool is_new() const { return wanted && !stored; }
  };
  struct Article {
    ArticleInfo info;  ///< its views are kept by the batch
    std::uint32_t source_lang = 0;
    std::uint32_t target_lang = 0;
    std::string_view id_prefix;
    std::string_view places;
    std::size_t first = 0;  ///< its units are `occurrences[first, first + count)`
    std::size_t count = 0;
    std::size_t before = kNone;  ///< what was put of the same article before this
    bool appended = false;       ///< goes after what there is
    bool removed = false;        ///< to be dropped, not written
    bool superseded = false;     ///< there is a later word on the same article
  };

  /// `part_segments`: how many units of an article are one Article here.
  explicit Batch(std::size_t part_segments) : part_segments_(part_segments) {}

  /// The texts of `info` must stay until the article ends. `appended`: it goes after what there
  /// is.
  void begin_article(const ArticleInfo& info, bool appended);
  /// Copies all that is needed of them.
  void add(std::span<const locseg::Unit> units);
  void change_provenance(const ArticleInfo& info);
  void end_article();
  /// Makes an article that is open, as far as it came, one of `articles`; the rest goes after it,
  /// and may come after `clear`.
  void cut_article();

  void remove(const ArticleKey& key);
  void clear();

  /// Sets `wanted` of every source and unit of an article that is to be written.
  void mark_wanted();

  /// The unit with these parts, or HashTable::kNone.
  [[nodiscard]] std::uint32_t find_unit(std::uint32_t source, std::uint32_t lang,
                                        std::string_view target, std::int64_t state) const;

  [[nodiscard]] bool empty() const { return articles_.empty(); }
  [[nodiscard]] std::size_t text_bytes() const { return arena_.size(); }
  [[nodiscard]] std::size_t segments() const { return occurrences_.size(); }

  [[nodiscard]] std::span<const std::string_view> languages() const { return languages_; }
  [[nodiscard]] std::span<Source> sources() { return sources_; }
  [[nodiscard]] std::span<Unit> units() { return units_; }
  [[nodiscard]] std::span<const Article> articles() const { return articles_; }
  [[nodiscard]] std::span<const std::uint32_t> units_of(const Article& article) const {
    return std::span(occurrences_).subspan(article.first, article.count);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct KeyHash {
    std::size_t operator()(const ArticleKey& key) const;
  };
  struct KeyEqual {
    bool operator()(const ArticleKey& a, const ArticleKey& b) const;
  };

  std::uint32_t language(std::string_view tag);
  [[nodiscard]] std::uint32_t find_unit(std::uint64_t hash, const Unit& unit) const;
  std::uint32_t source(std::string_view text, std::uint32_t lang);
  std::uint32_t unit(Unit unit);
  void add(Article article);
  void begin_part(bool appended);
  void end_part();

  std::size_t part_segments_;
  base::Arena arena_;
  std::vector<std::string_view> languages_;
  std::unordered_map<std::string_view, std::uint32_t> by_tag_;
  std::vector<Source> sources_;
  std::vector<Unit> units_;
  std::vector<std::uint32_t> occurrences_;
  std::vector<Article> articles_;
  std::unordered_map<ArticleKey, std::size_t, KeyHash, KeyEqual> last_;
  HashTable source_table_;
  HashTable unit_table_;

  // Of the article that is open: the texts of its info are not kept yet.
  bool open_ = false;
  Article part_;
  std::string places_;
  PlaceEncoder encoder_;
};

/// The hash by which table source_hash finds a text.
[[nodiscard]] std::uint32_t source_hash_of(std::string_view text);

}  // namespace locseg::store
