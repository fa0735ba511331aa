/// Answers of a memory as people and programs read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "locseg/leverage.h"
#include "locseg/result.h"

namespace locseg {

/// A query that owns its texts.
struct OwnQuery {
  std::string source;
  std::string before;
  std::string after;

  [[nodiscard]] LookupQuery view() const { return {source, before, after}; }
};

/// Reads a JSON object with `source` and, if wanted, `before` and `after`; other keys are passed
/// over. kMalformed with the column where it is none. `line` is without its line feed.
[[nodiscard]] Result<OwnQuery> parse_query(std::string_view line);

/// One line, these keys in this order:
///
///     {"source":"…","matches":[{"score":97,"kind":"fuzzy","similarity":100,"deductions":
///      [{"reason":"numbers","points":1}],"source":"…","target":"…","translation_type":"HT",
///      "uses":3,"article":"docs/a.md","handoff":"2021-06-30"}],"cut":0}
///
/// `translation_type` and `handoff` are null where they are not known, and `cut` how many matches
/// the limit left out. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string answer_as_json(std::string_view source, const LookupResult& answer);
/// What stands in place of an answer to what is no query: {"error":"…","line":3,"column":1}.
[[nodiscard]] std::string error_as_json(const Error& error);

/// The same for a phrase: `phrase`, `hits` with `source`, `target`, `in_source`, `in_target` (code
/// points [begin, end), null where the phrase is not there), and so on as above, and `cut`.
[[nodiscard]] std::string concordance_as_json(std::string_view phrase,
                                              const Concordance& concordance);

/// For people; with words that the query would have to lose as `[-…-]` and to gain as `{+…+}`, or
/// in colour. `columns` bounds what is shown around a phrase.
[[nodiscard]] std::string answer_as_text(std::string_view source, const LookupResult& answer,
                                         int min_score, bool color);
[[nodiscard]] std::string concordance_as_text(const Concordance& concordance, std::uint32_t columns,
                                              bool color);

}  // namespace locseg
