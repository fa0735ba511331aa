#include "store/sqlite/match_units.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "store/layout/occurrences.h"
#include "store/layout/unit_state.h"
#include "store/sqlite/schema.h"

namespace locseg::sqlite {
namespace {

using store::ArticleFacts;
using store::SourceNumber;
using store::UnitKey;

}  // namespace

MatchUnits::MatchUnits(Connection& connection)
    : units_(connection, std::string("SELECT id, source_lang, source, target_lang, target, ")
                             .append(state_column(connection))
                             .append(" FROM unit WHERE id BETWEEN ?1 AND ?2")),
      uses_(connection, "SELECT article FROM use WHERE unit=?1"),
      uses_of_source_(connection, "SELECT article FROM use WHERE unit BETWEEN ?1 AND ?2"),
      article_(connection, "SELECT path, handoff, translation_type FROM article WHERE id=?1"),
      article_units_(connection, "SELECT units FROM article WHERE id=?1") {}

void MatchUnits::choose(std::int64_t source_lang, std::int64_t target_lang) {
  source_lang_ = source_lang;
  target_lang_ = target_lang;
  forget();
}

void MatchUnits::prefer(std::function<bool(std::string_view)> is_preferred) {
  is_preferred_ = std::move(is_preferred);
  forget();
}

void MatchUnits::forget() {
  number_.reset();
  articles_.clear();
}

// The source is in the first of its units.
void MatchUnits::read(SourceNumber number) {
  if (number_ == number) return;
  number_ = number;
  text_.reset();
  held_.clear();
  const std::int64_t first = UnitKey{number, 0}.packed();
  units_.bind(1, first).bind(2, UnitKey{number, UnitKey::kMaxOrdinal}.packed());
  while (units_.step()) {
    const std::int64_t id = units_.integer(0);
    if (id == first && units_.integer(1) == source_lang_) text_ = units_.bytes(2);
    if (units_.integer(3) != target_lang_) continue;
    held_.push_back({id, std::string(units_.bytes(4)), store::state_of(units_.integer(5))});
  }
}

std::optional<std::string_view> MatchUnits::source(SourceNumber number) {
  read(number);
  return text_;
}

const ArticleFacts& MatchUnits::article(std::int64_t id) {
  const auto [at, added] = articles_.try_emplace(id);
  if (added && article_.bind(1, id).step()) {
    ArticleFacts& facts = at->second;
    facts.path = article_.bytes(0);
    facts.handoff = article_.bytes(1);
    facts.type = article_.bytes(2);
    facts.human = is_human(facts.type);
    facts.preferred = is_preferred_ && is_preferred_(facts.path);
    article_.reset();
  }
  return at->second;
}

void MatchUnits::read_uses(std::int64_t unit) {
  used_by_.clear();
  uses_.bind(1, unit);
  while (uses_.step()) used_by_.push_back(uses_.integer(0));
}

std::vector<std::int64_t> MatchUnits::articles_around(const store::Neighbours& neighbours) {
  std::vector<std::int64_t> articles;
  for (const std::span<const SourceNumber> side : {neighbours.before, neighbours.after}) {
    for (const SourceNumber source : side) {
      uses_of_source_.bind(1, UnitKey{source, 0}.packed())
          .bind(2, UnitKey{source, UnitKey::kMaxOrdinal}.packed());
      while (uses_of_source_.step()) articles.push_back(uses_of_source_.integer(0));
    }
  }
  std::ranges::sort(articles);
  return articles;
}

// A unit that many articles hold is looked at only where a neighbour is as well.
void MatchUnits::note_context(std::int64_t unit, const store::Neighbours& neighbours,
                              std::optional<std::vector<std::int64_t>>& around,
                              store::Translation& translation) {
  constexpr std::size_t kFewUses = 8;
  if (used_by_.size() > kFewUses) {
    if (!around) around = articles_around(neighbours);
    std::erase_if(used_by_,
                  [&](std::int64_t id) { return !std::ranges::binary_search(*around, id); });
  }
  for (const std::int64_t id : used_by_) {
    if (!article_units_.bind(1, id).step()) continue;
    store::note_context(article_units_.bytes(0), UnitKey::unpacked(unit), neighbours, translation);
    article_units_.reset();
    if (translation.after_given && translation.before_given) break;
  }
}

void MatchUnits::translations(SourceNumber number, const store::Neighbours& neighbours,
                              const std::function<void(const store::Translation&)>& take) {
  read(number);
  const bool has_neighbours = !neighbours.before.empty() || !neighbours.after.empty();
  std::optional<std::vector<std::int64_t>> around;
  for (const HeldUnit& unit : held_) {
    store::Translation translation;
    read_uses(unit.id);
    store::UseSum sum(translation);
    for (const std::int64_t id : used_by_) sum.add(article(id));
    if (has_neighbours) note_context(unit.id, neighbours, around, translation);
    translation.target = unit.target;
    translation.state = unit.state;
    take(translation);
  }
}

}  // namespace locseg::sqlite
