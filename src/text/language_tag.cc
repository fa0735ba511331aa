// langtag = language ["-" extlang]{0,3} ["-" script] ["-" region] *("-" variant) ...
// after RFC 5646; what follows the region is not read.
#include <algorithm>

#include "base/ascii.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/words.h"
#include "locseg/identity.h"

namespace locseg {
namespace {

using Tag = std::string LanguagePair::*;

bool is_alphabetic(std::string_view part) {
  return std::ranges::all_of(part, base::is_ascii_alpha);
}

// Cuts the first subtag off `tag`.
std::string_view next_part(std::string_view& tag) {
  const std::string_view part = primary_subtag(tag);
  tag.remove_prefix(std::min(part.size() + 1, tag.size()));
  return part;
}

std::string in_lower_case(std::string_view part) {
  std::string out(part);
  std::ranges::transform(out, out.begin(), base::ascii_lower);
  return out;
}

std::string in_upper_case(std::string_view part) {
  std::string out(part);
  std::ranges::transform(out, out.begin(), base::ascii_upper);
  return out;
}

char folded(char c) { return c == '_' ? '-' : base::ascii_lower(c); }

bool is_listed(std::span<const std::string> tags, std::string_view tag) {
  return std::ranges::any_of(tags, [&](const std::string& one) { return same_tag(one, tag); });
}

// Those of one side, each once, in order.
std::vector<std::string> tags_of(std::span<const LanguagePair> pairs, Tag tag) {
  std::vector<std::string> tags;
  for (const LanguagePair& pair : pairs) tags.push_back(pair.*tag);
  std::ranges::sort(tags);
  // Not std::ranges::unique, whose subrange clang 14 cannot read from g++ 12's library.
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  return tags;
}

std::string listed(std::span<const std::string> tags, std::string_view between) {
  std::string names;
  for (const std::string& tag : tags) {
    if (tag.empty()) continue;
    if (!names.empty()) names += between;
    names += base::printable(tag);
  }
  return names;
}

// "holds no translations into 'fr', only into de-DE, ja-JP"
tl::unexpected<Error> none_in(std::span<const LanguagePair> there, Tag tag,
                              const std::string& wanted, const std::string& place) {
  const std::string word = tag == &LanguagePair::source ? "from " : "into ";
  const std::string names = listed(tags_of(there, tag), ", ");
  return failure(
      ErrorCode::kMisuse,
      "holds no translations " + word + base::quoted(wanted) +
          (names.empty() ? ", and none whose language is known" : ", only " + word + names),
      place);
}

tl::unexpected<Error> no_such_pair(std::span<const LanguagePair> there, const LanguagePair& wanted,
                                   const std::string& place) {
  for (const Tag tag : {&LanguagePair::source, &LanguagePair::target}) {
    const bool found = std::ranges::any_of(
        there, [&](const LanguagePair& pair) { return covers_tag(wanted.*tag, pair.*tag); });
    if (!found) return none_in(there, tag, wanted.*tag, place);
  }
  std::vector<std::string> pairs;
  for (const LanguagePair& pair : there) {
    if (!pair.source.empty() && !pair.target.empty()) {
      pairs.push_back(pair.source + " to " + pair.target);
    }
  }
  return failure(ErrorCode::kMisuse,
                 "holds no translations from " + base::quoted(wanted.source) + " to " +
                     base::quoted(wanted.target) + ", only from " + listed(pairs, ", "),
                 place);
}

}  // namespace

LanguageTag parse_language_tag(std::string_view tag) {
  LanguageTag parsed;
  std::string_view part = next_part(tag);
  if (part.size() < 2 || part.size() > 8 || part.size() == 4 || !is_alphabetic(part)) {
    return parsed;
  }
  parsed.language = in_lower_case(part);
  part = next_part(tag);
  for (int i = 0; i < 3 && part.size() == 3 && is_alphabetic(part); ++i) part = next_part(tag);
  if (part.size() == 4 && is_alphabetic(part)) {
    parsed.script = in_lower_case(part);
    parsed.script[0] = base::ascii_upper(parsed.script[0]);
    part = next_part(tag);
  }
  if ((part.size() == 2 && is_alphabetic(part)) ||
      (part.size() == 3 && std::ranges::all_of(part, base::is_ascii_digit))) {
    parsed.region = in_upper_case(part);
  }
  return parsed;
}

std::string_view primary_subtag(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

bool same_tag(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, folded, folded);
}

bool same_language(std::string_view a, std::string_view b) {
  const std::string language = parse_language_tag(a).language;
  return !language.empty() && language == parse_language_tag(b).language;
}

bool covers_tag(std::string_view wanted, std::string_view tag) {
  if (tag.size() > wanted.size() && !wanted.empty() && folded(tag[wanted.size()]) != '-') {
    return false;
  }
  return same_tag(wanted, tag.substr(0, wanted.size()));
}

Result<std::optional<std::string>> find_tag(std::span<const std::string> tags,
                                            std::string_view wanted) {
  if (const auto found = std::ranges::find(tags, wanted); found != tags.end()) return *found;
  std::vector<std::string> covered;
  for (const std::string& tag : tags) {
    if (same_tag(tag, wanted)) return tag;
    if (covers_tag(wanted, tag) && !is_listed(covered, tag)) covered.push_back(tag);
  }
  if (covered.empty()) return std::nullopt;
  if (covered.size() > 1) {
    return failure(ErrorCode::kMisuse,
                   "the language " + base::quoted(wanted) + " may be " + listed(covered, " or "));
  }
  return covered.front();
}

bool LanguagePair::takes(std::string_view from, std::string_view to) const {
  return (source.empty() || same_tag(source, from)) && (target.empty() || same_tag(target, to));
}

Result<LanguagePair> select_languages(std::span<const LanguagePair> there,
                                      const LanguagePair& wanted, const std::string& place) {
  std::vector<LanguagePair> left;
  std::ranges::copy_if(there, std::back_inserter(left), [&](const LanguagePair& pair) {
    return covers_tag(wanted.source, pair.source) && covers_tag(wanted.target, pair.target);
  });
  LanguagePair selected;
  if (wanted == selected) return selected;
  if (left.empty()) return no_such_pair(there, wanted, place);
  for (const Tag tag : {&LanguagePair::source, &LanguagePair::target}) {
    if ((wanted.*tag).empty()) continue;
    auto found = find_tag(tags_of(left, tag), wanted.*tag);
    if (!found) return failure(found.error().code, found.error().message, place);
    selected.*tag = std::move(**found);
    std::erase_if(left,
                  [&](const LanguagePair& pair) { return !same_tag(pair.*tag, selected.*tag); });
  }
  return selected;
}

Result<LanguagePair> spell_as_there(std::span<const LanguagePair> there, LanguagePair given,
                                    const std::string& place) {
  for (const Tag tag : {&LanguagePair::source, &LanguagePair::target}) {
    if ((given.*tag).empty()) continue;
    auto found = find_tag(tags_of(there, tag), given.*tag);
    if (!found) return failure(found.error().code, found.error().message, place);
    if (*found) given.*tag = std::move(**found);
  }
  return given;
}

}  // namespace locseg
