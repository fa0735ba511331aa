// Two more readings, of few articles: one for the texts that findings point to, one for the
// findings' own. Neither keeps more than an article and those texts.
#include "check/engine/corpus.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/disk.h"
#include "base/interrupt.h"
#include "base/try.h"
#include "check/engine/ignore_comments.h"
#include "check/rules/registry.h"
#include "check/rules/yields.h"
#include "locseg/article.h"
#include "locseg/identity.h"

namespace locseg::check {
namespace {

std::uint64_t place_of(const CorpusEntry& entry) {
  return static_cast<std::uint64_t>(entry.article) << 32U | entry.segment;
}

// Reads again one article at a time.
class ArticleReader {
 public:
  // Valid until the next call.
  Result<const Article*> open(const CorpusArticle& article) {
    if (article.article != nullptr) return article.article;
    if (open_ == &article) return &parsed_;
    open_ = nullptr;
    if (article.path == "-") {
      bytes_ = article.bytes;
    } else {
      LOCSEG_TRY(base::read_file(article.path, bytes_));
    }
    read_article(bytes_, article_kind(article.path, bytes_), article.reading, parsed_);
    open_ = &article;
    return &parsed_;
  }

 private:
  std::string bytes_;
  Article parsed_;
  const CorpusArticle* open_ = nullptr;
};

bool runs(const Plan& plan, std::uint16_t rule) {
  return std::ranges::find(plan.set.corpus, rule) != plan.set.corpus.end();
}

}  // namespace

void Corpus::add(CorpusArticle article, std::vector<CorpusEntry> entries) {
  // One language's source is no other's: the key tells them apart.
  const std::uint64_t language = short_hash_of(article.target_lang);
  for (CorpusEntry& entry : entries) {
    entry.article = static_cast<std::uint32_t>(articles_.size());
    entry.source_key ^= language;
    entries_.push_back(entry);
  }
  articles_.push_back(std::move(article));
}

std::span<const CorpusEntry> Corpus::entries_for(std::uint16_t rule, const Selection& selection,
                                                 std::vector<CorpusEntry>& some) const {
  std::vector<bool> on(articles_.size());
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    on[i] = runs(selection.plan(articles_[i].name, articles_[i].target_lang), rule);
  }
  if (std::ranges::find(on, false) == on.end()) return entries_;
  std::ranges::copy_if(entries_, std::back_inserter(some),
                       [&](const CorpusEntry& entry) { return on[entry.article]; });
  return some;
}

Result<Corpus::Texts> Corpus::related_texts(std::span<const CorpusEntry> entries,
                                            std::span<const CorpusFault> faults) const {
  std::vector<std::pair<std::uint64_t, TextSide>> wanted;
  for (const CorpusFault& fault : faults) {
    for (const std::size_t entry : fault.related) {
      wanted.emplace_back(place_of(entries[entry]), fault.place);
    }
  }
  std::ranges::sort(wanted);
  Texts out;
  ArticleReader reader;
  for (const auto& [key, place] : wanted) {
    const auto article = reader.open(articles_[key >> 32U]);
    LOCSEG_TRY(article);
    const std::size_t segment = key & 0xFFFFFFFFU;
    if (segment >= (*article)->segments().size()) continue;  // written over since
    const Segment& it = (*article)->segments()[segment];
    const std::string source = (*article)->source(it);
    const std::string target = (*article)->target(it);
    out[key] = {place == TextSide::kTarget ? target : source, it.line, hash_of(source, target)};
  }
  return out;
}

std::optional<RuledFault> Corpus::fault_in(const Article& article, const Findings& findings,
                                           CorpusFault& fault) const {
  const std::size_t index = findings.entries[fault.entry].segment;
  if (index >= article.segments().size()) return std::nullopt;
  const Segment& segment = article.segments()[index];
  const std::string text =
      fault.place == TextSide::kTarget ? article.target(segment) : article.source(segment);
  RuledFault out{findings.rule, {}};
  out.fault.place = fault.place;
  out.fault.span = {0, text.size()};
  out.fault.message = std::move(fault.message);
  out.fault.segment = index;
  for (const std::size_t other : fault.related) {
    const auto found = findings.texts.find(place_of(findings.entries[other]));
    if (found == findings.texts.end()) continue;
    const Text& text = found->second;
    out.fault.related.push_back(
        {articles_[findings.entries[other].article].name, text.line, text.text, text.hash});
  }
  return out;
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

Result<void> Corpus::run(std::uint16_t rule, const Selection& selection, const Take& take) const {
  std::vector<CorpusEntry> some;
  const std::span<const CorpusEntry> entries = entries_for(rule, selection, some);
  std::vector<CorpusFault> faults =
      new_faults(std::get<CorpusCheck>(rules()[rule]->check), entries);
  if (std::ranges::find(rules_of_sound_segments(), rules()[rule]) !=
      rules_of_sound_segments().end()) {
    std::erase_if(faults, [&](const CorpusFault& it) { return entries[it.entry].faulty; });
  }
  std::ranges::sort(faults, {}, [&](const CorpusFault& it) { return place_of(entries[it.entry]); });
  auto texts = related_texts(entries, faults);
  LOCSEG_TRY(texts);
  const Findings findings{rule, entries, std::move(*texts)};

  ArticleReader reader;
  for (auto it = faults.begin(); it != faults.end();) {
    const std::uint32_t index = entries[it->entry].article;
    const CorpusArticle& owner = articles_[index];
    const auto article = reader.open(owner);
    LOCSEG_TRY(article);
    std::vector<RuledFault> ruled;
    for (; it != faults.end() && entries[it->entry].article == index; ++it) {
      if (auto fault = fault_in(**article, findings, *it)) ruled.push_back(std::move(*fault));
    }
    const Plan& plan = selection.plan(owner.name, owner.target_lang);
    std::vector<LocatedFinding> found =
        locate_faults(**article, owner.name, plan, std::move(ruled));
    IgnoreComments((*article)->bytes()).hold_back(found);
    LOCSEG_TRY(take(owner, std::move(found)));
  }
  return {};
}

Result<void> Corpus::check(const Selection& selection, const Take& take) const {
  for (std::size_t i = 0; i < rules().size(); ++i) {
    if (!std::holds_alternative<CorpusCheck>(rules()[i]->check)) continue;
    if (base::is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    LOCSEG_TRY(run(static_cast<std::uint16_t>(i), selection, take));
  }
  return {};
}

}  // namespace locseg::check
