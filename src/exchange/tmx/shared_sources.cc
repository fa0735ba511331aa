// One language after another is joined to the list: what a longest common subsequence pairs
// comes together, the rest is put where its own order wants it.
#include "exchange/tmx/shared_sources.h"

#include <algorithm>
#include <deque>
#include <string>
#include <utility>

#include "article/segment_id.h"
#include "markup/inline_codes.h"
#include "sequence/common_runs.h"

namespace locseg::exchange {
namespace {

using Place = SharedSource::Place;

// Names a unit among those of its revision: its number and its source without codes.
class Names {
 public:
  explicit Names(markup::Syntax syntax) : syntax_(syntax) {}

  std::string of(const Unit& unit) {
    const auto id = article::parse_segment_id(unit.id);
    if (!id) return std::string(unit.source);
    // Only an equal source can replace one that XML holds nowhere but in a text.
    const bool has_control = std::any_of(unit.source.begin(), unit.source.end(), [](char c) {
      return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r';
    });
    if (has_control) return std::string(unit.source);
    codes_.find(unit.source, {}, syntax_);
    std::string name(unit.id.substr(id->prefix.size()));
    name += '\0';
    std::size_t at = 0;
    for (const markup::Mark& mark : codes_.source()) {
      name += unit.source.substr(at, mark.span.begin - at);
      at = mark.span.end;
    }
    return name += unit.source.substr(at);
  }

 private:
  markup::Syntax syntax_;
  markup::InlineCodes codes_;
};

class Sharing {
 public:
  Sharing(std::span<const UnitGroup> groups, markup::Syntax syntax)
      : groups_(groups), names_(syntax) {}

  std::vector<SharedSource> run() {
    for (std::uint32_t group = 0; group < groups_.size(); ++group) add(group);
    return std::move(sources_);
  }

 private:
  void add(std::uint32_t group) {
    const std::string_view commit = groups_[group].info.source_commit;
    bool by_name = !commit.empty();
    for (std::uint32_t earlier = 0; earlier < group; ++earlier) {
      by_name = by_name && groups_[earlier].info.source_commit == commit;
    }
    texts_.clear();
    symbols_.clear();
    std::vector<sequence::Symbol> known;
    std::vector<sequence::Symbol> added;
    for (const SharedSource& source : sources_) {
      const Place& first = source.places.front();
      known.push_back(symbol(groups_[first.group].units[first.unit], by_name));
    }
    for (const Unit& unit : groups_[group].units) added.push_back(symbol(unit, by_name));

    std::vector<SharedSource> joined;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    const auto advance = [&](std::uint32_t to_a, std::uint32_t to_b) {
      while (a < to_a) joined.push_back(std::move(sources_[a++]));
      while (b < to_b) joined.push_back({{{group, b++}}});
    };
    for (const sequence::Run& run : sequence::myers_diff(known, added)) {
      advance(run.a, run.b);
      for (std::uint32_t i = 0; i < run.size; ++i) {
        joined.push_back(std::move(sources_[a++]));
        joined.back().places.push_back({group, b++});
      }
    }
    advance(static_cast<std::uint32_t>(known.size()), static_cast<std::uint32_t>(added.size()));
    sources_ = std::move(joined);
  }

  sequence::Symbol symbol(const Unit& unit, bool by_name) {
    return symbols_.of(by_name ? texts_.emplace_back(names_.of(unit)) : unit.source);
  }

  std::span<const UnitGroup> groups_;
  Names names_;
  std::vector<SharedSource> sources_;
  sequence::SymbolTable symbols_;
  std::deque<std::string> texts_;  // that the symbols' views point into
};

}  // namespace

std::vector<SharedSource> share_sources(std::span<const UnitGroup> groups, markup::Syntax syntax) {
  return Sharing(groups, syntax).run();
}

}  // namespace locseg::exchange
