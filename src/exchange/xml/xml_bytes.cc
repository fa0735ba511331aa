// https://www.w3.org/TR/xml/ appendix F: the encoding by the first bytes.
#include "exchange/xml/xml_bytes.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/utf8.h"
#include "base/xml_text.h"

namespace locseg::exchange {
namespace {

constexpr std::size_t kHead = 1024;  // within which the XML declaration has to end

struct Start {
  std::string_view bytes;
  std::string_view encoding;
  std::size_t mark;  // bytes that are a byte-order mark
};
using namespace std::string_view_literals;
constexpr std::array<Start, 9> kStarts = {{{"\xEF\xBB\xBF"sv, "UTF-8", 3},
                                           {"\xFF\xFE\0\0"sv, "UTF-32LE", 4},
                                           {"\0\0\xFE\xFF"sv, "UTF-32BE", 4},
                                           {"\xFF\xFE"sv, "UTF-16LE", 2},
                                           {"\xFE\xFF"sv, "UTF-16BE", 2},
                                           {"<\0\0\0"sv, "UTF-32LE", 0},
                                           {"\0\0\0<"sv, "UTF-32BE", 0},
                                           {"<\0"sv, "UTF-16LE", 0},
                                           {"\0<"sv, "UTF-16BE", 0}}};

// What the XML declaration says; empty where it says nothing.
std::string_view declared_encoding(std::string_view head) {
  head = head.substr(0, kHead);
  const std::size_t stop = head.find("?>");
  if (!head.starts_with("<?xml") || stop == std::string_view::npos) return {};
  head = head.substr(0, stop);
  constexpr std::string_view kName = "encoding";
  std::size_t at = head.find(kName);
  if (at == std::string_view::npos) return {};
  at = head.find_first_not_of(" \t\r\n=", at + kName.size());
  if (at == std::string_view::npos || (head[at] != '"' && head[at] != '\'')) return {};
  const std::size_t end = head.find(head[at], at + 1);
  return end == std::string_view::npos ? std::string_view() : head.substr(at + 1, end - at - 1);
}

std::string lower_case(std::string_view encoding) {
  std::string lower(encoding);
  std::transform(lower.begin(), lower.end(), lower.begin(), base::ascii_lower);
  return lower;
}

bool names_utf8(const std::string& lower) {
  constexpr std::array<std::string_view, 4> kNames = {"utf-8", "utf8", "us-ascii", "ascii"};
  // Bytes that read as ASCII are not UTF-16, whatever a copied declaration says.
  return lower.empty() || lower.starts_with("utf-16") || lower.starts_with("utf-32") ||
         std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

// How many bytes at the end may be the start of a character that goes on.
std::size_t cut_size(std::string_view text, std::size_t valid) {
  const std::string_view rest = text.substr(valid);
  if (rest.empty() || rest.size() > 3) return 0;
  const auto lead = static_cast<unsigned char>(rest[0]);
  const std::size_t whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  return rest.size() < whole ? rest.size() : 0;
}

}  // namespace

Result<void> XmlBytes::begin() {
  begun_ = true;
  while (head_.size() < kHead) {
    const auto chunk = bytes_.next();
    LOCSEG_TRY(chunk);
    if (chunk->empty()) break;
    head_ += *chunk;
  }
  for (const Start& start : kStarts) {
    if (!head_.starts_with(start.bytes)) continue;
    head_.erase(0, start.mark);
    if (start.encoding != "UTF-8") {
      decoder_ = text::Decoder::open(std::string(start.encoding));
    }
    return {};
  }
  const std::string encoding(declared_encoding(head_));
  const std::string lower = lower_case(encoding);
  ascii_ = lower.ends_with("ascii");
  if (names_utf8(lower)) return {};
  decoder_ = text::Decoder::open(encoding);
  if (decoder_ != nullptr) return {};
  return failure(ErrorCode::kUnsupported,
                 "the encoding '" + base::printable(encoding) +
                     "' is not known, expected UTF-8 or another common one");
}

// One more chunk into text_.
Result<void> XmlBytes::fill() {
  std::string_view chunk = head_;
  if (head_.empty()) {
    const auto got = bytes_.next();
    LOCSEG_TRY(got);
    chunk = *got;
  }
  ended_ = chunk.empty();
  text_.swap(cut_);
  cut_.clear();
  if (decoder_ == nullptr) {
    text_ += chunk;
  } else if (!decoder_->decode(chunk, ended_, text_)) {
    fault_ = "bytes that the file's encoding does not have";
  }
  head_.clear();
  const std::size_t valid = base::valid_utf8_prefix(text_);
  if (const std::size_t cut = ended_ ? 0 : cut_size(text_, valid); cut != 0) {
    cut_ = text_.substr(valid);
    text_.resize(valid);
  } else if (valid != text_.size()) {
    text_.resize(valid);
    fault_ = "bytes that are not UTF-8";
  }
  if (const std::size_t bad = base::find_not_xml(text_, 0); bad != text_.size()) {
    text_.resize(bad);
    fault_ = "a character that XML cannot hold";
  }
  return {};
}

Result<std::string_view> XmlBytes::next() {
  if (!begun_) {
    LOCSEG_TRY(begin());
  }
  text_.clear();
  while (text_.empty() && fault_.empty() && !ended_) {
    LOCSEG_TRY(fill());
  }
  if (text_.empty() && !fault_.empty()) {
    return failure(ErrorCode::kMalformed, "found " + std::string(fault_) + ", expected characters");
  }
  return std::string_view(text_);
}

}  // namespace locseg::exchange
