// The byte-class pass, and the reset of what is kept. A table of 256 classes, or-ed over a text:
// no branch, so it costs less than a cycle a byte.
#include "check/facts/segment_facts.h"

#include <algorithm>
#include <array>

#include "markup/published.h"

namespace locseg::check {
namespace {

constexpr ByteClasses class_of(unsigned byte) {
  if (byte >= 0xF0) return kNonAscii | kFourBytes | kHangulBlocks;
  if (byte >= 0xEE) return kNonAscii | kThreeBytes | kWideBlocks;
  if (byte >= 0xEA) return kNonAscii | kThreeBytes | kHangulBlocks;
  if (byte >= 0xE4) return kNonAscii | kThreeBytes;
  if (byte == 0xE3) return kNonAscii | kThreeBytes | kKanaBlocks;
  if (byte == 0xE2) return kNonAscii | kThreeBytes | kMarkBlocks;
  if (byte >= 0xE0) return kNonAscii | kThreeBytes | kGreekOnBlocks;
  if (byte >= 0xC9) return kNonAscii | kTwoBytes | kGreekOnBlocks;
  if (byte >= 0xC0) return kNonAscii | kTwoBytes | kLatinBlocks;
  if (byte >= 0x80) return kNonAscii;
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

constexpr std::array<ByteClasses, 256> kClasses = [] {
  std::array<ByteClasses, 256> classes{};
  for (unsigned byte = 0; byte < 256; ++byte) classes[byte] = class_of(byte);
  return classes;
}();

}  // namespace

ByteClasses classes_of(std::string_view text) {
  ByteClasses classes = 0;
  for (const char c : text) classes |= kClasses[static_cast<unsigned char>(c)];
  return classes;
}

void Side::reset(std::string_view text, std::string_view lang, markup::Syntax syntax) {
  text_ = text;
  lang_ = lang;
  syntax_ = syntax;
  classes_ = classes_of(text);
  known_ = 0;
}

bool Side::first(Computed what) {
  if ((known_ & what) != 0) return false;
  known_ |= what;
  return true;
}

const markup::Codes& Side::codes() {
  if (!first(kCodes)) return codes_;
  if (has(kEmphasis | kBacktick | kBracket | kAngle | kAmpersand | kPercent | kOtherAscii)) {
    scanner_.scan(text_, syntax_, codes_);
  } else {
    codes_.codes.clear();
    codes_.loose.clear();
  }
  return codes_;
}

std::string_view Side::masked() {
  if (codes().codes.empty()) return text_;
  if (!first(kMasked)) return masked_;
  masked_.assign(text_);
  const auto cover = [&](Span mark) {
    std::fill_n(masked_.begin() + static_cast<std::ptrdiff_t>(mark.begin), mark.size(), kMark);
  };
  for (const markup::Code& code : codes_.codes) {
    cover(code.open);
    cover(code.close);
  }
  return masked_;
}

std::span<const TechnicalWord> Side::technical() {
  if (first(kTechnical)) find_technical_words(masked(), technical_);
  return technical_;
}

std::span<const Name> Side::names() {
  if (first(kNames)) names_ = names_of(*this);
  return names_;
}

std::string_view Side::published() {
  if (first(kPublished)) {
    escapes_ = syntax_ == markup::Syntax::kMarkdown && has(kSlash) && has(kEmphasis) &&
               text_.find("\\*") != std::string_view::npos;
    if (escapes_) {
      published_.clear();
      markup::append_published(text_, markup::Escapes::kUnknown, published_);
    }
  }
  return escapes_ ? std::string_view(published_) : text_;
}

const markup::Codes& Side::published_codes() {
  const std::string_view text = published();
  if (!escapes_) return codes();
  if (first(kPublishedCodes)) scanner_.scan(text, syntax_, published_codes_);
  return published_codes_;
}

const std::vector<text::Script>& SegmentFacts::target_scripts() {
  if (!scripts_known_) target_scripts_ = text::scripts_of_language(context_->target_lang);
  scripts_known_ = true;
  return target_scripts_;
}

bool SegmentFacts::is_right_to_left() {
  return std::ranges::any_of(target_scripts(),
                             [](text::Script it) { return text::is_right_to_left(it); });
}

const Surroundings& SegmentFacts::surroundings() {
  if (!surroundings_) surroundings_ = surroundings_of(place_);
  return *surroundings_;
}

void SegmentFacts::reset(std::string_view source, std::string_view target, const Place& place) {
  place_ = place;
  surroundings_.reset();
  source_.reset(source, context_->source_lang, context_->syntax);
  target_.reset(target, context_->target_lang, context_->syntax);
}

}  // namespace locseg::check
