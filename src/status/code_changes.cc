#include "status/code_changes.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "base/ascii.h"
#include "base/interrupt.h"
#include "markup/codes.h"

namespace locseg::status {
namespace {

constexpr double kSameCommand = 0.5;

std::vector<std::string_view> lines_of(std::string_view code) {
  std::vector<std::string_view> lines;
  while (!code.empty()) {
    const std::size_t feed = std::min(code.find('\n'), code.size());
    if (const auto line = base::trim_ascii_space(code.substr(0, feed)); !line.empty())
      lines.push_back(line);
    code.remove_prefix(std::min(feed + 1, code.size()));
  }
  return lines;
}

std::set<std::string_view> line_set(std::string_view code) {
  const std::vector<std::string_view> lines = lines_of(code);
  return {lines.begin(), lines.end()};
}

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

std::size_t shared_lines(std::string_view a, std::string_view b) {
  const std::set<std::string_view> in_b = line_set(b);
  std::size_t shared = 0;
  for (const std::string_view line : line_set(a)) {
    shared += !is_fence(line) && in_b.contains(line) ? 1U : 0U;
  }
  return shared;
}

// Of what has no partner, and lies between two that have.
void pair_in_order(std::vector<std::uint32_t>& partners, const std::vector<bool>& taken) {
  std::uint32_t from = 0;  // in the target
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (partners[i] != kNoStatement) {
      from = partners[i] + 1;
      continue;
    }
    std::size_t next = i;
    while (next < partners.size() && partners[next] == kNoStatement) ++next;
    const std::size_t end = next < partners.size() ? partners[next] : taken.size();
    while (from < end && taken[from]) ++from;
    if (from < end) partners[i] = from++;
  }
}

std::set<std::string> code_spans_of(std::string_view text) {
  std::set<std::string> spans;
  for (const markup::Code& code : markup::find_codes(text, markup::Syntax::kMarkdown).codes) {
    if (code.kind == markup::CodeKind::kCodeSpan) spans.emplace(code.value.of(text));
  }
  return spans;
}

}  // namespace

std::vector<std::uint32_t> pair_code(std::span<const Statement> source,
                                     std::span<const Statement> target) {
  std::vector<std::uint32_t> partners(source.size(), kNoStatement);
  std::vector<bool> taken(target.size(), false);
  const auto take = [&](std::size_t i, std::size_t j) {
    partners[i] = static_cast<std::uint32_t>(j);
    taken[j] = true;
  };
  std::unordered_map<std::string_view, std::vector<std::size_t>> same;
  for (std::size_t j = target.size(); j-- > 0;) same[target[j].said].push_back(j);
  for (std::size_t i = 0; i < source.size(); ++i) {
    std::vector<std::size_t>& waiting = same[source[i].said];
    if (waiting.empty()) continue;
    take(i, waiting.back());
    waiting.pop_back();
  }
  constexpr std::size_t kNear = 50;  // blocks that are looked at
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (partners[i] != kNoStatement) continue;
    std::size_t best = 0;
    std::size_t best_at = 0;
    const std::size_t begin = i > kNear ? i - kNear : 0;
    for (std::size_t j = begin; j < std::min(target.size(), i + kNear); ++j) {
      if (taken[j]) continue;
      const std::size_t shared = shared_lines(source[i].said, target[j].said);
      if (shared > best) best = shared, best_at = j;
    }
    if (best != 0) take(i, best_at);
  }
  pair_in_order(partners, taken);
  return partners;
}

bool has_new_lines(std::string_view before, std::string_view after, std::string_view translated) {
  const std::set<std::string_view> old = line_set(before);
  const std::set<std::string_view> now = line_set(after);
  const std::set<std::string_view> there = line_set(translated);
  bool any_new = false;
  for (const std::string_view line : now) {
    if (old.contains(line)) continue;
    any_new = true;
    if (!there.contains(line)) return false;
  }
  if (any_new) return true;
  return std::ranges::none_of(
      old, [&](std::string_view line) { return !now.contains(line) && there.contains(line); });
}

bool code_differs(std::string_view source, std::string_view translated) {
  const std::set<std::string_view> here = line_set(source);
  const std::set<std::string_view> there = line_set(translated);
  std::vector<WordCounts> others;
  for (const std::string_view other : there) {
    if (!here.contains(other) && !is_fence(other)) others.push_back(count_words(other));
  }
  for (const std::string_view line : here) {
    if (there.contains(line) || is_fence(line)) continue;
    const WordCounts words = count_words(line);
    const auto is_same = [&](const WordCounts& it) { return likeness(words, it) >= kSameCommand; };
    if (base::is_interrupted()) return false;
    if (std::ranges::any_of(others, is_same)) return true;
  }
  return false;
}

bool code_spans_differ(std::string_view source, std::string_view translated) {
  const auto has_none = [](std::string_view text) { return text.find('`') == text.npos; };
  if (has_none(source) || has_none(translated)) return false;
  const std::set<std::string> here = code_spans_of(source);
  const std::set<std::string> there = code_spans_of(translated);
  const auto lacks = [](const std::set<std::string>& all, const std::set<std::string>& from) {
    return std::ranges::any_of(from, [&](const std::string& it) { return !all.contains(it); });
  };
  return lacks(here, there) && lacks(there, here);
}

}  // namespace locseg::status
