// All fixes that are apart from each other are tried together. In units that are not better for it
// half as many are tried next, until one is left, which is refused. What succeeded may let others
// succeed, so all are tried again after it; each success leaves fewer faults, so this ends.
#include "check/engine/unit_repair.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/try.h"

namespace locseg::check {
namespace {

std::uint64_t faults_in(const CheckedUnits& checked) {
  std::uint64_t count = 0;
  for (const CheckedUnit& each : checked.units) count += each.faults.size();
  return count;
}

bool has_fewer(std::vector<std::uint16_t> after, std::vector<std::uint16_t> before) {
  std::ranges::sort(after);
  std::ranges::sort(before);
  return after.size() < before.size() && std::ranges::includes(before, after);
}

// An edit as a finding and a fix both have it.
using Key = std::tuple<std::uint64_t, std::uint64_t, std::string>;
Key key_of(const Edit& edit) { return {edit.span.begin, edit.span.end, edit.text}; }

bool is_apart(const std::vector<Edit>& edits, const Edit& edit) {
  return std::ranges::none_of(edits, [&](const Edit& other) {
    return other.span.overlaps(edit.span) || other.span.begin == edit.span.begin ||
           (edit.span.empty() && other.span.contains(edit.span.begin)) ||
           (other.span.empty() && edit.span.contains(other.span.begin));
  });
}

class UnitRepair {
 public:
  UnitRepair(const ArticleChecker& checker, bool unsafe, const UnitBytes& file)
      : checker_(&checker), unsafe_(unsafe), file_(&file) {}

  Result<RepairedUnits> run() {
    auto first = check(*file_);
    LOCSEG_TRY(first);
    now_ = std::move(*first);
    const std::uint64_t found = faults_in(now_);
    for (;;) {
      choose();
      if (chosen_.empty()) break;
      LOCSEG_TRY(attempt());
    }
    const std::uint64_t repairs = found - faults_in(now_);
    return RepairedUnits{std::move(now_), std::move(after_), repairs};
  }

 private:
  // The fixes of one unit that are tried together.
  static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

  struct Chosen {
    std::vector<std::size_t> fixes;
    std::vector<Edit> decoded;
    std::vector<Edit> raw;
  };

  Result<CheckedUnits> check(const UnitBytes& file) const {
    return check_units(*checker_, [&](const UnitTake& take) { return file.open(take); });
  }

  // The edits of findings that are to be repaired.
  [[nodiscard]] std::set<Key> wanted_edits() const {
    std::set<Key> out;
    for (const CheckedArticle& article : now_.articles) {
      for (const LocatedFinding& each : article.findings) {
        const Fix& fix = each.finding.fix;
        if (!fix.safe && !unsafe_) continue;
        for (const PlacedEdit& it : fix.edits) out.insert(key_of(it.edit));
      }
    }
    return out;
  }

  void choose() {
    chosen_.clear();
    const std::set<Key> wanted = wanted_edits();
    for (std::size_t i = 0; i < now_.fixes.size(); ++i) {
      const UnitFix& fix = now_.fixes[i];
      const auto limit = limits_.find(fix.unit);
      if (refused_.contains(i) || std::ranges::any_of(fix.raw, [&](const auto& it) {
            return !wanted.contains(key_of(it));
          })) {
        continue;
      }
      Chosen& into = chosen_[fix.unit];
      const bool fits =
          (limit == limits_.end() || into.fixes.size() < limit->second) &&
          std::ranges::all_of(fix.decoded,
                              [&](const auto& it) { return is_apart(into.decoded, it); }) &&
          std::ranges::all_of(fix.raw, [&](const auto& it) { return is_apart(into.raw, it); });
      if (!fits) continue;
      into.fixes.push_back(i);
      into.decoded.insert(into.decoded.end(), fix.decoded.begin(), fix.decoded.end());
      into.raw.insert(into.raw.end(), fix.raw.begin(), fix.raw.end());
    }
    std::erase_if(chosen_, [](const auto& it) { return it.second.fixes.empty(); });
    if (chosen_.size() > most_units_) {
      chosen_.erase(std::next(chosen_.begin(), static_cast<std::ptrdiff_t>(most_units_)),
                    chosen_.end());
    }
  }

  [[nodiscard]] std::vector<Edit> all_edits() const {
    std::vector<Edit> edits;
    for (const auto& [unit, chosen] : chosen_) {
      edits.insert(edits.end(), chosen.raw.begin(), chosen.raw.end());
    }
    std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
    return edits;
  }

  // What every unit is to be afterwards.
  [[nodiscard]] std::vector<Hash128> expected_texts() const {
    std::vector<Hash128> out;
    for (const CheckedUnit& each : now_.units) out.push_back(each.texts);
    for (const auto& [unit, chosen] : chosen_) {
      std::vector<Edit> edits = chosen.decoded;
      std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
      const SegmentTexts& texts = *now_.fixes[chosen.fixes.front()].texts;
      const auto fixed = apply_edits(texts.target, edits);
      if (fixed) out[unit] = unit_texts_hash(texts.id, texts.source, *fixed);
    }
    return out;
  }

  // The repaired units that are not what they are to be; nothing if another unit is not what it
  // was, which any of them may have done.
  [[nodiscard]] std::optional<std::set<std::size_t>> bad_units(const CheckedUnits& after) const {
    const std::vector<Hash128> expected = expected_texts();
    if (after.units.size() != expected.size()) return std::nullopt;
    std::set<std::size_t> bad;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const bool is_expected = after.units[i].texts == expected[i];
      const auto& faults = after.units[i].faults;
      if (chosen_.contains(i)) {
        if (!is_expected || !has_fewer(faults, now_.units[i].faults)) bad.insert(i);
      } else if (!shares_target(i) && !(is_expected && faults == now_.units[i].faults)) {
        return std::nullopt;
      }
    }
    return bad;
  }

  // Whether the unit's translation is that of a unit that is repaired: a form of a plural entry.
  [[nodiscard]] bool shares_target(std::size_t unit) const {
    const Span target = now_.units[unit].target;
    const auto is_it = [&](std::size_t other) {
      return chosen_.contains(other) && now_.units[other].target == target;
    };
    return !target.empty() && ((unit != 0 && is_it(unit - 1)) || is_it(unit + 1));
  }

  Result<void> attempt() {
    const UnitBytes& before = after_ ? *after_ : *file_;
    auto edited = before.edited(all_edits());
    if (!edited && edited.error().code == ErrorCode::kUnsupported) {
      return tl::unexpected(edited.error());
    }
    auto after = edited ? check(**edited) : Result<CheckedUnits>(tl::unexpected(edited.error()));
    if (!after && after.error().code == ErrorCode::kInterrupted)
      return tl::unexpected(after.error());
    auto bad = after ? bad_units(*after) : std::nullopt;
    if (bad && bad->empty()) {
      now_ = std::move(*after);
      after_ = std::move(*edited);
      limits_.clear();
      refused_.clear();
      most_units_ = kAll;
    } else if (!bad && chosen_.size() > 1) {
      most_units_ = chosen_.size() / 2;
    } else {
      if (!bad) bad = std::set{chosen_.begin()->first};
      most_units_ = kAll;
      for (const std::size_t unit : *bad) leave_out(unit);
    }
    return {};
  }

  // Tries less in the unit next time.
  void leave_out(std::size_t unit) {
    const std::vector<std::size_t>& fixes = chosen_.at(unit).fixes;
    if (fixes.size() == 1) {
      refused_.insert(fixes.front());
    } else {
      limits_[unit] = fixes.size() / 2;
    }
  }

  const ArticleChecker* checker_;
  bool unsafe_;
  const UnitBytes* file_;
  CheckedUnits now_;
  std::unique_ptr<UnitBytes> after_;
  std::map<std::size_t, Chosen> chosen_;
  std::map<std::size_t, std::size_t> limits_;  // how many fixes of a unit are tried together
  std::size_t most_units_ = kAll;              // how many units are repaired together
  std::set<std::size_t> refused_;              // indices into now_.fixes
};

}  // namespace

Result<RepairedUnits> repair_units(const ArticleChecker& checker, bool unsafe,
                                   const UnitBytes& file) {
  return UnitRepair(checker, unsafe, file).run();
}

}  // namespace locseg::check
