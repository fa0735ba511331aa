// Two more readings, of few articles: one for the texts that findings point to, one for the
// findings' own. Neither keeps more than an article and those texts.
#include "check/engine/corpus.h"

#include <algorithm>
#include <utility>

#include "base/disk.h"
#include "base/try.h"
#include "check/engine/suppression.h"
#include "check/rules/registry.h"
#include "locseg/article.h"
#include "locseg/identity.h"

namespace locseg::check {
namespace {

std::uint64_t place_of(const CorpusEntry& entry) {
  return static_cast<std::uint64_t>(entry.article) << 32U | entry.segment;
}

Result<void> read_again(const CorpusArticle& article, std::string& bytes, Article& parsed) {
  if (article.path == "-") {
    bytes = article.bytes;
  } else
    LOCSEG_TRY(base::read_file(article.path, bytes));
  parse_article(bytes, article_kind(article.path, bytes), parsed);
  return {};
}

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
  for (std::size_t i = 0; i < articles_.size(); ++i)
    on[i] = runs(selection.plan(articles_[i].name, articles_[i].target_lang), rule);
  if (std::ranges::find(on, false) == on.end()) return entries_;
  std::ranges::copy_if(entries_, std::back_inserter(some),
                       [&](const CorpusEntry& entry) { return on[entry.article]; });
  return some;
}

Result<Corpus::Texts> Corpus::related_texts(std::span<const CorpusEntry> entries,
                                            std::span<const CorpusFault> faults) const {
  std::vector<std::pair<std::uint64_t, TextSide>> wanted;
  for (const CorpusFault& fault : faults)
    for (const std::size_t entry : fault.related)
      wanted.emplace_back(place_of(entries[entry]), fault.place);
  std::ranges::sort(wanted);
  Texts out;
  std::string bytes;
  Article article;
  std::size_t open = articles_.size();
  for (const auto& [key, place] : wanted) {
    const std::size_t index = key >> 32U;
    if (index != open) {
      LOCSEG_TRY(read_again(articles_[index], bytes, article));
      open = index;
    }
    const std::size_t segment = key & 0xFFFFFFFFU;
    if (segment >= article.segments().size()) continue;  // written over since
    const Segment& it = article.segments()[segment];
    out[key] = {place == TextSide::kTarget ? article.target(it) : article.source(it), it.line};
  }
  return out;
}

Result<void> Corpus::check(std::uint16_t rule, const Selection& selection, const Take& take) const {
  std::vector<CorpusEntry> some;
  const std::span<const CorpusEntry> entries = entries_for(rule, selection, some);
  std::vector<CorpusFault> faults;
  std::get<CorpusCheck>(rules()[rule]->check)(entries, faults);
  std::ranges::sort(faults, {}, [&](const CorpusFault& it) { return place_of(entries[it.entry]); });
  const Result<Texts> texts = related_texts(entries, faults);
  LOCSEG_TRY(texts);

  std::string bytes;
  Article article;
  for (auto it = faults.begin(); it != faults.end();) {
    const std::uint32_t index = entries[it->entry].article;
    const CorpusArticle& owner = articles_[index];
    LOCSEG_TRY(read_again(owner, bytes, article));
    std::vector<RuledFault> ruled;
    for (; it != faults.end() && entries[it->entry].article == index; ++it) {
      const std::size_t segment = entries[it->entry].segment;
      if (segment >= article.segments().size()) continue;
      const Segment& where = article.segments()[segment];
      const std::string text =
          it->place == TextSide::kTarget ? article.target(where) : article.source(where);
      Fault& fault = ruled.emplace_back(RuledFault{rule, {}}).fault;
      fault.place = it->place;
      fault.span = {0, text.size()};
      fault.message = std::move(it->message);
      fault.segment = segment;
      for (const std::size_t other : it->related) {
        const auto found = texts->find(place_of(entries[other]));
        if (found == texts->end()) continue;
        fault.related.push_back(
            {articles_[entries[other].article].name, found->second.line, found->second.text});
      }
    }
    const Plan& plan = selection.plan(owner.name, owner.target_lang);
    std::vector<LocatedFinding> placed = locate_faults(article, owner.name, plan, std::move(ruled));
    IgnoreComments(bytes).hold_back(placed);
    LOCSEG_TRY(take(owner, std::move(placed)));
  }
  return {};
}

}  // namespace locseg::check
