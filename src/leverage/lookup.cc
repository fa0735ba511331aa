// A look-up: what is the same by identity, then the store's candidates, thinned out by their hashes
// before a text is read. A failure of the index is healed once by rebuilding it.
#include <algorithm>
#include <compare>
#include <memory>
#include <tuple>
#include <utility>

#include "base/glob.h"
#include "base/printable.h"
#include "base/try.h"
#include "leverage/code_tags.h"
#include "leverage/found_units.h"
#include "leverage/known_sources.h"
#include "leverage/phrase.h"
#include "leverage/score.h"
#include "leverage/store_languages.h"
#include "locseg/identity.h"
#include "locseg/memory.h"
#include "store/fuzzy/fuzzy_search.h"

namespace locseg {
namespace {

using store::SourceNumber;

// Human before machine, new before old; then by bytes.
bool comes_before(const ConcordanceHit& a, const ConcordanceHit& b) {
  if (a.human != b.human) return a.human;
  if (a.handoff != b.handoff) return a.handoff > b.handoff;
  return std::tie(a.source, a.target) < std::tie(b.source, b.target);
}

}  // namespace

std::string_view name_of(MatchKind kind) {
  switch (kind) {
    case MatchKind::kContext:
      return "context";
    case MatchKind::kExact:
      return "exact";
    default:
      return "fuzzy";
  }
}

class TranslationMemory::Impl {
 public:
  Impl(std::string path, LookupOptions options)
      : path_(std::move(path)), options_(std::move(options)) {}

  Result<void> open();
  Result<LookupResult> lookup(const LookupQuery& query) {
    return retried_after_rebuild<LookupResult>([&] { return try_to_ask(query); });
  }
  Result<int> best_score(const LookupQuery& query) {
    return retried_after_rebuild<int>([&] { return try_best_score(query); });
  }
  Result<Concordance> concordance(std::string_view phrase) {
    return retried_after_rebuild<Concordance>([&] { return try_concordance(phrase); });
  }
  Result<void> expect(std::span<const LookupQuery> queries) {
    std::vector<store::Question> questions;
    for (const LookupQuery& query : queries) questions.push_back(question_of(query));
    return store_->foresee(questions);
  }
  bool is_remote() const { return store_->is_remote(); }
  const std::string& notice() const { return notice_; }
  const LookupOptions& options() const { return options_; }
  void set_limits(int min_score, std::size_t limit) {
    options_.min_score = min_score;
    options_.limit = limit;
  }

 private:
  // What the index gave is not trusted once it showed damage.
  template <class T, class Try>
  Result<T> retried_after_rebuild(const Try& attempt) {
    for (const bool again : {false, true}) {
      auto begun = store_->begin();
      known_.begin(*store_);
      Result<T> result = begun ? attempt() : Result<T>(tl::unexpected<Error>(begun.error()));
      store_->end();
      if (result || again || !store_->is_index_damaged()) return result;
      if (auto made = store::rebuild_match_index(path_); !made) {
        return failure(made.error().code,
                       "the fuzzy index is damaged and cannot be rebuilt: " + made.error().message,
                       path_);
      }
      LOCSEG_TRY(open());
      notice_ = "rebuilt the fuzzy index: it was damaged";
    }
    return failure(ErrorCode::kMalformed, "the fuzzy index is damaged", path_);
  }

  Result<LookupResult> try_to_ask(const LookupQuery& query);
  Result<int> try_best_score(const LookupQuery& query);
  Result<Concordance> try_concordance(std::string_view phrase);
  store::Question question_of(const LookupQuery& query);
  Result<void> ask_ahead(const LookupQuery& query) {
    return store_->is_remote() ? store_->ask(question_of(query)) : Result<void>();
  }
  Result<std::vector<SourceNumber>> same_as(std::string_view text);
  Result<void> find_exact(const LookupQuery& query);
  Result<void> find_fuzzy(std::string_view source);
  Result<void> add_similar(SourceNumber number, leverage::KnownSource& source,
                           const leverage::Comparison& comparison);
  leverage::Scorer scorer_of(std::string_view source);

  std::string path_;
  LookupOptions options_;
  std::string notice_;
  std::unique_ptr<store::FuzzySearch> store_;
  std::unique_ptr<store::TermMaker> terms_maker_;
  std::unique_ptr<store::TermMaker> target_terms_maker_;
  store::MatchReader reader_;
  store::MatchReader other_reader_;
  store::MatchText text_;
  store::MatchText other_;
  store::MatchTerms terms_;
  std::vector<SourceNumber> exact_;  // of the query under way, in order
  std::vector<SourceNumber> near_;
  std::vector<leverage::Reachable> reachable_;
  leverage::KnownSources known_;
  leverage::FoundUnits found_{options_};
};

Result<void> TranslationMemory::Impl::open() {
  auto store = store::open_fuzzy_search(path_, notice_);
  LOCSEG_TRY(store);
  store_ = std::move(*store);
  known_.clear();
  LOCSEG_TRY(store_->begin());
  auto chosen = leverage::choose_languages(*store_, path_, options_);
  if (chosen) chosen = store_->choose({options_.source_lang, options_.target_lang});
  store_->end();
  if (!chosen) return chosen;
  if (!options_.penalties.set.empty()) {
    store_->prefer([set = options_.penalties.set](std::string_view path) {
      return base::glob_matches(set, path);
    });
  }
  terms_maker_ = std::make_unique<store::TermMaker>(options_.source_lang);
  target_terms_maker_ = std::make_unique<store::TermMaker>(options_.target_lang);
  return {};
}

Result<LookupResult> TranslationMemory::Impl::try_to_ask(const LookupQuery& query) {
  LOCSEG_TRY(ask_ahead(query));
  found_.clear();
  LOCSEG_TRY(find_exact(query));
  if (options_.min_score < kExactScore) {
    LOCSEG_TRY(find_fuzzy(query.source));
  }
  return found_.result(query.source);
}

// Candidates are looked at from the most similar by their hashes on, until the next one cannot be
// better than the best.
Result<int> TranslationMemory::Impl::try_best_score(const LookupQuery& query) {
  LOCSEG_TRY(ask_ahead(query));
  found_.clear();
  LOCSEG_TRY(find_exact(query));
  int best = found_.best();
  if (std::max(best, options_.min_score) >= kExactScore) return best;
  leverage::Scorer scorer = scorer_of(query.source);
  const auto percent = static_cast<unsigned>(std::max(best + 1, options_.min_score));
  reachable_.clear();
  auto searched = store_->candidates(store::candidate_query(terms_, percent),
                                     [&](SourceNumber number, std::string_view hashes) {
                                       const int most = scorer.most(hashes, percent);
                                       if (most != 0) reachable_.push_back({most, number});
                                     });
  LOCSEG_TRY(searched);
  std::ranges::make_heap(reachable_);
  for (; !reachable_.empty() && reachable_.front().most > best; reachable_.pop_back()) {
    std::ranges::pop_heap(reachable_);
    const SourceNumber number = reachable_.back().number;
    if (std::ranges::find(exact_, number) != exact_.end()) continue;
    auto known = known_.at(number, *store_);
    LOCSEG_TRY(known);
    if ((*known)->reading == nullptr) continue;
    const leverage::Comparison comparison = scorer.compare(*(*known)->reading, percent);
    if (comparison.score() < options_.min_score || comparison.score() <= best) continue;
    LOCSEG_TRY(add_similar(number, **known, comparison));
    best = found_.best();
  }
  return best;
}

// All that a look-up needs to know, as far as it is known before the first answer.
store::Question TranslationMemory::Impl::question_of(const LookupQuery& query) {
  store::Question question{.text = std::string(query.source),
                           .before = std::string(query.before),
                           .after = std::string(query.after),
                           .terms = {},
                           .percent = 0};
  if (options_.min_score < kExactScore) {
    reader_.read(query.source, text_);
    terms_maker_->make(text_, question.terms);
    question.percent = static_cast<unsigned>(options_.min_score);
  }
  return question;
}

// Sources of the chosen language with the identity of `text`.
Result<std::vector<SourceNumber>> TranslationMemory::Impl::same_as(std::string_view text) {
  const std::string key = source_key(text);
  auto numbers = store_->same(key);
  if (!numbers) return numbers;
  std::vector<SourceNumber> found;
  for (const SourceNumber number : *numbers) {
    const auto source = store_->source(number);
    LOCSEG_TRY(source);
    if (*source && source_key(**source) == key) found.push_back(number);
  }
  return found;
}

Result<void> TranslationMemory::Impl::find_exact(const LookupQuery& query) {
  auto exact = same_as(query.source);
  LOCSEG_TRY(exact);
  exact_ = std::move(*exact);
  if (exact_.empty()) return {};
  std::vector<SourceNumber> before;
  std::vector<SourceNumber> after;
  for (const auto& [text, numbers] : {std::pair{query.before, &before}, {query.after, &after}}) {
    if (text.empty()) continue;
    auto found = same_as(text);
    LOCSEG_TRY(found);
    *numbers = std::move(*found);
  }
  for (const SourceNumber number : exact_) {
    auto known = known_.at(number, *store_);
    LOCSEG_TRY(known);
    const auto translations = known_.translations(number, **known, {before, after}, *store_);
    LOCSEG_TRY(translations);
    found_.add({(*known)->text, MatchKind::kExact, kExactScore, kExactScore, {}}, *translations);
  }
  return {};
}

// Makes `terms_` those of the source.
leverage::Scorer TranslationMemory::Impl::scorer_of(std::string_view source) {
  reader_.read(source, text_);
  terms_maker_->make(text_, terms_);
  return {known_.read(text_), terms_.hashes};
}

Result<void> TranslationMemory::Impl::find_fuzzy(std::string_view source) {
  leverage::Scorer scorer = scorer_of(source);
  const auto percent = static_cast<unsigned>(options_.min_score);
  near_.clear();
  auto searched = store_->candidates(store::candidate_query(terms_, percent),
                                     [&](SourceNumber number, std::string_view hashes) {
                                       if (scorer.may_reach(hashes, percent)) {
                                         near_.push_back(number);
                                       }
                                     });
  if (!searched) return searched;
  for (const SourceNumber number : near_) {
    if (std::ranges::find(exact_, number) != exact_.end()) continue;
    auto known = known_.at(number, *store_);
    LOCSEG_TRY(known);
    if ((*known)->reading == nullptr) continue;
    const leverage::Comparison comparison = scorer.compare(*(*known)->reading, percent);
    if (comparison.score() < options_.min_score) continue;
    LOCSEG_TRY(add_similar(number, **known, comparison));
  }
  return {};
}

Result<void> TranslationMemory::Impl::add_similar(SourceNumber number,
                                                  leverage::KnownSource& source,
                                                  const leverage::Comparison& comparison) {
  const auto translations = known_.translations(number, source, {}, *store_);
  LOCSEG_TRY(translations);
  found_.add({source.text, MatchKind::kFuzzy, comparison.tokens, comparison.score(), comparison},
             *translations);
  return {};
}

Result<Concordance> TranslationMemory::Impl::try_concordance(std::string_view phrase) {
  Concordance concordance;
  reader_.read(phrase, text_);
  if (text_.tokens.empty()) return concordance;
  std::vector<SourceNumber> numbers;
  std::vector<std::string> stems[2];
  store::TermMaker* makers[2] = {terms_maker_.get(), target_terms_maker_.get()};
  for (const store::TermSide side : {store::TermSide::kSource, store::TermSide::kTarget}) {
    const auto i = static_cast<std::size_t>(side);
    std::vector<store::Term> terms;
    makers[i]->make_plain(text_, terms);
    std::ranges::sort(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    auto found = store_->with_all(side, terms);
    LOCSEG_TRY(found);
    numbers.insert(numbers.end(), found->begin(), found->end());
    for (const store::MatchToken& token : text_.tokens) {
      stems[i].push_back(makers[i]->stem(text_, token));
    }
  }
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  const auto place_of = [&](std::string_view text, std::size_t i) -> Span {
    other_reader_.read(text, other_);
    return leverage::find_phrase(other_, stems[i], *makers[i], text);
  };
  for (const SourceNumber number : numbers) {
    ConcordanceHit like;
    const auto text = store_->source(number);
    LOCSEG_TRY(text);
    if (!*text) continue;
    like.source = **text;
    like.in_source = place_of(like.source, 0);
    const auto take = [&](const store::Translation& translation) {
      const Span in_target = place_of(translation.target, 1);
      if (like.in_source.empty() && in_target.empty()) return;
      ConcordanceHit hit = like;
      hit.in_target = in_target;
      leverage::take_translation(translation, hit);
      hit.state = translation.state;
      concordance.hits.push_back(std::move(hit));
    };
    LOCSEG_TRY(store_->translations(number, {}, take));
  }
  std::ranges::sort(concordance.hits, comes_before);
  if (options_.limit != 0 && concordance.hits.size() > options_.limit) {
    concordance.cut = concordance.hits.size() - options_.limit;
    concordance.hits.resize(options_.limit);
  }
  return concordance;
}

Result<void> rebuild_fuzzy_index(const std::string& path) {
  return store::rebuild_match_index(path);
}

Result<TranslationMemory> TranslationMemory::open(const std::string& path, LookupOptions options) {
  if (options.min_score < 1 || options.min_score > kHighestScore) {
    return failure(ErrorCode::kMisuse, "the least score must be 1 to " +
                                           std::to_string(kHighestScore) + ", found " +
                                           std::to_string(options.min_score));
  }
  auto impl = std::make_unique<Impl>(path, std::move(options));
  LOCSEG_TRY(impl->open());
  return TranslationMemory(std::move(impl));
}

TranslationMemory::TranslationMemory(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TranslationMemory::TranslationMemory(TranslationMemory&&) noexcept = default;
TranslationMemory& TranslationMemory::operator=(TranslationMemory&&) noexcept = default;
TranslationMemory::~TranslationMemory() = default;

// If codes are not known, nothing can be the same; but a memory may hold what is in a file
// that was as poor.
Result<LookupResult> TranslationMemory::lookup(const LookupQuery& query) {
  auto answer = impl_->lookup(query);
  const auto best = [](const LookupResult& a) {
    return a.matches.empty() ? 0 : a.matches[0].score;
  };
  if (!query.opaque_codes || !answer || best(*answer) >= kExactScore ||
      options().min_score >= kExactScore) {
    return answer;
  }
  const std::string source = leverage::with_tags_for_placeholders(query.source);
  auto other = impl_->lookup({source, {}, {}});
  if (!other || best(*other) <= best(*answer)) return other ? std::move(answer) : std::move(other);
  for (Match& match : other->matches) {
    if (match.kind == MatchKind::kFuzzy) continue;
    match.kind = MatchKind::kFuzzy;
    match.score = std::min(match.score, kExactScore - 1);
    match.deductions.insert(match.deductions.begin(), {"codes", 1});
  }
  return other;
}

Result<int> TranslationMemory::best_score(const LookupQuery& query) {
  auto score = impl_->best_score(query);
  if (!query.opaque_codes || !score || *score >= kExactScore) return score;
  const std::string source = leverage::with_tags_for_placeholders(query.source);
  auto other = impl_->best_score({source, {}, {}});
  if (!other) return other;
  return std::max(*score, std::min(*other, kExactScore - 1));
}

Result<void> TranslationMemory::expect(std::span<const LookupQuery> queries) {
  return impl_->is_remote() ? impl_->expect(queries) : Result<void>();
}
bool TranslationMemory::is_remote() const { return impl_->is_remote(); }

Result<Concordance> TranslationMemory::concordance(std::string_view phrase) {
  return impl_->concordance(phrase);
}
const std::string& TranslationMemory::notice() const { return impl_->notice(); }
const LookupOptions& TranslationMemory::options() const { return impl_->options(); }
void TranslationMemory::set_limits(int min_score, std::size_t limit) {
  impl_->set_limits(min_score, limit);
}

}  // namespace locseg
