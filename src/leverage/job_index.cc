// The same search as in a store, over lists in memory. Candidates come from the most similar by
// their hashes on, and of those that may be equally similar the last one first, so that a sentence
// of the same article is met before one of another.
#include "leverage/job_index.h"

#include <algorithm>

namespace locseg::leverage {
namespace {

constexpr std::size_t kSourcesOfBlock = 2048;
static_assert(kSourcesOfBlock <= store::kBlockSize);

constexpr int kBandFloors[] = {95, 85, 75};  // of band_of_score, above the least score

}  // namespace

std::size_t JobIndex::Lists::index_of(std::int64_t source) {
  const auto number = static_cast<std::size_t>(source);
  return (number >> store::kBlockBits) * kSourcesOfBlock + (number & (store::kBlockSize - 1));
}

void JobIndex::Lists::add(const store::MatchTerms& terms) {
  const std::size_t number = hashes_.size();
  const std::size_t block = number / kSourcesOfBlock;
  const auto place = static_cast<store::BlockIndex>(number % kSourcesOfBlock);
  if (block == terms_.size()) {
    terms_.emplace_back();
    blocks_.insert(blocks_.begin(), static_cast<std::int64_t>(block));
  }
  hashes_.push_back(terms.hashes);
  for (const std::vector<store::Term>* family : {&terms.words, &terms.pairs}) {
    for (const store::Term term : *family) {
      List& list = terms_[block][term];
      if (list.count != 0 && list.last == place) continue;  // two terms of the same number
      store::append_difference(static_cast<store::BlockIndex>(place - list.last), list.differences);
      list.last = place;
      ++list.count;
    }
  }
}

void JobIndex::Lists::lists(std::int64_t block, std::span<const store::Term> terms,
                            std::vector<store::Postings>& lists) {
  const auto& known = terms_[static_cast<std::size_t>(block)];
  lists.clear();
  for (const store::Term term : terms) {
    const auto found = known.find(term);
    lists.push_back(found == known.end() ? store::Postings()
                                         : store::Postings::of_differences(
                                               found->second.count, found->second.differences));
  }
}

void JobIndex::read(std::string_view text) {
  if (has_read_ && read_ == text) return;
  read_ = text;
  has_read_ = true;
  reader_.read(read_, text_);
  terms_.make(text_, made_);
  reading_ = vocabulary_.read(text_);
}

JobIndex::Near JobIndex::best(std::string_view text, int least) {
  Near best;
  if (sources_.empty()) return best;
  read(text);
  Scorer scorer(reading_, made_.hashes);
  bool all = false;
  best = search(scorer, least, all);
  if (all) return best;
  // Those that were left out may be in a better band.
  for (const int floor : kBandFloors) {
    if (floor <= std::max(best.score, least)) break;
    const Near better = search(scorer, floor, all);
    if (better.score != 0) return better;
  }
  return best;
}

JobIndex::Near JobIndex::search(Scorer& scorer, int least, bool& all) {
  Near best;
  const auto percent = static_cast<unsigned>(least);
  reachable_.clear();
  store::CandidateQuery query = store::candidate_query(made_, percent);
  query.most = kMaxCompared;
  all = search_.run(lists_, query, [&](std::int64_t number, std::string_view hashes) {
    ++looked_at_;
    const int most = scorer.most(hashes, percent);
    if (most != 0) reachable_.push_back({most, number});
  });
  std::ranges::make_heap(reachable_);
  for (; !reachable_.empty() && reachable_.front().most >= best.score; reachable_.pop_back()) {
    std::ranges::pop_heap(reachable_);
    const Source& source = sources_[Lists::index_of(reachable_.back().number)];
    if (reachable_.back().most == best.score && source.article <= best.article) continue;
    const int score = scorer.compare(source.reading, percent).score();
    if (score < least || score < best.score) continue;
    if (score > best.score || source.article > best.article) best = {score, source.article};
  }
  return best;
}

void JobIndex::add(std::string_view text, std::uint32_t article) {
  read(text);
  lists_.add(made_);
  sources_.push_back({reading_, article});
}

}  // namespace locseg::leverage
