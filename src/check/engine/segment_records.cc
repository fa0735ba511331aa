// A rule is a function of what it asks SegmentFacts for. Texts are always asked for; the facts tell
// whether it was more.
#include "check/engine/segment_records.h"

#include <iterator>
#include <tuple>
#include <utility>

namespace locseg::check {
namespace {

auto all_but_after(const Surroundings& around) {
  return std::tie(around.in_heading, around.in_cell, around.space_before, around.space_after,
                  around.previous, around.next);
}

}  // namespace

SegmentRecords::Around::Around(const Surroundings& around)
    : all_but_after(around), after(around.after) {
  all_but_after.after = {};
}

bool SegmentRecords::Around::is(const Surroundings& around) const {
  return check::all_but_after(all_but_after) == check::all_but_after(around) &&
         after == around.after;
}

void SegmentRecords::begin(const RuleSet& set, const Context& context) {
  Conditions now;
  now.set = &set;
  now.terms = context.terms;
  now.syntax = context.syntax;
  now.article = context.article;
  now.source_lang = context.source_lang;
  now.target_lang = context.target_lang;
  now.translation_type = context.translation_type;
  if (now != conditions_) kept_.clear();
  conditions_ = std::move(now);
  ++check_;
  known_ = 0;
  looked_at_ = 0;
}

const SegmentRecord* SegmentRecords::find(std::string_view source, std::string_view target,
                                          const Place& place) {
  const auto same_hash = kept_.find(hash_of(source, target));
  if (same_hash != kept_.end()) {
    std::optional<Surroundings> around;
    for (Kept& each : same_hash->second) {
      if (each.source != source || each.target != target) continue;
      if (each.around && !around) around = surroundings_of(place);
      if (each.around && !each.around->is(*around)) continue;
      each.used = check_;
      ++known_;
      return &each.record;
    }
  }
  ++looked_at_;
  return nullptr;
}

void SegmentRecords::keep(const SegmentFacts& facts, std::string_view source,
                          std::string_view target, SegmentRecord record) {
  // Texts that are everywhere, each time among others, are not worth a longer search.
  constexpr std::size_t kMostSurroundings = 8;
  if (facts.asked_article()) return;
  std::vector<Kept>& same_hash = kept_[hash_of(source, target)];
  if (same_hash.size() >= kMostSurroundings) return;
  Kept& kept = same_hash.emplace_back();
  kept.source = source;
  kept.target = target;
  if (facts.asked_surroundings()) kept.around.emplace(*facts.asked_surroundings());
  kept.record = std::move(record);
  kept.used = check_;
}

void SegmentRecords::end() {
  for (auto at = kept_.begin(); at != kept_.end();) {
    std::erase_if(at->second, [&](const Kept& each) { return each.used != check_; });
    at = at->second.empty() ? kept_.erase(at) : std::next(at);
  }
}

}  // namespace locseg::check
