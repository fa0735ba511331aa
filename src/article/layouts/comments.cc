// Sources in comments: of the front matter, then of the body.
//
// The source of a value of the front matter is in a comment of YAML in it (`# title: Valves`), or
// in a comment of HTML right behind it that holds the source's front matter. Of a key that both
// have, the value is text if it has letters and differs; a title and a description are text anyway.
#include <algorithm>
#include <unordered_map>
#include <vector>

#include "article/front_matter.h"
#include "article/layouts/comment_blocks.h"
#include "article/layouts/comment_pairs.h"
#include "article/layouts/layout_reader.h"
#include "article/layouts/scripts.h"
#include "article/layouts/xml_comments.h"
#include "article/yaml.h"

namespace locseg::article {
namespace {

std::uint64_t line_end(std::string_view bytes, std::uint64_t at) {
  const std::size_t feed = bytes.find('\n', at);
  return feed == std::string_view::npos ? bytes.size() : feed + 1;
}

class MetadataReader {
 public:
  MetadataReader(std::string_view bytes, Span region, ArticleBuilder& into)
      : bytes_(bytes), region_(region), into_(into), targets_(yaml_scalars(bytes, region)) {
    for (const YamlScalar& target : targets_) {
      if (target.indent == 0) by_key_.try_emplace(target.key.of(bytes), &target);
    }
  }

  // `# key: value` in lines of their own.
  void read_yaml_comments() {
    for (std::uint64_t at = region_.begin; at < region_.end;) {
      const std::uint64_t end = line_end(bytes_, at);
      const std::uint64_t mark = bytes_.find_first_not_of(" \t", at);
      if (mark < end && bytes_[mark] == '#') {
        const bool paired = pair(yaml_scalars(bytes_, {mark + 1, end}));
        if (paired) into_.add_source_stretch({at, end});
      }
      at = end;
    }
  }

  // The comment that the body begins with, if it holds front matter; where the body goes on.
  std::uint64_t read_html_comment(std::uint64_t body) {
    const std::uint64_t begin = std::min(bytes_.find_first_not_of(" \t\r\n", body), bytes_.size());
    const Comment comment = read_comment(bytes_, begin, bytes_.size());
    if (comment.whole.empty()) return body;
    const Span inside{begin + kCommentOpen.size(), comment.inside.end};
    const std::vector<YamlScalar> sources = yaml_scalars(bytes_, inside);
    const bool known = std::ranges::any_of(
        sources, [&](const YamlScalar& source) { return target_of(source) != nullptr; });
    if (!known) return body;
    if (!pair(sources)) return comment.whole.end;
    into_.add_source_stretch(comment_stretch(bytes_, comment.whole));
    return comment.whole.end;
  }

  [[nodiscard]] const LayoutEvidence& evidence() const { return evidence_; }

 private:
  [[nodiscard]] const YamlScalar* target_of(const YamlScalar& source) const {
    const auto found = by_key_.find(source.key.of(bytes_));
    return source.key.empty() || found == by_key_.end() ? nullptr : found->second;
  }

  bool pair(const std::vector<YamlScalar>& sources) {
    bool any = false;
    for (const YamlScalar& source : sources) {
      const YamlScalar* target = target_of(source);
      if (target == nullptr) continue;
      const ScalarText from = text_of(bytes_, source);
      const ScalarText to = text_of(bytes_, *target);
      const std::string_view key = source.key.of(bytes_);
      if (!is_text(key, yaml_value(bytes_, source), yaml_value(bytes_, *target))) continue;
      into_.add({.target = to.span,
                 .source = from.span,
                 .carrier = to.carrier,
                 .source_carrier = from.carrier,
                 .key = std::string(key)});
      any = true;
      ++evidence_.pairs;
      ++evidence_.texts;
      evidence_.apart += differ_in_script(from.span.of(bytes_), to.span.of(bytes_));
    }
    return any;
  }

  [[nodiscard]] static bool is_text(std::string_view key, const std::string& source,
                                    const std::string& target) {
    if (source.empty()) return false;
    if (key == "title" || key == "description") return true;
    const LetterCounts letters = count_letters(source);
    return source != target && letters.latin + letters.other != 0;
  }

  std::string_view bytes_;
  Span region_;
  ArticleBuilder& into_;
  std::vector<YamlScalar> targets_;
  std::unordered_map<std::string_view, const YamlScalar*> by_key_;  // at the top level
  LayoutEvidence evidence_;
};

}  // namespace

LayoutEvidence read_comments(const LayoutInput& input, ArticleBuilder& into) {
  if (input.kind == ArticleKind::kXml) return read_xml_comments(input, into);
  if (input.kind != ArticleKind::kMarkdown) return {};
  Span body = markdown_body(input.bytes);
  LayoutEvidence evidence;
  const Span region = yaml_region(input.bytes, input.kind);
  if (region.begin != 0) {
    MetadataReader metadata(input.bytes, region, into);
    metadata.read_yaml_comments();
    body.begin = metadata.read_html_comment(body.begin);
    evidence = metadata.evidence();
  }
  const bool has_comment = input.bytes.find(kCommentOpen, body.begin) != std::string_view::npos;
  if (!has_comment && evidence.pairs == 0) return evidence;
  const LayoutEvidence more = read_comment_pairs(input, body, into);
  evidence.texts += more.texts;
  evidence.pairs += more.pairs;
  evidence.apart += more.apart;
  return evidence;
}

}  // namespace locseg::article
