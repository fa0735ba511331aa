#include "store/fuzzy/match_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace locseg::store {
namespace match_text_test {

std::vector<std::string> keys(std::string_view text) {
  MatchReader reader;
  MatchText read;
  reader.read(text, read);
  std::vector<std::string> keys;
  for (const MatchToken& token : read.tokens) {
    std::string key(read.key(token));
    if (token.kind == TokenKind::kCode) key = '<' + key.substr(1) + '>';
    keys.push_back(key);
  }
  return keys;
}

using Keys = std::vector<std::string>;

struct Case {
  std::string text;
  Keys keys;
};

TEST(MatchText, HasFoldedTokens) {
  const Case cases[] = {
      {"", {}},
      {" .,-*", {}},
      {"Open the Valve.", {"open", "the", "valve"}},
      {"don't e.g. it's", {"don't", "e.g", "it's"}},
      {"Wait 10 or 2.5 or 1,000 minutes", {"wait", "#", "or", "#", "or", "#", "minutes"}},
      {"Server2019 v2.0 10GB", {"server#", "v#", "#gb"}},
      {"Größe STRASSE Straße", {"grösse", "strasse", "strasse"}},
      {"Gro\xCC\x88\xC3\x9F"
       "e",
       {"grösse"}},  // o and a combining mark
      {"バルブを開く", {"バ", "ル", "ブ", "を", "開", "く"}},
      {"サーバー", {"サ", "ー", "バ", "ー"}},
      {"ﾊﾞﾙﾌﾞ", {"バ", "ル", "ブ"}},
      {"Azure の ＡＰＩ ２", {"azure", "の", "api", "#"}},
      {"选择“保存”。", {"选", "择", "保", "存"}},
      {"เปิด", {"เ", "ป", "ิ", "ด"}},
      {"밸브를 열다", {"밸브를", "열다"}},
      {"a **b** _c_ [d](e.md) &nbsp; <b>f</b>", {"a", "b", "c", "d", "f"}},
      {"a `b c` {0} <https://a.example> ![d](e.png)", {"a", "<d>", "<k>", "<e>", "<c>", "d"}},
      {"a\xFF b", {"a", "b"}},
  };
  for (const Case& c : cases) EXPECT_EQ(keys(c.text), c.keys) << c.text;
}

TEST(MatchText, IsTheSameForWhatDiffersInCaseNumbersCodesAndMarksOnly) {
  const std::pair<std::string, std::string> cases[] = {
      {"Open the valve.", "open THE valve!"},
      {"Wait 10 minutes", "Wait 2.5 minutes"},
      {"Run `a b`.", "Run `c`."},
      {"See [this](a.md)", "See **this**"},
      {"Ｏｐｅｎ", "open"},
  };
  for (const auto& [a, b] : cases) EXPECT_EQ(keys(a), keys(b)) << a;
}

}  // namespace match_text_test
}  // namespace locseg::store
