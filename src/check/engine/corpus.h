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
  unsigned threads = 1;
  const Take& take;  ///< one call at a time
};

/// Keeps 32 bytes a segment and no text.
class Corpus {
 public:
  /// In order of reading. The languages and the entries are those of `checked`, and are moved on;
  /// without entries there is nothing to add.
  void add(CorpusArticle article, CheckedArticle& checked);

  /// Runs the rules about all articles, each over the segments of the articles that it is on for,
  /// and hands over what it finds and no comment ignores, by rule and article, in order; but not
  /// what it finds among the segments that are known, too. Reads those articles again, each once
  /// for all rules, and keeps the findings until all are read; fails if one cannot be read.
  [[nodiscard]] Result<void> check(const CorpusRun& how) const;

 private:
  struct Text {
    std::string text;
    std::uint64_t line = 0;
    Hash128 hash;  // of both texts
  };
  using Texts = std::unordered_map<std::uint64_t, Text>;  // by key_of in corpus.cc

  // A fault, and where what it is compared with is (see place_of in corpus.cc).
  struct PlacedFault {
    std::uint64_t entry = 0;
    std::vector<std::uint64_t> related;
    TextSide place = TextSide::kTarget;
    std::string message;
  };
  // What a rule reports, in order of place.
  struct RuleFaults {
    std::uint16_t rule = 0;
    std::vector<PlacedFault> faults;
  };

  // What an article is read again for: texts, by key and in order, and by rule its faults.
  struct Wanted {
    std::vector<std::uint64_t> texts;
    std::vector<std::span<PlacedFault>> faults;
  };
  using WantedByArticle = std::map<std::uint32_t, Wanted>;
  // What it gave: findings by rule, which await the texts of what they are compared with.
  struct ReadAgain {
    Texts texts;
    std::vector<std::vector<LocatedFinding>> findings;
  };

  // By rule, the places of its faults (see place_of in corpus.cc).
  using Reported = std::map<std::uint16_t, std::set<std::uint64_t>>;

  // What a rule finds.
  [[nodiscard]] RuleFaults faults_of(std::uint16_t rule, const Selection& selection) const;
  // Takes out what another rule reports the cause of; adds the rest to `reported`.
  static void leave_causes(RuleFaults& found, Reported& reported);
  // Those of the articles that `rule` is on for; `some` holds them if it is not on for all.
  [[nodiscard]] const CorpusEntries& entries_for(std::uint16_t rule, const Selection& selection,
                                                 CorpusEntries& some) const;
  // What the rule finds; faults that it finds among the known entries, too, are left out.
  [[nodiscard]] std::vector<CorpusFault> new_faults(CorpusCheck rule,
                                                    const CorpusEntries& entries) const;
  [[nodiscard]] static WantedByArticle wanted_for(std::span<RuleFaults> all);
  // The fault of a segment whose texts are these.
  [[nodiscard]] static RuledFault fault_of(std::uint16_t rule, PlacedFault& fault,
                                           std::string_view source, std::string_view target);
  // Puts the texts that a finding of `fault_of` awaits into it, but of segments that are gone.
  void complete(LocatedFinding& located, const Texts& texts) const;

  // `owner`, read again once; `plan` is its own.
  [[nodiscard]] static Result<ReadAgain> read_article(const CorpusArticle& owner,
                                                      const Wanted& wanted,
                                                      std::span<const RuleFaults> all,
                                                      const Plan& plan);
  [[nodiscard]] static Result<ReadAgain> read_units(const CorpusArticle& owner,
                                                    const Wanted& wanted,
                                                    std::span<const RuleFaults> all,
                                                    const Plan& plan);
  // Of segments of one article, but those that are gone.
  [[nodiscard]] static Texts texts_in_article(const Article& article,
                                              std::span<const std::uint64_t> keys);
  // What `faults`, all in `owner`, are as findings. Without those of segments that are gone: the
  // article was written over since.
  [[nodiscard]] static std::vector<LocatedFinding> findings_in_article(
      const CorpusArticle& owner, const Article& article, const Plan& plan, std::uint16_t rule,
      std::span<PlacedFault> faults);

  std::vector<CorpusArticle> articles_;
  CorpusEntries entries_;
  bool has_known_ = false;  // some of them are
};

}  // namespace locseg::check
