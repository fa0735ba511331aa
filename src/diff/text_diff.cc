// Two texts compared by words: ICU's words, with the marks of inline codes as one token each, then
// Myers over the tokens. What both begin or end with is left out first, as far as no word or code
// reaches over the cut: most edits are small, and ICU's dictionaries cost more than all the rest.
//
// Spaces and marks that alone survived between two changes belong to the change: a sentence in
// which only the spaces stayed cannot be read.
#include "diff/text_diff.h"

#include <algorithm>
#include <utility>

#include "article/syntax.h"
#include "sequence/common_runs.h"

namespace locseg {
namespace diff {
namespace {

// True if `at` lies inside one of `marks`; `next` is the first one that begins at or after it.
bool inside_mark(const std::vector<Span>& marks, std::size_t next, std::uint64_t at) {
  return next != 0 && marks[next - 1].end > at;
}

// Collects what two texts keep and what lies between. A change grows until words that both keep end
// it.
class Pieces {
 public:
  // `start`: how many bytes both begin with.
  Pieces(std::uint64_t before_size, std::uint64_t after_size, std::uint64_t start)
      : before_size_(before_size),
        after_size_(after_size),
        kept_{PieceKind::kKept, {0, start}, {0, start}} {}

  // Takes the next stretch that is the same; `word`: it has a word.
  void keep(const Span& in_before, const Span& in_after, bool word) {
    // Stretches that follow one another without a change between them are one.
    if (in_before.begin == kept_.before.end && in_after.begin == kept_.after.end) {
      kept_.before.end = in_before.end;
      kept_.after.end = in_after.end;
      kept_word_ = kept_word_ || word;
      return;
    }
    put_kept();
    kept_ = {PieceKind::kKept, in_before, in_after};
    kept_word_ = word;
  }

  [[nodiscard]] std::vector<TextPiece> finish() {
    put_kept();
    put_change(before_size_, after_size_);
    return std::move(pieces_);
  }

 private:
  void put_kept() {
    if (kept_.before.empty()) return;
    const bool at_edge = kept_.before.begin == 0 || kept_.before.end == before_size_;
    if (!kept_word_ && !at_edge) return;  // swallowed: the next change begins where this one did
    put_change(kept_.before.begin, kept_.after.begin);
    pieces_.push_back(kept_);
    changed_before_ = kept_.before.end;
    changed_after_ = kept_.after.end;
  }

  // The change that ends there.
  void put_change(std::uint64_t before_end, std::uint64_t after_end) {
    const Span before{changed_before_, before_end};
    const Span after{changed_after_, after_end};
    if (!before.empty()) {
      pieces_.push_back({PieceKind::kRemoved, before, {after.begin, after.begin}});
    }
    if (!after.empty()) pieces_.push_back({PieceKind::kAdded, {before.end, before.end}, after});
  }

  std::uint64_t before_size_;
  std::uint64_t after_size_;
  std::uint64_t changed_before_ = 0;  // where the change that grows began
  std::uint64_t changed_after_ = 0;
  TextPiece kept_;         // the stretch that grows
  bool kept_word_ = true;  // what both begin with stays whatever it is
  std::vector<TextPiece> pieces_;
};

}  // namespace

std::uint64_t common_start(std::string_view before, const std::vector<Span>& marks,
                           std::string_view after, const std::vector<Span>& after_marks) {
  const std::size_t shorter = std::min(before.size(), after.size());
  const auto differ = std::mismatch(
      before.begin(), before.begin() + std::ssize(before.substr(0, shorter)), after.begin());
  auto at = static_cast<std::uint64_t>(differ.first - before.begin());
  // Marks that both have there; from the first other one on, nothing is common.
  std::size_t next = 0;
  while (next < marks.size() && next < after_marks.size() && marks[next] == after_marks[next] &&
         marks[next].begin < at) {
    ++next;
  }
  if (next < marks.size()) at = std::min(at, marks[next].begin);
  if (next < after_marks.size()) at = std::min(at, after_marks[next].begin);
  for (; at > 0; --at) {
    while (next > 0 && marks[next - 1].begin >= at) --next;
    if (inside_mark(marks, next, at)) continue;
    if (text::is_sure_boundary(before, at) && text::is_sure_boundary(after, at)) break;
  }
  return at;
}

std::uint64_t common_end(std::string_view before, const std::vector<Span>& marks,
                         std::string_view after, const std::vector<Span>& after_marks,
                         std::uint64_t start) {
  const std::uint64_t most = std::min(before.size(), after.size()) - start;
  std::uint64_t size = 0;
  while (size < most && before[before.size() - 1 - size] == after[after.size() - 1 - size]) ++size;
  const auto behind = [](std::string_view text, const Span& mark) {
    return text.size() - mark.begin;
  };
  std::size_t next = 0;  // marks from the end
  const auto last = [&](const std::vector<Span>& all) { return all[all.size() - 1 - next]; };
  while (next < marks.size() && next < after_marks.size() &&
         behind(before, last(marks)) == behind(after, last(after_marks)) &&
         last(marks).size() == last(after_marks).size() && behind(before, last(marks)) <= size) {
    ++next;
  }
  if (next < marks.size()) size = std::min(size, before.size() - last(marks).end);
  if (next < after_marks.size()) size = std::min(size, after.size() - last(after_marks).end);
  for (; size > 0; --size) {
    const std::uint64_t at = before.size() - size;
    while (next > 0 && marks[marks.size() - next].begin < at) --next;
    const std::size_t first_behind = marks.size() - next;
    if (inside_mark(marks, first_behind, at)) continue;
    if (text::is_sure_boundary(before, at) && text::is_sure_boundary(after, after.size() - size)) {
      break;
    }
  }
  return size;
}

void TextComparer::find_marks(std::string_view text, ReadText& side) {
  scanner_.scan(text, syntax_, codes_);
  side.marks.clear();
  for (const markup::Code& code : codes_.codes) {
    side.marks.push_back(code.open);
    if (code.paired()) side.marks.push_back(code.close);
  }
  std::sort(side.marks.begin(), side.marks.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
}

void TextComparer::split(std::string_view text, std::uint64_t begin, std::uint64_t end,
                         ReadText& side) {
  if (begin == end) return;
  text::split_words(Span{begin, end}.of(text), words_);
  for (const text::Token& word : words_) {
    side.tokens.push_back({{word.span.begin + begin, word.span.end + begin}, word.word});
  }
}

// Words, and what is between them; the marks of codes are words of their own.
void TextComparer::read(std::string_view text, std::uint64_t begin, std::uint64_t end,
                        ReadText& side) {
  side.tokens.clear();
  side.symbols.clear();
  std::uint64_t at = begin;
  for (const Span& mark : side.marks) {
    if (mark.begin < begin || mark.end > end) continue;
    split(text, at, mark.begin, side);
    side.tokens.push_back({mark, true});
    at = mark.end;
  }
  split(text, at, end, side);
  for (const text::Token& token : side.tokens) {
    side.symbols.push_back(symbols_.of(token.span.of(text)));
  }
}

std::vector<TextPiece> TextComparer::compare(std::string_view before, std::string_view after) {
  if (before == after) {  // a retargeted segment's source: nothing asks for its words
    if (before.empty()) return {};
    return {{PieceKind::kKept, {0, before.size()}, {0, after.size()}}};
  }
  find_marks(before, before_);
  find_marks(after, after_);
  const std::uint64_t start = common_start(before, before_.marks, after, after_.marks);
  const std::uint64_t end = common_end(before, before_.marks, after, after_.marks, start);
  symbols_.clear();
  read(before, start, before.size() - end, before_);
  read(after, start, after.size() - end, after_);

  Pieces pieces(before.size(), after.size(), start);
  const auto& a = before_.tokens;
  const auto& b = after_.tokens;
  for (const sequence::Run& run : sequence::myers_diff(before_.symbols, after_.symbols)) {
    pieces.keep({a[run.a].span.begin, a[run.a + run.size - 1].span.end},
                {b[run.b].span.begin, b[run.b + run.size - 1].span.end},
                std::any_of(a.begin() + run.a, a.begin() + run.a + run.size,
                            [](const text::Token& token) { return token.word; }));
  }
  // What both end with, though it be nothing.
  pieces.keep({before.size() - end, before.size()}, {after.size() - end, after.size()}, true);
  return pieces.finish();
}

}  // namespace diff

std::vector<TextPiece> diff_texts(std::string_view before, std::string_view after,
                                  ArticleKind kind) {
  return diff::TextComparer(article::syntax_of(kind)).compare(before, after);
}

}  // namespace locseg
