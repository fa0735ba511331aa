// One more reading of few articles and files, for the texts that findings point to and for the
// findings' own. It keeps those texts and the findings.
#include "check/engine/corpus.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "article/pairs_again.h"
#include "base/disk.h"
#include "base/each_unit.h"
#include "base/interrupt.h"
#include "base/line_cursor.h"
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

std::uint32_t article_of(std::uint64_t place) { return static_cast<std::uint32_t>(place >> 32U); }

std::uint32_t segment_of(std::uint64_t place) { return static_cast<std::uint32_t>(place); }

// Of one text of the segment at `place`, in order of place.
std::uint64_t key_of(std::uint64_t place, TextSide side) {
  return place << 1U | (side == TextSide::kTarget ? 1U : 0U);
}

std::uint64_t place_of_key(std::uint64_t key) { return key >> 1U; }

TextSide side_of_key(std::uint64_t key) {
  return (key & 1U) != 0 ? TextSide::kTarget : TextSide::kSource;
}

// Reads an article again, one after another with the same memory.
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
    const ArticleKind kind = article_kind(article.path, bytes_);
    // Most articles have pairs of spans, which are read first and then are all that is read.
    const std::optional<Layout> layout = article.reading.options.layout;
    if (layout.value_or(Layout::kSpans) == Layout::kSpans) {
      article::parse_pairs_again(bytes_, kind, parsed_);
      if (!parsed_.segments().empty()) return &parsed_;
    }
    tree::read_as(article.reading, kind, bytes_, source_, parsed_);
    return &parsed_;
  }

 private:
  std::string bytes_;
  std::optional<std::string> source_;
  Article parsed_;
};

// Some units of a file, and what each is read for.
class UnitsWanted {
 public:
  using Use = std::function<void(const Unit& unit)>;

  // A unit that is wanted for several things is handed over in the order of these calls.
  void add(std::uint32_t ordinal, Use use) { all_.push_back({ordinal, std::move(use)}); }

  Result<void> read_from(const UnitFeed& feed) {
    std::ranges::stable_sort(all_, {}, &Wanted::ordinal);
    auto next = all_.cbegin();
    std::uint32_t ordinal = 0;
    const auto look = [&](const Unit& unit) -> Result<void> {
      if (base::is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
      for (; next != all_.cend() && next->ordinal == ordinal; ++next) next->use(unit);
      ++ordinal;
      return {};
    };
    base::EachUnit units(look, true);
    return feed(units);
  }

 private:
  struct Wanted {
    std::uint32_t ordinal;
    Use use;
  };
  std::vector<Wanted> all_;
};

// Where the unit's text begins in its file.
std::uint64_t offset_of(const UnitOrigin& origin, TextSide side) {
  const Span raw = side == TextSide::kTarget ? origin.target : origin.source;
  return raw.empty() ? origin.record.begin : raw.begin;
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
    has_known_ = has_known_ || entry.known;
    entries_.push_back(entry);
  }
  articles_.push_back(std::move(article));
  checked.entries.clear();
}

const CorpusEntries& Corpus::entries_for(std::uint16_t rule, const Selection& selection,
                                         CorpusEntries& some) const {
  std::vector<bool> on(articles_.size());
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    on[i] = runs(plan_for(articles_[i], selection), rule);
  }
  if (std::ranges::find(on, false) == on.end()) return entries_;
  if (std::ranges::find(on, true) == on.end()) return some;
  std::ranges::copy_if(entries_, std::back_inserter(some),
                       [&](const CorpusEntry& entry) { return on[entry.article]; });
  return some;
}

Corpus::WantedByArticle Corpus::wanted_for(std::span<RuleFaults> all) {
  WantedByArticle wanted;
  const auto want = [&](std::uint32_t article) -> Wanted& {
    Wanted& of_article = wanted[article];
    of_article.faults.resize(all.size());
    return of_article;
  };
  for (std::size_t rule = 0; rule < all.size(); ++rule) {
    std::vector<PlacedFault>& faults = all[rule].faults;
    for (auto it = faults.begin(); it != faults.end();) {
      const std::uint32_t article = article_of(it->entry);
      const auto end = std::find_if(it, faults.end(), [&](const PlacedFault& fault) {
        return article_of(fault.entry) != article;
      });
      want(article).faults[rule] = {it, end};
      it = end;
    }
    for (const PlacedFault& fault : faults) {
      for (const std::uint64_t place : fault.related) {
        want(article_of(place)).texts.push_back(key_of(place, fault.place));
      }
    }
  }
  for (auto& [article, each] : wanted) {
    std::ranges::sort(each.texts);
    each.texts.erase(std::unique(each.texts.begin(), each.texts.end()), each.texts.end());
  }
  return wanted;
}

RuledFault Corpus::fault_of(std::uint16_t rule, PlacedFault& fault, std::string_view source,
                            std::string_view target) {
  RuledFault out{rule, {}};
  out.fault.place = fault.place;
  out.fault.span = {0, (fault.place == TextSide::kTarget ? target : source).size()};
  out.fault.message = std::move(fault.message);
  out.fault.segment = segment_of(fault.entry);
  for (const std::uint64_t place : fault.related) {
    out.fault.related.push_back(key_of(place, fault.place));
  }
  return out;
}

void Corpus::complete(LocatedFinding& located, const Texts& texts) const {
  for (const std::uint64_t key : located.related) {
    const auto found = texts.find(key);
    if (found == texts.end()) continue;
    const auto& [text, line, hash] = found->second;
    const CorpusArticle& owner = articles_[article_of(place_of_key(key))];
    located.finding.related.push_back({owner.name, line, text, hash});
  }
}

std::vector<LocatedFinding> Corpus::findings_in_article(const CorpusArticle& owner,
                                                        const Article& article, const Plan& plan,
                                                        std::uint16_t rule,
                                                        std::span<PlacedFault> faults) {
  std::vector<RuledFault> ruled;
  for (PlacedFault& fault : faults) {
    const std::size_t index = segment_of(fault.entry);
    if (index >= article.segments().size()) continue;
    const Segment& segment = article.segments()[index];
    ruled.push_back(fault_of(rule, fault, article.source(segment), article.target(segment)));
  }
  std::vector<LocatedFinding> found = locate_faults(article, owner.name, plan, std::move(ruled));
  IgnoreComments(article.bytes()).hold_back(found);
  return found;
}

Corpus::Texts Corpus::texts_in_article(const Article& article,
                                       std::span<const std::uint64_t> keys) {
  Texts out;
  for (const std::uint64_t key : keys) {
    const std::size_t index = segment_of(place_of_key(key));
    if (index >= article.segments().size()) continue;  // written over since
    const Segment& segment = article.segments()[index];
    const std::string source = article.source(segment);
    const std::string target = article.target(segment);
    out[key] = {side_of_key(key) == TextSide::kTarget ? target : source, segment.line,
                hash_of(source, target)};
  }
  return out;
}

Result<Corpus::ReadAgain> Corpus::read_article(const CorpusArticle& owner, const Wanted& wanted,
                                               std::span<const RuleFaults> all, const Plan& plan) {
  thread_local ArticleReader reader;  // for its memory
  const auto article = reader.open(owner);
  LOCSEG_TRY(article);
  ReadAgain out;
  out.texts = texts_in_article(**article, wanted.texts);
  for (std::size_t i = 0; i < all.size(); ++i) {
    out.findings.push_back(
        wanted.faults[i].empty()
            ? std::vector<LocatedFinding>()
            : findings_in_article(owner, **article, plan, all[i].rule, wanted.faults[i]));
  }
  return out;
}

Result<Corpus::ReadAgain> Corpus::read_units(const CorpusArticle& owner, const Wanted& wanted,
                                             std::span<const RuleFaults> all, const Plan& plan) {
  ReadAgain out;
  out.findings.resize(all.size());
  LOCSEG_TRY(owner.open([&](const UnitPlaces& places, const UnitFeed& feed) -> Result<void> {
    UnitsWanted units;
    std::vector<std::pair<std::uint64_t, Text*>> by_offset;  // of texts in a file
    for (const std::uint64_t key : wanted.texts) {
      units.add(segment_of(place_of_key(key)), [&, key](const Unit& unit) {
        const TextSide side = side_of_key(key);
        Text& text = out.texts[key];
        text.text = side == TextSide::kTarget ? unit.target : unit.source;
        text.line = std::max<std::uint64_t>(unit.line, 1);  // in the article a store had it from
        text.hash = hash_of(unit.source, unit.target);
        if (unit.origin != nullptr) by_offset.emplace_back(offset_of(*unit.origin, side), &text);
      });
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (PlacedFault& fault : wanted.faults[i]) {
        units.add(segment_of(fault.entry), [&, i](const Unit& unit) {
          out.findings[i].push_back(locate_in_file(
              places, unit, plan, fault_of(all[i].rule, fault, unit.source, unit.target)));
        });
      }
    }
    LOCSEG_TRY(units.read_from(feed));
    std::ranges::sort(by_offset);
    base::LineCursor lines(places.text);
    for (const auto& [offset, text] : by_offset) text->line = lines.line_at(offset);
    IgnoreComments comments(places.text, CommentStyle::kUnits);
    for (std::vector<LocatedFinding>& found : out.findings) {
      settle_in_file(places, found);
      comments.hold_back(found);
      name_segments(places, found);
    }
    return {};
  }));
  return out;
}

std::vector<CorpusFault> Corpus::new_faults(CorpusCheck rule, const CorpusEntries& entries) const {
  std::vector<CorpusFault> faults;
  rule(entries, faults);
  if (!has_known_) return faults;
  CorpusEntries known;
  std::ranges::copy_if(entries, std::back_inserter(known),
                       [](const CorpusEntry& it) { return it.known; });
  if (known.empty()) return faults;
  std::vector<CorpusFault> old;
  rule(known, old);
  // A fault is the same if it says the same of the same text.
  const auto about = [](const CorpusEntries& all, const CorpusFault& fault) {
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

Corpus::RuleFaults Corpus::faults_of(std::uint16_t rule, const Selection& selection) const {
  CorpusEntries some;
  const CorpusEntries& entries = entries_for(rule, selection, some);
  std::vector<CorpusFault> faults =
      new_faults(std::get<CorpusCheck>(rules()[rule]->check), entries);
  if (std::ranges::find(rules_of_sound_segments(), rules()[rule]) !=
      rules_of_sound_segments().end()) {
    std::erase_if(faults, [&](const CorpusFault& it) { return entries[it.entry].faulty; });
  }
  RuleFaults out{rule, {}};
  for (CorpusFault& it : faults) {
    PlacedFault& placed = out.faults.emplace_back();
    placed.entry = place_of(entries[it.entry]);
    for (const std::size_t other : it.related) placed.related.push_back(place_of(entries[other]));
    placed.place = it.place;
    placed.message = std::move(it.message);
  }
  std::ranges::sort(out.faults, {}, &PlacedFault::entry);
  return out;
}

void Corpus::leave_causes(RuleFaults& found, Reported& reported) {
  std::erase_if(found.faults, [&](const PlacedFault& fault) {
    return std::ranges::any_of(reported, [&](const auto& of_rule) {
      return yields_in_segment(found.rule, of_rule.first) && of_rule.second.contains(fault.entry);
    });
  });
  for (const PlacedFault& fault : found.faults) reported[found.rule].insert(fault.entry);
}

Result<void> Corpus::check(const CorpusRun& how) const {
  std::vector<std::uint16_t> of_all;
  for (std::size_t i = 0; i < rules().size(); ++i) {
    if (!std::holds_alternative<CorpusCheck>(rules()[i]->check)) continue;
    of_all.push_back(static_cast<std::uint16_t>(i));
  }
  Reported reported;
  std::vector<RuleFaults> all;
  LOCSEG_TRY(base::for_each_in_order<RuleFaults>(
      how.threads, of_all.size(),
      [&](std::size_t number, RuleFaults& found) {
        if (!base::is_interrupted()) found = faults_of(of_all[number], how.selection);
      },
      [&](std::size_t, RuleFaults& found) -> Result<void> {
        if (base::is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
        leave_causes(found, reported);
        all.push_back(std::move(found));
        return {};
      }));
  const WantedByArticle by_article = wanted_for(all);
  const std::vector<std::pair<std::uint32_t, Wanted>> wanted(by_article.begin(), by_article.end());
  Texts texts;
  std::vector<std::vector<std::vector<LocatedFinding>>> findings;  // by article and rule
  LOCSEG_TRY(base::for_each_in_order<Result<ReadAgain>>(
      how.threads, wanted.size(),
      [&](std::size_t number, Result<ReadAgain>& read) {
        const auto& [article, of_article] = wanted[number];
        const CorpusArticle& owner = articles_[article];
        const Plan& plan = plan_for(owner, how.selection);
        read = owner.open ? read_units(owner, of_article, all, plan)
                          : read_article(owner, of_article, all, plan);
      },
      [&](std::size_t, Result<ReadAgain>& read) -> Result<void> {
        LOCSEG_TRY(read);
        texts.merge(read->texts);
        findings.push_back(std::move(read->findings));
        return {};
      }));
  for (std::size_t rule = 0; rule < all.size(); ++rule) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (wanted[i].second.faults[rule].empty()) continue;
      for (LocatedFinding& finding : findings[i][rule]) complete(finding, texts);
      LOCSEG_TRY(how.take(articles_[wanted[i].first], std::move(findings[i][rule])));
    }
  }
  return {};
}

}  // namespace locseg::check
