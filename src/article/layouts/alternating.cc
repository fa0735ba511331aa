// One language, then the other: a heading twice, a paragraph twice, the items of a list twice, or
// two lines of one paragraph. Which language a block is in, its letters say: one of the two is not
// written in Latin letters. A run of blocks of one language belongs to the run of the other behind
// it if both have the same kinds in the same order; of other runs, only the two blocks that meet
// are a pair, and what is left over is reported. What is no text (code, a table) ends a run.
//
// Where both are Latin, letters that the source's language does not have (CLDR's exemplars) say
// that a block is a translation, and nothing says that it is none. So the blocks before one are
// taken by turns if with it they are even in number; else only the last of them is its source. At
// least half of the pairs must have such letters, or there are none.
//
// Whether sources come first or second is the same in all of an article: whichever gives more
// pairs.
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "article/layouts/layout_reader.h"
#include "article/layouts/markdown_blocks.h"
#include "article/layouts/scripts.h"
#include "article/trimmed.h"
#include "text/script.h"

namespace locseg::article {
namespace {

// A block, or the lines of a block that are in one language.
struct Half {
  MarkdownBlock block;
  bool item = false;
  bool is_other = false;  // in another script than Latin, or with letters foreign to the source
  bool ends_run = false;  // no text
};

bool same_kind(const Half& a, const Half& b) {
  return a.block.kind == b.block.kind && a.block.level == b.block.level && a.item == b.item;
}

struct HalfPair {
  std::size_t first = 0;  // indices
  std::size_t second = 0;
};

struct HalvesReading {
  std::vector<HalfPair> pairs;
  std::vector<std::size_t> alone;
};

class AlternatingReader {
 public:
  AlternatingReader(const LayoutInput& input, Span body) : bytes_(input.bytes) {
    blocks_.read(bytes_, body);
    for (const MarkdownBlock& block : blocks_.all()) add_block(block);
    const std::vector<text::Script> scripts = text::scripts_of_language(input.source_lang);
    source_is_other_ =
        !scripts.empty() && std::ranges::find(scripts, text::Script::kLatin) == scripts.end();
    const bool one_script =
        std::ranges::none_of(halves_, [](const Half& half) { return half.is_other; });
    if (one_script && !source_is_other_ && input.is_named) mark_foreign(input.source_lang);
  }

  LayoutEvidence run(ArticleBuilder& into) const {
    const HalvesReading latin_first = read(false);
    const HalvesReading other_first = read(true);
    const bool is_other_first = !is_latin_ && other_first.pairs.size() > latin_first.pairs.size();
    const HalvesReading& best = is_other_first ? other_first : latin_first;
    if (is_latin_ && !is_convincing(best)) return {};
    const bool source_first = is_other_first == source_is_other_;
    LayoutEvidence evidence;
    evidence.pairs = best.pairs.size();
    evidence.texts = best.pairs.size() + best.alone.size();
    for (const HalfPair& pair : best.pairs) {
      evidence.apart += !is_latin_ && differ(pair);
      add(pair, source_first, into);
    }
    if (best.pairs.size() < best.alone.size()) return evidence;
    for (const std::size_t i : best.alone) {
      const bool is_source = halves_[i].is_other == source_is_other_;
      into.report(is_source ? ProblemKind::kMissingTarget : ProblemKind::kMissingSource,
                  halves_[i].block.span);
    }
    return evidence;
  }

 private:
  [[nodiscard]] bool differ(const HalfPair& pair) const {
    return halves_[pair.first].is_other != halves_[pair.second].is_other;
  }

  [[nodiscard]] bool is_convincing(const HalvesReading& reading) const {
    const auto foreign =
        std::ranges::count_if(reading.pairs, [&](const HalfPair& pair) { return differ(pair); });
    return static_cast<std::size_t>(foreign) * 2 >= reading.pairs.size();
  }

  void mark_foreign(std::string_view source_lang) {
    is_latin_ = true;
    const text::ExemplarLetters letters(source_lang);
    for (Half& half : halves_) {
      half.is_other = !half.ends_run && has_foreign_letters(half.block.span.of(bytes_), letters);
    }
  }

  void add_half(const MarkdownBlock& block, Span span) {
    Half half{block, blocks_.is_item(block.container, 0), false, false};
    half.block.span = trimmed(bytes_, span);
    half.is_other = count_letters(half.block.span.of(bytes_)).is_other();
    halves_.push_back(half);
  }

  void add_block(const MarkdownBlock& block) {
    if (!block.is_text() || block.kind == BlockKind::kCell) {
      halves_.push_back({block, false, false, true});
      return;
    }
    const std::uint64_t second = change_of_language(block);
    if (second == 0) return add_half(block, block.span);
    std::uint64_t end = second;  // of the first half, before the marks of the line
    while (end > block.span.begin && bytes_[end - 1] != '\n') --end;
    add_half(block, {block.span.begin, end});
    add_half(block, {second, block.span.end});
  }

  // Where in a paragraph the lines of the second language begin; 0 unless all before are in one
  // and all from there on in the other.
  [[nodiscard]] std::uint64_t change_of_language(const MarkdownBlock& block) const {
    if (block.kind != BlockKind::kParagraph) return 0;
    if (block.span.of(bytes_).find('\n') == std::string_view::npos) return 0;
    const std::string_view marks = blocks_.is_quoted(block.container) ? " \t>" : " \t";
    std::uint64_t change = 0;
    bool last_is_other = false;
    for (std::uint64_t at = block.span.begin; at < block.span.end;) {
      const std::uint64_t end =
          std::min<std::uint64_t>(std::min(bytes_.find('\n', at), bytes_.size()), block.span.end);
      const std::uint64_t begin = std::min<std::uint64_t>(
          std::min(bytes_.find_first_not_of(marks, at), bytes_.size()), end);
      const LetterCounts letters = count_letters(bytes_.substr(begin, end - begin));
      if (letters.latin + letters.other == 0) return 0;
      if (at != block.span.begin && letters.is_other() != last_is_other) {
        if (change != 0) return 0;
        change = begin;
      }
      last_is_other = letters.is_other();
      at = end + 1;
    }
    return change;
  }

  // With blocks in another script than Latin before those that are, or behind them.
  [[nodiscard]] HalvesReading read(bool other_first) const {
    HalvesReading out;
    std::size_t at = 0;
    while (at < halves_.size()) {
      if (halves_[at].ends_run) {
        ++at;
        continue;
      }
      if (is_twice(at)) {
        out.pairs.push_back({at, at + 1});
        at += 2;
        continue;
      }
      const std::size_t middle = end_of_run(at, other_first);
      const std::size_t end = end_of_run(middle, !other_first);
      if (is_latin_) {
        pair_by_turns(at, middle, end, out);
      } else {
        pair_runs(at, middle, end, out);
      }
      at = end;
    }
    return out;
  }

  // A name that both languages write alike.
  [[nodiscard]] bool is_twice(std::size_t at) const {
    return at + 1 < halves_.size() && !halves_[at + 1].ends_run &&
           same_kind(halves_[at], halves_[at + 1]) &&
           halves_[at].block.span.of(bytes_) == halves_[at + 1].block.span.of(bytes_);
  }

  [[nodiscard]] std::size_t end_of_run(std::size_t at, bool is_other) const {
    while (at < halves_.size() && !halves_[at].ends_run && halves_[at].is_other == is_other &&
           !is_twice(at)) {
      ++at;
    }
    return at;
  }

  void pair_runs(std::size_t begin, std::size_t middle, std::size_t end, HalvesReading& out) const {
    const std::size_t first = middle - begin;
    const std::size_t second = end - middle;
    bool alike = first == second;
    for (std::size_t i = 0; alike && i < first; ++i) alike = may_pair(begin + i, middle + i);
    if (alike) {
      for (std::size_t i = 0; i < first; ++i) out.pairs.push_back({begin + i, middle + i});
      return;
    }
    const bool meet =
        first != 0 && second != 0 && (first == 1 || second == 1) && may_pair(middle - 1, middle);
    if (meet) out.pairs.push_back({middle - 1, middle});
    for (std::size_t i = begin; i < end; ++i) {
      if (!meet || (i != middle - 1 && i != middle)) out.alone.push_back(i);
    }
  }

  // Blocks that may be either, from `begin` to `middle`, then translations up to `end`.
  void pair_by_turns(std::size_t begin, std::size_t middle, std::size_t end,
                     HalvesReading& out) const {
    const bool is_known = middle != end;
    std::size_t from = begin;
    const std::size_t to = is_known ? middle + 1 : middle;
    bool alike = (to - from) % 2 == 0 && (is_known || to - from == 2);
    for (std::size_t i = from; alike && i < to; i += 2) alike = may_pair(i, i + 1);
    if (!alike) {
      const bool meet = is_known && middle != begin && may_pair(middle - 1, middle);
      from = meet ? middle - 1 : to;
    }
    for (std::size_t i = from; i < to; i += 2) out.pairs.push_back({i, i + 1});
    for (std::size_t i = begin; i < end; ++i) {
      if (i < from || i >= to) out.alone.push_back(i);
    }
  }

  [[nodiscard]] bool may_pair(std::size_t first, std::size_t second) const {
    return same_kind(halves_[first], halves_[second]) &&
           may_say_the_same(halves_[first].block.span.of(bytes_),
                            halves_[second].block.span.of(bytes_));
  }

  void add(const HalfPair& pair, bool source_first, ArticleBuilder& into) const {
    const Span first = halves_[pair.first].block.span;
    const Span second = halves_[pair.second].block.span;
    const Span source = source_first ? first : second;
    const Span target = source_first ? second : first;
    into.add({.target = target, .source = source});
    if (pair.first + 1 != pair.second) {
      into.add_source_stretch(lines_of(source));
    } else if (source_first) {
      into.add_source_stretch({source.begin, target.begin});
    } else {
      into.add_source_stretch({target.end, source.end});
    }
  }

  // The lines of a block, and the blank ones behind them.
  [[nodiscard]] Span lines_of(Span block) const {
    const std::size_t feed =
        block.begin == 0 ? std::string_view::npos : bytes_.rfind('\n', block.begin - 1);
    std::uint64_t end = block.end;
    for (std::uint64_t line = end; line < bytes_.size();) {
      const std::uint64_t text = std::min(bytes_.find_first_not_of(" \t\r", line), bytes_.size());
      if (text < bytes_.size() && bytes_[text] != '\n' && line != block.end) break;
      end = line = std::min(bytes_.find('\n', text), bytes_.size() - 1) + 1;
    }
    return {feed == std::string_view::npos ? 0 : feed + 1, end};
  }

  std::string_view bytes_;
  MarkdownBlocks blocks_;
  std::vector<Half> halves_;
  bool source_is_other_ = false;
  bool is_latin_ = false;  // both languages are
};

}  // namespace

LayoutEvidence read_alternating(const LayoutInput& input, ArticleBuilder& into) {
  if (input.kind != ArticleKind::kMarkdown) return {};
  return AlternatingReader(input, markdown_body(input.bytes)).run(into);
}

}  // namespace locseg::article
