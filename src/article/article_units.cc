#include "locseg/article_units.h"

namespace locseg {

void ArticleUnits::read(std::string_view name, const Article& article, const Languages& languages,
                        const Hash128& content) {
  const FrontMatter& front_matter = article.front_matter();
  info_.path = name;
  info_.source_lang = languages.source;
  info_.target_lang = languages.target.empty() ? front_matter.target_lang : languages.target;
  info_.translation_type = front_matter.translation_type;
  info_.source_commit = front_matter.source_commit;
  info_.handoff = front_matter.handoff;
  info_.content = content;
  info_.valid_utf8 = true;
  for (const Problem& problem : article.problems()) {
    if (problem.kind == ProblemKind::kInvalidUtf8) info_.valid_utf8 = false;
  }

  units_.clear();
  units_.reserve(article.segments().size());
  decoded_used_ = 0;
  const auto text = [&](const Segment& segment, Span span) {
    // Only a decoded text moves the arena on.
    if (decoded_used_ == decoded_.size()) decoded_.emplace_back();
    std::string& scratch = decoded_[decoded_used_];
    const std::string_view view = article.text(segment, span, scratch);
    if (view.data() == scratch.data()) ++decoded_used_;
    return view;
  };
  for (const Segment& segment : article.segments()) {
    units_.push_back({.id = article.id(segment),
                      .line = segment.line,
                      .source = text(segment, segment.source),
                      .target = text(segment, segment.target),
                      .recovered = segment.recovered});
  }
}

}  // namespace locseg
