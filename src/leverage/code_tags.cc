#include "leverage/code_tags.h"

#include <algorithm>
#include <array>

namespace locseg::leverage {
namespace {

struct Placeholder {
  std::string_view opening;
  std::string_view closing;  // its end, which is looked for after the opening
  std::string_view tag;
};
// A quote inside an id is written as a reference, so that the next one ends it.
constexpr std::array<Placeholder, 5> kPlaceholders = {{{"<g id=\"", "\">", "<b>"},
                                                       {"</g>", "", "</b>"},
                                                       {"<x id=\"", "\"/>", "<br/>"},
                                                       {"<bx id=\"", "\"/>", "<b>"},
                                                       {"<ex id=\"", "\"/>", "</b>"}}};

// How many bytes of `rest` are the placeholder; 0 if they are none.
std::size_t size_of(const Placeholder& placeholder, std::string_view rest) {
  if (!rest.starts_with(placeholder.opening)) return 0;
  const std::size_t quote = placeholder.closing.empty()
                                ? placeholder.opening.size()
                                : rest.find('"', placeholder.opening.size());
  if (quote == std::string_view::npos || !rest.substr(quote).starts_with(placeholder.closing)) {
    return 0;
  }
  return quote + placeholder.closing.size();
}

}  // namespace

std::string with_tags_for_placeholders(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('<', at), text.size());
    out += text.substr(at, mark - at);
    at = mark;
    const std::string_view rest = text.substr(at);
    std::size_t size = 0;
    for (const Placeholder& placeholder : kPlaceholders) {
      size = size_of(placeholder, rest);
      if (size == 0) continue;
      out += placeholder.tag;
      break;
    }
    if (size == 0 && !rest.empty()) out += rest[size++];
    at += size;
  }
  return out;
}

}  // namespace locseg::leverage
