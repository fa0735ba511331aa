// Knowing where the last run of each length is tells at once that a search would be in vain,
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

std::vector<Span> code_spans(std::string_view text) {
  BacktickRuns runs;
  runs.read(text);
  std::vector<Span> spans;
  for (std::size_t at = text.find('`'); at != std::string_view::npos; at = text.find('`', at)) {
    const std::size_t end = run_end(text, at);
    const std::size_t backslashes = at - (text.find_last_not_of('\\', at == 0 ? 0 : at - 1) + 1);
    if (at != 0 && backslashes % 2 == 1) {  // `\`` is text; what follows it may open
      ++at;
      continue;
    }
    const std::size_t close = runs.closing(text, end, end - at);
    if (close == std::string_view::npos) {
      at = end;
    } else {
      spans.push_back({at, close + (end - at)});
      at = spans.back().end;
    }
  }
  return spans;
}

}  // namespace locseg::markup
