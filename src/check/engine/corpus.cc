// Two more readings, of few articles and files: one for the texts that findings point to, one for
// the findings' own. Neither keeps more than an article and those texts.
#include "check/engine/corpus.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "base/disk.h"
#include "base/each_unit.h"
#include "base/interrupt.h"
#include "base/ordered_pipeline.h"
#include "base/try.h"
#include "check/engine/causes.h"
#include "check/engine/ignore_comments.h"
#include "check/rules/registry.h"
#include "check/rules/yields.h"
#include "locseg/article.h"
#include "locseg/identity.h"
#include "tree/article_reading.h"

namespace locseg::check {
namespace {

std::uint64_t place_of(const CorpusEntry& entry) {
  return static_cast<std::uint64_t>(entry.article) << 32U | entry.segment;
}

// Reads an article again.
class ArticleReader {
 public:
  // Valid until the next call.
  Result<const Article*> open(const CorpusArticle& article) {
    if (article.article != nullptr) return article.article;
    if (article.path == "-") {
      bytes_ = article.bytes;
    } else {
      LOCSEG_TRY(base::read_file(article.path, bytes_));
    }
    auto source = tree::read_source(article.reading);
    LOCSEG_TRY(source);
    source_ = std::move(*source);
    tree::read_as(article.reading, article_kind(article.path, bytes_), bytes_, source_, parsed_);
    return &parsed_;
  }

 private:
  std::string bytes_;
  std::optional<std::string> source_;
  Article parsed_;
};

using Pick = std::function<void(std::uint32_t ordinal, const Unit& unit)>;

// Hands on the units with these ordinals, which are in order; one that is there twice comes twice.
Result<void> pick_units(const UnitFeed& feed, std::span<const std::uint32_t> wanted,
                        const Pick& pick) {
  std::uint32_t ordinal = 0;
  const auto look = [&](const Unit& unit) -> Result<void> {
    if (base::is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    for (; !wanted.empty() && wanted.front() == ordinal; wanted = wanted.subspan(1)) {
      pick(ordinal, unit);
    }
    ++ordinal;
    return {};
  };
  base::EachUnit units(look, true);
  return feed(units);
}

// The line of the unit's text in its file, or in the article that a store had it from.
std::uint64_t line_of(const UnitPlaces& places, const Unit& unit, TextSide place) {
  if (unit.origin == nullptr) return std::max<std::uint64_t>(unit.line, 1);
  const UnitOrigin& origin = *unit.origin;
  const Span raw = place == TextSide::kTarget ? origin.target : origin.source;
  const std::uint64_t at = raw.empty() ? origin.record.begin : raw.begin;
  const std::string_view before = places.text.substr(0, at);
  return 1 + static_cast<std::uint64_t>(std::ranges::count(before, '\n'));
}

const Plan& plan_for(const CorpusArticle& article, const Selection& selection) {
  return selection.plan(article.name, article.target_lang, article.translation_type);
}

bool runs(const Plan& plan, std::uint16_t rule) {
  return std::ranges::find(plan.set.corpus, rule) != plan.set.corpus.end();
}

}  // namespace

void Corpus::add(CorpusArticle article, CheckedArticle& checked) {
  if (checked.entries.empty()) return;
  article.source_lang = std::move(checked.source_lang);
  article.target_lang = std::move(checked.target_lang);
  article.translation_type = std::move(checked.translation_type);
  // One language's source is no other's: the key tells them apart.
  const std::uint64_t language = short_hash_of(article.target_lang);
  for (CorpusEntry& entry : checked.entries) {
    entry.article = static_cast<std::uint32_t>(articles_.size());
    entry.source_key ^= language;
    entries_.push_back(entry);
  }
  articles_.push_back(std::move(article));
  checked.entries.clear();
}

bool Corpus::holds_units() const {
  return std::ranges::any_of(articles_, [](const auto& it) { return it.open != nullptr; });
}

std::span<const CorpusEntry> Corpus::entries_for(std::uint16_t rule, const Selection& selection,
                                                 std::vector<CorpusEntry>& some) const {
  std::vector<bool> on(articles_.size());
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    on[i] = runs(plan_for(articles_[i], selection), rule);
  }
  if (std::ranges::find(on, false) == on.end()) return entries_;
  std::ranges::copy_if(entries_, std::back_inserter(some),
                       [&](const CorpusEntry& entry) { return on[entry.article]; });
  return some;
}

Result<Corpus::Texts> Corpus::read_texts(std::uint32_t index,
                                         std::span<const std::uint32_t> segments,
                                         TextSide place) const {
  const CorpusArticle& article = articles_[index];
  const std::uint64_t first_key = std::uint64_t{index} << 32U;
  Texts out;
  const auto keep = [&](std::uint32_t segment, std::string_view source, std::string_view target,
                        std::uint64_t line) {
    const std::string_view text = place == TextSide::kTarget ? target : source;
    out[first_key + segment] = {std::string(text), line, hash_of(source, target)};
  };
  if (article.open) {
    LOCSEG_TRY(article.open([&](const UnitPlaces& places, const UnitFeed& feed) {
      return pick_units(feed, segments, [&](std::uint32_t ordinal, const Unit& unit) {
        keep(ordinal, unit.source, unit.target, line_of(places, unit, place));
      });
    }));
    return out;
  }
  ArticleReader reader;
  const auto parsed = reader.open(article);
  LOCSEG_TRY(parsed);
  for (const std::uint32_t segment : segments) {
    if (segment >= (*parsed)->segments().size()) continue;  // written over since
    const Segment& it = (*parsed)->segments()[segment];
    keep(segment, (*parsed)->source(it), (*parsed)->target(it), it.line);
  }
  return out;
}

Result<Corpus::Texts> Corpus::related_texts(std::span<const CorpusEntry> entries,
                                            std::span<const CorpusFault> faults,
                                            unsigned threads) const {
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_article;
  for (const CorpusFault& fault : faults) {
    for (const std::size_t entry : fault.related) {
      by_article[entries[entry].article].push_back(entries[entry].segment);
    }
  }
  std::vector<std::pair<std::uint32_t, std::vector<std::uint32_t>>> wanted(
      std::make_move_iterator(by_article.begin()), std::make_move_iterator(by_article.end()));
  Texts out;
  LOCSEG_TRY(base::for_each_in_order<Result<Texts>>(
      threads, wanted.size(),
      [&](std::size_t number, Result<Texts>& texts) {
        auto& [article, segments] = wanted[number];
        std::ranges::sort(segments);
        texts = read_texts(article, segments, faults.front().place);
      },
      [&](std::size_t, Result<Texts>& texts) -> Result<void> {
        LOCSEG_TRY(texts);
        out.merge(*texts);
        return {};
      }));
  return out;
}

RuledFault Corpus::fault_of(const Findings& findings, CorpusFault& fault, std::string_view source,
                            std::string_view target) const {
  RuledFault out{findings.rule, {}};
  out.fault.place = fault.place;
  out.fault.span = {0, (fault.place == TextSide::kTarget ? target : source).size()};
  out.fault.message = std::move(fault.message);
  out.fault.segment = findings.entries[fault.entry].segment;
  for (const std::size_t other : fault.related) {
    const auto found = findings.texts.find(place_of(findings.entries[other]));
    if (found == findings.texts.end()) continue;
    const Text& text = found->second;
    out.fault.related.push_back(
        {articles_[findings.entries[other].article].name, text.line, text.text, text.hash});
  }
  return out;
}

Result<std::vector<LocatedFinding>> Corpus::findings_in_article(
    const CorpusArticle& owner, const Plan& plan, const Findings& findings,
    std::span<CorpusFault> faults) const {
  ArticleReader reader;
  const auto article = reader.open(owner);
  LOCSEG_TRY(article);
  std::vector<RuledFault> ruled;
  for (CorpusFault& fault : faults) {
    const std::size_t index = findings.entries[fault.entry].segment;
    if (index >= (*article)->segments().size()) continue;
    const Segment& segment = (*article)->segments()[index];
    ruled.push_back(
        fault_of(findings, fault, (*article)->source(segment), (*article)->target(segment)));
  }
  std::vector<LocatedFinding> found = locate_faults(**article, owner.name, plan, std::move(ruled));
  IgnoreComments((*article)->bytes()).hold_back(found);
  return found;
}

Result<std::vector<LocatedFinding>> Corpus::findings_in_units(const CorpusArticle& owner,
                                                              const Plan& plan,
                                                              const Findings& findings,
                                                              std::span<CorpusFault> faults) const {
  std::vector<std::uint32_t> segments;
  for (const CorpusFault& fault : faults) segments.push_back(findings.entries[fault.entry].segment);
  std::vector<LocatedFinding> found;
  LOCSEG_TRY(owner.open([&](const UnitPlaces& places, const UnitFeed& feed) -> Result<void> {
    std::size_t next = 0;
    LOCSEG_TRY(pick_units(feed, segments, [&](std::uint32_t, const Unit& unit) {
      found.push_back(locate_in_file(places, unit, plan,
                                     fault_of(findings, faults[next++], unit.source, unit.target)));
    }));
    settle_in_file(places, found);
    IgnoreComments(places.text, CommentStyle::kUnits).hold_back(found);
    name_segments(places, found);
    return {};
  }));
  return found;
}

std::vector<CorpusFault> Corpus::new_faults(CorpusCheck rule,
                                            std::span<const CorpusEntry> entries) {
  std::vector<CorpusFault> faults;
  rule(entries, faults);
  std::vector<CorpusEntry> known;
  std::ranges::copy_if(entries, std::back_inserter(known), &CorpusEntry::known);
  if (known.empty()) return faults;
  std::vector<CorpusFault> old;
  rule(known, old);
  // A fault is the same if it says the same of the same text.
  const auto about = [](std::span<const CorpusEntry> all, const CorpusFault& fault) {
    const CorpusEntry& entry = all[fault.entry];
    const bool of_target = fault.place == TextSide::kTarget;
    return std::pair(of_target ? entry.source_key : entry.target_key, fault.message);
  };
  std::set<std::pair<std::uint64_t, std::string>> said;
  for (const CorpusFault& fault : old) said.insert(about(known, fault));
  std::erase_if(faults, [&](const CorpusFault& it) { return said.contains(about(entries, it)); });
  for (CorpusFault& fault : faults) {
    if (!entries[fault.entry].known) continue;
    const auto newer =
        std::ranges::find_if(fault.related, [&](std::size_t it) { return !entries[it].known; });
    if (newer != fault.related.end()) std::swap(fault.entry, *newer);
  }
  return faults;
}

Result<void> Corpus::run(std::uint16_t rule, const CorpusRun& how, Reported& reported) const {
  const Selection& selection = how.selection;
  const unsigned threads = holds_units() ? 1 : how.threads;
  std::vector<CorpusEntry> some;
  const std::span<const CorpusEntry> entries = entries_for(rule, selection, some);
  std::vector<CorpusFault> faults =
      new_faults(std::get<CorpusCheck>(rules()[rule]->check), entries);
  if (std::ranges::find(rules_of_sound_segments(), rules()[rule]) !=
      rules_of_sound_segments().end()) {
    std::erase_if(faults, [&](const CorpusFault& it) { return entries[it.entry].faulty; });
  }
  std::erase_if(faults, [&](const CorpusFault& it) {
    return std::ranges::any_of(reported, [&](const auto& of_rule) {
      return yields_in_segment(rule, of_rule.first) &&
             of_rule.second.contains(place_of(entries[it.entry]));
    });
  });
  for (const CorpusFault& it : faults) reported[rule].insert(place_of(entries[it.entry]));
  std::ranges::sort(faults, {}, [&](const CorpusFault& it) { return place_of(entries[it.entry]); });
  auto texts = related_texts(entries, faults, threads);
  LOCSEG_TRY(texts);
  const Findings findings{rule, entries, std::move(*texts)};

  std::vector<std::span<CorpusFault>> of_articles;
  for (auto it = faults.begin(); it != faults.end();) {
    const std::uint32_t index = entries[it->entry].article;
    const auto end = std::find_if(it, faults.end(), [&](const CorpusFault& fault) {
      return entries[fault.entry].article != index;
    });
    of_articles.emplace_back(it, end);
    it = end;
  }
  const auto owner_of = [&](std::size_t number) -> const CorpusArticle& {
    return articles_[entries[of_articles[number].front().entry].article];
  };
  using Found = Result<std::vector<LocatedFinding>>;
  return base::for_each_in_order<Found>(
      threads, of_articles.size(),
      [&](std::size_t number, Found& found) {
        const CorpusArticle& owner = owner_of(number);
        const Plan& plan = plan_for(owner, selection);
        found = owner.open ? findings_in_units(owner, plan, findings, of_articles[number])
                           : findings_in_article(owner, plan, findings, of_articles[number]);
      },
      [&](std::size_t number, Found& found) -> Result<void> {
        LOCSEG_TRY(found);
        return how.take(owner_of(number), std::move(*found));
      });
}

Result<void> Corpus::check(const CorpusRun& how) const {
  Reported reported;
  for (std::size_t i = 0; i < rules().size(); ++i) {
    if (!std::holds_alternative<CorpusCheck>(rules()[i]->check)) continue;
    if (base::is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    LOCSEG_TRY(run(static_cast<std::uint16_t>(i), how, reported));
  }
  return {};
}

}  // namespace locseg::check
