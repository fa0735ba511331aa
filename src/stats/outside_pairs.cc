// Titles and descriptions are scalars of the metadata. Alternative texts are looked for in the
// bytes between pairs, with the codes of Markdown that markup finds and what DocFX adds to them:
//
//     ![text](target)    <img alt="text">    :::image source="target" alt-text="text":::
//
// Whatever holds a pair is a segment's.
#include <algorithm>
#include <string>
#include <string_view>

#include "article/front_matter.h"
#include "article/yaml.h"
#include "locseg/stats.h"
#include "markup/codes.h"

namespace locseg {
namespace {

void add(std::string_view text, OutsideText& to) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
  ++to.texts;
  to.size += size_of(text);
}

bool holds_segment(const Article& article, Span span) {
  const auto& segments = article.segments();
  const auto at = std::ranges::lower_bound(segments, span.begin, {},
                                           [](const Segment& it) { return it.whole.begin; });
  return at != segments.end() && at->whole.begin < span.end;
}

void count_metadata(const Article& article, OutsidePairs& out) {
  const std::string_view bytes = article.bytes();
  const Span region = article::yaml_region(bytes, article.kind());
  for (const article::YamlScalar& scalar : article::yaml_scalars(bytes, region)) {
    const std::string_view key = scalar.key.of(bytes);
    if (key != "title" && key != "description") continue;
    const bool top_level = scalar.indent == 0 || article.front_matter().span.contains(scalar.key);
    if (!top_level || holds_segment(article, scalar.value)) continue;
    add(article::yaml_value(bytes, scalar), key == "title" ? out.titles : out.descriptions);
  }
}

// The value of `name="..."` in `markup`; empty if absent.
std::string_view attribute(std::string_view markup, std::string_view name) {
  const std::size_t at = markup.find(name);
  if (at == std::string_view::npos || at == 0 || markup[at - 1] != ' ') return {};
  const std::string_view rest = markup.substr(at + name.size());
  const char quote = rest.size() > 1 && rest[0] == '=' ? rest[1] : '\0';
  if (quote != '"' && quote != '\'') return {};
  const std::size_t end = rest.find(quote, 2);
  return end == std::string_view::npos ? std::string_view() : rest.substr(2, end - 2);
}

class Alternatives {
 public:
  explicit Alternatives(OutsideText& out) : out_(&out) {}

  // In bytes that hold no pair.
  void count(std::string_view between) {
    if (between.find('!') == std::string_view::npos &&
        between.find("alt") == std::string_view::npos)
      return;
    scanner_.scan(between, markup::Syntax::kMarkdown, codes_);
    for (const markup::Code& code : codes_.codes) {
      if (code.kind == markup::CodeKind::kImage) {
        add(code.inside().of(between), *out_);
      } else if (code.kind == markup::CodeKind::kTag && code.value.of(between) == "img") {
        add(attribute(code.open.of(between), "alt"), *out_);
      }
    }
    constexpr std::string_view kImage = ":::image ";
    for (std::size_t at = between.find(kImage); at != std::string_view::npos;
         at = between.find(kImage, at + kImage.size())) {
      const std::size_t end = std::min(between.find('\n', at), between.size());
      add(attribute(between.substr(at, end - at), "alt-text"), *out_);
    }
  }

 private:
  OutsideText* out_;
  markup::CodeScanner scanner_;
  markup::Codes codes_;
};

}  // namespace

OutsideText& OutsideText::operator+=(const OutsideText& other) {
  texts += other.texts;
  size += other.size;
  return *this;
}

OutsidePairs& OutsidePairs::operator+=(const OutsidePairs& other) {
  titles += other.titles;
  descriptions += other.descriptions;
  alternatives += other.alternatives;
  return *this;
}

OutsidePairs count_outside_pairs(const Article& article) {
  OutsidePairs out;
  count_metadata(article, out);
  if (article.kind() != ArticleKind::kMarkdown) return out;
  Alternatives alternatives(out.alternatives);
  std::uint64_t at = article.front_matter().span.end;
  auto stretch = article.source_stretches().begin();
  const auto count_up_to = [&](std::uint64_t end) {
    for (; stretch != article.source_stretches().end() && stretch->end <= end; ++stretch) {
      if (stretch->begin >= at) alternatives.count(article.bytes().substr(at, stretch->begin - at));
      at = std::max(at, stretch->end);
    }
    if (at < end) alternatives.count(article.bytes().substr(at, end - at));
  };
  for (const Segment& segment : article.segments()) {
    if (segment.whole.begin < at) continue;
    count_up_to(segment.whole.begin);
    at = segment.whole.end;
  }
  count_up_to(article.bytes().size());
  return out;
}

}  // namespace locseg
