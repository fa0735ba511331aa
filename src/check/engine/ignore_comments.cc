// Comments are found by one search for how they open; a finding is matched by its lines.
#include "check/engine/ignore_comments.h"

#include <algorithm>
#include <optional>

#include "base/bytes.h"
#include "base/line_cursor.h"
#include "base/printable.h"
#include "check/rules/registry.h"

namespace locseg::check {
namespace {

bool is_about_all(std::string_view rule) {
  const std::size_t index = rule_index(rule);
  return index < rules().size() && std::holds_alternative<CorpusCheck>(rules()[index]->check);
}

// What a comment with the mark at `mark` names from `from` on; nothing if the mark is in no
// comment.
std::optional<std::string_view> names_in(std::string_view bytes, std::size_t mark, std::size_t from,
                                         CommentStyle style) {
  const std::string_view before = bytes.substr(0, mark);
  const std::string_view rest = bytes.substr(from);
  if (before.ends_with("<!-- ")) {
    const std::size_t end = rest.find_first_of("\n>");
    if (end == std::string_view::npos || !rest.substr(0, end + 1).ends_with("-->")) {
      return std::nullopt;
    }
    return rest.substr(0, end - 2);
  }
  const bool begins_line = before == "# " || before.ends_with("\n# ");
  if (style != CommentStyle::kUnits || !begins_line) return std::nullopt;
  std::string_view names = rest.substr(0, rest.find('\n'));
  if (names.ends_with('\r')) names.remove_suffix(1);
  return names;
}

}  // namespace

IgnoreComments::IgnoreComments(std::string_view bytes, CommentStyle style) {
  constexpr std::string_view kMark = "locseg-ignore ";
  constexpr std::string_view kSeparators = " ,\t";
  base::LineCursor cursor(bytes);
  constexpr std::size_t kRarePair = kMark.find("g-");
  for (std::size_t at = base::find_text(bytes, 0, kMark, kRarePair); at < bytes.size();
       at = base::find_text(bytes, at + 1, kMark, kRarePair)) {
    std::optional<std::string_view> names = names_in(bytes, at, at + kMark.size(), style);
    if (!names) continue;
    const std::uint64_t line = cursor.line_at(at);
    while (true) {
      const std::size_t begin = names->find_first_not_of(kSeparators);
      if (begin == std::string_view::npos) break;
      names->remove_prefix(begin);
      const std::size_t size = std::min(names->find_first_of(kSeparators), names->size());
      comments_.push_back({line, names->substr(0, size)});
      names->remove_prefix(size);
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
