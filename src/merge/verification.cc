// Nothing is trusted that made the result: the bytes outside the edits are compared one by one, and
// what they say is read by parsing the whole again.
#include "merge/verification.h"

#include "article/leaks.h"

namespace locseg::merge {
namespace {

bool same_outside(std::string_view before, std::string_view after, std::span<const Plan> plans) {
  std::size_t from = 0;
  std::size_t to = 0;
  for (const Plan& plan : plans) {
    const std::string_view kept = before.substr(from, plan.edit.span.begin - from);
    if (to > after.size() || after.substr(to, kept.size()) != kept) return false;
    from = plan.edit.span.end;
    to += kept.size() + plan.edit.text.size();
  }
  return to <= after.size() && after.substr(to) == before.substr(from);
}

std::vector<bool> leaking(const Article& article, std::vector<article::Leak>& leaks) {
  leaks = article::find_leaks(article, article::read_pairs(article));
  std::vector<bool> out(article.segments().size(), false);
  for (const article::Leak& leak : leaks) out[leak.segment] = true;
  return out;
}

}  // namespace

std::string Proof::misreading(const Article& after, std::span<const Plan> plans) const {
  if (after.segments().size() != before_.segments().size()) {
    return "the article would have other segments than before";
  }
  std::string scratch_before;
  std::string scratch_after;
  auto plan = plans.begin();
  for (std::uint32_t i = 0; i < before_.segments().size(); ++i) {
    const Segment& was = before_.segments()[i];
    const Segment& is = after.segments()[i];
    const bool planned = plan != plans.end() && plan->segment == i;
    const std::string_view want = planned ? plan->target : before_.target_text(was, scratch_before);
    if (planned) ++plan;
    if (before_.id(was) != after.id(is)) return "a segment would have another id";
    if (after.target_text(is, scratch_after) != want) return "a target would not read back";
    if (before_.source_text(was, scratch_before) != after.source_text(is, scratch_after)) {
      return "a source would not read back";
    }
  }
  return {};
}

std::string Proof::leak(const Article& after) {
  std::vector<article::Leak> leaks;
  leaking(after, leaks);
  if (leaks.empty()) return {};
  if (!leaked_) {
    std::vector<article::Leak> before;
    leaked_ = leaking(before_, before);
  }
  for (const article::Leak& leak : leaks) {
    if ((*leaked_)[leak.segment]) continue;
    return "readers would see a tag of segment " +
           std::string(after.id(after.segments()[leak.segment])) + ", because of " + leak.cause;
  }
  return {};
}

std::string Proof::fault_of(std::span<const Plan> plans, std::string& bytes) {
  std::vector<Edit> edits;
  edits.reserve(plans.size());
  for (const Plan& plan : plans) edits.push_back(plan.edit);
  auto applied = apply_edits(before_.bytes(), edits);
  if (!applied) return applied.error().message;
  bytes = std::move(*applied);
  if (!same_outside(before_.bytes(), bytes, plans)) return "a byte outside the targets changed";
  const Article after = edited_article(before_, bytes, edits);
  std::string fault = misreading(after, plans);
  if (fault.empty() && !leaks_) fault = leak(after);
  return fault;
}

}  // namespace locseg::merge
