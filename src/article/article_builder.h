// Builds an article of a layout that keeps its sources elsewhere than in `span` tags.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/yaml.h"
#include "locseg/article.h"

namespace locseg {

/// Where a pair is, as a reader of a layout found it.
struct PlacedPair {
  Span target;  ///< bytes of the article
  Span source;  ///< bytes of what holds the sources
  Carrier carrier = Carrier::kRaw;
  Carrier source_carrier = Carrier::kRaw;
  std::string key = {};  ///< what its id is; empty: it is made of the source
};

class ArticleBuilder {
 public:
  /// Clears `into`, whose memory is reused. Both views must outlive it; `source` is `bytes` unless
  /// the layout is kParallel.
  ArticleBuilder(std::string_view bytes, std::string_view source, ArticleKind kind, Layout layout,
                 Article& into);

  /// Adds a segment; in any order. One whose spans leave their bytes, or whose target overlaps its
  /// own source or the target of an earlier one in the article, is left out by `finish`.
  void add(PlacedPair pair) { pairs_.push_back(std::move(pair)); }
  /// Adds bytes that hold sources and what marks them: readers of the target alone do not need
  /// them.
  void add_source_stretch(Span stretch) { article_.source_stretches_.push_back(stretch); }
  /// What `Article::read_options` says of it.
  void set_source_lang(std::string_view lang) { article_.source_lang_ = lang; }
  /// The language of the targets, if the metadata names none.
  void set_target_lang(std::string_view lang) { target_lang_ = lang; }
  void report(ProblemKind kind, Span span, std::string_view id = {}) {
    article_.problems_.push_back({kind, span, {}, std::string(id)});
  }

  /// Reads the metadata, puts everything in order, and finds ids, lines and the problems of a file.
  void finish();

 private:
  void add_segments();
  void order_stretches();

  Article& article_;
  std::vector<PlacedPair> pairs_;
  std::string target_lang_;
};

namespace article {

/// The text of a scalar without what is around it, and how it is written there.
struct ScalarText {
  Span span;  ///< empty where it holds no text
  Carrier carrier = Carrier::kRaw;
};
[[nodiscard]] ScalarText text_of(std::string_view bytes, const YamlScalar& scalar);

}  // namespace article
}  // namespace locseg
