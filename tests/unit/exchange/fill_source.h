// A memory of a few sentences for fillers to ask.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "exchange/units/filling.h"

namespace locseg::exchange {

/// Fills by exact source, and by another one where `like` names it.
class FewSentences final : public FillSource {
 public:
  explicit FewSentences(std::vector<std::pair<std::string, std::string>> known)
      : known_(known.begin(), known.end()) {}

  /// What the memory has for `source` is a fuzzy match, found for `matched`.
  void like(const std::string& source, const std::string& matched, const std::string& target) {
    like_[source] = {matched, target};
  }

  Result<std::vector<Filling>> fill(const UnitGroup& group,
                                    const std::vector<bool>& /*open*/) override {
    std::vector<Filling> fillings(group.units.size());
    for (std::size_t i = 0; i < group.units.size(); ++i) {
      const std::string source(group.units[i].source);
      sources += source + '=' + std::string(group.units[i].target) + '\n';
      Filling& filling = fillings[i];
      filling.outcome = FillOutcome::kFilled;
      filling.match.human = is_human;
      filling.match.translation_type = is_human ? "HT" : "MT";
      filling.match.article = "m.md";
      if (const auto exact = known_.find(source); exact != known_.end()) {
        filling.match.score = kExactScore;
        filling.match.kind = MatchKind::kExact;
        filling.match.source = source;
        filling.match.target = exact->second;
      } else if (const auto similar = like_.find(source); similar != like_.end()) {
        filling.match.score = 87;
        filling.match.kind = MatchKind::kFuzzy;
        filling.match.source = similar->second.first;
        filling.match.target = similar->second.second;
      } else {
        filling.outcome = FillOutcome::kUnmatched;
      }
      filling.target = filling.match.target;
    }
    return fillings;
  }

  void filled(const UnitGroup& group, std::span<const Filling> fillings) override {
    for (std::size_t i = 0; i < fillings.size(); ++i) {
      outcomes += std::string(group.units[i].id) + ' ' + std::string(name_of(fillings[i].outcome)) +
                  ' ' + fillings[i].target +
                  (fillings[i].reason.empty() ? "" : ": " + fillings[i].reason) + '\n';
    }
  }

  bool is_human = true;
  std::string sources;   ///< what was asked for, `source=target` a line
  std::string outcomes;  ///< `id outcome target: reason` a line

 private:
  std::map<std::string, std::string> known_;
  std::map<std::string, std::pair<std::string, std::string>> like_;
};

/// The file as it was filled, or what is wrong with it.
inline std::string filled_bytes(const UnitFiller& filler, std::string_view bytes,
                                FillSource& source) {
  const auto edits = filler.fill(bytes, "job", source);
  if (!edits) return to_string(edits.error());
  const auto filled = apply_edits(bytes, *edits);
  return filled ? *filled : to_string(filled.error());
}

}  // namespace locseg::exchange
