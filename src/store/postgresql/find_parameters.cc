#include "store/postgresql/find_parameters.h"

#include <algorithm>
#include <span>

#include "store/postgresql/match_rows.h"

namespace locseg::postgresql {
namespace {

// No place is past it, and the server's numbers have no bits for one that is.
constexpr auto kLastPlace = static_cast<std::int32_t>(store::kMostRareTokens) - 1;

std::int32_t int_of(std::size_t value) { return static_cast<std::int32_t>(value); }

// Appends the terms once each; how many of them are needed at least, if `needed` of all are.
std::int32_t append_distinct(std::span<const store::Term> terms, std::uint32_t needed,
                             std::vector<std::int32_t>& to) {
  std::vector<std::int32_t> distinct(terms.begin(), terms.end());
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  to.insert(to.end(), distinct.begin(), distinct.end());
  if (needed == 0 || distinct.empty()) return 0;
  const auto twice = static_cast<std::int64_t>(terms.size() - distinct.size());
  return static_cast<std::int32_t>(std::max<std::int64_t>(needed - twice, 1));
}

}  // namespace

void FindParameters::add_beside(std::string_view text) {
  if (!text.empty()) beside_.push_back(identity_of(text));
}

void FindParameters::add(const store::Question& question) {
  const std::int32_t number = int_of(own_.size());
  own_.push_back(identity_of(question.text));
  add_beside(question.before);
  add_beside(question.after);
  beside_end_.push_back(int_of(beside_.size()));
  if (question.percent == 0) return;
  const store::CandidateQuery query = store::candidate_query(question.terms, question.percent);
  if (order_number_ != 0 && store::RareQuery::serves(query.stems.size(), query.percent)) {
    add_rare(query, number);
  } else {
    add_listed(query, question.percent, number);
  }
}

void FindParameters::add_rare(const store::CandidateQuery& query, std::int32_t question) {
  rare_.set(query.stems, order_, query.percent);
  const auto more = static_cast<std::int64_t>(store::more_marks_of(query.stems));
  for (std::uint32_t size = rare_.shortest(); size <= rare_.longest();) {
    const std::uint32_t band = store::band_of(size);
    const store::RareReach reach = rare_.band_reach(size);
    for (const store::RareToken& token : rare_.tokens().first(reach.tokens)) {
      const auto at = static_cast<std::int32_t>(token.at);
      rare_question_.push_back(question);
      rare_terms_.push_back(static_cast<std::int32_t>(store::banded(token.term, band)));
      rare_first_.push_back(at - reach.before);
      rare_last_.push_back(std::min(at + reach.after, kLastPlace));
      rare_differ_.push_back(reach.lost + reach.added);
      rare_shared_.push_back(static_cast<std::int32_t>(reach.shared));
      rare_tokens_.push_back(int_of(query.stems.size()));
      rare_percent_.push_back(static_cast<std::int32_t>(query.percent));
      rare_marks_.push_back(static_cast<std::int64_t>(rare_.marks()));
      rare_more_.push_back(more);
    }
  }
}

void FindParameters::add_listed(const store::CandidateQuery& query, unsigned percent,
                                std::int32_t question) {
  listed_question_.push_back(question);
  percent_.push_back(static_cast<std::int32_t>(percent));
  words_needed_.push_back(append_distinct(query.words, query.words_needed, words_));
  words_end_.push_back(int_of(words_.size()));
  pairs_needed_.push_back(append_distinct(query.pairs, query.pairs_needed, pairs_));
  pairs_end_.push_back(int_of(pairs_.size()));
  in_tokens_.push_back(int_of(query.words.size()));
  shortest_.push_back(static_cast<std::int32_t>(query.shortest));
  longest_.push_back(static_cast<std::int32_t>(query.longest));
}

Parameters FindParameters::made(std::int64_t source_lang, std::int64_t target_lang,
                                bool all_paths) const {
  Parameters parameters;
  parameters.add_int(source_lang).add_int(target_lang).add(all_paths);
  parameters.add(own_).add(beside_).add_ints(beside_end_);
  parameters.add_int(order_number_)
      .add_ints(rare_question_)
      .add_ints(rare_terms_)
      .add_ints(rare_first_)
      .add_ints(rare_last_)
      .add_ints(rare_differ_)
      .add_ints(rare_shared_)
      .add_ints(rare_tokens_)
      .add_ints(rare_percent_)
      .add(rare_marks_)
      .add(rare_more_);
  parameters.add_ints(listed_question_)
      .add_ints(percent_)
      .add_ints(words_)
      .add_ints(words_end_)
      .add_ints(words_needed_)
      .add_ints(pairs_)
      .add_ints(pairs_end_)
      .add_ints(pairs_needed_)
      .add_ints(in_tokens_)
      .add_ints(shortest_)
      .add_ints(longest_);
  return parameters;
}

}  // namespace locseg::postgresql
