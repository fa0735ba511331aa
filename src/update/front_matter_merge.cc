#include "update/front_matter_merge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"

namespace locseg::update {
namespace {

using article::FrontMatterSyntax;

constexpr std::size_t kDeepest = 32;  // mappings in mappings

// An entry of a mapping: its lines, with the remarks before it.
struct Entry {
  std::string name;  // of the second of a name, with its number; empty: lines before the first key
  std::uint64_t key_end = 0;
  Span span;
};

// A mapping of one of the texts.
struct Mapping {
  std::string_view text;
  std::vector<Entry> entries;
  std::unordered_map<std::string, std::size_t> by_name;

  [[nodiscard]] const Entry* find(const std::string& name) const {
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : &entries[found->second];
  }
};

// Where the lines of remarks begin that end at `line`.
std::uint64_t begin_of_remarks(std::string_view text, std::uint64_t first, std::uint64_t line) {
  while (line > first) {
    const std::size_t feed = line < 2 ? std::string_view::npos : text.rfind('\n', line - 2);
    const std::uint64_t before = feed == std::string_view::npos ? 0 : feed + 1;
    if (before < first || !text.substr(before).starts_with('#')) break;
    line = before;
  }
  return line;
}

Mapping mapping_of(std::string_view text, Span region, FrontMatterSyntax syntax) {
  Mapping mapping{text, {}, {}};
  std::map<std::string, std::size_t> counts;
  std::uint64_t at = region.begin;
  const auto end_last = [&](std::uint64_t end) {
    if (!mapping.entries.empty()) mapping.entries.back().span.end = end;
  };
  for (const article::MappingKey& key : article::front_matter_keys(text, region, syntax)) {
    const std::uint64_t begin = begin_of_remarks(text, at, key.line);
    if (mapping.entries.empty() && begin > region.begin) {
      mapping.entries.push_back({"", region.begin, {region.begin, begin}});
    }
    end_last(begin);
    std::string name(key.name.of(text));
    if (const std::size_t count = counts[name]++; count != 0) {
      name.append("\n").append(std::to_string(count));
    }
    mapping.entries.push_back({std::move(name), key.name.end, {begin, begin}});
    at = key.line;
  }
  if (mapping.entries.empty() && !region.empty()) {
    mapping.entries.push_back({"", region.begin, region});
  }
  end_last(region.end);
  for (std::size_t i = 0; i < mapping.entries.size(); ++i) {
    mapping.by_name.emplace(mapping.entries[i].name, i);
  }
  return mapping;
}

// An entry of one of the texts.
struct Part {
  std::string_view text;
  const Entry* entry = nullptr;

  [[nodiscard]] std::string_view lines() const { return entry->span.of(text); }
};

class FrontMatterMerger {
 public:
  explicit FrontMatterMerger(const FrontMatterTexts& texts) : texts_(texts) {}

  FrontMatterMerge run() {
    Mappings all;
    for (const std::string_view base : texts_.bases) {
      all.bases.push_back(mapping_of(base, {0, base.size()}, texts_.syntax));
    }
    all.ours = mapping_of(texts_.ours, {0, texts_.ours.size()}, texts_.syntax);
    all.theirs = mapping_of(texts_.theirs, {0, texts_.theirs.size()}, texts_.syntax);
    merge(all, 0);
    return std::move(out_);
  }

 private:
  struct Mappings {
    std::vector<Mapping> bases;
    Mapping ours;
    Mapping theirs;
  };

  void merge(const Mappings& all, std::size_t depth) {
    // Behind which entry of ours, the first of them 1, new ones of theirs belong.
    std::map<std::size_t, std::vector<const Entry*>> fresh;
    std::size_t behind = 0;
    for (const Entry& theirs : all.theirs.entries) {
      const auto found = all.ours.by_name.find(theirs.name);
      if (found != all.ours.by_name.end()) {
        behind = found->second + 1;
      } else if (all.bases.empty() || parts_of(all.bases, theirs.name).size() < all.bases.size()) {
        fresh[behind].push_back(&theirs);
      }
    }
    for (std::size_t i = 0; i <= all.ours.entries.size(); ++i) {
      for (const Entry* entry : fresh[i]) put(false, entry->span);
      if (i < all.ours.entries.size()) merge_entry(all, all.ours.entries[i], depth);
    }
  }

  static std::vector<Part> parts_of(const std::vector<Mapping>& bases, const std::string& name) {
    std::vector<Part> parts;
    for (const Mapping& base : bases) {
      if (const Entry* entry = base.find(name)) parts.push_back({base.text, entry});
    }
    return parts;
  }

  void merge_entry(const Mappings& all, const Entry& entry, std::size_t depth) {
    const Part ours{all.ours.text, &entry};
    const std::vector<Part> bases = parts_of(all.bases, entry.name);
    const Entry* const found = all.theirs.find(entry.name);
    const auto is_of_base = [&](const Part& part) {
      return std::ranges::any_of(bases, [&](const Part& base) { return says_same(base, part); });
    };
    if (found == nullptr) {
      if (bases.empty()) return put(true, entry.span);
      if (!is_of_base(ours)) drop(ours, bases);
      return;
    }
    const Part theirs{all.theirs.text, found};
    if (bases.empty() || says_same(ours, theirs)) return put(true, entry.span);
    if (is_of_base(ours)) return put(false, found->span);
    if (is_of_base(theirs)) return put(true, entry.span);
    settle(bases, ours, theirs, depth);
  }

  // Both sides changed it.
  void settle(const std::vector<Part>& bases, const Part& ours, const Part& theirs,
              std::size_t depth) {
    auto our_mapping = mapping_in(ours);
    auto their_mapping = mapping_in(theirs);
    if (our_mapping && their_mapping && depth < kDeepest) {
      Mappings inside;
      for (const Part& base : bases) {
        if (auto mapping = mapping_in(base)) inside.bases.push_back(std::move(*mapping));
      }
      inside.ours = std::move(*our_mapping);
      inside.theirs = std::move(*their_mapping);
      put(true, {ours.entry->span.begin, inside.ours.entries.front().span.begin});
      return merge(inside, depth + 1);
    }
    if (scalar_of(theirs)) {
      put(false, theirs.entry->span);
      return drop(ours, bases);
    }
    std::size_t kept = 0;
    const std::set<std::string_view> known = lines_of(bases);
    const ThreeTexts lines{bases.back().lines(), ours.lines(), theirs.lines()};
    for (const Stretch& each : merge_lines(lines)) {
      const Span in_entry = (each.is_ours ? ours : theirs).entry->span;
      put(each.is_ours, {in_entry.begin + each.span.begin, in_entry.begin + each.span.end});
      if (!each.is_ours) continue;
      drop_lines(ours.text, {in_entry.begin + kept, in_entry.begin + each.span.begin}, known);
      kept = std::max(kept, each.span.end);
    }
    drop_lines(ours.text, {ours.entry->span.begin + kept, ours.entry->span.end}, known);
  }

  // The mapping that is the value of `part`; nothing if it has none, of at least one key.
  [[nodiscard]] std::optional<Mapping> mapping_in(const Part& part) const {
    if (part.entry->name.empty()) return std::nullopt;
    const std::string_view text = part.text.substr(0, part.entry->span.end);
    const std::size_t feed = text.find('\n', part.entry->key_end);
    if (feed == std::string_view::npos) return std::nullopt;
    const Span rest{part.entry->key_end, feed};
    std::string_view value = base::trim_ascii_space(rest.of(text));
    if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    if (value.starts_with(':')) value = base::trim_ascii_space(value.substr(1));
    if (!value.empty() && !value.starts_with('#')) return std::nullopt;
    Mapping mapping = mapping_of(part.text, {feed + 1, part.entry->span.end}, texts_.syntax);
    if (mapping.entries.empty()) return std::nullopt;
    const Entry& first = mapping.entries.front();
    if (first.name.empty() && !is_remarks(first.span.of(part.text))) return std::nullopt;
    return mapping;
  }

  // Remarks and empty lines: no items of a list.
  static bool is_remarks(std::string_view text) {
    return std::ranges::all_of(line_spans(text), [&](const Span& line) {
      const std::string_view inside = base::trim_ascii_space(line.of(text));
      return inside.empty() || inside.starts_with('#');
    });
  }

  // What a key says whose value is one scalar.
  [[nodiscard]] std::optional<std::string> scalar_of(const Part& part) const {
    if (part.entry->name.empty()) return std::nullopt;
    const article::FrontMatterPlace place{texts_.syntax, part.entry->span, part.entry->span};
    const std::vector<article::YamlScalar> scalars =
        article::front_matter_scalars(part.text, place);
    if (scalars.size() != 1 || scalars[0].key.empty()) return std::nullopt;
    if (scalars[0].key.begin > part.entry->key_end) return std::nullopt;  // of a mapping in it
    const Span before{part.entry->key_end, scalars[0].value.begin};
    if (before.of(part.text).find_first_of("[{\n") != std::string_view::npos &&
        scalars[0].style != article::YamlStyle::kBlock) {
      return std::nullopt;
    }
    return article::yaml_value(part.text, scalars[0]);
  }

  [[nodiscard]] bool says_same(const Part& a, const Part& b) const {
    if (same_lines(a.lines(), b.lines())) return true;
    const auto scalar = scalar_of(a);
    return scalar && scalar == scalar_of(b);
  }

  // White space at the ends of lines aside.
  static bool same_lines(std::string_view a, std::string_view b) {
    const std::vector<Span> a_lines = line_spans(a);
    const std::vector<Span> b_lines = line_spans(b);
    return std::ranges::equal(a_lines, b_lines, [&](const Span& x, const Span& y) {
      const auto without_end = [](std::string_view line) {
        while (!line.empty() && base::is_ascii_space(line.back())) line.remove_suffix(1);
        return line;
      };
      return without_end(x.of(a)) == without_end(y.of(b));
    });
  }

  void drop(const Part& part, const std::vector<Part>& bases) {
    drop_lines(part.text, part.entry->span, lines_of(bases));
  }

  static std::set<std::string_view> lines_of(const std::vector<Part>& bases) {
    std::set<std::string_view> lines;
    for (const Part& base : bases) lines.merge(trimmed_lines(base.lines()));
    return lines;
  }

  void drop_lines(std::string_view ours, Span span, const std::set<std::string_view>& known) {
    for (const Span& line : line_spans(span.of(ours))) {
      const Span place{span.begin + line.begin, span.begin + line.end};
      const std::string_view text = place.of(ours);
      if (!has_words(text) || known.contains(base::trim_ascii_space(text))) continue;
      if (!out_.dropped.empty() && out_.dropped.back().end == place.begin) {
        out_.dropped.back().end = place.end;
      } else {
        out_.dropped.push_back(place);
      }
    }
  }

  void put(bool is_ours, Span span) {
    if (span.empty()) return;
    if (!out_.stretches.empty() && out_.stretches.back().is_ours == is_ours &&
        out_.stretches.back().span.end == span.begin) {
      out_.stretches.back().span.end = span.end;
    } else {
      out_.stretches.push_back({is_ours, span});
    }
  }

  const FrontMatterTexts& texts_;
  FrontMatterMerge out_;
};

}  // namespace

FrontMatterMerge merge_front_matter(const FrontMatterTexts& texts) {
  return FrontMatterMerger(texts).run();
}

}  // namespace locseg::update
