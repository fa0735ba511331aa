/// All segments of a run, as the rules about the whole see them, and the texts of the few that they
/// find fault with.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/engine/locate.h"
#include "check/engine/selection.h"
#include "locseg/result.h"

namespace locseg::check {

/// An article that was delivered.
struct CorpusArticle {
  std::string path;  // to read it again
  std::string name;
  std::string bytes;  // of standard input, which cannot be read again
  std::string source_lang;
  std::string target_lang;
};

/// Keeps 24 bytes a segment and no text.
class Corpus {
 public:
  /// In order of reading.
  void add(CorpusArticle article, std::vector<CorpusEntry> entries);

  using Take = std::function<Result<void>(const CorpusArticle&, std::vector<LocatedFinding>)>;

  /// Runs one rule over the segments of the articles it is on for, and hands over what it finds and
  /// no comment ignores, by article, in order. Reads those articles again; fails where one cannot
  /// be.
  [[nodiscard]] Result<void> check(std::uint16_t rule, const Selection& selection,
                                   const Take& take) const;

 private:
  struct Text {
    std::string text;
    std::uint64_t line = 0;
  };
  using Texts = std::unordered_map<std::uint64_t, Text>;  // by article and segment

  // Those of the articles that `rule` is on for; `some` holds them where it is not on for all.
  [[nodiscard]] std::span<const CorpusEntry> entries_for(std::uint16_t rule,
                                                         const Selection& selection,
                                                         std::vector<CorpusEntry>& some) const;
  [[nodiscard]] Result<Texts> related_texts(std::span<const CorpusEntry> entries,
                                            std::span<const CorpusFault> faults) const;

  std::vector<CorpusArticle> articles_;
  std::vector<CorpusEntry> entries_;
};

}  // namespace locseg::check
