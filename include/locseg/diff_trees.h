/// Two sets of articles compared, article by article.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article_source.h"
#include "locseg/diff.h"

namespace locseg {

enum class ArticleStatus : std::uint8_t {
  kSame,  ///< no segment differs
  kChanged,
  kRenamed,  ///< found under another name by what it says; it may have changed too
  kAdded,
  kRemoved,
};

/// `same`, `changed` and so on.
[[nodiscard]] std::string_view name_of(ArticleStatus status);

/// The texts of a changed unit, word by word.
struct ChangedTexts {
  std::vector<TextPiece> source;
  std::vector<TextPiece> target;
};

/// What became of one article. Views end with the call that hands it over.
struct ArticleDiff {
  ArticleStatus status = ArticleStatus::kSame;
  std::string before_name;       ///< empty for kAdded
  std::string after_name;        ///< empty for kRemoved
  std::string_view source_lang;  ///< of after, of before for kRemoved; empty where not known
  std::string_view target_lang;
  std::span<const Unit> before;
  std::span<const Unit> after;
  std::vector<Change> changes;
  /// By change; only of kTargetChanged, kSourceChanged, kBothChanged and kNormalized, and only
  /// if `DiffTreesOptions::texts` is set.
  std::vector<ChangedTexts> texts;
  DiffCounts counts;
};

/// Compares two lists of units, texts word by word as those of a `kind` article. Names are left
/// empty; kSame or kChanged.
[[nodiscard]] ArticleDiff diff_article(std::span<const Unit> before, std::span<const Unit> after,
                                       ArticleKind kind);

struct DiffTreesOptions {
  bool texts = true;     ///< compare changed texts word by word
  unsigned threads = 0;  ///< threads; 0: as many as there are processors
};

/// Runs on several threads at a time; what it appends to `out` comes to `deliver`.
using DiffWork = std::function<void(const ArticleDiff&, std::string& out)>;
/// Runs on one article at a time, in order of name; a failure stops the run.
using DiffDeliver = std::function<Result<void>(const ArticleDiff&, std::string_view out)>;

/// Pairs the articles of both sides by name, what is left by its segments, and compares each pair.
/// Two files are a pair whatever their names. Articles come in byte order of their names after, of
/// those removed before. Memory: the names, the articles in flight, and 8 bytes a segment of those
/// that one side has alone.
[[nodiscard]] Result<void> diff_trees(const ArticleSource& before, const ArticleSource& after,
                                      const DiffTreesOptions& options, const DiffWork& work,
                                      const DiffDeliver& deliver);

}  // namespace locseg
