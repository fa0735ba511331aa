#include "text/decoder.h"

#include <gtest/gtest.h>

namespace locseg::text {
namespace decoder_test {

struct Case {
  std::string_view name;
  const char* encoding;
  std::string_view bytes;
  std::string_view text;
  bool sound = true;
};

class Decoders : public testing::TestWithParam<Case> {};

TEST_P(Decoders, ReadHoweverTheBytesCome) {
  for (std::size_t size = 1; size <= GetParam().bytes.size(); ++size) {
    const auto decoder = Decoder::open(GetParam().encoding);
    ASSERT_NE(decoder, nullptr);
    std::string text;
    bool sound = true;
    for (std::string_view bytes = GetParam().bytes; sound && !bytes.empty();) {
      const std::string_view chunk = bytes.substr(0, size);
      bytes.remove_prefix(chunk.size());
      sound = decoder->decode(chunk, bytes.empty(), text);
    }
    EXPECT_EQ(text, GetParam().text);
    EXPECT_EQ(sound, GetParam().sound);
  }
}

using namespace std::string_view_literals;

INSTANTIATE_TEST_SUITE_P(
    Tables, Decoders,
    testing::Values(Case{"utf16_le", "UTF-16LE", "a\0\xD1\x8B\x3D\xD8\x00\xDE"sv,
                         "a\xE8\xAF\x91\xF0\x9F\x98\x80"},
                    Case{"utf16_be", "UTF-16BE", "\0a\x8B\xD1\xD8\x3D\xDE\x00"sv,
                         "a\xE8\xAF\x91\xF0\x9F\x98\x80"},
                    Case{"cut_character", "UTF-16LE", "a\0b"sv, "a", false},
                    Case{"lone_surrogate", "UTF-16LE", "a\0\x3D\xD8z\0"sv, "a", false},
                    Case{"latin1", "ISO-8859-1", "caf\xE9", "caf\xC3\xA9"},
                    Case{"windows", "windows-1252", "\x80", "\xE2\x82\xAC"},
                    Case{"shift_jis", "Shift_JIS", "\x96\xF3", "訳"},
                    Case{"chinese", "GB18030", "\xD2\xEB", "译"},
                    Case{"not_of_the_encoding", "Shift_JIS", "a\x96\x20", "a", false}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(DecodersOfStreams, EndWithoutFurtherBytes) {
  for (const char* const encoding : {"ISO-8859-1", "UTF-16LE"}) {
    const auto decoder = Decoder::open(encoding);
    std::string text;
    EXPECT_TRUE(decoder->decode(std::string_view("a\0", 2), false, text));
    EXPECT_TRUE(decoder->decode({}, true, text)) << encoding;
  }
}

TEST(DecodersByName, AreUnknownByOthers) {
  EXPECT_EQ(Decoder::open("no-such-encoding"), nullptr);
  EXPECT_NE(Decoder::open("utf-16be"), nullptr);
}

}  // namespace decoder_test
}  // namespace locseg::text
