// A comment holds the source of the content beside it, up to the next comment and the ends of the
// element it is in:
//
//     <para>
//     <!-- The <b>valve</b> opens. -->
//     Das <b>Ventil</b> öffnet.
//     </para>
//
// An element that begins a line there and has no counterpart in the comment ends the content too:
// it is a block of its own. Where both are one element of the same name, the texts are what is in
// it.
#include "article/layouts/xml_comments.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "article/layouts/comment_blocks.h"
#include "article/layouts/markdown_blocks.h"
#include "article/layouts/scripts.h"
#include "article/trimmed.h"
#include "markup/missing_ends.h"
#include "markup/tags.h"

namespace locseg::article {
namespace {

enum class PartKind : std::uint8_t { kOpen, kClose, kEmpty, kComment, kOther };

struct Part {
  PartKind kind = PartKind::kOther;
  Span span;
  std::string_view name;  // of a tag
};

// The tags and comments of `bytes`, in order.
std::vector<Part> read_parts(std::string_view bytes) {
  std::vector<Part> out;
  markup::FailedSearches missing;
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos;) {
    const std::optional<markup::Angle> angle = markup::read_angle(bytes, at, missing);
    if (!angle) {
      at = bytes.find('<', at + 1);
      continue;
    }
    Part part{PartKind::kOther, angle->whole, angle->value.of(bytes)};
    switch (angle->shape) {
      case markup::AngleShape::kOpenTag:
        part.kind = PartKind::kOpen;
        break;
      case markup::AngleShape::kCloseTag:
        part.kind = PartKind::kClose;
        break;
      case markup::AngleShape::kEmptyTag:
        part.kind = PartKind::kEmpty;
        break;
      default:
        if (angle->whole.of(bytes).starts_with(kCommentOpen)) part.kind = PartKind::kComment;
    }
    out.push_back(part);
    at = bytes.find('<', std::max<std::size_t>(angle->whole.end, at + 1));
  }
  return out;
}

class XmlReader {
 public:
  explicit XmlReader(std::string_view bytes) : bytes_(bytes), parts_(read_parts(bytes)) {}

  LayoutEvidence run(ArticleBuilder& into) {
    std::vector<PlacedPair> above = read(true);
    std::vector<PlacedPair> below = read(false);
    std::vector<PlacedPair>& best = above.size() >= below.size() ? above : below;
    LayoutEvidence evidence;
    evidence.pairs = best.size();
    evidence.texts = std::max(best.size(), count_texts());
    for (PlacedPair& pair : best) {
      evidence.apart += differ_in_script(pair.source.of(bytes_), pair.target.of(bytes_));
      const std::uint64_t open = bytes_.rfind(kCommentOpen, pair.source.begin);
      const Comment comment = read_comment(bytes_, open, bytes_.size());
      into.add_source_stretch(comment_stretch(bytes_, comment.whole));
      into.add(std::move(pair));
    }
    for (std::size_t at = bytes_.find(kCommentOpen); at != std::string_view::npos;) {
      const std::size_t close = bytes_.find("-->", at);
      if (close == std::string_view::npos) {
        into.report(ProblemKind::kUnendedSource, {at, at + kCommentOpen.size()});
        break;
      }
      at = bytes_.find(kCommentOpen, close);
    }
    return evidence;
  }

 private:
  // Stretches of text between block-level parts, roughly: those that hold letters and no tag.
  [[nodiscard]] std::size_t count_texts() const {
    std::size_t texts = 0;
    std::uint64_t at = 0;
    for (const Part& part : parts_) {
      const Span text = trimmed(bytes_, {at, part.span.begin});
      texts += part.kind != PartKind::kOpen && begins_line(text.begin) && !text.empty();
      at = part.span.end;
    }
    return texts;
  }

  std::vector<PlacedPair> read(bool above) {
    std::vector<PlacedPair> out;
    std::uint64_t taken = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].kind != PartKind::kComment) continue;
      const Comment comment = read_comment(bytes_, parts_[i].span.begin, bytes_.size());
      if (!may_be_source(comment.inside.of(bytes_), false)) continue;
      const std::set<std::string_view> names = names_in(comment.inside);
      Span target = above ? content_after(i, names) : content_before(i, names);
      Span source = comment.inside;
      unwrap(source, target);
      if (target.empty() || target.begin < taken || !has_letters(target)) continue;
      if (!may_say_the_same(source.of(bytes_), target.of(bytes_))) continue;
      taken = target.end;
      out.push_back({.target = target, .source = source});
    }
    return out;
  }

  [[nodiscard]] std::set<std::string_view> names_in(Span inside) const {
    std::set<std::string_view> names;
    for (const Part& part : read_parts(inside.of(bytes_))) names.insert(part.name);
    return names;
  }

  [[nodiscard]] bool begins_line(std::uint64_t at) const {
    while (at > 0 && (bytes_[at - 1] == ' ' || bytes_[at - 1] == '\t')) --at;
    return at == 0 || bytes_[at - 1] == '\n';
  }

  [[nodiscard]] bool has_letters(Span span) const {
    const LetterCounts letters = count_letters(span.of(bytes_));
    return letters.latin + letters.other != 0;
  }

  // Whether a tag is that of a block which the comment does not speak of.
  [[nodiscard]] bool ends_content(const Part& part, const std::set<std::string_view>& names) const {
    return part.kind == PartKind::kOther ||
           (begins_line(part.span.begin) && !names.contains(part.name));
  }

  [[nodiscard]] Span content_after(std::size_t comment,
                                   const std::set<std::string_view>& names) const {
    const std::uint64_t begin = parts_[comment].span.end;
    std::size_t depth = 0;
    for (std::size_t i = comment + 1; i < parts_.size(); ++i) {
      const Part& part = parts_[i];
      const bool closes_outer = part.kind == PartKind::kClose && depth == 0;
      if (part.kind == PartKind::kComment || closes_outer ||
          (depth == 0 && part.kind != PartKind::kClose && ends_content(part, names))) {
        return depth == 0 ? trimmed(bytes_, {begin, part.span.begin}) : Span{};
      }
      if (part.kind == PartKind::kOpen) ++depth;
      if (part.kind == PartKind::kClose) --depth;
    }
    return depth == 0 ? trimmed(bytes_, {begin, bytes_.size()}) : Span{};
  }

  [[nodiscard]] Span content_before(std::size_t comment,
                                    const std::set<std::string_view>& names) const {
    const std::uint64_t end = parts_[comment].span.begin;
    std::size_t depth = 0;
    for (std::size_t i = comment; i-- > 0;) {
      const Part& part = parts_[i];
      const bool opens_outer = part.kind == PartKind::kOpen && depth == 0;
      if (part.kind == PartKind::kComment || opens_outer ||
          (depth == 0 && part.kind != PartKind::kOpen && !names.contains(part.name))) {
        return depth == 0 ? trimmed(bytes_, {part.span.end, end}) : Span{};
      }
      if (part.kind == PartKind::kClose) ++depth;
      if (part.kind == PartKind::kOpen) --depth;
    }
    return depth == 0 ? trimmed(bytes_, {0, end}) : Span{};
  }

  // The content of `span` if it is one element, and its name.
  [[nodiscard]] std::optional<std::pair<std::string_view, Span>> element_in(Span span) const {
    const std::vector<Part> parts = read_parts(span.of(bytes_));
    if (parts.size() < 2 || parts.front().kind != PartKind::kOpen || parts.front().span.begin != 0)
      return std::nullopt;
    std::size_t depth = 0;
    for (const Part& part : parts) {
      if (part.kind == PartKind::kOpen) ++depth;
      if (part.kind != PartKind::kClose || --depth != 0) continue;
      if (part.span.end != span.size() || part.name != parts.front().name) return std::nullopt;
      return std::pair(part.name, trimmed(bytes_, {span.begin + parts.front().span.end,
                                                   span.begin + part.span.begin}));
    }
    return std::nullopt;
  }

  void unwrap(Span& source, Span& target) const {
    const auto from = element_in(source);
    const auto to = element_in(target);
    if (!from || !to || from->first != to->first) return;
    source = from->second;
    target = to->second;
  }

  std::string_view bytes_;
  std::vector<Part> parts_;
};

}  // namespace

LayoutEvidence read_xml_comments(const LayoutInput& input, ArticleBuilder& into) {
  return XmlReader(input.bytes).run(into);
}

}  // namespace locseg::article
