// The fuzzy index as a search reads it, with what it read kept for the next one.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/fuzzy/candidates.h"
#include "store/fuzzy/term_order.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/match_hashes.h"
#include "store/sqlite/match_index.h"

namespace locseg::sqlite {

/// Lists and hashes are kept up to a bound each, and let go between searches.
class MatchLists final : public store::PostingIndex {
 public:
  static constexpr std::size_t kMaxKept = std::size_t{48} << 20;  // bytes, of either

  explicit MatchLists(Connection& connection);

  /// What was kept is of an earlier state; the index goes through source `through` now.
  void forget(std::int64_t through);
  /// Lets go of what is too much. Between searches.
  void trim();

  [[nodiscard]] std::span<const std::int64_t> blocks() override { return blocks_; }
  void lists(std::int64_t block, std::span<const store::Term> terms,
             std::vector<store::Postings>& lists) override;
  [[nodiscard]] std::string_view hashes(std::int64_t source) override;

  /// The list of one term; empty if there is none.
  [[nodiscard]] store::Postings list(std::int64_t block, TermFamily family, store::Term term);
  /// The rare list of a term; empty if there is none.
  [[nodiscard]] std::string_view rare(std::int64_t block, store::Term term);
  /// The order that rare lists were made by; of an index without sources any will do.
  [[nodiscard]] const store::TermOrder& order() const { return order_; }
  /// The entries of a row of whole texts, four bytes each.
  [[nodiscard]] std::string_view wholes(std::int64_t block, store::Term row);

  [[nodiscard]] bool damaged() const { return damaged_; }

 private:
  const std::string& payload(std::int64_t id);
  void read_order();

  Statement posting_;
  Statement hashes_;
  store::TermOrder order_;
  std::vector<std::int64_t> blocks_;
  std::unordered_map<std::int64_t, std::string> postings_;
  std::size_t posting_bytes_ = 0;
  std::vector<std::unique_ptr<HashesRow>> rows_;  // by number of the row
  std::size_t hash_bytes_ = 0;
  bool damaged_ = false;
};

}  // namespace locseg::sqlite
