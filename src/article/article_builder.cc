// Ids are made of the sources, so that they survive edits of targets and of everything else.
#include "article/article_builder.h"

#include <algorithm>
#include <unordered_map>

#include "article/file_problems.h"
#include "article/front_matter.h"
#include "article/trimmed.h"
#include "base/line_cursor.h"

namespace locseg {
namespace {

constexpr std::size_t kIdDigits = 8;

bool is_inside(Span span, std::string_view bytes) {
  return span.begin <= span.end && span.end <= bytes.size();
}

// The first conflict marker; the size of `bytes` if there is none.
std::size_t first_marker(std::string_view bytes) {
  constexpr std::string_view kMarker = "<<<<<<<";
  for (std::size_t at = bytes.find(kMarker); at != std::string_view::npos;
       at = bytes.find(kMarker, at + 1)) {
    if (at == 0 || bytes[at - 1] == '\n') return at;
  }
  return bytes.size();
}

}  // namespace

ArticleBuilder::ArticleBuilder(std::string_view bytes, std::string_view source, ArticleKind kind,
                               Layout layout, Article& into)
    : article_(into) {
  into.bytes_ = bytes;
  into.source_bytes_ = source;
  into.ids_.clear();
  into.kind_ = kind;
  into.layout_ = layout;
  into.segments_.clear();
  into.problems_.clear();
  into.damage_.clear();
  into.source_stretches_.clear();
}

void ArticleBuilder::finish() {
  article_.front_matter_ = read_front_matter(article_.bytes_, article_.kind_);
  std::string& lang = article_.front_matter_.target_lang;
  if (lang.empty()) lang = std::move(target_lang_);
  add_segments();
  order_stretches();
  const std::size_t marker = first_marker(article_.bytes_);
  article::find_conflict_markers(article_.bytes_, marker, article_.problems_);
  article::find_invalid_utf8(article_.bytes_, article_.problems_);
  article::order_problems(article_.bytes_, article_.problems_);
}

void ArticleBuilder::add_segments() {
  std::ranges::stable_sort(pairs_, {}, [](const PlacedPair& pair) { return pair.target.begin; });
  std::unordered_map<std::string, std::size_t> seen;
  base::LineCursor lines(article_.bytes_);
  std::uint64_t end = 0;
  for (PlacedPair& pair : pairs_) {
    if (!is_inside(pair.target, article_.bytes_) || !is_inside(pair.source, article_.source_bytes_))
      continue;
    const bool overlaps = !article_.segments_.empty() && pair.target.begin < end;
    const bool in_source = article_.has_own_sources() && pair.target.overlaps(pair.source);
    if (overlaps || in_source) continue;
    end = pair.target.end;
    Segment segment;
    segment.whole = segment.target = pair.target;
    segment.source = pair.source;
    segment.carrier = pair.carrier;
    segment.source_carrier = pair.source_carrier;
    segment.line = lines.line_at(pair.target.begin);
    std::string id = std::move(pair.key);
    if (id.empty()) id = to_hex(hash_of(article_.source(segment))).substr(0, kIdDigits);
    if (const std::size_t before = seen[id]++; before != 0) id += '.' + std::to_string(before + 1);
    segment.id = {article_.ids_.size(), article_.ids_.size() + id.size()};
    article_.ids_ += id;
    article_.segments_.push_back(segment);
  }
}

// Stretches that touch become one, and what is part of a target is none.
void ArticleBuilder::order_stretches() {
  std::vector<Span>& all = article_.source_stretches_;
  std::ranges::sort(all, {}, &Span::begin);
  auto segment = article_.segments_.begin();
  std::vector<Span> out;
  for (const Span& stretch : all) {
    while (segment != article_.segments_.end() && segment->whole.end <= stretch.begin) ++segment;
    if (segment != article_.segments_.end() && segment->whole.overlaps(stretch)) continue;
    if (!out.empty() && stretch.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, stretch.end);
    } else if (!stretch.empty()) {
      out.push_back(stretch);
    }
  }
  all = std::move(out);
}

namespace article {
namespace {

// Up to the comment behind it.
Span without_comment(std::string_view bytes, Span span) {
  for (std::uint64_t at = span.begin + 1; at < span.end; ++at) {
    if (bytes[at] == '#' && is_yaml_white(bytes[at - 1])) return {span.begin, at};
  }
  return span;
}

}  // namespace

ScalarText text_of(std::string_view bytes, const YamlScalar& scalar) {
  switch (scalar.style) {
    case YamlStyle::kPlain:
      return {trimmed(bytes, without_comment(bytes, scalar.value)), Carrier::kYamlPlain};
    case YamlStyle::kSingleQuoted:
      return {scalar.value, Carrier::kYamlSingle};
    case YamlStyle::kDoubleQuoted:
      return {scalar.value, Carrier::kYamlDouble};
    case YamlStyle::kBlock:
      return {trimmed(bytes, scalar.value), Carrier::kYamlBlock};
  }
  return {};
}

}  // namespace article

namespace {

// The scalars of an article, which say how a text in one of them is written.
class Scalars {
 public:
  Scalars(std::string_view bytes, ArticleKind kind) : bytes_(bytes) {
    if (kind == ArticleKind::kYaml) {
      scalars_ = article::yaml_scalars(bytes, {0, bytes.size()});
    } else if (kind == ArticleKind::kMarkdown) {
      scalars_ = article::front_matter_scalars(bytes, article::front_matter_place(bytes));
    }
  }

  [[nodiscard]] Carrier carrier_of(Span span) const {
    const auto after = std::ranges::upper_bound(scalars_, span.begin, {},
                                                [](const auto& it) { return it.value.begin; });
    if (after == scalars_.begin() || !std::prev(after)->value.contains(span)) return Carrier::kRaw;
    return article::text_of(bytes_, *std::prev(after)).carrier;
  }

 private:
  std::string_view bytes_;
  std::vector<article::YamlScalar> scalars_;
};

}  // namespace

Article article_of_pairs(const ParallelTexts& texts, std::span<const ParallelPair> pairs) {
  Article article;
  ArticleBuilder builder(texts.target, texts.source, texts.kind, Layout::kParallel, article);
  builder.set_source_lang(texts.source_lang);
  builder.set_target_lang(texts.target_lang);
  const Scalars targets(texts.target, texts.kind);
  const Scalars sources(texts.source, texts.kind);
  for (const ParallelPair& pair : pairs) {
    builder.add({.target = pair.target,
                 .source = pair.source,
                 .carrier = targets.carrier_of(pair.target),
                 .source_carrier = sources.carrier_of(pair.source)});
  }
  builder.finish();
  return article;
}

Article orphaned_article(const ParallelTexts& texts, std::string_view source_name) {
  Article article;
  ArticleBuilder builder(texts.target, {}, texts.kind, Layout::kParallel, article);
  builder.set_source_lang(texts.source_lang);
  builder.set_target_lang(texts.target_lang);
  builder.report(ProblemKind::kOrphanedArticle, {}, source_name);
  builder.finish();
  return article;
}

}  // namespace locseg
