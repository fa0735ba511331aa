// `Position` and `TextDocuments` of the specification.
#include "lsp/document_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace locseg::lsp {
namespace {

// How many characters the code point with this first byte counts.
std::uint64_t characters_of(char first, PositionEncoding encoding) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  const std::uint64_t bytes = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
  return encoding == PositionEncoding::kUtf8 ? bytes : bytes == 4 ? 2 : 1;
}

}  // namespace

DocumentText::DocumentText(std::string bytes, PositionEncoding encoding)
    : bytes_(std::move(bytes)), encoding_(encoding) {
  find_lines(0);
}

void DocumentText::find_lines(std::size_t from_line) {
  line_begins_.resize(from_line + 1);
  const std::string_view text = bytes_;
  for (std::size_t at = line_begins_.back();;) {
    at = text.find_first_of("\r\n", at);
    if (at == std::string_view::npos) return;
    at += text.substr(at).starts_with("\r\n") ? 2 : 1;
    line_begins_.push_back(at);
  }
}

TextPlace DocumentText::place_of(std::uint64_t offset) const {
  offset = std::min<std::uint64_t>(offset, bytes_.size());
  if (offset < bytes_.size()) offset = base::char_begin(bytes_, offset);
  const auto next = std::ranges::upper_bound(line_begins_, offset);
  TextPlace place;
  place.line = static_cast<std::uint64_t>(next - line_begins_.begin()) - 1;
  const std::uint64_t begin = line_begins_[place.line];
  if (encoding_ == PositionEncoding::kUtf8) {
    place.character = offset - begin;
    return place;
  }
  for (std::uint64_t at = begin; at < offset; at = base::next_char_begin(bytes_, at + 1)) {
    place.character += characters_of(bytes_[at], encoding_);
  }
  return place;
}

std::uint64_t DocumentText::offset_of(const TextPlace& place) const {
  if (place.line >= line_begins_.size()) return bytes_.size();
  std::uint64_t at = line_begins_[place.line];
  const std::uint64_t end =
      std::min<std::uint64_t>(bytes_.find_first_of("\r\n", at), bytes_.size());
  std::uint64_t counted = 0;
  while (at < end) {
    counted += characters_of(bytes_[at], encoding_);
    if (counted > place.character) return at;
    at = base::next_char_begin(bytes_, at + 1);
  }
  return end;
}

void DocumentText::replace(Span span, std::string_view text) {
  span.end = std::min<std::uint64_t>(span.end, bytes_.size());
  span.begin = std::min(span.begin, span.end);
  bytes_.replace(span.begin, span.size(), text);
  // A line feed that follows a CR now may have ended a line of its own.
  const auto next = std::ranges::upper_bound(line_begins_, span.begin == 0 ? 0 : span.begin - 1);
  find_lines(static_cast<std::size_t>(next - line_begins_.begin()) - 1);
}

}  // namespace locseg::lsp
