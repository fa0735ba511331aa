// Tokens are places in a text that was brought into NFC and had its widths folded, while the reader
// wants to see the text as it is. Both have the same characters in the same order but for those
// that were composed, so a place is found by folding beginnings of the original; that is only done
// where the text changed.
#include "leverage/phrase.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/normal.h"

namespace locseg::leverage {
namespace {

std::size_t folded_size(std::string_view text) {
  std::string composed;
  std::string narrow;
  return text::fold_width(text::to_nfc(text, composed), narrow).size();
}

// The least offset of a character in `original` up to which at least `size` bytes are folded.
std::size_t original_offset(std::string_view original, std::size_t size) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < original.size(); at += base::code_point_at(original, at).size) {
    offsets.push_back(at);
  }
  offsets.push_back(original.size());
  return *std::ranges::partition_point(offsets, [&](std::size_t at) {
    return at != original.size() && folded_size(original.substr(0, at)) < size;
  });
}

}  // namespace

Span find_phrase(const store::MatchText& text, std::span<const std::string> stems,
                 store::TermMaker& maker, std::string_view original) {
  std::vector<std::string> own;
  for (const store::MatchToken& token : text.tokens) own.push_back(maker.stem(text, token));
  for (std::size_t first = 0; first + stems.size() <= own.size(); ++first) {
    std::size_t same = 0;
    while (same < stems.size() && own[first + same] == stems[same]) ++same;
    if (same != stems.size()) continue;
    const Span found{text.tokens[first].written.begin,
                     text.tokens[first + stems.size() - 1].written.end};
    if (text.text.data() == original.data()) return found;
    const Span there{original_offset(original, found.begin), original_offset(original, found.end)};
    return there;
  }
  return {};
}

}  // namespace locseg::leverage
