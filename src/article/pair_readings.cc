// md4c reads a reduced article. To Markdown a tag is a tag whatever its attributes say, and most
// characters are text wherever they are. So a pair of which neither text holds a character that
// can change what a tag is read as becomes `<b a="0">x</b>`: one tag with the quotation marks of
// its attribute, and some text, speak for the whole pair, and for such pairs right behind it; `x`
// alone does where nothing before it in its paragraph may touch a tag, for then a tag is read where
// text is. There a text with code and links is as good, if they end where they begin, in it. A line
// that begins like the one before it, an item of a list for example, is read as that one is, and so
// is a heading behind a paragraph: such lines are left out. Other pairs keep their texts with an
// `x` for every word; a text that holds tags or line ends stays as it is. That leaves less than a
// tenth of an article.
#include "article/pair_readings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/docfx_containers.h"
#include "article/meanings.h"
#include "base/ascii.h"
#include "base/bytes.h"

namespace locseg::article {
namespace {

constexpr std::string_view kTag = "<b a=\"0\">";
constexpr std::string_view kEnd = "</b>";

// Where a pair begins its line.
struct LineStart {
  std::string_view prefix;    // what of the line is before the pair
  bool behind_empty = false;  // the line before it is empty, or there is none
  bool begins = false;        // the prefix is marks of blocks and spaces: no text, no cell
};

std::size_t skip(std::string_view text, std::size_t at, char c) {
  while (at < text.size() && text[at] == c) ++at;
  return at;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && base::is_ascii_digit(text[at])) ++at;
  return at;
}

// The place behind the mark of a list's item at `at`; `at` if there is none.
std::size_t item_mark_end(std::string_view text, std::size_t at) {
  if (at < text.size() && std::string_view("-*+").find(text[at]) != std::string_view::npos) {
    return at + 1;
  }
  const std::size_t end = skip_digits(text, at);
  const bool is_mark =
      end > at && end - at < 10 && end < text.size() && (text[end] == '.' || text[end] == ')');
  return is_mark ? end + 1 : at;
}

// `- `, `  1. `: an item whose text cannot be taken for indented code.
bool is_item(std::string_view prefix) {
  const std::size_t mark = skip(prefix, 0, ' ');
  const std::size_t end = item_mark_end(prefix, mark);
  return mark < 4 && end > mark && end + 1 == prefix.size() && prefix[end] == ' ';
}

// So little indentation that it begins no code.
bool is_shallow(std::string_view prefix) {
  return prefix.size() < 4 && skip(prefix, 0, ' ') == prefix.size();
}

// `## `, `## <a name="summary"></a>`: what is before the text of a heading, which no tag minds.
bool is_heading(std::string_view prefix) {
  constexpr std::string_view kAnchor = "<a name=\"";
  constexpr std::string_view kAnchorEnd = "\"></a>";
  const std::size_t marks = skip(prefix, 0, '#');
  if (marks == 0 || marks > 6 || marks == prefix.size() || prefix[marks] != ' ') return false;
  std::string_view rest = prefix.substr(skip(prefix, marks, ' '));
  if (rest.empty()) return true;
  if (!rest.starts_with(kAnchor) || !rest.ends_with(kAnchorEnd)) return false;
  if (rest.size() < kAnchor.size() + kAnchorEnd.size()) return false;
  rest = rest.substr(kAnchor.size(), rest.size() - kAnchor.size() - kAnchorEnd.size());
  return std::ranges::all_of(rest, [](char c) {
    return c == '-' || c == '_' || base::is_ascii_alnum(c) || !base::is_ascii(c);
  });
}

// Whether two prefixes differ in the numbers of items at most.
bool are_alike(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, [](char a, char b) {
    return a == b || (base::is_ascii_digit(a) && base::is_ascii_digit(b));
  });
}

bool is_blank(std::string_view gap) {
  return std::ranges::all_of(gap, [](char c) { return c == ' ' || c == '\r' || c == '\n'; });
}

// The reduced text, and where in it the tags of each pair are.
class Reduction {
 public:
  Reduction(const Article& article, std::uint64_t begin)
      : bytes_(article.bytes()),
        done_(begin),
        begin_(begin),
        dropped_(container_indentation(bytes_.substr(begin))) {
    reduced_.text.reserve(bytes_.size() / 4);
  }

  void append(const Segment& segment) {
    const std::string_view target = segment.target.of(bytes_);
    const std::string_view source = segment.source.of(bytes_);
    const bool whole = segment.carrier != Carrier::kRaw || segment.recovered;
    const unsigned meanings =
        whole ? unsigned{kMark | kLimit} : unsigned{meanings_of(target)} | meanings_of(source);
    const bool keeps = (meanings & kMark) != 0 && (meanings & kLimit) == 0 && !open_ &&
                       keeps_its_marks(target) && keeps_its_marks(source);
    if (!open_ && is_plain(meanings, keeps) && follows_plain(segment.whole.begin)) {
      return leave_out(segment.whole.end);
    }
    const LineStart line = line_start(segment.whole.begin);
    const bool is_heading_line =
        line.behind_empty && is_heading(line.prefix) && ends_line(segment.whole.end);
    const bool may_speak = !open_ && ((meanings & kMark) == 0 || keeps);
    if (may_speak && follows_like_line(line, is_heading_line, segment.whole.begin)) {
      if (line.behind_empty) touched_ = false;
      reduced_.text.resize(plain_end_);
      if (is_heading_line) reduced_.text += '\n';
      return leave_out(segment.whole.end);
    }
    if (may_speak && is_heading_line && append_heading(segment.whole, line)) return;
    copy_to(segment.whole.begin);
    done_ = segment.whole.end;
    // A backslash takes the first tag only.
    const bool speaks = is_plain(meanings, keeps) && !reduced_.text.ends_with('\\');
    reduced_.bare.push_back(speaks && !touched_);
    if (speaks) return append_plain(line);
    touched_ = true;
    if (whole) return copy(segment);
    open_ = open_ || leaves_open(target) || leaves_open(source);
    if (!can_shrink(target) || !can_shrink(source)) return copy(segment);
    const std::uint64_t begin = reduced_.text.size();
    reduced_.text += kTag;
    append_shrunk(reduced_.text, target);
    const std::uint64_t end = reduced_.text.size();
    reduced_.text.append(kEnd).append(kTag).append(kTag);
    append_shrunk(reduced_.text, source);
    reduced_.offsets.push_back(
        {begin, end, end + kEnd.size(), end + kEnd.size() + kTag.size(), reduced_.text.size()});
    reduced_.text.append(kEnd).append(kEnd);
  }

  void finish() { copy_to(bytes_.size()); }

  [[nodiscard]] ReducedArticle take() { return std::move(reduced_); }

 private:
  // Whether nothing in the texts of a pair changes how tags are read, after what was copied.
  // `keeps`: their marks mean something in them alone, if nothing is open.
  [[nodiscard]] bool is_plain(unsigned meanings, bool keeps) const {
    if (open_) return (meanings & (kMark | kTitle)) == 0;
    return (meanings & kMark) == 0 || (keeps && !touched_);
  }

  // A heading ends with its line, as a paragraph does before an empty one. Returns whether it could
  // be left at that.
  bool append_heading(Span whole, const LineStart& line) {
    copy_to(whole.begin - line.prefix.size());
    if (open_ || touched_) return false;
    done_ = whole.end;
    reduced_.bare.push_back(true);
    append_plain({{}, true, true});
    reduced_.text += '\n';
    return true;
  }

  // The last tag that speaks for a pair speaks for one that ends at `end`, too.
  void leave_out(std::uint64_t end) {
    done_ = end;
    reduced_.offsets.emplace_back().fill(plain_);
    reduced_.bare.push_back(reduced_.bare.back());
  }

  // Of a pair that begins at `begin`, behind what is done.
  [[nodiscard]] LineStart line_start(std::uint64_t begin) const {
    const std::string_view gap = bytes_.substr(done_, begin - done_);
    const std::size_t feed = gap.rfind('\n');
    if (feed == std::string_view::npos) return {gap, done_ == begin_, done_ == begin_};
    return {gap.substr(feed + 1), behind_empty_line(gap) == feed + 1, true};
  }

  // Whether nothing but spaces is behind `at` in its line.
  [[nodiscard]] bool ends_line(std::uint64_t at) const {
    at = skip(bytes_, at, ' ');
    return at == bytes_.size() || bytes_[at] == '\n' || bytes_[at] == '\r';
  }

  // Whether a pair that begins at `begin` is read as the letter is that speaks for the pair before,
  // and what follows goes on behind it as behind that one: nothing is between the two, and their
  // lines begin alike. Both are the first lines of paragraphs, or items side by side.
  [[nodiscard]] bool follows_like_line(const LineStart& line, bool is_heading_line,
                                       std::uint64_t begin) const {
    if (!line.begins || !line_.begins || plain_end_ == 0) return false;
    if (!reduced_.bare.back() || !is_blank(std::string_view(reduced_.text).substr(plain_end_)) ||
        !is_blank(bytes_.substr(done_, begin - line.prefix.size() - done_))) {
      return false;
    }
    if (is_heading_line) return line_.behind_empty && line_.prefix.empty();
    const bool is_like =
        line_.behind_empty ? are_alike(line.prefix, line_.prefix) : line.prefix == line_.prefix;
    if (!is_like) return false;
    if (line.behind_empty) {
      return line_.behind_empty && (is_item(line.prefix) || is_shallow(line.prefix));
    }
    const std::string_view gap = bytes_.substr(done_, begin - line.prefix.size() - done_);
    return is_item(line.prefix) && std::ranges::count(gap, '\n') == 1 &&
           reduced_.text.size() == plain_end_;
  }

  // Whether nothing but spaces is between a pair that begins at `begin` and one that such a tag
  // speaks for: it may speak for both.
  [[nodiscard]] bool follows_plain(std::uint64_t begin) const {
    if (plain_end_ == 0 || plain_end_ != reduced_.text.size()) return false;
    const std::string_view gap = bytes_.substr(done_, begin - done_);
    return gap.find_first_not_of(' ') == std::string_view::npos;
  }

  void append_plain(const LineStart& line) {
    line_ = line;
    plain_ = reduced_.text.size();
    reduced_.offsets.emplace_back().fill(plain_);
    if (touched_) reduced_.text += kTag;
    reduced_.text += 'x';
    if (touched_) reduced_.text += kEnd;
    plain_end_ = reduced_.text.size();
  }

  void copy_to(std::uint64_t end) {
    std::string_view gap = bytes_.substr(done_, end - done_);
    open_ = open_ || leaves_open(gap);
    if (const std::size_t behind = behind_empty_line(gap); behind != std::string_view::npos) {
      touched_ = false;
      gap.remove_prefix(behind);
    }
    touched_ = touched_ || may_touch_tags(gap);
    for (; next_dropped_ < dropped_.size(); ++next_dropped_) {
      const Span span{dropped_[next_dropped_].begin + begin_, dropped_[next_dropped_].end + begin_};
      if (span.end > end) break;
      if (span.begin < done_) continue;  // inside a pair, which is copied as it is
      reduced_.text += bytes_.substr(done_, span.begin - done_);
      done_ = span.end;
    }
    reduced_.text += bytes_.substr(done_, end - done_);
    done_ = end;
  }

  void copy(const Segment& segment) {
    const std::uint64_t shift = segment.whole.begin - reduced_.text.size();
    std::ranges::transform(tags_of(bytes_, segment), reduced_.offsets.emplace_back().begin(),
                           [&](Span tag) { return tag.begin - shift; });
    reduced_.text += segment.whole.of(bytes_);
  }

  std::string_view bytes_;
  std::uint64_t done_;
  std::uint64_t begin_;
  std::vector<Span> dropped_;  // bytes from `begin_` on
  std::size_t next_dropped_ = 0;
  bool open_ = false;     // something that a title's end may close
  bool touched_ = false;  // something in the paragraph may change how tags are read
  // The last tag that speaks for a pair, and the end of its own.
  std::uint64_t plain_ = 0;
  std::uint64_t plain_end_ = 0;
  LineStart line_;  // that it begins
  ReducedArticle reduced_;
};

}  // namespace

std::array<Span, PairReading::kTags> tags_of(std::string_view bytes, const Segment& segment) {
  const std::size_t after =
      std::min<std::size_t>(bytes.find("<span", segment.target.end), segment.source.begin);
  // The source may begin with a `<` of its own.
  const std::uint64_t before = segment.source.begin == 0 ? 0 : segment.source.begin - 1;
  const std::size_t source = std::min<std::size_t>(bytes.rfind('<', before), segment.source.begin);
  return {Span{segment.whole.begin, segment.target.begin}, Span{segment.target.end, after},
          Span{after, source}, Span{source, segment.source.begin},
          Span{segment.source.end, segment.whole.end}};
}

std::uint64_t body_begin(const Article& article) {
  const std::string_view bytes = article.bytes();
  if (article.kind() != ArticleKind::kMarkdown) return bytes.size();
  const Span metadata = article.front_matter().span;
  if (metadata.empty()) return 0;
  // The span ends before the line that closes it.
  const std::size_t end = bytes.find('\n', metadata.end);
  return end == std::string_view::npos ? bytes.size() : end + 1;
}

std::vector<PairReading> read_pairs(const Article& article) { return PairReader().read(article); }

std::vector<PairReading> PairReader::read(const Article& article) {
  const std::vector<Segment>& segments = article.segments();
  std::vector<PairReading> out(segments.size());
  if (article.layout() != Layout::kSpans) return out;
  const std::uint64_t begin = body_begin(article);
  const auto first = std::ranges::lower_bound(segments, begin, {},
                                              [](const Segment& it) { return it.whole.begin; });
  if (first == segments.end()) return out;
  const auto skipped = static_cast<std::size_t>(first - segments.begin());

  Reduction reduction(article, begin);
  for (std::size_t i = skipped; i < segments.size(); ++i) reduction.append(segments[i]);
  reduction.finish();

  read_reduced(reduction.take());
  for (std::size_t i = skipped; i < out.size(); ++i) out[i].as = arrivals_[i - skipped];
  return out;
}

void PairReader::read_reduced(ReducedArticle reduced) {
  if (passes_ != 0 && reduced == reduced_) return;
  reduced_ = std::move(reduced);
  arrivals_ = arrivals(0);
  const auto is_in_code = [](const Arrival& it) { return it[0] == markup::RenderedAs::kCodeBlock; };
  if (std::ranges::none_of(arrivals_, is_in_code)) return;
  // md4c 0.4.8 ends a list item at two empty lines when the offset of a line before them happens to
  // end on the byte 4, and takes what is indented after it for code. One byte later it does not.
  const std::vector<Arrival> again = arrivals(1);
  for (std::size_t i = 0; i < again.size(); ++i) {
    if (is_in_code(arrivals_[i])) arrivals_[i] = again[i];
  }
}

// What each tag of the reduction is read as, with so many empty lines before all.
std::vector<PairReader::Arrival> PairReader::arrivals(std::size_t empty_lines) {
  ++passes_;
  std::vector<markup::RenderedPiece> pieces;
  if (empty_lines == 0) {
    markup::read_blocks(reduced_.text, pieces);
  } else {
    markup::read_blocks(std::string(empty_lines, '\n').append(reduced_.text), pieces);
  }
  std::vector<Arrival> out(reduced_.offsets.size());
  // Tags and pieces are both in order.
  auto piece = pieces.begin();
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (std::size_t tag = 0; tag < out[i].size(); ++tag) {
      const std::uint64_t offset = reduced_.offsets[i][tag] + empty_lines;
      while (piece != pieces.end() && piece->span.end <= offset) ++piece;
      if (piece == pieces.end() || !piece->span.contains(offset)) continue;
      const bool is_tag = piece->as == markup::RenderedAs::kText && reduced_.bare[i];
      out[i][tag] = is_tag ? markup::RenderedAs::kHtml : piece->as;
    }
  }
  return out;
}

}  // namespace locseg::article
