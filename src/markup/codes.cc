// One pass over the bytes that can begin or end a code, in CommonMark's order of precedence: code
// spans, tags and their kin bind as they are met; brackets wait for `]`; delimiter runs wait for
// the link text or the fragment to end. Afterwards tags are paired, as far as they nest with the
// rest.

#include "markup/codes.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "markup/code_spans.h"
#include "markup/missing_ends.h"
#include "markup/tags.h"
#include "markup/tokens.h"

namespace locseg::markup {
namespace {

constexpr base::ByteSet kMarkdownMarks("\\`<&*_~[]!{$%");
constexpr base::ByteSet kXmlMarks("<&{$%");

class Scan {
 public:
  Scan(std::string_view text, Syntax syntax, ScanMemory& memory, Codes& out)
      : text_(text),
        syntax_(syntax),
        runs_(memory.runs),
        brackets_(memory.brackets),
        out_(out),
        pairs_(memory.pairs) {
    runs_.clear();
    brackets_.clear();
    out_.codes.clear();
    out_.loose.clear();
  }

  void run() {
    const base::ByteSet& marks = syntax_ == Syntax::kMarkdown ? kMarkdownMarks : kXmlMarks;
    for (std::size_t at = 0; at < text_.size();) {
      at = marks.has(text_[at]) ? step(at) : at + 1;
    }
    close_runs(0);
    for (const Bracket& bracket : brackets_) out_.loose.push_back(bracket.mark);
    const auto by_begin = [](const Code& a, const Code& b) { return a.open.begin < b.open.begin; };
    if (!std::is_sorted(out_.codes.begin(), out_.codes.end(), by_begin))
      std::sort(out_.codes.begin(), out_.codes.end(), by_begin);
    std::sort(out_.loose.begin(), out_.loose.end(),
              [](Span a, Span b) { return a.begin < b.begin; });
  }

 private:
  // Reads what is at `at` and returns where to go on.
  std::size_t step(std::size_t at) {
    switch (text_[at]) {
      case '\\':
        return at + (at + 1 < text_.size() && base::is_ascii_punctuation(text_[at + 1]) ? 2 : 1);
      case '`':
        return code_span(at);
      case '<':
        return angle(at);
      case '&':
        return entity(at);
      case '*':
      case '_':
      case '~':
        runs_.push_back(delimiter_run(text_, at));
        return runs_.back().span.end;
      case '!':
        if (at + 1 == text_.size() || text_[at + 1] != '[') return at + 1;
        return open_bracket({at, at + 2});
      case '[':
        return open_bracket({at, at + 1});
      case ']':
        return close_bracket(at);
      default:
        return placeholder(at);
    }
  }

  std::size_t single(CodeKind kind, Span whole, Span value) {
    out_.codes.push_back({kind, whole, {whole.end, whole.end}, value});
    return whole.end;
  }

  std::size_t code_span(std::size_t at) {
    if (!backticks_.built()) backticks_.read(text_);
    const std::size_t end = std::min(text_.find_first_not_of('`', at), text_.size());
    const std::size_t close = backticks_.closing(text_, end, end - at);
    if (close == std::string_view::npos) {
      out_.loose.push_back({at, end});
      return end;
    }
    return single(CodeKind::kCodeSpan, {at, close + (end - at)}, {end, close});
  }

  std::size_t angle(std::size_t at) {
    const std::optional<Angle> angle = read_angle(text_, at, missing_);
    if (!angle) return placeholder(at);
    switch (angle->shape) {
      case AngleShape::kComment:
        return single(CodeKind::kComment, angle->whole, angle->value);
      case AngleShape::kAutolink:
        return single(CodeKind::kAutolink, angle->whole, angle->value);
      default:
        break;
    }
    const bool known = syntax_ == Syntax::kXml || angle->shape == AngleShape::kCloseTag ||
                       is_html_element(angle->value.of(text_));
    if (!known) return single(CodeKind::kPlaceholder, angle->whole, angle->whole);
    return single(CodeKind::kTag, angle->whole, angle->value);
  }

  std::size_t entity(std::size_t at) {
    const std::optional<Span> name = read_entity(text_, at);
    if (!name) return at + 1;
    return single(CodeKind::kEntity, {at, name->end + 1}, *name);
  }

  std::size_t placeholder(std::size_t at) {
    const std::optional<Span> whole = read_placeholder(text_, at);
    return whole ? single(CodeKind::kPlaceholder, *whole, *whole) : at + 1;
  }

  std::size_t open_bracket(Span mark) {
    if (mark.size() == 1 && text_.substr(mark.end).starts_with('!')) {
      if (const std::optional<Directive> found = read_directive(text_, mark.begin)) {
        return found->path.empty() ? single(CodeKind::kDirective, found->whole, found->keyword)
                                   : single(CodeKind::kInclude, found->whole, found->path);
      }
    }
    brackets_.push_back({mark, static_cast<std::uint32_t>(runs_.size())});
    return mark.end;
  }

  std::size_t close_bracket(std::size_t at) {
    if (brackets_.empty()) {
      out_.loose.push_back({at, at + 1});
      return at + 1;
    }
    const Bracket opener = brackets_.back();
    brackets_.pop_back();
    // No link holds another link; an image may.
    const bool may_link = opener.image() || brackets_.size() >= no_link_below_;
    no_link_below_ = std::min(no_link_below_, brackets_.size());
    if (!may_link) return at + 1;
    const std::optional<LinkTail> tail = read_link_tail(text_, at, missing_);
    if (!tail) return at + 1;
    close_runs(opener.runs);
    out_.codes.push_back({opener.image() ? CodeKind::kImage : CodeKind::kLink, opener.mark,
                          tail->mark, tail->value});
    if (!opener.image()) no_link_below_ = brackets_.size();
    return tail->mark.end;
  }

  // Matches and forgets the delimiter runs from `first` on.
  void close_runs(std::size_t first) {
    pairs_.clear();
    match_delimiters(runs_, first, pairs_);
    for (const EmphasisPair& pair : pairs_)
      out_.codes.push_back({CodeKind::kEmphasis, pair.open, pair.close, pair.open});
    for (std::size_t i = first; i < runs_.size(); ++i) {
      const bool lone_tilde = runs_[i].mark == '~' && runs_[i].span.size() != 2;
      if (!runs_[i].spent() && !lone_tilde) out_.loose.push_back(runs_[i].span);
    }
    runs_.resize(first);
  }

  std::string_view text_;
  Syntax syntax_;
  std::vector<DelimiterRun>& runs_;
  std::vector<Bracket>& brackets_;
  Codes& out_;
  std::vector<EmphasisPair>& pairs_;
  BacktickRuns backticks_;
  FailedSearches missing_;
  std::size_t no_link_below_ = 0;  // brackets deeper in the stack than this hold a link already
};

// Gives opening tags their closing ones. Walks all marks with a stack of what is open; a tag that
// another code's end would cut stays alone. Looks no deeper than a few tags that were never
// closed, as `<p>` and `<li>` are in HTML, so it stays linear.
class TagPairing {
 public:
  TagPairing(std::string_view text, std::vector<Code>& codes) : text_(text), codes_(codes) {}

  void run() {
    std::vector<std::uint64_t> ends;  // of the paired codes that are open
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      while (!ends.empty() && ends.back() <= codes_[i].open.begin) {
        close_until(floors_.back());
        floors_.pop_back();
        ends.pop_back();
      }
      if (codes_[i].paired()) {
        ends.push_back(codes_[i].close.begin);
        floors_.push_back(open_tags_.size());
      } else if (codes_[i].kind == CodeKind::kTag) {
        take(i);
      }
    }
    if (merged_) std::erase_if(codes_, [](const Code& code) { return code.open.empty(); });
  }

 private:
  static constexpr std::size_t kMaxUnclosed = 16;

  void close_until(std::size_t size) { open_tags_.resize(size); }

  void take(std::size_t index) {
    Code& tag = codes_[index];
    const std::string_view mark = tag.open.of(text_);
    if (!mark.starts_with("</")) {
      if (!mark.ends_with("/>") && !is_void_element(tag.value.of(text_)))
        open_tags_.push_back(index);
      return;
    }
    const std::size_t floor = floors_.empty() ? 0 : floors_.back();
    for (std::size_t depth = 0; depth < kMaxUnclosed; ++depth) {
      const std::size_t size = open_tags_.size() - depth;
      if (size <= floor) return;
      Code& opener = codes_[open_tags_[size - 1]];
      if (!same_name(opener.value.of(text_), tag.value.of(text_))) continue;
      opener.close = tag.open;
      tag.open = {tag.open.begin, tag.open.begin};  // to be erased
      merged_ = true;
      close_until(size - 1);
      return;
    }
  }

  static bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return base::ascii_lower(x) == base::ascii_lower(y); });
  }

  std::string_view text_;
  std::vector<Code>& codes_;
  std::vector<std::size_t> open_tags_;
  std::vector<std::size_t> floors_;  // how many tags were open where each paired code began
  bool merged_ = false;
};

}  // namespace

void CodeScanner::scan(std::string_view fragment, Syntax syntax, Codes& into) {
  Scan(fragment, syntax, memory_, into).run();
  const auto is_tag = [](const Code& code) { return code.kind == CodeKind::kTag; };
  if (std::ranges::any_of(into.codes, is_tag)) TagPairing(fragment, into.codes).run();
}

Codes find_codes(std::string_view fragment, Syntax syntax) {
  Codes codes;
  CodeScanner().scan(fragment, syntax, codes);
  return codes;
}

std::string_view name_of(CodeKind kind) {
  constexpr std::string_view kNames[] = {"emphasis", "link",      "image",      "code-span",
                                         "autolink", "tag",       "comment",    "entity",
                                         "include",  "directive", "placeholder"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace locseg::markup
