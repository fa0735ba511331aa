// Calls the rules of a set and puts their names to what they report.
#include "check/engine/runner.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/interrupt.h"
#include "check/engine/causes.h"
#include "check/engine/segment_records.h"
#include "check/facts/article_facts.h"
#include "check/facts/corpus_key.h"
#include "check/rules/registry.h"

namespace locseg::check {
namespace {

// Moves what `rule` reported after what others did.
void collect(std::uint16_t rule, Faults& faults, std::vector<RuledFault>& out) {
  for (Fault& fault : faults.all()) out.push_back({rule, std::move(fault)});
  faults.all().clear();
}

// One to four words of prose, the first with a capital: `Next steps`, `**Yes**`; no identifier.
bool is_label(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest) return false;
  bool in_word = false;
  std::size_t words = 0;
  bool capital = false;
  for (const char c : text) {
    const bool upper = base::is_ascii_upper(c);
    if (upper && in_word) return false;
    if (upper || base::is_ascii_lower(c)) {
      if (!in_word) ++words;
      if (words == 1 && !in_word) capital = upper;
      in_word = true;
    } else if (c == ' ' || c == '*' || c == ':') {
      in_word = false;
    } else {
      return false;
    }
  }
  return capital && words <= 4;
}

// Marks the entries, which are in order of segment, that are not sound.
void mark_faulty(std::span<const RuledFault> faults, std::vector<CorpusEntry>& entries) {
  for (const RuledFault& it : faults) {
    if (!it.fault.segment || !(warns(it) || silences_rules_about_all(it.rule))) continue;
    const auto entry =
        std::ranges::lower_bound(entries, *it.fault.segment, {}, &CorpusEntry::segment);
    if (entry != entries.end() && entry->segment == *it.fault.segment) entry->faulty = true;
  }
}

}  // namespace

bool warns(const RuledFault& fault) {
  const std::span<const Rule* const> all = rules();
  if (fault.rule >= all.size()) return false;  // one of the team's, which says nothing of the text
  const Severity severity = all[fault.rule]->description.severity;
  return std::min(fault.fault.severity.value_or(severity), severity) > Severity::kInfo;
}

CorpusEntry corpus_entry(std::string_view source, std::string_view target, std::size_t segment) {
  thread_local std::string scratch;
  constexpr std::uint32_t kMostWords = (1U << 29U) - 1;
  const Folded folded_source = fold(source, scratch);
  CorpusEntry entry;
  entry.source_key = folded_source.key;
  entry.target_key = folded_key(target, scratch);
  entry.segment = static_cast<std::uint32_t>(segment);
  entry.source_words = std::min(folded_source.words, kMostWords) & kMostWords;
  entry.source_form = folded_source.form;
  entry.kept = source == target && is_label(source);
  return entry;
}

void check_segment(const RuleSet& set, SegmentFacts& facts, std::vector<RuledFault>& out) {
  Faults faults;
  const std::size_t first = out.size();
  const bool is_catalog = facts.context().syntax == markup::Syntax::kCatalog;
  const SegmentRules& rules = is_catalog ? set.catalog : set.segment;
  rules.run_for(facts.source().classes(), facts.target().classes(), [&](const SegmentRule& rule) {
    if (base::is_interrupted()) return false;
    rule.check(facts, faults);
    if (!faults.all().empty()) collect(rule.index, faults, out);
    return true;
  });
  leave_causes(out, first);
}

bool is_skipped(std::span<const Hash128> skip, std::string_view source, std::string_view target) {
  return !skip.empty() && std::ranges::binary_search(skip, hash_of(source, target));
}

void check_team(TeamRun& team, SegmentFacts& facts, std::vector<RuledFault>& out) {
  Faults faults;
  for (std::size_t i = 0; i < team.size() && !base::is_interrupted(); ++i) {
    team.check(i, facts, faults);
    if (faults.all().empty()) continue;
    collect(static_cast<std::uint16_t>(rules().size() + team.rule(i)), faults, out);
  }
}

namespace {

// Decoded.
struct PairTexts {
  std::string_view source;
  std::string_view target;
};

// Runs the rules about segments over one segment after another of an article.
class SegmentsRun {
 public:
  SegmentsRun(const RuleSet& set, const Context& context, const SparedSegments& spared)
      : set_(&set), spared_(spared), facts_(context), team_(set.team_rules, set.team, set.brake) {
    if (spared_.records != nullptr) spared_.records->begin(set, context);
  }

  void look_at(const PairTexts& texts, const Place& place, ArticleFaults& out) {
    const bool is_known = is_skipped(spared_.skip, texts.source, texts.target);
    const SegmentRecord* const record =
        is_known || spared_.records == nullptr
            ? nullptr
            : spared_.records->find(texts.source, texts.target, place);
    if (!set_->corpus.empty()) {
      CorpusEntry& entry = out.entries.emplace_back(
          record != nullptr ? record->entry
                            : corpus_entry(texts.source, texts.target, place.segment));
      entry.segment = static_cast<std::uint32_t>(place.segment);
      entry.known = is_known;
    }
    if (is_known) {
      ++out.skipped;
      return;
    }
    ++out.segments;
    if (record != nullptr) {
      append(record->faults, place.segment, out.faults);
      append(record->of_team, place.segment, of_team_);
      return;
    }
    look_closely(texts, place, out);
  }

  // Faults of the team's rules yield to none and come last.
  void finish(ArticleFaults& out) {
    std::ranges::move(of_team_, std::back_inserter(out.faults));
    out.given_up = team_.given_up();
    if (spared_.records != nullptr) spared_.records->end();
  }

 private:
  void look_closely(const PairTexts& texts, const Place& place, ArticleFaults& out) {
    facts_.reset(texts.source, texts.target, place);
    SegmentRecord found;
    check_segment(*set_, facts_, found.faults);
    check_team(team_, facts_, found.of_team);
    // A rule that gave up may have more time at the next check.
    if (spared_.records != nullptr && team_.given_up().empty()) {
      if (!set_->corpus.empty()) found.entry = out.entries.back();
      spared_.records->keep(facts_, texts.source, texts.target, found);
    }
    append(std::move(found.faults), place.segment, out.faults);
    append(std::move(found.of_team), place.segment, of_team_);
  }

  static void append(std::vector<RuledFault> faults, std::size_t segment,
                     std::vector<RuledFault>& to) {
    for (RuledFault& each : faults) to.emplace_back(std::move(each)).fault.segment = segment;
  }

  const RuleSet* set_;
  SparedSegments spared_;
  SegmentFacts facts_;
  TeamRun team_;
  std::vector<RuledFault> of_team_;
};

}  // namespace

ArticleFaults check_article(const RuleSet& set, const Article& article, const Context& context,
                            const SparedSegments& spared) {
  ArticleFaults out;
  if (!set.corpus.empty()) out.entries.reserve(article.segments().size());
  SegmentsRun segments(set, context, spared);
  std::string source;
  std::string target;
  for (std::size_t i = 0; i < article.segments().size() && !base::is_interrupted(); ++i) {
    const Segment& segment = article.segments()[i];
    segments.look_at({article.source_text(segment, source), article.target_text(segment, target)},
                     {&article, i}, out);
  }
  const std::size_t of_segments = out.faults.size();
  ArticleFacts article_facts(article, context,
                             spared.records != nullptr ? &spared.records->pair_reader() : nullptr);
  Faults faults;
  for (const std::uint16_t index : set.article) {
    if (base::is_interrupted()) break;
    std::get<ArticleCheck>(rules()[index]->check)(article_facts, faults);
    collect(index, faults, out.faults);
  }
  if (out.faults.size() > of_segments) leave_causes_by_segment(out.faults);
  mark_faulty(out.faults, out.entries);
  segments.finish(out);
  return out;
}

}  // namespace locseg::check
