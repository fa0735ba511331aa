/// The check of units apart from articles: of a file of units, of an article in a store.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/engine/article_checker.h"
#include "check/engine/runner.h"
#include "locseg/identity.h"
#include "locseg/span.h"
#include "locseg/unit.h"

namespace locseg::check {

/// What findings are in.
struct UnitPlaces {
  std::string name;       ///< what overrides and acceptances call it, and reports
  std::string_view text;  ///< the file; empty: a store, where findings are at the lines of units
  /// The bytes of `text` that spell `part`, bytes of `decoded`, which is spelled as `raw`.
  std::function<Span(Span raw, std::string_view decoded, Span part)> place_of = {};
  /// The language that files beside it name, or nothing; asked only if the file names none.
  std::function<std::string()> siblings = {};
};

/// Runs the rules about segments over units. Those that name an article are texts of its kind, all
/// others texts of a catalog. Units without a target are counted only: they are a job.
class UnitCheck {
 public:
  /// `checker` must outlive this.
  UnitCheck(const ArticleChecker& checker, UnitPlaces places);

  /// Units with what is known of them. Those in another language than the one that the options want
  /// are left alone.
  void add(const ArticleInfo& info, std::span<const Unit> units);

  /// What was found, by language; to be called once. The counts are in the first.
  [[nodiscard]] std::vector<CheckedArticle> finish();

  /// How many units had no target.
  [[nodiscard]] std::uint64_t untranslated() const { return untranslated_; }

 private:
  // The language of the units: what they or the options say, or what is found.
  std::string language_of(const ArticleInfo& info, std::span<const Unit> units);
  void locate(const Unit& unit, const Plan& plan, std::vector<RuledFault> faults,
              CheckedArticle& into) const;
  void place(const Unit& unit, LocatedFinding& located) const;
  void hold_back(std::vector<CheckedArticle>& all) const;

  const ArticleChecker* checker_;
  UnitPlaces places_;
  std::map<LanguagePair, CheckedArticle> by_language_;
  std::optional<FoundLanguage> found_language_;
  std::uint64_t untranslated_ = 0;
};

}  // namespace locseg::check
