// An article as lines that people compare.
#include <algorithm>
#include <array>

#include "locseg/article.h"
#include "locseg/diff.h"

namespace locseg {
namespace {

constexpr std::array<std::string_view, 5> kHandoffKeys = {
    "ms.sourcegitcommit:", "ms.openlocfilehash:", "ms.lasthandoff:", "ms.locfileid:",
    "ms.translationtype:"};

bool changes_with_every_handoff(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return std::any_of(kHandoffKeys.begin(), kHandoffKeys.end(),
                     [&](std::string_view key) { return line.starts_with(key); });
}

}  // namespace

std::string readable_article(const Article& article) {
  const std::string_view bytes = article.bytes();
  std::string text;
  std::size_t from = 0;
  for (const Segment& segment : article.segments()) {
    text += bytes.substr(from, segment.whole.begin - from);
    text += "\n    " + article.target(segment) + "\n    " + article.source(segment) + '\n';
    from = segment.whole.end;
  }
  text += bytes.substr(from);
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end);
    if (!changes_with_every_handoff(line)) out += line;
  }
  return out;
}

}  // namespace locseg
