#include "check/engine/fixes.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "check/facts/surroundings.h"
#include "text/character.h"

namespace locseg::check {
namespace {

bool starts_with_space(std::string_view text) {
  return !text.empty() && text::is_space(base::code_point_at(text, 0).value);
}

bool ends_with_space(std::string_view text) {
  return !text.empty() &&
         text::is_space(base::code_point_at(text, base::char_begin(text, text.size() - 1)).value);
}

// Whether `fixed` is as far from what is beside the pair as `text` was.
bool keeps_apart(const Article& article, std::size_t segment, std::string_view text,
                 std::string_view fixed) {
  const bool front = starts_with_space(text) && !starts_with_space(fixed);
  const bool back = ends_with_space(text) && !ends_with_space(fixed);
  if (!front && !back) return true;
  const Surroundings around = surroundings_of({&article, segment});
  return (!front || around.space_before) && (!back || around.space_after);
}

std::vector<PlacedEdit> placed(std::vector<Edit> edits) {
  std::vector<PlacedEdit> out;
  out.reserve(edits.size());
  for (Edit& edit : edits) out.push_back({std::move(edit), {}, {}});
  return out;
}

// The edits of a decoded text in the article's bytes.
std::vector<Edit> article_edits(const Article& article, const Fault& fault, std::string_view text) {
  const Segment& segment = article.segments()[*fault.segment];
  const bool of_target = fault.place == TextSide::kTarget;
  if (!of_target && article.layout() != Layout::kSpans) return {};
  const Span raw = of_target ? segment.target : segment.source;
  const Result<std::string> fixed = apply_edits(text, fault.fix);
  if (!fixed) return {};
  if (of_target && !keeps_apart(article, *fault.segment, text, *fixed)) return {};
  if (segment.carrier == Carrier::kRaw) {
    std::vector<Edit> edits = fault.fix;
    for (Edit& edit : edits) {
      edit.span.begin += raw.begin;
      edit.span.end += raw.begin;
    }
    return edits;
  }
  Result<std::string> encoded = article.encode(segment, raw, *fixed);
  if (!encoded || *encoded == raw.of(article.bytes())) return {};
  return {Edit{raw, std::move(*encoded)}};
}

}  // namespace

bool keeps_ends(std::string_view text, std::string_view fixed) {
  return (!starts_with_space(text) || starts_with_space(fixed)) &&
         (!ends_with_space(text) || ends_with_space(fixed));
}

Fix fix_in_article(const Article& article, const Fault& fault, std::string_view text) {
  if (fault.fix.empty()) return {};
  if (fault.place == TextSide::kArticle) return fix_of_pair(fault);
  return {placed(article_edits(article, fault, text)), !fault.unsafe_fix};
}

Fix fix_of_pair(const Fault& fault) { return {placed(fault.fix), !fault.unsafe_fix}; }

void add_to(Fix& fix, Fix more) {
  if (more.edits.empty()) return;
  fix.safe = (fix.safe || fix.edits.empty()) && more.safe;
  std::ranges::move(more.edits, std::back_inserter(fix.edits));
}

void keep_apart(Fix& fix) {
  std::ranges::stable_sort(fix.edits, {}, [](const PlacedEdit& it) { return it.edit.span.begin; });
  std::vector<PlacedEdit> apart;
  for (PlacedEdit& it : fix.edits) {
    if (apart.empty() || (it.edit.span.begin >= apart.back().edit.span.end &&
                          it.edit.span.begin != apart.back().edit.span.begin)) {
      apart.push_back(std::move(it));
    }
  }
  fix.edits = std::move(apart);
}

}  // namespace locseg::check
