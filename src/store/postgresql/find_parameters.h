// Questions as `locseg_find` takes them (search_sql.h): each part of all of them in one array.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "store/fuzzy/candidates.h"
#include "store/fuzzy/fuzzy_search.h"
#include "store/fuzzy/rare_terms.h"
#include "store/fuzzy/term_order.h"
#include "store/postgresql/binary_values.h"

namespace locseg::postgresql {

/// Gathers questions to be asked by one statement.
class FindParameters {
 public:
  /// `order` is that of the store's rare lists; without sources, it has none.
  FindParameters(const store::TermOrder& order, std::int64_t order_number)
      : order_(order), order_number_(order_number) {}

  /// They are numbered from 0 on.
  void add(const store::Question& question);
  [[nodiscard]] Parameters made(std::int64_t source_lang, std::int64_t target_lang,
                                bool all_paths) const;

 private:
  void add_beside(std::string_view text);
  void add_rare(const store::CandidateQuery& query, std::int32_t question);
  void add_listed(const store::CandidateQuery& query, unsigned percent, std::int32_t question);

  const store::TermOrder& order_;
  std::int64_t order_number_;
  store::RareQuery rare_;

  std::vector<std::int64_t> own_;
  std::vector<std::int64_t> beside_;
  std::vector<std::int32_t> beside_end_;

  // A rare list each.
  std::vector<std::int32_t> rare_question_, rare_terms_, rare_first_, rare_last_, rare_differ_,
      rare_shared_, rare_tokens_, rare_percent_;
  std::vector<std::int64_t> rare_marks_, rare_more_;

  // A question each that lists of all terms serve.
  std::vector<std::int32_t> listed_question_, percent_, words_, words_end_, words_needed_, pairs_,
      pairs_end_, pairs_needed_, in_tokens_, shortest_, longest_;
};

}  // namespace locseg::postgresql
