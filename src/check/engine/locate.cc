// Places faults: bytes of a decoded text become bytes of the article, those become lines and
// columns in one skip the article, and each finding gets its fingerprint.
#include "check/engine/locate.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "article/segment_id.h"
#include "base/bytes.h"
#include "base/line_cursor.h"
#include "base/utf8.h"
#include "check/engine/fixes.h"

namespace locseg::check {
namespace {

// Texts of these carriers are not encoded.
bool is_plain(Carrier carrier) {
  return carrier == Carrier::kRaw || carrier == Carrier::kYamlPlain ||
         carrier == Carrier::kYamlBlock;
}

// Where the byte `offset` of the decoded text of `raw` is in the article. In carriers with
// escapes the shortest prefix that decodes to so many bytes, found by halving; far inside a long
// text the search is not worth its cost, and the place is near, not exact.
std::uint64_t article_offset(const Article& article, Carrier carrier, Span raw,
                             std::uint64_t offset) {
  constexpr std::uint64_t kFar = 4096;
  if (is_plain(carrier)) return raw.begin + offset;
  if (offset > kFar) return std::min(raw.begin + offset, raw.end);
  std::string scratch;
  std::uint64_t low = raw.begin;
  std::uint64_t high = std::min(raw.end, raw.begin + 6 * offset);  // an escape is 6 bytes at most
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (article.text(carrier, {raw.begin, middle}, scratch).size() < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

Span article_span(const Article& article, const Fault& fault) {
  if (fault.place == TextSide::kArticle) return fault.span;
  const Segment& segment = article.segments()[*fault.segment];
  const bool in_target = fault.place == TextSide::kTarget;
  if (!in_target && !article.has_own_sources()) return segment.target;
  const Span raw = in_target ? segment.target : segment.source;
  const Carrier carrier = in_target ? segment.carrier : segment.source_carrier;
  const std::uint64_t begin = article_offset(article, carrier, raw, fault.span.begin);
  if (fault.span.empty()) return {begin, begin};
  return {begin, std::max(begin, article_offset(article, carrier, raw, fault.span.end))};
}

// The part of the line around `at` that a reader needs, and where it begins.
Span excerpt_around(std::string_view bytes, std::uint64_t at) {
  constexpr std::uint64_t kBefore = 80;
  constexpr std::uint64_t kAfter = 240;
  std::uint64_t begin = at;
  while (begin > 0 && at - begin < kBefore && bytes[begin - 1] != '\n') --begin;
  while (begin < at && base::is_continuation(bytes[begin])) ++begin;
  std::uint64_t end = at;
  while (end < bytes.size() && end - at < kAfter && bytes[end] != '\n') ++end;
  while (end > at && end < bytes.size() && base::is_continuation(bytes[end])) --end;
  if (end > begin && bytes[end - 1] == '\r') --end;
  return {begin, std::max(begin, end)};
}

// By position, then by group of rules. Each finding, which is large, is moved once.
void put_in_order(std::vector<LocatedFinding>& all) {
  struct Key {
    std::uint64_t begin;
    RuleGroup group;
    std::size_t at;

    auto operator<=>(const Key&) const = default;
  };
  std::vector<Key> keys;
  keys.reserve(all.size());
  for (const LocatedFinding& each : all) {
    keys.push_back({each.finding.span.begin, each.finding.rule->group, keys.size()});
  }
  std::ranges::sort(keys);
  std::vector<LocatedFinding> ordered;
  ordered.reserve(all.size());
  for (const Key& key : keys) ordered.push_back(std::move(all[key.at]));
  all = std::move(ordered);
}

void set_positions(std::string_view bytes, std::vector<LocatedFinding>& all) {
  struct Place {
    Position* position;
    std::uint64_t* byte;
  };
  std::vector<std::pair<std::uint64_t, Place>> wanted;
  for (LocatedFinding& located : all) {
    Finding& finding = located.finding;
    wanted.emplace_back(finding.span.begin, Place{&finding.begin, &finding.begin_byte});
    wanted.emplace_back(finding.span.end, Place{&finding.end, &finding.end_byte});
    for (PlacedEdit& it : finding.fix.edits) {
      wanted.emplace_back(it.edit.span.begin, Place{&it.begin, &it.begin_byte});
      wanted.emplace_back(it.edit.span.end, Place{&it.end, &it.end_byte});
    }
  }
  std::ranges::sort(wanted, {}, [](const auto& each) { return each.first; });
  base::LineCursor cursor(bytes);
  for (const auto& [offset, place] : wanted) {
    *place.position = cursor.position_at(offset);
    *place.byte = offset - cursor.line_begin() + 1;
  }
  for (LocatedFinding& located : all) {
    if (located.first_line != 0) continue;
    located.first_line = located.finding.begin.line;
    located.last_line = located.finding.end.line;
  }
}

void set_fingerprints(std::string_view name, std::vector<LocatedFinding>& all) {
  std::map<std::pair<const RuleDescription*, Hash128>, std::uint64_t> seen;
  std::string all_of_it;
  for (LocatedFinding& located : all) {
    Finding& finding = located.finding;
    const Hash128 key = accept_key(finding);
    const std::uint64_t ordinal = seen[{finding.rule, key}]++;
    all_of_it.assign(finding.rule->id).append(1, '\0').append(name).append(1, '\0');
    all_of_it.append(to_hex(key)).append(std::to_string(ordinal));
    finding.fingerprint = hash_of(all_of_it);
  }
}

std::shared_ptr<const SegmentTexts> texts_of(std::string_view id, std::string source,
                                             std::string target) {
  SegmentTexts texts{std::string(id), std::move(source), std::move(target), {}};
  texts.hash = hash_of(texts.source, texts.target);
  return std::make_shared<const SegmentTexts>(std::move(texts));
}

// What the findings of one segment share.
struct LocatedSegment {
  std::shared_ptr<const SegmentTexts> texts;
  std::uint64_t last_line = 0;
};

LocatedSegment locate_segment(const Article& article, const Segment& segment) {
  const std::string_view whole = segment.whole.of(article.bytes());
  return {texts_of(article.id(segment), article.source(segment), article.target(segment)),
          segment.line + base::count_byte(whole, '\n')};
}

// All of a finding that does not depend on where its text is.
Finding finding_of(std::uint16_t rule, const Plan& plan, Fault& fault) {
  Finding finding;
  finding.rule = &plan.description(rule);
  finding.severity = std::min(fault.severity.value_or(plan.severity[rule]), plan.severity[rule]);
  finding.message = std::move(fault.message);
  if (fault.count > 1 && !fault.once_an_article) {
    finding.message += "; " + std::to_string(fault.count) + " in this segment";
  }
  finding.place = fault.place;
  if (fault.place != TextSide::kArticle) finding.mark = fault.span;
  return finding;
}

// The excerpt and the mark in it of a fault in the article's bytes.
void set_excerpt(std::string_view bytes, Span fault, Finding& finding) {
  const Span excerpt = excerpt_around(bytes, fault.begin);
  finding.excerpt = excerpt.of(bytes);
  finding.mark.begin = std::min(fault.begin - excerpt.begin, excerpt.size());
  finding.mark.end = std::min(fault.end - excerpt.begin, excerpt.size());
}

}  // namespace

std::vector<LocatedFinding> locate_faults(const Article& article, std::string_view name,
                                          const Plan& plan, std::vector<RuledFault> faults) {
  std::vector<LocatedFinding> out;
  out.reserve(faults.size());
  std::map<std::size_t, LocatedSegment> segments;
  for (RuledFault& ruled : faults) {
    Fault& fault = ruled.fault;
    LocatedFinding located{finding_of(ruled.rule, plan, fault), {}};
    Finding& finding = located.finding;
    finding.span = article_span(article, fault);
    if (fault.segment) {
      const Segment& segment = article.segments()[*fault.segment];
      LocatedSegment& shared = segments[*fault.segment];
      if (!shared.texts) shared = locate_segment(article, segment);
      finding.segment = shared.texts;
      located.first_line = segment.line;
      located.last_line = shared.last_line;
    }
    if (fault.place == TextSide::kArticle) set_excerpt(article.bytes(), fault.span, finding);
    finding.fix = fix_in_article(article, fault, finding.marked_text());
    located.count = fault.count;
    located.once_an_article = fault.once_an_article;
    located.related = std::move(fault.related);
    out.push_back(std::move(located));
  }
  put_in_order(out);
  set_positions(article.bytes(), out);
  set_fingerprints(name, out);
  return out;
}

LocatedFinding locate_in_unit(const Unit& unit, const Plan& plan, RuledFault& fault) {
  LocatedFinding located{finding_of(fault.rule, plan, fault.fault), {}};
  located.finding.segment = texts_of(unit.id, std::string(unit.source), std::string(unit.target));
  located.count = fault.fault.count;
  located.once_an_article = fault.fault.once_an_article;
  located.related = std::move(fault.fault.related);
  return located;
}

void settle_places(std::string_view name, std::string_view text, std::vector<LocatedFinding>& all) {
  put_in_order(all);
  if (!text.empty()) set_positions(text, all);
  set_fingerprints(name, all);
}

void join_repeated(std::vector<LocatedFinding>& found) {
  if (std::ranges::none_of(found, &LocatedFinding::once_an_article)) return;
  // By their messages, which the speakers keep until all are joined.
  std::map<std::pair<const RuleDescription*, std::string_view>, std::size_t> speakers;
  std::vector<LocatedFinding> out;
  out.reserve(found.size());
  for (LocatedFinding& located : found) {
    if (!located.once_an_article) {
      out.push_back(std::move(located));
      continue;
    }
    const auto speaker = speakers.find({located.finding.rule, located.finding.message});
    if (speaker == speakers.end()) {
      const Finding& first = out.emplace_back(std::move(located)).finding;
      speakers.try_emplace({first.rule, first.message}, out.size() - 1);
    } else {
      LocatedFinding& first = out[speaker->second];
      first.count += located.count;
      add_to(first.finding.fix, std::move(located.finding.fix));
    }
  }
  for (const auto& [key, first] : speakers) {
    keep_apart(out[first].finding.fix);
    if (out[first].count == 1) continue;
    out[first].finding.message += "; " + std::to_string(out[first].count) + " in this article";
  }
  found = std::move(out);
}

std::vector<Finding> findings_of_pair(std::string_view source, std::string_view target,
                                      const Plan& plan, std::vector<RuledFault> faults) {
  const auto texts = texts_of({}, std::string(source), std::string(target));
  std::vector<LocatedFinding> all;
  for (RuledFault& ruled : faults) {
    Finding& finding = all.emplace_back().finding;
    finding = finding_of(ruled.rule, plan, ruled.fault);
    finding.segment = texts;
    finding.fix = fix_of_pair(ruled.fault);
  }
  set_fingerprints({}, all);
  std::vector<Finding> out;
  out.reserve(all.size());
  for (LocatedFinding& each : all) out.push_back(std::move(each.finding));
  return out;
}

}  // namespace locseg::check
