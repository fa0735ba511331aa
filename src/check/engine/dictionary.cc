#include "check/engine/dictionary.h"

#include <algorithm>

#include "text/fold.h"

namespace locseg::check {

Dictionary::Dictionary(std::span<const std::string> words) : words_(words.begin(), words.end()) {}

bool Dictionary::has(std::string_view word) const {
  if (words_.contains(std::string(word))) return true;
  std::string scratch;
  return words_.contains(std::string(text::fold_case(word, scratch)));
}

bool Dictionary::holds(std::string_view text) const {
  std::string scratch;
  std::string_view rest = text::fold_space(text, scratch);
  if (rest.empty()) return false;
  if (has(rest)) return true;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (!has(rest.substr(0, end))) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

void Dictionary::hold_back(std::vector<LocatedFinding>& found) const {
  if (words_.empty()) return;
  std::erase_if(found, [&](const LocatedFinding& located) {
    const Finding& finding = located.finding;
    return holds(finding.mark.of(finding.marked_text()));
  });
}

}  // namespace locseg::check
