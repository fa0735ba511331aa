// A unit takes the first place that is its; one with its target comes first.
#include "store/import_places.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <unordered_map>

#include "base/day.h"
#include "locseg/identity.h"

namespace locseg::store {
namespace {

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

// What a store keeps of it.
TranslationState kind_of(TranslationState state) {
  return is_suggestion(state) ? state : TranslationState::kTranslated;
}

bool same(const UnitList::Entry& a, const UnitList::Entry& b) {
  return a.unit.line == b.unit.line && a.unit.target == b.unit.target &&
         a.unit.recovered == b.unit.recovered && kind_of(a.unit.state) == kind_of(b.unit.state) &&
         a.provenance->says_the_same_as(*b.provenance);
}

int rank(TranslationState state) {
  if (state == TranslationState::kUntranslated) return 0;
  return is_suggestion(state) ? 1 : 2;
}

// True if the store's unit is better than the one that the file has for its place. The file's
// provenance says what the store's does, unless it says something else.
bool is_better(const UnitList::Entry& stored, const UnitList::Entry& offered,
               const Replaced& replaced) {
  const int difference = rank(stored.unit.state) - rank(offered.unit.state);
  if (difference != 0) return difference > 0;
  const std::string& before = stored.provenance->handoff;
  const std::string& now = offered.provenance->handoff;
  if (before != now && base::is_day(before) && base::is_day(now)) return before > now;
  if (stored.unit.target == offered.unit.target) return false;
  const Unit& unit = offered.unit;
  if (!replaced.empty() && replaced.contains({std::string(unit.id), std::string(unit.source),
                                              std::string(unit.target)})) {
    return true;
  }
  return is_human(stored.provenance->translation_type) &&
         !is_human(offered.provenance->translation_type);
}

// Finds the place of each unit of the file that waits among those that the store has.
class Joining {
 public:
  Joining(const JoinRules& rules, ImportedArticle& article, Joined& joined, ImportCounts& counts)
      : rules_(rules), article_(article), joined_(&joined), counts_(&counts) {}

  void run() {
    Joined& joined = *joined_;
    article_.mentioned.resize(joined.units.entries.size(), false);
    Places places = places_by(identity_of);
    std::vector<UnitList::Entry*> others;
    for (UnitList::Entry& entry : joined.from_file.entries) {
      if (!take_place(entry, places, identity_of(entry.unit))) others.push_back(&entry);
    }
    if (others.empty()) return;
    // A file of pairs without names: another translation of a source that it has no more.
    places.clear();
    if (!article_.is_named) places = places_by(by_source);
    for (UnitList::Entry* const entry : others) {
      const auto identity = by_source(entry->unit);
      if (!identity || !take_place(*entry, places, *identity)) append(*entry);
    }
  }

 private:
  // The first place is the last one of a list.
  using Places = std::unordered_map<Identity, std::vector<std::size_t>, IdentityHash>;

  static std::optional<Identity> by_source(const Unit& unit) {
    if (!unit.id.empty()) return std::nullopt;
    return Identity(std::string_view(), unit.source, std::string_view());
  }

  // Of the units that the file has not mentioned.
  Places places_by(const std::function<std::optional<Identity>(const Unit&)>& identity) const {
    Places places;
    for (std::size_t i = joined_->units.entries.size(); i-- > 0;) {
      if (article_.mentioned[i]) continue;
      if (const auto of = identity(joined_->units.entries[i].unit)) places[*of].push_back(i);
    }
    return places;
  }

  // False if there is no place for it. One with its target comes first.
  bool take_place(UnitList::Entry& entry, Places& places, const Identity& identity) {
    const auto found = places.find(identity);
    if (found == places.end() || found->second.empty()) return false;
    std::vector<std::size_t>& free = found->second;
    constexpr std::size_t kMaxLookedAt = 64;  // of a source that repeats without end
    const auto last =
        free.rbegin() + static_cast<std::ptrdiff_t>(std::min(free.size(), kMaxLookedAt));
    const auto with_target = std::find_if(free.rbegin(), last, [&](std::size_t i) {
      return joined_->units.entries[i].unit.target == entry.unit.target;
    });
    const auto taken = with_target == last ? free.end() - 1 : std::prev(with_target.base());
    const std::size_t place = *taken;
    free.erase(taken);
    article_.mentioned[place] = true;
    settle(joined_->units.entries[place], entry);
    return true;
  }

  void settle(UnitList::Entry& stored, UnitList::Entry& offered) {
    Provenance provenance = *offered.provenance;
    provenance.fill_from(*stored.provenance);
    UnitList::Entry entry = offered;
    entry.provenance = joined_->units.keep(std::move(provenance));
    if (entry.unit.line == 0) entry.unit.line = stored.unit.line;
    if (same(entry, stored)) return;
    const bool is_other = entry.unit.target != stored.unit.target;
    if (is_other && rules_.options.on_conflict == OnConflict::kBoth) {
      tell(stored, entry, ImportConflict::Outcome::kAdded);
      return append(offered);
    }
    const bool keeps = rules_.options.on_conflict == OnConflict::kKeep ||
                       (rules_.options.on_conflict != OnConflict::kReplace &&
                        is_better(stored, entry, rules_.replaced));
    if (is_other) {
      tell(stored, entry,
           keeps ? ImportConflict::Outcome::kKept : ImportConflict::Outcome::kReplaced);
    }
    if (keeps) {
      if (is_other) ++counts_->kept;
      return;
    }
    if (is_other && !is_suggestion(stored.unit.state)) joined_->gone.push_back(stored.unit);
    stored = entry;
    ++counts_->changed;
    joined_->changed = true;
  }

  void append(const UnitList::Entry& entry) {
    joined_->units.entries.push_back(entry);
    article_.mentioned.push_back(true);
    ++counts_->added;
    joined_->changed = true;
  }

  void tell(const UnitList::Entry& stored, const UnitList::Entry& offered,
            ImportConflict::Outcome outcome) const {
    if (!rules_.options.on_conflict_found) return;
    rules_.options.on_conflict_found({rules_.path, offered.unit.id, offered.unit.source,
                                      stored.unit.target, offered.unit.target, outcome});
  }

  const JoinRules& rules_;
  ImportedArticle& article_;
  Joined* joined_;
  ImportCounts* counts_;
};

}  // namespace

void join_units(const JoinRules& rules, ImportedArticle& article, Joined& joined,
                ImportCounts& counts) {
  Joining(rules, article, joined, counts).run();
}

}  // namespace locseg::store
