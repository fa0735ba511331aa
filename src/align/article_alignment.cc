#include "align/article_alignment.h"

#include <algorithm>

#include "align/length_cost.h"
#include "text/script.h"

namespace locseg::align {
namespace {

constexpr double kPriorLength = 500;      // characters that the expected ratio counts for
constexpr std::size_t kLeastPairs = 500;  // that a lexicon is learned from
constexpr double kLikelyCost = 4;         // pairs that cost more are not learned from
constexpr double kLikelyMargin = 5;       // nor those whose blocks are less sure

// Some text of the side, enough to know its script.
std::string sample_of(const Side& side) {
  constexpr std::size_t kEnough = 4000;
  std::string sample;
  for (const SideText& text : side.texts) {
    sample += text.text.masked;
    if (sample.size() > kEnough) break;
  }
  return sample;
}

bool divides_by_spaces_only(text::Script script) {
  return text::is_spaceless(script) && script != text::Script::kHan &&
         script != text::Script::kHiragana && script != text::Script::kKatakana;
}

// True if the translation writes a space behind most of its wide stops.
bool spaces_wide_stops(const Side& target, Segmenter& segmenter) {
  std::size_t with = 0;
  std::size_t without = 0;
  std::vector<Piece> pieces;
  for (const SideText& text : target.texts) {
    segmenter.pieces(text.text, Depth::kSentences, pieces);
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
      ++(pieces[i].end == Strength::kWide ? without : with);
    }
  }
  return with > without;
}

Span inside(const SideText& text, Span span) {
  return {span.begin - text.text.begin, span.end - text.text.begin};
}

WordList words_of(const SideText& text, Span span) {
  const Range range = words_in(text, span);
  WordList words;
  for (std::uint32_t i = range.begin; i < range.end; ++i) words.push_back(text.words[i].hash);
  return words;
}

// Adds the words at the edges of `span` of the block, which was cut into `pieces`, and beside the
// spaces in it.
void add_edges(const SideText& text, Span span, std::span<const Piece> pieces, Lesson& lesson) {
  if (words_in(text, span).size() == 0) return;
  lesson.texts.push_back({first_word(text, span), last_word(text, span)});
  const auto first = std::ranges::lower_bound(
      pieces, span.begin, {}, [&](const Piece& it) { return inside(text, it.span).begin; });
  for (auto i = static_cast<std::size_t>(first - pieces.begin()); i + 1 < pieces.size(); ++i) {
    const Span piece = inside(text, pieces[i].span);
    if (piece.end >= span.end) break;
    if (pieces[i].end != Strength::kWeak) continue;
    lesson.spaces.push_back(
        {last_word(text, piece), first_word(text, inside(text, pieces[i + 1].span))});
  }
}

}  // namespace

Lesson lesson_of(ArticleAlignment& alignment, Segmenter& target_segmenter) {
  Lesson lesson;
  const SideText* cut = nullptr;  // the text that `pieces` are of; a block may have many sentences
  std::vector<Piece> pieces;
  for (const FoundPair& found : alignment.pairs) {
    if (found.texts.margin < kLikelyMargin || found.pair.cost > kLikelyCost) continue;
    SideText& source = alignment.source.texts[found.texts.source];
    SideText& target = alignment.target.texts[found.texts.target];
    read_words(source);
    read_words(target);
    const Span of_source = inside(source, found.pair.source);
    const Span of_target = inside(target, found.pair.target);
    lesson.examples.push_back({words_of(source, of_source), words_of(target, of_target)});
    lesson.source_length += length_of(source.text, of_source);
    lesson.target_length += length_of(target.text, of_target);
    if (cut != &target) target_segmenter.pieces(target.text, Depth::kAll, pieces);
    cut = &target;
    add_edges(target, of_target, pieces, lesson);
  }
  return lesson;
}

void Teacher::add(Lesson lesson) {
  for (Lesson::Example& example : lesson.examples) {
    trainer_.add(std::move(example.source), std::move(example.target));
  }
  for (const Lesson::Edges& text : lesson.texts) boundaries_.add_text(text.before, text.after);
  for (const Lesson::Edges& space : lesson.spaces) boundaries_.add_space(space.before, space.after);
  source_length_ += lesson.source_length;
  target_length_ += lesson.target_length;
}

Models Teacher::models() const {
  Models models;
  if (trainer_.pairs() < kLeastPairs) return models;
  models.lexicon = trainer_.train();
  models.boundaries = boundaries_;
  models.ratio = source_length_ > 0 ? target_length_ / source_length_ : 0;
  return models;
}

ArticleAligner::ArticleAligner(std::string_view source_lang, std::string_view target_lang)
    : source_segmenter_(source_lang),
      side_by_side_segmenter_(source_lang, Convention::kSideBySide),
      target_segmenter_(target_lang) {}

void ArticleAligner::read_sentences(Segmenter& segmenter, Side& side) const {
  for (SideText& text : side.texts) segmenter.sentences(text.text, text.sentences);
}

Lesson ArticleAligner::lesson_of_texts(std::string_view source, std::string_view target) {
  Lesson lesson;
  Side side;
  const auto read = [&](std::string_view bytes, WordList& words) {
    reader_.read(bytes, ArticleKind::kMarkdown, side);
    read_words(side);
    for (const SideText& text : side.texts) {
      for (const Word& word : text.words) words.push_back(word.hash);
    }
    return side.length;
  };
  Lesson::Example example;
  lesson.source_length = read(source, example.source);
  lesson.target_length = read(target, example.target);
  std::vector<Piece> pieces;
  for (const SideText& text : side.texts) {
    target_segmenter_.pieces(text.text, Depth::kAll, pieces);
    add_edges(text, {0, text.text.masked.size()}, pieces, lesson);
  }
  if (!example.source.empty() && !example.target.empty()) {
    lesson.examples.push_back(std::move(example));
  }
  return lesson;
}

void ArticleAligner::align(const ArticlePair& articles, const Models& models,
                           ArticleAlignment& into) {
  reader_.read(articles.source, articles.kind, into.source);
  reader_.read(articles.target, articles.kind, into.target);
  if (models.know_words()) {
    read_words(into.source);
    read_words(into.target);
  }
  into.side_by_side = !read_front_matter(articles.target, articles.kind).file_hash.empty();
  read_sentences(into.side_by_side ? side_by_side_segmenter_ : source_segmenter_, into.source);
  weigh_keys(into.source, into.target, into.source_keys, into.target_keys);
  const std::string sample = sample_of(into.target);
  const double expected =
      models.ratio > 0 ? models.ratio : expected_ratio(sample_of(into.source), sample);
  into.ratio = (into.target.length + kPriorLength * expected) / (into.source.length + kPriorLength);
  const Comparison comparison{into.source,      into.target,    into.source_keys,
                              into.target_keys, models.lexicon, into.ratio};
  into.blocks = align_blocks(comparison);
  const text::Script script = text::dominant_script(sample);
  into.has_stops = !divides_by_spaces_only(script);
  const Boundaries boundaries{models.boundaries, into.has_stops,
                              spaces_wide_stops(into.target, target_segmenter_)};
  into.pairs.clear();
  SentenceAligner sentences(comparison, boundaries, target_segmenter_);
  std::vector<SentencePair> found;
  for (const TextPair& texts : into.blocks.pairs) {
    found.clear();
    sentences.align(texts, found);
    for (const SentencePair& pair : found) into.pairs.push_back({pair, texts});
  }
}

}  // namespace locseg::align
