// A table of 256 classes. Parts of blocks are found by a look at the marks, which have their
// places.
#include "check/facts/byte_classes.h"

namespace locseg::check {
namespace {

constexpr ByteClasses class_of_wide(unsigned byte) {
  if (byte >= 0xF0) return kNonAscii | kFourBytes | kHangulBlocks;
  if (byte == 0xEF) return kNonAscii | kThreeBytes | kWideBlocks;
  if (byte == 0xEE) return kNonAscii | kThreeBytes | kWideBlocks | kWideLetters;
  if (byte >= 0xEA) return kNonAscii | kThreeBytes | kHangulBlocks;
  if (byte >= 0xE4) return kNonAscii | kThreeBytes | kHanBlocks;
  if (byte == 0xE3) return kNonAscii | kThreeBytes | kKanaBlocks;
  if (byte == 0xE2) return kNonAscii | kThreeBytes | kMarkBlocks;
  if (byte >= 0xE0) return kNonAscii | kThreeBytes | kGreekOnBlocks;
  if (byte >= 0xC9) return kNonAscii | kTwoBytes | kGreekOnBlocks;
  if (byte == 0xC2) return kNonAscii | kTwoBytes | kLatinBlocks | kQuoteSigns;  // U+0080 to U+00BF
  if (byte >= 0xC0) return kNonAscii | kTwoBytes | kLatinBlocks;
  return kNonAscii;
}

constexpr ByteClasses class_of(unsigned byte) {
  if (byte >= 0x80) return class_of_wide(byte);
  const char c = static_cast<char>(byte);
  if (c >= '0' && c <= '9') return kDigit;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return kLetter;
  switch (c) {
    case ' ':
    case '\t':
      return kSpace;
    case '\n':
    case '\r':
      return kLineEnd;
    case '*':
    case '_':
      return kEmphasis;
    case '`':
      return kBacktick;
    case '(':
    case ')':
      return kBracket | kRoundBracket;
    case '[':
    case ']':
    case '{':
    case '}':
      return kBracket;
    case '<':
    case '>':
      return kAngle;
    case '&':
      return kAmpersand;
    case '%':
    case '$':
      return kPercent;
    case '@':
      return kAt;
    case '/':
    case '\\':
      return kSlash;
    case ':':
      return kColon;
    case '.':
    case ',':
    case ';':
    case '!':
    case '?':
      return kStop;
    case '-':
      return kHyphen;
    case '"':
    case '\'':
      return kQuote;
    default:
      return byte < 0x20 || byte == 0x7F ? kControl : kOtherAscii;
  }
}

// Of the character U+2000 to U+2FFF whose first byte is 0xE2.
ByteClasses class_of_mark(unsigned char second, unsigned char third) {
  if (second != 0x80) return kSymbolBlocks;
  return third >= 0x98 && third <= 0x9F ? kQuoteSigns : 0;
}

// Of U+3000 to U+303F.
ByteClasses class_of_cjk_mark(unsigned char third) {
  if (third >= 0xA0) return kKanaOn;
  if (third == 0x81 || third == 0x82) return kWideStops;
  const bool is_bracket = (third >= 0x88 && third <= 0x91) || (third >= 0x94 && third <= 0x9B);
  return is_bracket ? kWideBrackets : 0;
}

// Of U+F000 to U+FFFF.
ByteClasses class_of_wide_form(unsigned char second, unsigned char third) {
  if (second == 0xBD) {
    if (third >= 0xA6) return kWideLetters;
    return third == 0x9B || third == 0x9D ? kWideBrackets : 0;
  }
  if (second != 0xBC) return kWideLetters;
  switch (third) {
    case 0x81:
    case 0x8C:
    case 0x8E:
    case 0x9A:
    case 0x9B:
    case 0x9F:
      return kWideStops;
    case 0x82:
      return kQuoteSigns;
    case 0x88:
    case 0x89:
    case 0xBB:
    case 0xBD:
      return kWideBrackets;
    default:
      return 0;
  }
}

// Whether a character of U+3040 on is there, or of U+3000 on cut off.
bool holds_kana(std::string_view text) {
  for (std::size_t at = text.find('\xE3'); at != std::string_view::npos;
       at = text.find('\xE3', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\x80') return true;
  }
  return false;
}

ByteClasses parts_at_marks(std::string_view text, std::span<const std::size_t> marks) {
  const auto byte_at = [&](std::size_t i) {
    return static_cast<unsigned char>(i < text.size() ? text[i] : '\0');
  };
  ByteClasses classes = 0;
  for (const std::size_t at : marks) {
    switch (byte_at(at)) {
      case 0xE2:
        classes |= class_of_mark(byte_at(at + 1), byte_at(at + 2));
        break;
      case 0xE3:
        classes |= class_of_cjk_mark(byte_at(at + 2));
        break;
      case 0xEF:
        classes |= class_of_wide_form(byte_at(at + 1), byte_at(at + 2));
        break;
      default:
        break;
    }
  }
  return classes;
}

}  // namespace

constinit const std::array<ByteClasses, 256> kClassesOfBytes = [] {
  std::array<ByteClasses, 256> classes{};
  for (unsigned byte = 0; byte < 256; ++byte) classes[byte] = class_of(byte);
  return classes;
}();

ByteClasses parts_of_blocks(std::string_view text, ByteClasses classes,
                            std::span<const std::size_t> marks) {
  ByteClasses parts = 0;
  if ((classes & (kMarkBlocks | kKanaBlocks | kWideBlocks)) != 0) {
    parts = parts_at_marks(text, marks);
  }
  if ((classes & kKanaBlocks) != 0 && holds_kana(text)) parts |= kKanaOn;
  return parts;
}

}  // namespace locseg::check
