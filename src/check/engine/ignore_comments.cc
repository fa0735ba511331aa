// Comments are found by one search for how they open; a finding is matched by its lines.
#include "check/engine/ignore_comments.h"

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

}  // namespace

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
  return std::erase_if(found, [&](const LocatedFinding& located) {
    const auto first = std::ranges::lower_bound(comments_, located.first_line, {}, &Comment::line);
    const auto& rule = *located.finding.rule;
    bool held = false;
    for (auto it = first; it != comments_.end() && it->line <= located.last_line; ++it) {
      if (it->rule != rule.id && it->rule != name_of(rule.group)) continue;
      it->used = true;
      held = true;
    }
    return held;
  });
}

std::vector<UnusedAcceptance> IgnoreComments::unused(std::string_view article,
                                                     const TeamRules* team) const {
  std::vector<UnusedAcceptance> out;
  for (const Comment& comment : comments_) {
    if (comment.used || is_about_all(comment.rule)) continue;
    out.push_back(
        {base::printable(article) + ":" + std::to_string(comment.line),
         "the comment ignores " + quoted(comment.rule) +
             (require_rule_name(comment.rule, team) ? ", which is not found on its line"
                                                    : ", which is no rule and no group")});
  }
  return out;
}

}  // namespace locseg::check
