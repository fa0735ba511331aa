#include "align/segmentation.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/abbreviations.h"
#include "text/bidi.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::align {
namespace {

constexpr std::string_view kEllipsis = "\u2026";

bool is_stop(char32_t c) {
  if (c < 0x80) return c == '.' || c == '!' || c == '?';
  return c == 0x2026 || text::is_sentence_end(c);
}

// A wide comma, colon or semicolon.
bool is_clause_mark(char32_t c) {
  return c >= 0x3000 && text::is_wide(c) && text::is_punctuation(c) && !text::is_closing(c) &&
         !text::is_opening(c) && !text::is_sentence_end(c);
}

std::size_t skip_space(std::string_view masked, std::size_t at) {
  while (at < masked.size()) {
    const base::CodePoint point = base::code_point_at(masked, at);
    if (!text::is_space(point.value)) break;
    at += point.size;
  }
  return at;
}

bool is_quote(char32_t c) { return c == '"' || c == '\''; }

// Of a parenthesis; a stop within one ends no sentence around it.
bool closes_bracket(char32_t c) {
  return c == ')' || c == ']' || c == '}' || c == 0xFF09 || c == 0xFF3D;
}

// Past what closes after a stop: marks, brackets, quotes, the end of a direction.
std::size_t skip_closers(std::string_view masked, std::size_t at, bool& bracket) {
  while (at < masked.size()) {
    const base::CodePoint point = base::code_point_at(masked, at);
    if (point.value == static_cast<char32_t>(kCloseMark) ||
        point.value == static_cast<char32_t>(kNoMark) || text::is_bidi_control(point.value)) {
      at += point.size;
      continue;
    }
    // `“` opens, but closes in German; after a stop it closes.
    const bool quote = is_quote(point.value) || point.value == 0x201C;
    if (!quote && !text::is_closing(point.value)) return at;
    bracket = bracket || closes_bracket(point.value);
    at += point.size;
  }
  return at;
}

// The first character from `at` on that is neither a mark, a quote nor a bracket.
char32_t first_significant(std::string_view masked, std::size_t at) {
  while (at < masked.size()) {
    const base::CodePoint point = base::code_point_at(masked, at);
    const bool passed = point.value < 4 || is_quote(point.value) || text::is_opening(point.value) ||
                        point.value == '*' || point.value == '_';
    if (!passed) return point.value;
    at += point.size;
  }
  return 0;
}

// The word that ends at `end`, marks behind it left out: back to white space, an opening mark or
// bracket.
std::string_view word_before(std::string_view masked, std::size_t end) {
  while (end > 0 && (masked[end - 1] == kCloseMark || masked[end - 1] == kNoMark)) --end;
  std::size_t begin = end;
  while (begin > 0) {
    const std::size_t at = base::char_begin(masked, begin - 1);
    const char32_t c = base::code_point_at(masked, at).value;
    if (c < 5 || text::is_space(c) || text::is_opening(c) || is_quote(c) || c == '/') break;
    begin = at;
  }
  return masked.substr(begin, end - begin);
}

// One letter of a script with spaces, an initial.
bool is_initial(std::string_view word) {
  if (word.empty()) return false;
  const base::CodePoint first = base::code_point_at(word, 0);
  return first.size == word.size() && text::is_spaced_letter(first.value);
}

// A unit behind its number: "9 ms", "1.25 m". Its symbol is no abbreviation, whatever is spelled
// alike, and has no full stop of its own.
bool is_unit(std::string_view masked, std::size_t begin, std::string_view word) {
  constexpr std::string_view kVowels = "aeiou";
  if (word.size() > 2 || begin < 2 || masked[begin - 1] != ' ') return false;
  const bool symbol = std::all_of(word.begin(), word.end(), [&](char c) {
    return c >= 'a' && c <= 'z' && kVowels.find(c) == std::string_view::npos;
  });
  return symbol && base::is_ascii_digit(masked[begin - 2]);
}

// A letter and a full stop at `at`: "R." of "J. R. Smith".
bool is_initial_at(std::string_view masked, std::size_t at) {
  if (at >= masked.size()) return false;
  const base::CodePoint point = base::code_point_at(masked, at);
  return text::is_spaced_letter(point.value) && masked.substr(at + point.size).starts_with('.');
}

// Right behind an opening bracket, or a quotation mark that opens.
bool is_after_opening(std::string_view masked, std::size_t at) {
  if (at == 0) return false;
  const std::size_t before = base::char_begin(masked, at - 1);
  const char32_t c = base::code_point_at(masked, before).value;
  if (!is_quote(c)) return text::is_opening(c);
  if (before == 0) return true;
  const std::size_t outside = base::char_begin(masked, before - 1);
  const char32_t d = base::code_point_at(masked, outside).value;
  return text::is_space(d) || text::is_opening(d);
}

// A sentence may begin at `at` though no space is before it: "so.(See", "so.The".
bool is_start_without_space(std::string_view masked, std::size_t stop, std::size_t at) {
  if (stop == 0 || at >= masked.size()) return false;
  const char32_t before = base::code_point_at(masked, base::char_begin(masked, stop - 1)).value;
  const char32_t behind = base::code_point_at(masked, at).value;
  if (!text::is_lower(before) && before != static_cast<char32_t>(kCloseMark)) return false;
  return text::is_upper(behind) || text::is_opening(behind) ||
         behind == static_cast<char32_t>(kOpenMark);
}

// Past codes and marks at `at`, if white space is behind them; `at` if there are none.
std::size_t skip_left_over(std::string_view masked, std::size_t at) {
  std::size_t end = at;
  while (end < masked.size() && is_mask(masked[end])) ++end;
  return end < masked.size() && text::is_space(base::code_point_at(masked, end).value) ? end : at;
}

// What side-by-side articles have no end of a sentence behind, alone or at the end of a dotted
// name.
bool is_open_word(std::string_view word) {
  static constexpr std::string_view kWords[] = {"Admin", "Docs", "admin", "docs",
                                                "org",   "out",  "sync",  "tab"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view each) {
    return word.ends_with(each) &&
           (word.size() == each.size() || word[word.size() - each.size() - 1] == '.');
  });
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), base::is_ascii_digit);
}

std::vector<markup::Code>::const_iterator first_code_from(const BlockText& text,
                                                          std::uint64_t begin) {
  return std::ranges::lower_bound(text.codes.codes, begin, {},
                                  [](const markup::Code& code) { return code.open.begin; });
}

// Walks along the places where no sentence ends.
class WholeCursor {
 public:
  explicit WholeCursor(const std::vector<Span>& whole) : whole_(whole) {}
  // Offsets must grow.
  bool holds(std::size_t offset) {
    while (next_ < whole_.size() && whole_[next_].begin < offset) {
      end_ = std::max<std::uint64_t>(end_, whole_[next_].end);
      ++next_;
    }
    return offset < end_;
  }

 private:
  const std::vector<Span>& whole_;
  std::size_t next_ = 0;
  std::uint64_t end_ = 0;
};

}  // namespace

Segmenter::Segmenter(std::string_view language, Convention convention)
    : abbreviations_(text::abbreviations_of(language)), convention_(convention) {}

// Whether the full stop at `stop` belongs to the word before it.
bool Segmenter::is_explained(std::string_view masked, std::size_t stop) const {
  const std::string_view word = word_before(masked, stop);
  // A full stop that is quoted, or begins a word.
  if (word.empty()) return is_after_opening(masked, stop);
  const auto begin = static_cast<std::size_t>(word.data() - masked.data());
  if (is_unit(masked, begin, word)) return false;
  const bool first = skip_space(masked, 0) + word.size() == stop;
  // "a." before the first sentence of a block is a label, "1." may be a sentence's number.
  if (is_initial(word)) return !first || is_initial_at(masked, skip_space(masked, stop + 1));
  if (is_number(word)) return first;
  if (convention_ == Convention::kSideBySide && is_open_word(word)) return true;
  return abbreviations_.contains(std::string(word) += '.');
}

std::size_t Segmenter::add_stop(const BlockText& text, Depth depth, std::size_t at) {
  const std::string_view masked = text.masked;
  std::size_t end = at;
  bool wide = false;
  while (end < masked.size()) {
    const base::CodePoint point = base::code_point_at(masked, end);
    if (!is_stop(point.value)) break;
    wide = wide || (point.value > 0x80 && text::is_wide(point.value));
    end += point.size;
  }
  bool bracket = false;
  Cut cut;
  cut.left = skip_closers(masked, end, bracket);
  cut.right = skip_space(masked, cut.left);
  if (cut.right == masked.size()) return cut.right;
  const bool space = cut.right != cut.left;
  if (!space && !wide) {
    if (depth != Depth::kSentences && is_start_without_space(masked, at, cut.left)) {
      cuts_.push_back({cut.left, cut.left, Strength::kDoubtful});
    }
    return std::max(end, at + 1);
  }
  cut.strength = space ? Strength::kStrong : Strength::kWide;
  const std::string_view stop = masked.substr(at, end - at);
  const bool trails_off = stop == kEllipsis || stop.starts_with("..");
  if (bracket || (stop == "." && is_explained(masked, at)) ||
      (trails_off && text::is_lower(first_significant(masked, cut.right)))) {
    cut.strength = Strength::kDoubtful;
  }
  if (depth == Depth::kSentences && cut.strength == Strength::kDoubtful) {
    return std::max(cut.left, at + 1);
  }
  cuts_.push_back(cut);
  if (depth == Depth::kSentences) return std::max(cut.left, at + 1);
  const std::size_t left_over = skip_left_over(masked, cut.right);
  if (left_over == cut.right) return std::max(cut.left, at + 1);
  if (cut.strength == Strength::kStrong) cuts_.back().strength = Strength::kBeforeCode;
  cuts_.push_back({left_over, skip_space(masked, left_over), Strength::kAfterCode});
  return left_over;
}

void Segmenter::find_cuts(const BlockText& text, Depth depth) {
  const std::string_view masked = text.masked;
  cuts_.clear();
  for (std::size_t at = 0; at < masked.size();) {
    const base::CodePoint point = base::code_point_at(masked, at);
    if (is_stop(point.value)) {
      at = add_stop(text, depth, at);
      continue;
    }
    at += point.size;
    if (depth != Depth::kAll) continue;
    if (text::is_space(point.value)) {
      const std::size_t right = skip_space(masked, at);
      const std::size_t left = at - point.size;
      if (left != 0 && right != masked.size() && (cuts_.empty() || cuts_.back().right < right)) {
        cuts_.push_back({left, right, Strength::kWeak});
      }
      at = right;
    } else if (is_clause_mark(point.value) && at != masked.size()) {
      cuts_.push_back({at, skip_space(masked, at), Strength::kClause});
    }
  }
  WholeCursor whole(text.whole);
  cuts_.erase(std::remove_if(cuts_.begin(), cuts_.end(),
                             [&](const Cut& cut) { return whole.holds(cut.left); }),
              cuts_.end());
}

void Segmenter::pieces(const BlockText& text, Depth depth, std::vector<Piece>& out) {
  out.clear();
  find_cuts(text, depth);
  // The white space around a block is not in it; what looks like some is `&nbsp;`, and text.
  std::size_t begin = 0;
  const std::size_t end = text.masked.size();
  if (skip_space(text.masked, 0) == end) return;
  for (const Cut& cut : cuts_) {
    if (cut.left <= begin || cut.right >= end) continue;
    out.push_back({text.in_article({begin, cut.left}), cut.strength});
    begin = cut.right;
  }
  if (begin < end) out.push_back({text.in_article({begin, end}), Strength::kStrong});
}

void Segmenter::sentences(const BlockText& text, std::vector<Piece>& out) {
  pieces(text, Depth::kSentences, out);
  std::size_t kept = 0;
  for (Piece piece : out) {
    const Span span{piece.span.begin - text.begin, piece.span.end - text.begin};
    if (!is_translated(text, span, convention_)) continue;
    if (Span inside; is_link(text, span, inside)) piece.span = text.in_article(inside);
    out[kept++] = piece;
  }
  out.resize(kept);
}

bool is_link(const BlockText& text, Span span, Span& inside) {
  const auto code = first_code_from(text, span.begin);
  if (code == text.codes.codes.end() || code->kind != markup::CodeKind::kLink) return false;
  if (code->whole() != span) return false;
  inside = code->inside();
  return !inside.empty();
}

bool is_inside_link(const BlockText& text, Span span, Span& link) {
  const auto behind = first_code_from(text, span.begin);
  if (behind == text.codes.codes.begin()) return false;
  const markup::Code& code = *(behind - 1);
  if (code.kind != markup::CodeKind::kLink || code.inside() != span) return false;
  link = code.whole();
  return true;
}

bool is_translated(const BlockText& text, Span span, Convention convention) {
  const bool marks = convention == Convention::kSideBySide;
  const std::string_view masked = span.of(text.masked);
  std::size_t codes = 0;
  bool in_code = false;
  for (std::size_t at = 0; at < masked.size();) {
    const base::CodePoint point = base::code_point_at(masked, at);
    at += point.size;
    const bool code = point.value == static_cast<char32_t>(kCodeMark);
    if (code && !in_code && ++codes == 2) return true;
    in_code = code;
    if (text::is_letter(point.value) || text::digit_value(point.value) >= 0) return true;
    if (marks && text::is_mark(point.value)) return true;
  }
  return false;
}

}  // namespace locseg::align
