// The counts of one article: the part that costs, and so the part that runs on many threads.
#include "base/utf8.h"
#include "locseg/stats.h"
#include "text/word_tokens.h"

namespace locseg {

TextSize& TextSize::operator+=(const TextSize& other) {
  words += other.words;
  characters += other.characters;
  return *this;
}

Counts& Counts::operator+=(const Counts& other) {
  articles += other.articles;
  articles_without_segments += other.articles_without_segments;
  segments += other.segments;
  source += other.source;
  target += other.target;
  return *this;
}

TextSize size_of(std::string_view text) {
  return {text::count_words(text), base::count_code_points(text)};
}

void count_units(const UnitGroup& group, ArticleCounts& into) {
  into.source_lang = group.info.source_lang;
  into.target_lang = group.info.target_lang;
  into.translation_type = group.info.translation_type;
  into.counts = {.articles = 1,
                 .articles_without_segments = group.units.empty() ? 1U : 0U,
                 .segments = group.units.size(),
                 .source = {},
                 .target = {}};
  into.units.clear();
  for (const Unit& unit : group.units) {
    into.counts.source += size_of(unit.source);
    into.counts.target += size_of(unit.target);
    into.units.push_back(hash_of(unit.source, unit.target));
  }
}

}  // namespace locseg
