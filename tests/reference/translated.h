// Articles in a made-up language, with their source: every word has one translation, of another
// length and in another order, so that what belongs together is known.
#pragma once

#include <string>
#include <vector>

#include "reference/random.h"

namespace locseg::reference {

struct TranslatedBlock {
  std::string source;
  std::string target;
  std::vector<std::pair<std::string, std::string>> sentences;
};

class Translator {
 public:
  explicit Translator(Random& random) : random_(random) {}

  /// A sentence of 4 to 14 words, now and then with code.
  std::pair<std::string, std::string> sentence() {
    std::string source;
    std::string target;
    const std::uint32_t words = 4 + random_.below(11);
    for (std::uint32_t i = 0; i < words; ++i) {
      const std::uint32_t number = random_.below(kWords);
      std::string from = spelled(number, "aeiou", "bdklmnrst");
      std::string to = spelled(number * 7 + 3, "аеиоу", "бдклмнрст");
      if (random_.one_in(15)) from = to = "`code" + std::to_string(number) + "`";
      source += (i == 0 ? "" : " ") + from;
      target = to + (i == 0 ? "" : " ") + target;
    }
    return {"S" + source + ".", "Ц" + target + "."};
  }

  /// A block of up to four sentences; `prefix` is what it begins with on both sides.
  TranslatedBlock block(const std::string& prefix) {
    TranslatedBlock block{prefix, prefix, {}};
    const std::uint32_t sentences = 1 + random_.below(4);
    for (std::uint32_t i = 0; i < sentences; ++i) {
      block.sentences.push_back(sentence());
      block.source += (i == 0 ? "" : " ") + block.sentences.back().first;
      block.target += (i == 0 ? "" : " ") + block.sentences.back().second;
    }
    return block;
  }

  std::vector<TranslatedBlock> article(std::uint32_t blocks) {
    static constexpr const char* kPrefixes[] = {"", "", "", "## ", "- ", "1. ", "> "};
    std::vector<TranslatedBlock> article;
    for (std::uint32_t i = 0; i < blocks; ++i) {
      article.push_back(block(kPrefixes[random_.below(std::size(kPrefixes))]));
    }
    return article;
  }

  static std::string joined(const std::vector<TranslatedBlock>& blocks,
                            std::string TranslatedBlock::*side) {
    std::string text;
    for (const TranslatedBlock& block : blocks) text += block.*side + "\n\n";
    return text;
  }

 private:
  static constexpr std::uint32_t kWords = 300;

  // Each number has its own word of two to four syllables. Letters of `vowels` and `consonants` are
  // all as many bytes.
  static std::string spelled(std::uint32_t number, std::string_view vowels,
                             std::string_view consonants) {
    const std::size_t size = vowels.size() == 5 ? 1 : 2;
    std::string word;
    std::uint32_t rest = number * 2654435761U % 1000003U;
    for (std::uint32_t syllables = 2 + number % 3; syllables > 0; --syllables) {
      word += consonants.substr(rest % 9 * size, size);
      rest /= 9;
      word += vowels.substr(rest % 5 * size, size);
      rest /= 5;
    }
    return word;
  }

  Random& random_;
};

}  // namespace locseg::reference
