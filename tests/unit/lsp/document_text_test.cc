#include "lsp/document_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace locseg::lsp {
namespace document_text_test {

const std::string kText = "a\xC3\xA9z\r\n\xF0\x9F\x8C\xB1y\rx\n";  // aéz, U+1F331 y, x

TEST(DocumentText, CountsAsTheClientDoes) {
  const DocumentText bytes(kText, PositionEncoding::kUtf8);
  const DocumentText units(kText, PositionEncoding::kUtf16);
  EXPECT_EQ(bytes.place_of(kText.find('z')), (TextPlace{0, 3}));
  EXPECT_EQ(units.place_of(kText.find('z')), (TextPlace{0, 2}));
  EXPECT_EQ(bytes.place_of(kText.find('y')), (TextPlace{1, 4}));
  EXPECT_EQ(units.place_of(kText.find('y')), (TextPlace{1, 2}));
  EXPECT_EQ(units.place_of(kText.find('x')), (TextPlace{2, 0}));
  EXPECT_EQ(units.place_of(kText.size()), (TextPlace{3, 0}));
  EXPECT_EQ(units.place_of(kText.size() + 9), (TextPlace{3, 0}));
}

TEST(DocumentText, EveryCharacterIsFoundAgain) {
  for (const auto encoding : {PositionEncoding::kUtf8, PositionEncoding::kUtf16}) {
    const DocumentText text(kText, encoding);
    for (std::size_t at = 0; at <= kText.size(); ++at) {
      if (at < kText.size() && (kText[at] == '\n' && at > 0 && kText[at - 1] == '\r')) continue;
      const std::uint64_t found = text.offset_of(text.place_of(at));
      EXPECT_LE(found, at);
      EXPECT_EQ(text.place_of(found), text.place_of(at));
    }
  }
}

TEST(DocumentText, PlacesThatAreNotThereAreTheNearestBefore) {
  const DocumentText text(kText, PositionEncoding::kUtf16);
  EXPECT_EQ(text.offset_of({0, 99}), kText.find('\r'));
  EXPECT_EQ(text.offset_of({99, 0}), kText.size());
  EXPECT_EQ(text.offset_of({1, 1}), kText.find('\xF0')) << "half of a surrogate pair";
  EXPECT_EQ(text.offset_of({~std::uint64_t{0}, ~std::uint64_t{0}}), kText.size());
  EXPECT_EQ(text.offset_of({0, ~std::uint64_t{0}}), kText.find('\r'));
}

TEST(DocumentText, LinesAreFoundAgainAfterChanges) {
  std::mt19937 dice(7);
  const std::string pieces[] = {"\r", "\n", "\r\n", "a", "\xC3\xA9", ""};
  DocumentText text("one\r\ntwo\rthree\n", PositionEncoding::kUtf16);
  for (int i = 0; i < 3000; ++i) {
    const std::uint64_t begin = dice() % (text.bytes().size() + 1);
    const std::uint64_t end = begin + dice() % 4;
    text.replace({begin, end}, pieces[dice() % 6] + pieces[dice() % 6]);
    const DocumentText fresh(text.bytes(), PositionEncoding::kUtf16);
    for (std::uint64_t at = 0; at <= text.bytes().size(); ++at) {
      ASSERT_EQ(text.place_of(at), fresh.place_of(at)) << i << " " << at;
    }
    if (text.bytes().size() > 60) text.replace({0, 40}, "");
  }
}

// Long lines have many marks; a plain count says what they should lead to.
TEST(DocumentText, PlacesInLongLinesAreThoseOfAPlainCount) {
  std::mt19937 dice(23);
  const std::string pieces[] = {"a", "\xC3\xA9", "\xE3\x80\x82", "\xF0\x9F\x8C\xB1", "\n"};
  DocumentText text("", PositionEncoding::kUtf16);
  const auto some_place = [&] {
    return text.offset_of(text.place_of(dice() % (text.bytes().size() + 1)));
  };
  for (int i = 0; i < 60; ++i) {
    std::string fresh;
    const bool is_long = dice() % 4 == 0;
    for (std::size_t n = dice() % (is_long ? 2000 : 5); n > 0; --n) {
      fresh += pieces[dice() % 500 == 0 ? 4 : dice() % 4];
    }
    const std::uint64_t begin = some_place();
    const std::uint64_t end = dice() % 8 == 0 ? some_place() : begin + dice() % 3;
    text.replace({begin, std::max(begin, text.offset_of(text.place_of(end)))}, fresh);
    TextPlace place;
    for (std::uint64_t at = 0; at < text.bytes().size(); ++at) {
      const auto byte = static_cast<unsigned char>(text.bytes()[at]);
      if ((byte & 0xC0U) == 0x80) continue;
      ASSERT_EQ(text.place_of(at), place) << i << " " << at;
      ASSERT_EQ(text.offset_of(place), at) << i;
      place = byte == '\n' ? TextPlace{place.line + 1, 0}
                           : TextPlace{place.line, place.character + (byte >= 0xF0 ? 2 : 1)};
    }
    if (text.bytes().size() > 9000) text.replace({200, some_place() / 4 + 200}, "");
  }
}

// 400,000 places in a line of 4 MB, each counted from the begin of the line, are 10^12 steps: no
// test ends then.
TEST(DocumentText, PlacesFarInALineCostNoMoreThanItsFirst) {
  constexpr std::uint64_t kSize = 4000000;
  const DocumentText text(std::string(kSize, 'x'), PositionEncoding::kUtf16);
  for (std::uint64_t at = 0; at < kSize; at += 10) {
    ASSERT_EQ(text.place_of(at), (TextPlace{0, at}));
    ASSERT_EQ(text.offset_of({0, at}), at);
  }
}

// Likewise 400,000 changes at the begin of a text of 4 MB, if each looks at all that follows.
TEST(DocumentText, ChangesLookAtNothingBehindThem) {
  constexpr std::uint64_t kSize = 4000000;
  DocumentText text(std::string(kSize, 'x'), PositionEncoding::kUtf16);
  for (int i = 0; i < 400000; ++i) text.replace({5, 6}, i % 2 == 0 ? "\n" : "x");
  EXPECT_EQ(text.place_of(kSize), (TextPlace{0, kSize}));
  text.replace({5, 6}, "\n");
  EXPECT_EQ(text.place_of(kSize), (TextPlace{1, kSize - 6}));
}

}  // namespace document_text_test
}  // namespace locseg::lsp
