/// The check of units apart from articles: of a file of units, of an article in a store.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unit_copies.h"
#include "check/engine/article_checker.h"
#include "check/engine/runner.h"
#include "check/engine/unit_places.h"
#include "locseg/identity.h"
#include "locseg/span.h"
#include "locseg/unit.h"

namespace locseg::check {

/// A unit that was read, as far as repairs want to know.
struct CheckedUnit {
  Span target;                        ///< in the file
  Hash128 texts;                      ///< of its id, source and target
  std::vector<std::uint16_t> faults;  ///< their rules, in order; one for each
};

/// A hash of all three.
[[nodiscard]] Hash128 unit_texts_hash(std::string_view id, std::string_view source,
                                      std::string_view target);

/// A repair of a fault in a unit.
struct UnitFix {
  std::size_t unit = 0;  ///< its ordinal
  std::shared_ptr<const SegmentTexts> texts;
  std::vector<Edit> decoded;  ///< of the target
  std::vector<Edit> raw;      ///< of the file
};

/// What units came to.
struct CheckedUnits {
  std::vector<CheckedArticle> articles;  ///< by language; the counts are in the first
  std::uint64_t untranslated = 0;        ///< units without a target
  std::vector<CheckedUnit> units;        ///< all, if the options want repairs
  std::vector<UnitFix> fixes;            ///< likewise; in order
};

/// Runs the rules about segments over units. Those that name an article are texts of its kind, all
/// others texts of a catalog. Units without a target are counted only: they are a job.
///
/// As a sink it takes the units of one file. Those in another language than the one that the
/// options want are left alone. kInterrupted if the user stops the process.
class UnitCheck final : public UnitSink {
 public:
  /// `checker` must outlive this.
  UnitCheck(const ArticleChecker& checker, UnitPlaces places);

  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> end_article() override;
  [[nodiscard]] bool wants_origins() const override { return true; }

  /// What was found; to be called once.
  [[nodiscard]] CheckedUnits finish_check();

 private:
  // What there is of each pair of languages.
  struct OfLanguages {
    CheckedArticle checked;
    std::map<std::string, TeamRun> teams;  // by translation type, on which a plan may depend
  };

  // What units that come in one call are looked at with.
  struct Looking {
    const Plan& plan;
    TeamRun& team;
    SegmentFacts facts;
    CheckedArticle& checked;
  };

  [[nodiscard]] Result<void> check_first_units();
  void find_language_of(std::span<const Unit> units);
  // What the units or the options say, or what was found.
  [[nodiscard]] std::string target_lang() const;
  OfLanguages& results_of_languages();
  [[nodiscard]] Result<void> check(std::span<const Unit> units);
  void look_at(const Unit& unit, Looking& looking);
  void keep_for_repair(const Unit& unit, std::span<const RuledFault> faults);
  void add_entry(const Unit& unit, std::span<const RuledFault> faults, bool known,
                 CheckedArticle& into) const;
  void hold_back(std::vector<CheckedArticle>& all) const;

  const ArticleChecker* checker_;
  UnitPlaces places_;
  ArticleInfo info_;
  std::map<LanguagePair, OfLanguages> by_language_;
  std::optional<FoundLanguage> found_language_;
  bool looks_for_language_ = false;  // in the first units of the open article
  base::UnitCopies first_units_;     // those, until there are enough
  std::size_t ordinal_ = 0;
  CheckedUnits out_;
};

/// Reads a file into a check.
[[nodiscard]] Result<CheckedUnits> check_units(const ArticleChecker& checker,
                                               const UnitOpener& open);

}  // namespace locseg::check
