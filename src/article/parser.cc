// Bytes to segments in one pass.
//
//   pair = target TARGET '</span>' lookup source SOURCE '</span></span>'        (tags: see tag.h)
//
// TARGET ends at the joint `</span>` lookup source, which nothing but a pair contains. SOURCE ends
// at the first `</span></span>` that is balanced, span tags inside code spans not counted, or, if
// none is, at the first. No fragment reaches past the next target tag, so whatever is missing costs
// at most one pair, and no byte is looked at more than a few times however broken the article is.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "article/file_problems.h"
#include "article/front_matter.h"
#include "article/pairs_again.h"
#include "article/segment_id.h"
#include "article/tag.h"
#include "article/yaml.h"
#include "base/line_cursor.h"
#include "locseg/article.h"
#include "markup/code_spans.h"

namespace locseg {

using article::Tag;
using article::TagKind;

class ArticleParser {
 public:
  ArticleParser(std::string_view bytes, ArticleKind kind, Article& article)
      : bytes_(bytes), article_(article), lines_(bytes) {
    article.bytes_ = bytes;
    article.source_bytes_ = bytes;
    article.kind_ = kind;
    article.layout_ = Layout::kSpans;
    article.ids_.clear();
    article.segments_.clear();
    article.problems_.clear();
    article.damage_.clear();
    article.source_stretches_.clear();
  }

  // `again`: see pairs_again.h.
  void run(bool again) {
    read_pairs();
    const Span region = article::yaml_region(bytes_, article_.kind_);
    const std::vector<Segment>& segments = article_.segments_;
    const bool has_pairs = !segments.empty() && segments[0].whole.begin < region.end;
    read_metadata(again && !has_pairs ? Span{} : region);
    mark_recovered();
    if (!again) find_file_problems();
    article::order_problems(bytes_, article_.problems_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // --- pairs

  void read_pairs() {
    std::size_t at = article::find_tag(bytes_, 0);
    while (at < bytes_.size()) {
      const Tag tag = next_tag(at);
      switch (tag.kind) {
        case TagKind::kTarget:
          at = read_pair(tag);
          break;
        case TagKind::kSource:
          report_orphan(tag);
          [[fallthrough]];
        default:
          at = after(tag);
      }
      at = article::find_tag(bytes_, at);
    }
  }

  // The tag at `offset`, with what it says of the whole article noted.
  Tag next_tag(std::size_t offset) {
    const Tag tag = article::tag_at(bytes_, offset);
    if (tag.damaged) note_damage(tag.damage_at);
    if (tag.kind == TagKind::kMalformed) report(ProblemKind::kMalformedTag, tag.span);
    if (tag.kind == TagKind::kConflictMarker && first_marker_ == kNone) first_marker_ = offset;
    return tag;
  }

  static std::size_t after(const Tag& tag) { return std::max(tag.span.end, tag.span.begin + 1); }

  // Reads the pair that `target` opens; where to go on.
  std::size_t read_pair(const Tag& target) {
    Span joint;
    Tag source;
    const std::size_t joint_end = find_joint(target, joint, source);
    if (source.kind != TagKind::kSource) {
      abandon(target);
      return joint_end;
    }
    std::size_t limit = 0;
    const std::size_t end = find_source_end(source.span.end, limit);
    if (end == kNone) {
      report(ProblemKind::kUnclosedSource, target.span, target.id);
      return limit;
    }
    Segment segment;
    segment.whole = {target.span.begin, end + 2 * kClose.size()};
    segment.id = target.id;
    segment.target = {target.span.end, joint.begin};
    segment.source = {source.span.end, end};
    if (target.id.of(bytes_) != source.id.of(bytes_)) {
      report(ProblemKind::kIdMismatch, segment.whole, target.id);
      return segment.whole.end;
    }
    segment.line = lines_.line_at(segment.whole.begin);
    if (target.escaped) set_carrier(segment, Carrier::kJsonString);
    article_.segments_.push_back(segment);
    return segment.whole.end;
  }

  // Looks for the joint after `target`. Found: `joint` spans `</span>` lookup source, and `source`
  // is the tag. Not found: returns where reading can go on.
  std::size_t find_joint(const Tag& target, Span& joint, Tag& source) {
    std::size_t at = target.span.end;
    for (;;) {
      at = article::find_tag(bytes_, at);
      if (at >= bytes_.size()) return at;
      if (at_joint(at, target, joint, source)) return joint.end;
      const Tag tag = article::tag_at(bytes_, at);
      if (tag.kind == TagKind::kTarget || tag.kind == TagKind::kSource) return at;
      at = after(next_tag(at));
    }
  }

  bool at_joint(std::size_t at, const Tag& target, Span& joint, Tag& source) {
    // Nearly every joint is spelled plainly and carries the target's id.
    const std::string_view id = target.id.of(bytes_);
    const std::size_t id_at = at + kPlainJoint.size();
    if (!target.escaped && bytes_.substr(at, kPlainJoint.size()) == kPlainJoint &&
        bytes_.substr(id_at, id.size()) == id &&
        bytes_.substr(id_at + id.size(), kPlainEnd.size()) == kPlainEnd) {
      source.kind = TagKind::kSource;
      source.id = {id_at, id_at + id.size()};
      source.span = {id_at - kPlainSource.size(), id_at + id.size() + kPlainEnd.size()};
      joint = {at, source.span.end};
      return true;
    }
    if (!bytes_.substr(at).starts_with(kClose)) return false;
    const std::size_t lookup_at = at + kClose.size();
    if (lookup_at >= bytes_.size() || bytes_[lookup_at] != '<') return false;
    const Tag lookup = article::tag_at(bytes_, lookup_at);
    if (lookup.kind != TagKind::kLookup || lookup.span.end >= bytes_.size()) return false;
    const Tag tag = article::tag_at(bytes_, lookup.span.end);
    if (tag.kind != TagKind::kSource) return false;
    // One carrier has one way to write a quote.
    if (lookup.escaped != target.escaped || tag.escaped != target.escaped) return false;
    if (lookup.damaged) note_damage(lookup.damage_at);
    if (tag.damaged) note_damage(tag.damage_at);
    source = tag;
    joint = {at, source.span.end};
    return true;
  }

  // The offset of the `</span></span>` of the source that begins at `begin`, or kNone; then `limit`
  // is where reading can go on.
  std::size_t find_source_end(std::size_t begin, std::size_t& limit) {
    std::size_t first = kNone;  // the first double close, balanced or not
    bool nested = false;
    for (limit = article::find_tag(bytes_, begin); limit < bytes_.size();
         limit = article::find_tag(bytes_, limit)) {
      if (!nested && first == kNone && bytes_.substr(limit, kDoubleClose.size()) == kDoubleClose) {
        return limit;
      }
      const Tag tag = article::tag_at(bytes_, limit);
      if (tag.kind == TagKind::kTarget || tag.kind == TagKind::kSource) break;
      if (tag.kind == TagKind::kClose && first == kNone &&
          bytes_.substr(tag.span.end).starts_with(kClose)) {
        first = limit;
      }
      nested = nested || tag.kind == TagKind::kOtherSpan;
      limit = after(next_tag(limit));
    }
    return nested ? balanced_end(begin, limit, first) : first;
  }

  // The balanced double close in [begin, limit), else `first`.
  std::size_t balanced_end(std::size_t begin, std::size_t limit, std::size_t first) const {
    const std::vector<Span> code = markup::code_spans(bytes_.substr(begin, limit - begin));
    auto span = code.begin();
    std::size_t depth = 0;
    for (std::size_t at = article::find_tag(bytes_, begin); at < limit;
         at = article::find_tag(bytes_, at)) {
      const Tag tag = article::tag_at(bytes_, at);
      at = after(tag);
      while (span != code.end() && span->end <= tag.span.begin - begin) ++span;
      if (span != code.end() && span->contains(tag.span.begin - begin)) continue;
      if (tag.kind == TagKind::kOtherSpan) ++depth;
      if (tag.kind != TagKind::kClose) continue;
      if (depth > 0) {
        --depth;
      } else {
        return bytes_.substr(at).starts_with(kClose) ? tag.span.begin : first;
      }
    }
    return first;
  }

  // --- what is no pair

  void report(ProblemKind kind, Span span, Span id = {}) {
    article_.problems_.push_back({kind, span, {}, std::string(id.of(bytes_))});
  }

  void abandon(const Tag& target) {
    abandoned_.insert_or_assign(target.id.of(bytes_), article_.problems_.size());
    report(ProblemKind::kUnpairedTarget, target.span, target.id);
  }

  // A source tag without a target. If its target was given up earlier because another pair began
  // inside it, the two are one fault.
  void report_orphan(const Tag& source) {
    const auto found = abandoned_.find(source.id.of(bytes_));
    if (found == abandoned_.end()) {
      return report(ProblemKind::kUnpairedSource, source.span, source.id);
    }
    Problem& problem = article_.problems_[found->second];
    const bool pair_between =
        !article_.segments_.empty() && article_.segments_.back().whole.begin > problem.span.begin;
    if (pair_between) problem.kind = ProblemKind::kNestedPair;
    abandoned_.erase(found);
  }

  // Quote damage comes from a tool that took everything from one `"` to the next for an attribute
  // value: the stretch lies between two real quotes, and holds none.
  void note_damage(std::size_t quote) {
    std::vector<Span>& damage = article_.damage_;
    const std::size_t last = damage.empty() ? 0 : damage.back().end;
    if (!damage.empty() && quote < last) return;
    const std::size_t open = quote == 0 ? kNone : bytes_.rfind('"', quote - 1);
    // Without a quote before it, all that is known is the tag.
    const std::size_t begin =
        open != std::string_view::npos && open >= last ? open + 1 : bytes_.rfind('<', quote);
    const std::size_t end = std::min(bytes_.find('"', quote), bytes_.size());
    damage.push_back({begin, end});
    report(ProblemKind::kQuoteDamage, damage.back());
  }

  void mark_recovered() {
    auto segment = article_.segments_.begin();
    for (const Span& stretch : article_.damage_) {
      while (segment != article_.segments_.end() && segment->whole.end <= stretch.begin) ++segment;
      for (auto touched = segment;
           touched != article_.segments_.end() && touched->whole.begin < stretch.end; ++touched) {
        touched->recovered = true;
        if (touched->carrier == Carrier::kRaw) set_carrier(*touched, Carrier::kQuoteDamaged);
      }
    }
  }

  // --- the whole article

  void read_metadata(Span region) {
    if (region.empty()) {
      article_.front_matter_ = {};
      return;
    }
    const std::vector<article::YamlScalar> scalars = article::yaml_scalars(bytes_, region);
    article_.front_matter_ = article::read_front_matter(bytes_, article_.kind_, region, scalars);
    auto scalar = scalars.begin();
    for (Segment& segment : article_.segments_) {
      if (segment.whole.begin >= region.end) break;
      while (scalar != scalars.end() && scalar->value.end <= segment.whole.begin) ++scalar;
      const bool inside = scalar != scalars.end() && scalar->value.contains(segment.whole);
      set_yaml_carrier(segment, inside ? &*scalar : nullptr);
    }
  }

  static void set_carrier(Segment& segment, Carrier carrier) {
    segment.carrier = segment.source_carrier = carrier;
  }

  static void set_yaml_carrier(Segment& segment, const article::YamlScalar* scalar) {
    if (segment.carrier == Carrier::kJsonString) {
      set_carrier(segment, Carrier::kYamlDouble);
    } else if (scalar != nullptr) {
      switch (scalar->style) {
        case article::YamlStyle::kPlain:
          set_carrier(segment, Carrier::kYamlPlain);
          break;
        case article::YamlStyle::kBlock:
          set_carrier(segment, Carrier::kYamlBlock);
          break;
        case article::YamlStyle::kSingleQuoted:
          set_carrier(segment, Carrier::kYamlSingle);
          break;
        case article::YamlStyle::kDoubleQuoted:
          break;  // raw quotes inside double ones: no YAML, and read as it is
      }
    }
  }

  void find_file_problems() {
    find_duplicate_ids();
    if (first_marker_ != kNone) {
      article::find_conflict_markers(bytes_, first_marker_, article_.problems_);
    }
    article::find_invalid_utf8(bytes_, article_.problems_);
  }

  // Ids nearly always grow: one prefix and ever greater numbers. Growing is transitive, so then no
  // two are equal, and there is nothing to look for.
  void find_duplicate_ids() {
    const std::vector<Segment>& segments = article_.segments_;
    std::string_view prefix;
    std::uint64_t last = 0;
    const bool all_grow = std::all_of(segments.begin(), segments.end(), [&](const auto& segment) {
      const auto id = article::parse_segment_id(segment.id.of(bytes_));
      if (!id || id->paragraph) return false;
      if (&segment == segments.data()) prefix = id->prefix;
      const bool grows = id->number > last && id->prefix == prefix;
      last = id->number;
      return grows;
    });
    if (all_grow) return;
    std::unordered_set<std::string_view> seen;
    for (const Segment& segment : segments) {
      if (!seen.insert(segment.id.of(bytes_)).second) {
        report(ProblemKind::kDuplicateId, segment.whole, segment.id);
      }
    }
  }

  static constexpr std::string_view kClose = "</span>";
  static constexpr std::string_view kDoubleClose = "</span></span>";
  static constexpr std::string_view kPlainJoint =
      "</span><span class=\"sxs-lookup\"><span data-stu-id=\"";
  static constexpr std::string_view kPlainSource = "<span data-stu-id=\"";
  static constexpr std::string_view kPlainEnd = "\">";

  std::string_view bytes_;
  Article& article_;
  base::LineCursor lines_;
  std::unordered_map<std::string_view, std::size_t> abandoned_;  // id to its problem
  std::size_t first_marker_ = kNone;
};

void parse_article(std::string_view bytes, ArticleKind kind, Article& into) {
  ArticleParser(bytes, kind, into).run(false);
}

void article::parse_pairs_again(std::string_view bytes, ArticleKind kind, Article& into) {
  ArticleParser(bytes, kind, into).run(true);
}

FrontMatter read_front_matter(std::string_view bytes, ArticleKind kind) {
  const Span region = article::yaml_region(bytes, kind);
  if (region.empty()) return {};
  return article::read_front_matter(bytes, kind, region, article::yaml_scalars(bytes, region));
}

Article parse_article(std::string_view bytes, ArticleKind kind) {
  Article article;
  parse_article(bytes, kind, article);
  return article;
}

}  // namespace locseg
