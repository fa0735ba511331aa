#include "tree/article_reading.h"

#include <vector>

#include "base/disk.h"

namespace locseg::tree {

void read_as(const ArticleReading& reading, ArticleKind kind, std::string_view bytes,
             const std::optional<std::string>& source, Article& into) {
  read_article(bytes, kind, reading.options, into);
  if (reading.source_name.empty()) return;
  if (into.layout() == Layout::kSpans && !into.segments().empty()) return;
  ParallelTexts texts{.target = bytes,
                      .source = source ? std::string_view(*source) : std::string_view(),
                      .kind = kind,
                      .target_lang = reading.target_lang,
                      .source_lang = reading.options.source_lang};
  if (!source) {
    into = orphaned_article(texts, reading.source_name);
    return;
  }
  std::vector<ParallelPair> pairs;
  if (reading.find_pairs != nullptr) pairs = reading.find_pairs(texts);
  into = article_of_pairs(texts, pairs);
}

Result<std::optional<std::string>> read_source(const ArticleReading& reading) {
  if (reading.source_path.empty()) return std::nullopt;
  std::string bytes;
  if (auto read = base::read_file(reading.source_path, bytes); !read) {
    if (read.error().code == ErrorCode::kNotFound) return std::nullopt;
    const auto kind = base::file_kind(reading.source_path);
    if (kind && *kind != base::FileKind::kRegular) return std::nullopt;
    return tl::unexpected<Error>(std::move(read.error()));
  }
  return bytes;
}

}  // namespace locseg::tree
