// A rule is a function of what it asks SegmentFacts for. Texts are always asked for; the facts tell
// whether it was more.
//
// Segments come in the order of the last check but where something was inserted or removed, so a
// segment is compared with what was in its place. Elsewhere it is looked for when some are not
// where they were: a table of all texts costs more than a look at a few segments.
#include "check/engine/segment_records.h"

#include <algorithm>
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
  if (now != conditions_) last_.clear();
  conditions_ = std::move(now);
  next_ = 0;
  strays_ = 0;
  now_.clear();
  known_ = 0;
  looked_at_ = 0;
}

bool SegmentRecords::Kept::is(std::string_view other_source, std::string_view other_target,
                              const Place& place) const {
  return source == other_source && target == other_target &&
         (!around || around->is(surroundings_of(place)));
}

std::optional<std::size_t> SegmentRecords::find_near(std::string_view source,
                                                     std::string_view target, const Place& place) {
  // What was in its place; if the segment before it was removed or inserted, what is beside that.
  for (const std::size_t at : {next_, next_ + 1, next_ - 1}) {
    if (at < last_.size() && last_[at] != nullptr && last_[at]->is(source, target, place)) {
      return at;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> SegmentRecords::find_anywhere(std::string_view source,
                                                         std::string_view target,
                                                         const Place& place) {
  if (!is_indexed_) build_index();
  const auto same_hash = index_.find(hash_of(source, target));
  if (same_hash == index_.end()) return std::nullopt;
  const auto found = std::ranges::find_if(
      same_hash->second, [&](std::size_t at) { return last_[at]->is(source, target, place); });
  return found == same_hash->second.end() ? std::nullopt : std::optional(*found);
}

void SegmentRecords::build_index() {
  // Texts that are everywhere, each time among others, are not worth a longer search.
  constexpr std::size_t kMostPlaces = 8;
  for (std::size_t at = 0; at < last_.size(); ++at) {
    if (last_[at] == nullptr) continue;
    std::vector<std::size_t>& places = index_[hash_of(last_[at]->source, last_[at]->target)];
    if (places.size() < kMostPlaces) places.push_back(at);
  }
  is_indexed_ = true;
}

const SegmentRecord* SegmentRecords::find(std::string_view source, std::string_view target,
                                          const Place& place) {
  constexpr std::size_t kFew = 16;
  std::optional<std::size_t> at = find_near(source, target, place);
  if (!at && !last_.empty() && ++strays_ > kFew) at = find_anywhere(source, target, place);
  next_ = at.value_or(next_) + 1;
  const std::shared_ptr<const Kept>& kept = now_.emplace_back(at ? last_[*at] : nullptr);
  const bool is_known = kept != nullptr && kept->record;
  ++(is_known ? known_ : looked_at_);
  return is_known ? &*kept->record : nullptr;
}

void SegmentRecords::keep(const SegmentFacts& facts, std::string_view source,
                          std::string_view target, SegmentRecord record) {
  auto kept = std::make_shared<Kept>();
  kept->source = source;
  kept->target = target;
  if (!facts.asked_article()) {
    if (facts.asked_surroundings()) kept->around.emplace(*facts.asked_surroundings());
    kept->record = std::move(record);
  }
  now_.back() = std::move(kept);
}

void SegmentRecords::end() {
  last_ = std::move(now_);
  now_.clear();
  index_.clear();
  is_indexed_ = false;
}

}  // namespace locseg::check
