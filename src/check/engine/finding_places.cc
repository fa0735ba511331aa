#include "check/engine/finding_places.h"

#include <algorithm>
#include <charconv>

#include "base/hex.h"

namespace locseg::check {
namespace {

bool is_short_id(std::string_view text) {
  return text.size() >= kShortIdDigits &&
         text.find_first_not_of(base::kHexDigits) == std::string_view::npos;
}

// Takes `:NUMBER` off the end of `text`; 0 if it ends otherwise.
std::uint64_t take_number(std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return 0;
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, number);
  if (error != std::errc() || stop != end || number == 0) return 0;
  text.resize(colon);
  return number;
}

}  // namespace

std::optional<FindingPlace> parse_finding_place(std::string_view text, const ArticleNames& names) {
  FindingPlace place;
  if (is_short_id(text)) {
    place.id = text;
    return place;
  }
  place.path = text;
  if (place.path.ends_with(':')) place.path.pop_back();
  const std::uint64_t last = take_number(place.path);
  if (last == 0) return std::nullopt;
  const std::uint64_t first = take_number(place.path);
  if (place.path.empty()) return std::nullopt;
  place.position = first == 0 ? Position{last, 0} : Position{first, last};
  place.name = names.of_path(place.path);
  return place;
}

Result<void> FindingsAtPlaces::put(const ArticleFindings& article) {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    for (const Finding& finding : article.findings) {
      if (!is_at(places_[i], article.article, finding)) continue;
      ++found_[i]
              [{std::string(article.article), std::string(finding.rule->id), accept_key(finding)}];
    }
  }
  return {};
}

std::vector<Acceptance> FindingsAtPlaces::acceptances(std::size_t place) const {
  std::vector<Acceptance> out;
  for (const auto& [what, count] : found_[place]) {
    out.push_back({what.rule, what.article, what.key, count, {}});
  }
  return out;
}

bool FindingsAtPlaces::is_at(const FindingPlace& place, std::string_view article,
                             const Finding& finding) const {
  if (!rules_.empty() && std::ranges::find(rules_, finding.rule->id) == rules_.end()) return false;
  if (!place.id.empty()) return to_hex(finding.fingerprint).starts_with(place.id);
  if (place.name != article || finding.begin.line != place.position.line) return false;
  return place.position.column == 0 || finding.begin.column == place.position.column;
}

}  // namespace locseg::check
