// `Position` and `TextDocuments` of the specification. Lines and marks are of bytes, so that after
// a change those behind it move with their bytes.
#include "lsp/document_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"

namespace locseg::lsp {
namespace {

// Bytes between two marks.
constexpr std::uint64_t kMarkEvery = 64;

// How many characters the code point with this first byte counts; none for a byte that is no first.
std::uint64_t characters_of(char first, PositionEncoding encoding) {
  if (base::is_continuation(first)) return 0;
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  const std::uint64_t bytes = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
  return encoding == PositionEncoding::kUtf8 ? bytes : bytes == 4 ? 2 : 1;
}

// Puts `fresh` in the place of the elements from `first` to `behind`. What follows moves only if
// their numbers differ.
template <class T>
void replace_elements(std::vector<T>& all, typename std::vector<T>::iterator first,
                      typename std::vector<T>::iterator behind, const std::vector<T>& fresh) {
  const auto middle = fresh.begin() + std::min(behind - first, std::ssize(fresh));
  const auto gap = all.erase(std::copy(fresh.begin(), middle, first), behind);
  all.insert(gap, middle, fresh.end());
}

}  // namespace

DocumentText::DocumentText(std::string bytes, PositionEncoding encoding)
    : bytes_(std::move(bytes)), encoding_(encoding) {
  find_lines({0, 0}, bytes_.size());
  count_characters({0, 0}, bytes_.size());
}

bool DocumentText::is_line_begin(std::uint64_t offset) const {
  if (offset == 0 || bytes_[offset - 1] == '\n') return true;
  return bytes_[offset - 1] == '\r' && (offset == bytes_.size() || bytes_[offset] != '\n');
}

// Whether a line begins at a byte depends on this byte and the one before it.
void DocumentText::find_lines(Span replaced, std::uint64_t size) {
  const auto first = std::ranges::lower_bound(line_begins_, replaced.begin);
  const auto behind = std::ranges::upper_bound(line_begins_, replaced.end);
  std::vector<std::uint64_t> fresh;
  for (std::uint64_t at = replaced.begin; at <= replaced.begin + size; ++at) {
    if (is_line_begin(at)) fresh.push_back(at);
  }
  if (size != replaced.size()) {
    for (auto each = behind; each != line_begins_.end(); ++each) *each += size - replaced.size();
  }
  replace_elements(line_begins_, first, behind, fresh);
}

// Marks up to the begin of the change stay, those from its end on move with their bytes; between
// them new ones are made.
void DocumentText::count_characters(Span replaced, std::uint64_t size) {
  if (encoding_ == PositionEncoding::kUtf8) return;  // a character is a byte
  const auto first = std::ranges::upper_bound(marks_, replaced.begin, {}, &Mark::byte);
  const auto behind = std::ranges::upper_bound(marks_, replaced.end, {}, &Mark::byte);
  const std::uint64_t moved = size - replaced.size();
  const std::uint64_t end = behind == marks_.end() ? bytes_.size() : behind->byte + moved;
  std::vector<Mark> fresh;
  Mark last = *std::prev(first);
  while (last.byte < end) {
    const std::uint64_t next = std::min(last.byte + kMarkEvery, end);
    last = {next, last.characters + characters_in({last.byte, next})};
    if (next < end) fresh.push_back(last);
  }
  if (behind != marks_.end()) {
    const std::uint64_t more = last.characters - behind->characters;
    for (auto each = behind; (moved != 0 || more != 0) && each != marks_.end(); ++each) {
      each->byte += moved;
      each->characters += more;
    }
  }
  replace_elements(marks_, first, behind, fresh);
}

Span DocumentText::span_of_line(std::size_t line) const {
  const std::uint64_t begin = line_begins_[line];
  if (line + 1 == line_begins_.size()) return {begin, bytes_.size()};
  std::uint64_t end = line_begins_[line + 1] - 1;
  if (end > begin && bytes_[end] == '\n' && bytes_[end - 1] == '\r') --end;
  return {begin, end};
}

std::uint64_t DocumentText::characters_in(Span span) const {
  std::uint64_t count = 0;
  for (std::uint64_t at = span.begin; at < span.end; ++at) {
    count += characters_of(bytes_[at], encoding_);
  }
  return count;
}

std::uint64_t DocumentText::characters_before(std::uint64_t offset) const {
  if (encoding_ == PositionEncoding::kUtf8) return offset;
  const Mark& mark = *std::prev(std::ranges::upper_bound(marks_, offset, {}, &Mark::byte));
  return mark.characters + characters_in({mark.byte, offset});
}

TextPlace DocumentText::place_of(std::uint64_t offset) const {
  offset = std::min<std::uint64_t>(offset, bytes_.size());
  if (offset < bytes_.size()) offset = base::char_begin(bytes_, offset);
  const auto next = std::ranges::upper_bound(line_begins_, offset);
  const auto line = static_cast<std::uint64_t>(next - line_begins_.begin()) - 1;
  return {line, characters_before(offset) - characters_before(line_begins_[line])};
}

std::uint64_t DocumentText::offset_of(const TextPlace& place) const {
  if (place.line >= line_begins_.size()) return bytes_.size();
  const Span line = span_of_line(place.line);
  if (place.character >= line.size()) return line.end;  // no character has less than a byte
  if (encoding_ == PositionEncoding::kUtf8) {
    return base::char_begin(bytes_, line.begin + place.character);
  }
  const std::uint64_t before = characters_before(line.begin);
  const std::uint64_t wanted = before + place.character;
  Mark at = *std::prev(std::ranges::upper_bound(marks_, wanted, {}, &Mark::characters));
  if (at.byte < line.begin) at = {line.begin, before};
  for (; at.byte < line.end; ++at.byte) {
    at.characters += characters_of(bytes_[at.byte], encoding_);
    if (at.characters > wanted) return at.byte;
  }
  return line.end;
}

bool DocumentText::cuts_pair(const TextPlace& place) const {
  if (encoding_ != PositionEncoding::kUtf16) return false;
  const std::uint64_t offset = offset_of(place);
  return offset < bytes_.size() && characters_of(bytes_[offset], encoding_) == 2 &&
         place_of(offset) < place;
}

void DocumentText::replace(Span span, std::string_view text) {
  span.end = std::min<std::uint64_t>(span.end, bytes_.size());
  span.begin = std::min(span.begin, span.end);
  bytes_.replace(span.begin, span.size(), text);
  find_lines(span, text.size());
  count_characters(span, text.size());
}

}  // namespace locseg::lsp
