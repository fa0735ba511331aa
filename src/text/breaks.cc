// UTF-8 to UTF-16 with a table of offsets, then ICU's rule-based iterator, set to one text after
// another: opening one costs fifty times as much as a short text.
#include "text/breaks.h"

#include "base/utf8.h"

namespace locseg::text {
namespace {

constexpr std::size_t kLongest = std::size_t{1} << 30;
constexpr std::size_t kKeep = std::size_t{1} << 16;  // units; longer buffers are given back

void to_utf16(std::string_view text, std::u16string& units, std::vector<std::uint32_t>& offsets) {
  units.clear();
  offsets.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto offset = static_cast<std::uint32_t>(at);
    offsets.push_back(offset);
    if (byte < 0x80) {
      units.push_back(byte);
      ++at;
      continue;
    }
    const base::CodePoint point = base::code_point_at(text, at);
    at += point.size;
    if (!point.valid()) {
      units.push_back(u'\uFFFD');
    } else if (point.value < 0x10000) {
      units.push_back(static_cast<char16_t>(point.value));
    } else {
      units.push_back(static_cast<char16_t>(0xD7C0 + (point.value >> 10)));
      units.push_back(static_cast<char16_t>(0xDC00 + (point.value & 0x3FF)));
      offsets.push_back(offset);
    }
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
}

}  // namespace

bool Breaks::start(std::string_view text, const char* locale) {
  end_ = 0;
  if (text.size() > kLongest) return false;
  UErrorCode status = U_ZERO_ERROR;
  if (iterator_ == nullptr || locale_ != locale) {
    iterator_.reset(ubrk_open(type_, locale, nullptr, 0, &status));
    if (U_FAILURE(status) != 0) iterator_.reset();
    locale_ = locale;
  }
  if (iterator_ == nullptr) return false;
  if (text.size() < kKeep && text_.capacity() > kKeep) {
    std::u16string().swap(text_);
    std::vector<std::uint32_t>().swap(offsets_);
  }
  to_utf16(text, text_, offsets_);
  ubrk_setText(iterator_.get(), text_.data(), static_cast<std::int32_t>(text_.size()), &status);
  return U_SUCCESS(status) != 0;
}

bool Breaks::next() {
  const std::int32_t boundary = ubrk_next(iterator_.get());
  if (boundary == UBRK_DONE) return false;
  end_ = offsets_[static_cast<std::size_t>(boundary)];
  return true;
}

std::int32_t Breaks::status() const { return ubrk_getRuleStatus(iterator_.get()); }

}  // namespace locseg::text
