// Places faults: bytes of a decoded text become bytes of the article, those become lines and
// columns in one skip the article, and each finding gets its fingerprint.
#include "check/engine/locate.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "article/segment_id.h"
#include "base/bytes.h"
#include "base/line_cursor.h"
#include "base/utf8.h"
#include "check/engine/accept_key.h"
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

// Findings of one rule with one key (see accept_key) are told apart by their number.
class Fingerprints {
 public:
  explicit Fingerprints(std::string_view name) : name_(name) {}

  // Of the next finding of the rule with the key; to be asked for in order.
  [[nodiscard]] std::uint64_t number_of(const RuleDescription* rule, const Hash128& key) {
    return seen_[{rule, key}]++;
  }

  [[nodiscard]] Hash128 of(const RuleDescription& rule, const Hash128& key, std::uint64_t number) {
    all_of_it_.assign(rule.id).append(1, '\0').append(name_).append(1, '\0');
    all_of_it_.append(to_hex(key)).append(std::to_string(number));
    return hash_of(all_of_it_);
  }

 private:
  std::string_view name_;
  std::map<std::pair<const RuleDescription*, Hash128>, std::uint64_t> seen_;
  std::string all_of_it_;
};

void set_fingerprints(std::string_view name, std::vector<LocatedFinding>& all) {
  Fingerprints fingerprints(name);
  for (LocatedFinding& located : all) {
    Finding& finding = located.finding;
    const Hash128 key = accept_key(finding);
    finding.fingerprint =
        fingerprints.of(*finding.rule, key, fingerprints.number_of(finding.rule, key));
  }
}

std::shared_ptr<const SegmentTexts> texts_of(std::string_view id, std::string source,
                                             std::string target) {
  SegmentTexts texts{std::string(id), std::move(source), std::move(target), {}};
  texts.hash = hash_of(texts.source, texts.target);
  return std::make_shared<const SegmentTexts>(std::move(texts));
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

// The findings that are said once an article, in a vector that is never moved: those that come
// later join the first of their rule and message.
class Speakers {
 public:
  explicit Speakers(std::vector<LocatedFinding>& all) : all_(&all) {}

  // Null if nothing was said before: what is to be added is the first.
  [[nodiscard]] LocatedFinding* find(const RuleDescription* rule, std::string_view message) {
    const auto speaker = speakers_.find({rule, message});
    return speaker == speakers_.end() ? nullptr : &(*all_)[speaker->second];
  }

  // The last of all is one.
  void add_last() {
    const Finding& first = all_->back().finding;
    speakers_.try_emplace({first.rule, first.message}, all_->size() - 1);
  }

  // Says how many they are, when all have joined.
  void finish() {
    for (const auto& [key, first] : speakers_) {
      LocatedFinding& speaker = (*all_)[first];
      keep_apart(speaker.finding.fix);
      if (speaker.count == 1) continue;
      speaker.finding.message += "; " + std::to_string(speaker.count) + " in this article";
    }
  }

 private:
  std::vector<LocatedFinding>* all_;
  std::map<std::pair<const RuleDescription*, std::string_view>, std::size_t> speakers_;
};

// Makes findings of the faults of an article, one after another in order.
class Locating {
 public:
  Locating(const Article& article, std::string_view name, const Plan& plan, Repeated repeated)
      : article_(article), plan_(plan), repeated_(repeated), fingerprints_(name), speakers_(out_) {}

  std::vector<LocatedFinding> run(std::vector<RuledFault> faults) {
    out_.reserve(faults.size());
    for (const Placed& each : in_order(faults)) put(faults[each.at], each.span);
    speakers_.finish();
    set_positions(article_.bytes(), out_);
    return std::move(out_);
  }

 private:
  struct Placed {
    Span span;
    RuleGroup group;
    std::size_t at;  // among the faults
  };
  // What the findings of one segment share.
  struct Shared {
    std::shared_ptr<const SegmentTexts> texts;
    std::uint64_t last_line = 0;
  };

  [[nodiscard]] std::vector<Placed> in_order(std::span<const RuledFault> faults) const {
    std::vector<Placed> order;
    order.reserve(faults.size());
    for (const RuledFault& ruled : faults) {
      order.push_back(
          {article_span(article_, ruled.fault), plan_.description(ruled.rule).group, order.size()});
    }
    std::ranges::sort(order, {},
                      [](const Placed& it) { return std::tuple(it.span.begin, it.group, it.at); });
    return order;
  }

  void put(RuledFault& ruled, Span span) {
    Fault& fault = ruled.fault;
    const RuleDescription& rule = plan_.description(ruled.rule);
    const Hash128 key = key_of(fault, span);
    const std::uint64_t number = fingerprints_.number_of(&rule, key);
    const bool may_join = fault.once_an_article && repeated_ == Repeated::kJoined;
    if (LocatedFinding* const first = may_join ? speakers_.find(&rule, fault.message) : nullptr) {
      first->count += fault.count;
      add_to(first->finding.fix, fix_in_article(article_, fault, text_of(fault, span)));
      return;
    }
    LocatedFinding& located = out_.emplace_back(locate(ruled, span));
    located.finding.fingerprint = fingerprints_.of(rule, key, number);
    if (may_join) speakers_.add_last();
  }

  LocatedFinding locate(RuledFault& ruled, Span span) {
    Fault& fault = ruled.fault;
    LocatedFinding located{finding_of(ruled.rule, plan_, fault), {}};
    Finding& finding = located.finding;
    finding.span = span;
    if (fault.segment) {
      const Shared& shared = shared_of(*fault.segment);
      finding.segment = shared.texts;
      located.first_line = article_.segments()[*fault.segment].line;
      located.last_line = shared.last_line;
    }
    if (fault.place == TextSide::kArticle) {
      const Span excerpt = excerpt_around(article_.bytes(), span.begin);
      finding.excerpt = excerpt.of(article_.bytes());
      finding.mark.begin = std::min(span.begin - excerpt.begin, excerpt.size());
      finding.mark.end = std::min(span.end - excerpt.begin, excerpt.size());
    }
    finding.fix = fix_in_article(article_, fault, finding.marked_text());
    located.count = fault.count;
    located.once_an_article = fault.once_an_article;
    located.related = std::move(fault.related);
    return located;
  }

  const Shared& shared_of(std::size_t index) {
    Shared& shared = shared_[index];
    if (shared.texts) return shared;
    const Segment& segment = article_.segments()[index];
    const std::string_view whole = segment.whole.of(article_.bytes());
    shared.texts =
        texts_of(article_.id(segment), article_.source(segment), article_.target(segment));
    shared.last_line = segment.line + base::count_byte(whole, '\n');
    return shared;
  }

  // As `accept_key` and `Finding::marked_text` of the finding.
  Hash128 key_of(const Fault& fault, Span span) {
    if (fault.place == TextSide::kArticle) return excerpt_key(text_of(fault, span));
    const Segment& segment = article_.segments()[*fault.segment];
    return hash_of(article_.source_text(segment, scratch_),
                   article_.target_text(segment, other_scratch_));
  }
  std::string_view text_of(const Fault& fault, Span span) {
    const std::string_view bytes = article_.bytes();
    if (fault.place == TextSide::kArticle) return excerpt_around(bytes, span.begin).of(bytes);
    const Segment& segment = article_.segments()[*fault.segment];
    return fault.place == TextSide::kTarget ? article_.target_text(segment, scratch_)
                                            : article_.source_text(segment, scratch_);
  }

  const Article& article_;
  const Plan& plan_;
  Repeated repeated_;
  Fingerprints fingerprints_;
  std::vector<LocatedFinding> out_;
  Speakers speakers_;
  std::map<std::size_t, Shared> shared_;  // by segment
  std::string scratch_;
  std::string other_scratch_;
};

}  // namespace

std::vector<LocatedFinding> locate_faults(const Article& article, std::string_view name,
                                          const Plan& plan, std::vector<RuledFault> faults,
                                          Repeated repeated) {
  return Locating(article, name, plan, repeated).run(std::move(faults));
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
  std::vector<LocatedFinding> out;
  out.reserve(found.size());
  Speakers speakers(out);
  for (LocatedFinding& located : found) {
    const Finding& finding = located.finding;
    LocatedFinding* const first =
        located.once_an_article ? speakers.find(finding.rule, finding.message) : nullptr;
    if (first != nullptr) {
      first->count += located.count;
      add_to(first->finding.fix, std::move(located.finding.fix));
      continue;
    }
    out.push_back(std::move(located));
    if (out.back().once_an_article) speakers.add_last();
  }
  speakers.finish();
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
