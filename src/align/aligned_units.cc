#include "align/aligned_units.h"

#include <vector>

#include "locseg/identity.h"

namespace locseg {

void PairCounts::add(const AlignedArticle& article, const PairSelection& wanted) {
  unpaired_sources += article.unpaired_sources;
  unpaired_targets += article.unpaired_targets;
  for (const AlignedPair& pair : article.pairs) {
    if (wanted.takes(pair)) {
      ++pairs;
      if (pair.confidence >= kSureConfidence) ++sure;
    } else if (wanted.hidden || !pair.hidden) {
      ++unsure;
    }
  }
}

std::string id_prefix_of(const AlignedFiles& files) {
  constexpr std::size_t kDigits = 5;
  return to_hex(hash_of(files.source, files.target)).substr(0, kDigits);
}

Result<void> put_units(const AlignedFiles& files, const PairSelection& wanted, UnitSink& sink) {
  const std::string prefix = id_prefix_of(files) + "-";
  std::vector<std::string> ids;
  ids.reserve(files.alignment.pairs.size());  // units keep views of them
  std::vector<Unit> units;
  for (const AlignedPair& pair : files.alignment.pairs) {
    if (!wanted.takes(pair)) continue;
    ids.push_back(prefix + std::to_string(pair.number));
    units.push_back({.id = ids.back(),
                     .line = pair.line,
                     .source = pair.source_text,
                     .target = pair.target_text,
                     .confidence = pair.confidence});
  }
  ArticleInfo info = files.info;
  info.valid_utf8 = false;
  return sink.put({info, units});
}

}  // namespace locseg
