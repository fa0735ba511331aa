// Snowball: https://snowballstem.org/algorithms/.
#include "text/stems.h"

#include <libstemmer.h>

#include <string>

#include "base/utf8.h"
#include "locseg/identity.h"

namespace locseg::text {
namespace {

constexpr std::size_t kLongestWord = 1000;  // bytes; Snowball counts in int, and no word is longer

}  // namespace

void Stemmer::Close::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

std::optional<Stemmer> Stemmer::of_language(std::string_view tag) {
  std::string language = parse_language_tag(tag).language;
  if (language == "nb" || language == "nn") language = "no";
  sb_stemmer* stemmer = language.empty() ? nullptr : sb_stemmer_new(language.c_str(), "UTF_8");
  if (stemmer == nullptr) return std::nullopt;
  return Stemmer(stemmer);
}

std::string_view Stemmer::stem(std::string_view word) {
  if (word.empty() || word.size() > kLongestWord || base::valid_utf8_prefix(word) != word.size()) {
    return word;
  }
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size()));
  if (stem == nullptr) return word;
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace locseg::text
