// The fuzzy index's share of a batch: what a search verifies a source by, and posting lists.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/fuzzy/match_terms.h"
#include "store/fuzzy/match_text.h"
#include "store/fuzzy/rare_terms.h"
#include "store/postgresql/part_numbers.h"
#include "store/postgresql/row_writer.h"

namespace locseg::postgresql {

enum class PostingFamily : std::int64_t { kSource = 0, kTarget = 1 };

/// The identity of a text, as the table source has it.
[[nodiscard]] std::int64_t identity_of(std::string_view text);

/// Gathers the postings of new units.
class MatchRows {
 public:
  /// Of a source; valid until the next call.
  struct Terms {
    std::string_view hashes;
    const std::vector<std::int32_t>& words;
    std::int64_t tokens;
  };

  /// Of a store with so many parts.
  void begin(std::int64_t parts) { parts_ = parts; }
  /// Sources that wait for `write_rare` are not to be listed.
  void forget_unlisted() { unlisted_.clear(); }
  [[nodiscard]] bool has_unlisted() const { return unlisted_.tokens() != 0; }
  /// So much waits that it takes too much memory.
  [[nodiscard]] bool has_many_unlisted() const { return unlisted_.tokens() >= kMostUnlisted; }
  /// `number` is that of the source.
  Terms add_source(std::int64_t number, std::string_view language, std::string_view text);
  /// Of a source that is known already, for rare lists alone.
  void gather(std::int64_t number, std::string_view language, std::string_view text);
  void add_target(std::int64_t source, std::string_view language, std::string_view text);
  /// Appends what was gathered to the table posting; less waits if targets come after the sources
  /// are written. `last_row` is counted up.
  void write(RowWriter& rows, std::int64_t& last_row);
  /// The order of what was gathered of sources since `write_rare`.
  [[nodiscard]] store::TermOrder order() const;
  /// Appends them to the table rare. The more at a time, the fewer rows a list has.
  void write_rare(RowWriter& rows, const store::TermOrder& order, std::int64_t& last_row);

 private:
  static constexpr std::size_t kMostUnlisted = std::size_t{4} << 20;  // tokens; of 270,000 sources

  struct Entry {
    std::uint64_t key;   // part, family, term
    std::uint64_t spot;  // number, tokens
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  struct RareSource {
    std::int64_t number;
    std::int64_t size;
    std::int64_t marks;
    std::int64_t more;  // 0 of what is short
  };
  struct RareSpot {
    std::uint64_t key;     // part, list, the token's place
    std::uint32_t source;  // in a list of RareSource
  };

  void add(PostingFamily family, std::int64_t source, store::Term term, std::size_t tokens);
  void sort_entries();
  [[nodiscard]] std::vector<RareSource> rare_sources() const;
  [[nodiscard]] std::vector<RareSpot> rare_spots(const store::TermOrder& order) const;
  store::TermMaker& terms_for(std::string_view language);

  std::int64_t parts_ = 1;
  std::map<std::string, store::TermMaker, std::less<>> makers_;
  store::MatchReader reader_;
  store::MatchText text_;
  store::MatchTerms terms_;
  std::vector<store::Term> plain_;
  std::vector<std::int32_t> words_;
  std::vector<Entry> entries_, scratch_;
  store::UnlistedSources unlisted_;
};

}  // namespace locseg::postgresql
