// Matching findings against acceptances (by article, rule and key, so many times) and against the
// comments on their lines.
#include "check/engine/suppression.h"

#include <algorithm>

#include "base/line_cursor.h"
#include "base/printable.h"
#include "check/rules/registry.h"

namespace locseg::check {
namespace {

bool is_about_all(std::string_view rule) {
  const std::size_t index = rule_index(rule);
  return index < rules().size() && std::holds_alternative<CorpusCheck>(rules()[index]->check);
}

bool ran(const Plan& plan, std::string_view rule) {
  const std::size_t index = rule_index(rule);
  for (const auto* some : {&plan.set.segment, &plan.set.article, &plan.set.corpus})
    if (std::ranges::find(*some, index) != some->end()) return true;
  return false;
}

}  // namespace

Acceptances::Acceptances(std::span<const Acceptance> accepted) : accepted_(accepted) {
  for (const Acceptance& each : accepted) by_article_[each.article].push_back({&each});
}

void Acceptances::begin(std::string_view article, const Plan& plan) {
  const auto at = by_article_.find(article);
  if (at == by_article_.end()) return;
  for (Entry& entry : at->second) {
    entry.used = 0;
    entry.ran = ran(plan, entry.acceptance->rule);
  }
}

std::uint64_t Acceptances::hold_back(std::string_view article, std::vector<LocatedFinding>& found) {
  const auto at = by_article_.find(article);
  if (at == by_article_.end()) return 0;
  return std::erase_if(found, [&](const LocatedFinding& placed) {
    const Hash128 key = accept_key(placed.finding);
    for (Entry& entry : at->second) {
      if (entry.acceptance->key != key || entry.acceptance->rule != placed.finding.rule->id ||
          entry.used == entry.acceptance->count)
        continue;
      ++entry.used;
      return true;
    }
    return false;
  });
}

std::vector<UnusedAcceptance> Acceptances::unused() const {
  std::vector<UnusedAcceptance> out;
  for (const Acceptance& each : accepted_) {
    for (const Entry& entry : by_article_.at(each.article)) {
      if (entry.acceptance != &each || each.origin.empty() || !entry.ran ||
          entry.used == each.count)
        continue;
      const std::string what = each.rule + " in " + base::printable(each.article);
      out.push_back({each.origin, entry.used == 0
                                      ? "accepts " + what + ", which is not found any more"
                                      : "accepts " + std::to_string(each.count) + " of " + what +
                                            ", and found " + std::to_string(entry.used)});
    }
  }
  return out;
}

IgnoreComments::IgnoreComments(std::string_view bytes) {
  constexpr std::string_view kOpen = "<!-- locseg-ignore ";
  constexpr std::string_view kSeparators = " ,\t";
  base::LineCursor cursor(bytes);
  for (std::size_t at = bytes.find(kOpen); at != std::string_view::npos;
       at = bytes.find(kOpen, at + 1)) {
    std::string_view names = bytes.substr(at + kOpen.size());
    const std::size_t end = names.find_first_of("\n>");
    if (end == std::string_view::npos || !names.substr(0, end + 1).ends_with("-->")) continue;
    names = names.substr(0, end - 2);
    const std::uint64_t line = cursor.line_at(at);
    while (true) {
      const std::size_t begin = names.find_first_not_of(kSeparators);
      if (begin == std::string_view::npos) break;
      names.remove_prefix(begin);
      const std::size_t size = std::min(names.find_first_of(kSeparators), names.size());
      comments_.push_back({line, names.substr(0, size)});
      names.remove_prefix(size);
    }
  }
}

std::uint64_t IgnoreComments::hold_back(std::vector<LocatedFinding>& found) {
  if (comments_.empty()) return 0;
  for (Comment& comment : comments_) comment.used = false;
  return std::erase_if(found, [&](const LocatedFinding& placed) {
    const auto first = std::ranges::lower_bound(comments_, placed.first_line, {}, &Comment::line);
    const auto& rule = *placed.finding.rule;
    bool held = false;
    for (auto it = first; it != comments_.end() && it->line <= placed.last_line; ++it) {
      if (it->rule != rule.id && it->rule != name_of(rule.group)) continue;
      it->used = true;
      held = true;
    }
    return held;
  });
}

std::vector<UnusedAcceptance> IgnoreComments::unused(std::string_view article) const {
  std::vector<UnusedAcceptance> out;
  for (const Comment& comment : comments_) {
    if (comment.used || is_about_all(comment.rule)) continue;
    out.push_back({base::printable(article) + ":" + std::to_string(comment.line),
                   "the comment ignores " + quoted(comment.rule) +
                       (require_rule_name(comment.rule) ? ", which is not found on its line"
                                                        : ", which is no rule and no group")});
  }
  return out;
}

}  // namespace locseg::check
