#include "update/page_job.h"

#include <algorithm>
#include <span>
#include <string>

namespace locseg::update {
namespace {

// Joins `text_of` of those of `pieces`, which are in order, that had a translation; several of one
// translation count once.
template <typename TextOf>
std::string joined(std::span<const Piece* const> pieces, const TextOf& text_of) {
  std::string text;
  Span last;
  for (const Piece* piece : pieces) {
    if (piece->translation.empty() || piece->translation == last) continue;
    last = piece->translation;
    if (!text.empty()) text += ' ';
    text += text_of(*piece);
  }
  return text;
}

// All of the segment is in the source's language: the pieces, and what is between them.
bool is_in_source(const Segment& segment, std::span<const Piece* const> pieces) {
  return std::ranges::all_of(pieces, &Piece::in_source) &&
         segment.target.begin >= pieces.front()->place.begin &&
         segment.target.end <= pieces.back()->place.end;
}

}  // namespace

void PageJob::read(const ReadPage& page, const Languages& languages,
                   const std::vector<Piece>& pieces) {
  units_.read(page.name, page.article, languages, {});
  units_.find_headings(page.article);
  asked_.clear();
  by_hand_.clear();
  earlier_.clear();
  origins_.clear();
  const std::vector<Segment>& segments = page.article.segments();
  std::vector<std::vector<const Piece*>> asked(segments.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (!is_asked_for(piece.kind)) continue;
    bool is_held = false;
    auto at = std::ranges::upper_bound(segments, piece.place.begin, {},
                                       [](const Segment& each) { return each.target.end; });
    for (; !piece.is_code && at != segments.end() && at->target.begin < piece.place.end; ++at) {
      asked[static_cast<std::size_t>(at - segments.begin())].push_back(&piece);
      is_held = true;
    }
    if (!is_held) by_hand_.push_back(i);
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (asked[i].empty()) continue;
    Unit unit = units_.group().units[i];
    unit.state = TranslationState::kFuzzy;
    if (is_in_source(segments[i], asked[i])) {
      unit.target = earlier_.emplace_back(
          joined(asked[i], [&](const Piece& piece) { return piece.translation.of(page.before); }));
      if (unit.target.empty()) unit.state = TranslationState::kUntranslated;
    }
    UnitOrigin& origin = origins_.emplace_back();
    origin.earlier_source = earlier_.emplace_back(
        joined(asked[i], [](const Piece& piece) { return std::string_view(piece.old_source); }));
    unit.origin = &origin;
    asked_.push_back(unit);
  }
}

}  // namespace locseg::update
