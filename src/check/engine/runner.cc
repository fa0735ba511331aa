// Calls the rules of a set and puts their names to what they report.
#include "check/engine/runner.h"

#include <algorithm>
#include <string>
#include <utility>

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

CorpusEntry entry_of(std::string_view source, std::string_view target, std::size_t segment,
                     std::string& scratch) {
  const Folded folded_source = fold(source, scratch);
  const Folded folded_target = fold(target, scratch);
  CorpusEntry entry;
  entry.source_key = folded_source.key;
  entry.target_key = folded_target.key;
  entry.segment = static_cast<std::uint32_t>(segment);
  entry.source_words = folded_source.words;
  return entry;
}

}  // namespace

void check_segment(const RuleSet& set, SegmentFacts& facts, std::vector<RuledFault>& out) {
  Faults faults;
  const std::span<const Rule* const> all = rules();
  for (const std::uint16_t index : set.segment) {
    (*std::get_if<SegmentCheck>(&all[index]->check))(facts, faults);
    if (!faults.all().empty()) collect(index, faults, out);
  }
}

void check_team(TeamRun& team, SegmentFacts& facts, std::vector<RuledFault>& out) {
  Faults faults;
  for (std::size_t i = 0; i < team.size(); ++i) {
    team.check(i, facts, faults);
    if (faults.all().empty()) continue;
    collect(static_cast<std::uint16_t>(rules().size() + team.rule(i)), faults, out);
  }
}

ArticleFaults check_article(const RuleSet& set, const Article& article, const Context& context,
                            std::span<const Hash128> skip) {
  ArticleFaults out;
  SegmentFacts facts(context);
  TeamRun team(set.team_rules, set.team);
  std::string source_scratch;
  std::string target_scratch;
  std::string scratch;
  for (std::size_t i = 0; i < article.segments().size(); ++i) {
    const Segment& segment = article.segments()[i];
    const std::string_view source = article.text(segment, segment.source, source_scratch);
    const std::string_view target = article.text(segment, segment.target, target_scratch);
    const bool known = !skip.empty() && std::ranges::binary_search(skip, hash_of(source, target));
    if (!set.corpus.empty()) {
      out.entries.push_back(entry_of(source, target, i, scratch));
      out.entries.back().known = known;
    }
    if (known) continue;
    ++out.segments;
    facts.reset(source, target, {&article, i});
    const std::size_t first = out.faults.size();
    check_segment(set, facts, out.faults);
    check_team(team, facts, out.faults);
    for (std::size_t at = first; at < out.faults.size(); ++at) out.faults[at].fault.segment = i;
  }
  ArticleFacts article_facts(article, context);
  Faults faults;
  for (const std::uint16_t index : set.article) {
    std::get<ArticleCheck>(rules()[index]->check)(article_facts, faults);
    collect(index, faults, out.faults);
  }
  return out;
}

}  // namespace locseg::check
