#include "check/facts/technical_loss.h"

#include <algorithm>

#include "base/ascii.h"
#include "check/facts/addresses.h"

namespace locseg::check {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), base::ascii_lower);
  return out;
}

// `text`, in lower case, with what an address may lose in translation left out.
std::string without_languages(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n)>\"", at), text.size());
    out += address_key(text.substr(at, end - at));
    out += ' ';
    at = end + 1;
  }
  return out;
}

}  // namespace

void report_lost(SegmentFacts& facts, TechnicalKind kind, std::string_view what, Faults& faults) {
  std::string target;
  Side& source = facts.source();
  for (const TechnicalWord& word : source.technical()) {
    if (word.kind != kind) continue;
    std::string_view spelled = source.text(word.span);
    // `v 1.2` is `v1.2`, and one publisherId is one of several publisherIds.
    if (kind == TechnicalKind::kVersion && (spelled[0] == 'v' || spelled[0] == 'V')) {
      spelled.remove_prefix(1);
    }
    if (kind == TechnicalKind::kIdentifier && spelled.ends_with("Ids")) spelled.remove_suffix(1);
    if (facts.target().text().find(spelled) != std::string_view::npos) continue;
    if (target.empty()) target = lowered(facts.target().text());
    if (target.find(lowered(spelled)) != std::string::npos) continue;
    if (kind == TechnicalKind::kUrl &&
        without_languages(target).find(address_key(spelled)) != std::string::npos) {
      continue;
    }
    std::string message(what);
    faults.in_source(word.span,
                     message.append(quoted(spelled)).append(" is missing from the target"));
  }
}

}  // namespace locseg::check
