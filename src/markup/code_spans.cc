// Knowing where the last run of each length stands tells at once that a search would be in vain,
// and a search that is not skips the code span it finds: linear in all.

#include "markup/code_spans.h"

#include <algorithm>

namespace locseg::markup {
namespace {

std::size_t run_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of('`', at), text.size());
}

}  // namespace

void BacktickRuns::read(std::string_view text) {
  last_of_length_.assign(1, 0);
  for (std::size_t at = text.find('`'); at != std::string_view::npos;) {
    const std::size_t end = run_end(text, at);
    if (end - at >= last_of_length_.size()) last_of_length_.resize(end - at + 1, 0);
    last_of_length_[end - at] = at + 1;
    at = text.find('`', end);
  }
}

std::size_t BacktickRuns::closing(std::string_view text, std::size_t from,
                                  std::size_t length) const {
  if (length >= last_of_length_.size() || last_of_length_[length] <= from)
    return std::string_view::npos;
  for (std::size_t at = text.find('`', from); at != std::string_view::npos;) {
    const std::size_t end = run_end(text, at);
    if (end - at == length) return at;
    at = text.find('`', end);
  }
  return std::string_view::npos;
}

}  // namespace locseg::markup
