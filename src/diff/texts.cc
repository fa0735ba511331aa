// Two texts compared by words: ICU's words, with the marks of inline codes as one token each, then
// Myers over the tokens. Spaces and marks that alone survived between two changes are counted to
// the change: nobody reads a sentence in which only the spaces stayed.
#include <algorithm>
#include <vector>

#include "locseg/diff.h"
#include "markup/codes.h"
#include "sequence/diff.h"
#include "sequence/symbols.h"
#include "text/words.h"

namespace locseg {
namespace {

// Words, and what stands between them; the marks of codes are words of their own.
std::vector<text::Token> tokens_of(std::string_view text) {
  std::vector<Span> marks;
  for (const markup::Code& code : markup::find_codes(text, markup::Syntax::kMarkdown).codes) {
    marks.push_back(code.open);
    if (code.paired()) marks.push_back(code.close);
  }
  std::sort(marks.begin(), marks.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::vector<text::Token> out;
  std::vector<text::Token> words;
  std::uint64_t at = 0;
  const auto split_until = [&](std::uint64_t end) {
    text::split_words(Span{at, end}.of(text), words);
    for (text::Token token : words) {
      token.span.begin += at;
      token.span.end += at;
      out.push_back(token);
    }
  };
  for (const Span& mark : marks) {
    split_until(mark.begin);
    out.push_back({mark, true});
    at = mark.end;
  }
  split_until(text.size());
  return out;
}

}  // namespace

std::vector<TextPiece> diff_texts(std::string_view before, std::string_view after) {
  if (before == after) {  // a retargeted segment's source: nothing asks for its words
    if (before.empty()) return {};
    return {{PieceKind::kKept, {0, before.size()}, {0, after.size()}}};
  }
  const std::vector<text::Token> a = tokens_of(before);
  const std::vector<text::Token> b = tokens_of(after);
  sequence::SymbolTable table;
  const auto symbols = [&](const std::vector<text::Token>& tokens, std::string_view text) {
    std::vector<sequence::Symbol> out;
    out.reserve(tokens.size());
    for (const text::Token& token : tokens) out.push_back(table.of(token.span.of(text)));
    return out;
  };
  const std::vector<sequence::Symbol> a_symbols = symbols(a, before);
  const std::vector<sequence::Symbol> b_symbols = symbols(b, after);
  std::vector<TextPiece> out;
  // A change grows until words that both texts keep end it.
  TextPiece change{PieceKind::kRemoved, {0, 0}, {0, 0}};
  const auto end_change = [&] {
    if (!change.before.empty()) {
      out.push_back({PieceKind::kRemoved, change.before, {change.after.begin, change.after.begin}});
    }
    if (!change.after.empty()) {
      out.push_back({PieceKind::kAdded, {change.before.end, change.before.end}, change.after});
    }
  };
  for (const sequence::Run& run : sequence::myers_diff(a_symbols, b_symbols)) {
    const Span in_before{a[run.a].span.begin, a[run.a + run.size - 1].span.end};
    const Span in_after{b[run.b].span.begin, b[run.b + run.size - 1].span.end};
    const bool at_edge = in_before.begin == 0 || in_before.end == before.size();
    const bool has_word = std::any_of(a.begin() + run.a, a.begin() + run.a + run.size,
                                      [](const text::Token& token) { return token.word; });
    change.before.end = in_before.begin;
    change.after.end = in_after.begin;
    if (!has_word && !at_edge) continue;  // swallowed: the next change begins where this one did
    end_change();
    out.push_back({PieceKind::kKept, in_before, in_after});
    change = {PieceKind::kRemoved, {in_before.end, in_before.end}, {in_after.end, in_after.end}};
  }
  change.before.end = before.size();
  change.after.end = after.size();
  end_change();
  return out;
}

}  // namespace locseg
