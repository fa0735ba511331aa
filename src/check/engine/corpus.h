/// All segments of a run, as the rules about the whole see them, and the texts of the few that they
/// find fault with.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/engine/article_checker.h"
#include "check/engine/locate.h"
#include "check/engine/selection.h"
#include "check/engine/unit_places.h"
#include "locseg/article.h"
#include "locseg/result.h"

namespace locseg::check {

/// An article, or a file of units, that was checked.
struct CorpusArticle {
  std::string path = {};  // to read it again
  std::string name = {};
  std::string bytes = {};  // of standard input, which cannot be read again
  std::string source_lang = {};
  std::string target_lang = {};
  std::string translation_type = {};  // of an article; empty if not known
  ArticleReading reading = {};
  const Article* article = nullptr;  // if set, it is at hand and is not read again
  UnitOpener open = {};              // if set, it is a file of units, and this reads it again
};

/// How the rules about all articles are run.
struct CorpusRun {
  /// Takes what they find in one article.
  using Take = std::function<Result<void>(const CorpusArticle&, std::vector<LocatedFinding>)>;

  const Selection& selection;
  unsigned threads = 1;  ///< that read articles again
  const Take& take;      ///< one call at a time
};

/// Keeps 32 bytes a segment and no text.
class Corpus {
 public:
  /// In order of reading. The languages and the entries are those of `checked`, and are moved on;
  /// without entries there is nothing to add.
  void add(CorpusArticle article, CheckedArticle& checked);

  /// Runs the rules about all articles, each over the segments of the articles that it is on for,
  /// and hands over what it finds and no comment ignores, by rule and article, in order; but not
  /// what it finds among the segments that are known, too. Reads those articles again; fails if one
  /// cannot be read.
  [[nodiscard]] Result<void> check(const CorpusRun& how) const;

 private:
  struct Text {
    std::string text;
    std::uint64_t line = 0;
    Hash128 hash;  // of both texts
  };
  using Texts = std::unordered_map<std::uint64_t, Text>;  // by article and segment
  struct Findings {
    std::uint16_t rule;
    std::span<const CorpusEntry> entries;
    Texts texts;  // of the entries that faults are compared with
  };

  // By rule, the places of its faults (see place_of in corpus.cc).
  using Reported = std::map<std::uint16_t, std::set<std::uint64_t>>;

  // Leaves out what another rule reports the cause of; adds what it finds to `reported`.
  [[nodiscard]] Result<void> run(std::uint16_t rule, const CorpusRun& how,
                                 Reported& reported) const;
  // Files of units and stores are read again by one thread.
  [[nodiscard]] bool holds_units() const;
  // Those of the articles that `rule` is on for; `some` holds them if it is not on for all.
  [[nodiscard]] std::span<const CorpusEntry> entries_for(std::uint16_t rule,
                                                         const Selection& selection,
                                                         std::vector<CorpusEntry>& some) const;
  // What the rule finds; faults that it finds among the known entries, too, are left out.
  [[nodiscard]] static std::vector<CorpusFault> new_faults(CorpusCheck rule,
                                                           std::span<const CorpusEntry> entries);
  // The fault of a segment whose texts are these.
  [[nodiscard]] RuledFault fault_of(const Findings& findings, CorpusFault& fault,
                                    std::string_view source, std::string_view target) const;
  // What `faults`, all in `owner`, are as findings. Without those of segments that are gone: the
  // article was written over since.
  [[nodiscard]] Result<std::vector<LocatedFinding>> findings_in_article(
      const CorpusArticle& owner, const Plan& plan, const Findings& findings,
      std::span<CorpusFault> faults) const;
  [[nodiscard]] Result<std::vector<LocatedFinding>> findings_in_units(
      const CorpusArticle& owner, const Plan& plan, const Findings& findings,
      std::span<CorpusFault> faults) const;
  // Of segments of one article, in order.
  [[nodiscard]] Result<Texts> read_texts(std::uint32_t article,
                                         std::span<const std::uint32_t> segments,
                                         TextSide place) const;
  [[nodiscard]] Result<Texts> related_texts(std::span<const CorpusEntry> entries,
                                            std::span<const CorpusFault> faults,
                                            unsigned threads) const;

  std::vector<CorpusArticle> articles_;
  std::vector<CorpusEntry> entries_;
};

}  // namespace locseg::check
