// Lines are merged by git itself, under labels and a marker size that cannot occur in the texts, so
// that its conflicts differ from lines that look like some.
#include "merge/skeleton.h"

#include <algorithm>
#include <map>

#include "base/git.h"
#include "base/try.h"

namespace locseg::merge {
namespace {

// Takes the first line, with its end, off `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  return line;
}

bool holds_run(std::string_view text, unsigned size) {
  return text.find(std::string(size, '=')) != std::string_view::npos;
}

void append_plain(std::vector<Hunk>& hunks, std::string_view text) {
  if (text.empty()) return;
  if (hunks.empty() || hunks.back().conflict) hunks.emplace_back();
  hunks.back().text += text;
}

// An entry of a map: its line and those that go on with it.
struct Entry {
  std::string_view key;  // of a line without one, the line
  std::string_view text;
};

std::vector<Entry> entries_of(std::string_view text) {
  std::vector<Entry> entries;
  std::size_t indent = std::string_view::npos;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::size_t begin = line.find_first_not_of(" \t");
    const std::size_t colon = line.find(':');
    const bool blank =
        begin == std::string_view::npos || line[begin] == '\n' || line[begin] == '\r';
    if (!blank && indent == std::string_view::npos) indent = begin;
    const bool opens = !blank && begin <= indent && line[begin] != '#' && line[begin] != '-' &&
                       colon != std::string_view::npos;
    if (!opens && !entries.empty() && !blank && line[begin] != '#') {
      Entry& last = entries.back();
      last.text = std::string_view(last.text.data(), last.text.size() + line.size());
    } else {
      entries.push_back({opens ? line.substr(begin, colon - begin) : line, line});
    }
  }
  return entries;
}

}  // namespace

Result<std::vector<Hunk>> merge_skeletons(std::string_view ours, std::string_view base,
                                          std::string_view theirs, bool with_base) {
  std::vector<Hunk> hunks;
  // What git does by default.
  if (ours == theirs || base == theirs) {
    append_plain(hunks, ours);
    return hunks;
  }
  if (base == ours) {
    append_plain(hunks, theirs);
    return hunks;
  }
  unsigned size = 32;
  while (holds_run(ours, size) || holds_run(base, size) || holds_run(theirs, size)) size *= 2;
  auto merged = base::merge_lines(ours, base, theirs, {with_base, size, "\x02", "\x02", "\x02"});
  LOCSEG_TRY(merged);
  const auto is_mark = [size](std::string_view line, char mark) {
    const std::size_t end = line.find_first_not_of(mark);
    return end == size &&
           (line[end] == '\n' || line[end] == '\r' || line.substr(end, 2) == " \x02");
  };
  std::string* into = nullptr;
  for (std::string_view rest = merged->bytes; !rest.empty();) {
    const std::string_view line = take_line(rest);
    if (is_mark(line, '<')) {
      hunks.emplace_back().conflict = true;
      into = &hunks.back().ours;
    } else if (into != nullptr && is_mark(line, '|')) {
      into = &hunks.back().base;
    } else if (into != nullptr && is_mark(line, '=')) {
      into = &hunks.back().theirs;
    } else if (into != nullptr && is_mark(line, '>')) {
      into = nullptr;
    } else if (into != nullptr) {
      *into += line;
    } else {
      append_plain(hunks, line);
    }
  }
  return hunks;
}

std::vector<Hunk> merge_keys(std::string_view ours, std::string_view base, std::string_view theirs,
                             std::span<const std::string_view> block, bool block_from_theirs) {
  const std::string_view lead_text = block_from_theirs ? theirs : ours;
  const std::string_view other_text = block_from_theirs ? ours : theirs;
  const std::vector<Entry> lead = entries_of(lead_text);
  const std::vector<Entry> other = entries_of(other_text);
  const std::vector<Entry> old = entries_of(base);
  const auto find = [](const std::vector<Entry>& entries, std::string_view key) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    return found == entries.end() ? std::string_view{} : found->text;
  };
  const auto in_block = [&](std::string_view key) {
    return std::find(block.begin(), block.end(), key) != block.end();
  };
  std::vector<Hunk> hunks;
  const auto merge_one = [&](std::string_view key, std::string_view mine,
                             std::string_view theirs_) {
    const std::string_view was = find(old, key);
    if (mine == theirs_ || theirs_ == was) return append_plain(hunks, mine);
    if (mine == was) return append_plain(hunks, theirs_);
    Hunk hunk;
    hunk.conflict = true;
    hunk.ours = block_from_theirs ? theirs_ : mine;
    hunk.theirs = block_from_theirs ? mine : theirs_;
    hunk.base = was;
    hunks.push_back(std::move(hunk));
  };
  // What only the other side has comes after the key that it follows there.
  std::multimap<std::string_view, const Entry*> behind;
  std::string_view previous;
  for (const Entry& entry : other) {
    const bool only_there = find(lead, entry.key).empty();
    if (only_there && !in_block(entry.key)) {
      behind.emplace(previous, &entry);
    } else if (!only_there) {
      previous = entry.key;
    }
  }
  const auto add_behind = [&](std::string_view key) {
    const auto [first, last] = behind.equal_range(key);
    for (auto at = first; at != last; ++at) merge_one(at->second->key, {}, at->second->text);
  };
  add_behind({});
  for (const Entry& entry : lead) {
    if (in_block(entry.key)) {
      append_plain(hunks, entry.text);
    } else {
      merge_one(entry.key, entry.text, find(other, entry.key));
    }
    add_behind(entry.key);
  }
  return hunks;
}

}  // namespace locseg::merge
