// Regular expressions that people wrote, which may be wrong or hostile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "locseg/result.h"
#include "locseg/span.h"

namespace locseg::text {

/// What a search came to.
enum class Search : std::uint8_t {
  kFound,
  kNone,
  kGaveUp,  ///< it takes too many steps or too much memory
};

/// A regular expression as ICU reads it:
/// https://unicode-org.github.io/icu/userguide/strings/regexp.html. Immutable, and safe to use from
/// several threads at a time.
class Pattern {
 public:
  /// kMisuse if it is none, or longer than 10,000 bytes, with the character where it goes wrong.
  [[nodiscard]] static Result<Pattern> compile(std::string_view pattern, bool ignore_case);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  /// The first match in `text` that begins at byte `from` or later; `^` is the start of `text`.
  /// Costs some milliseconds at most, counted in steps, so that what gives up does so everywhere.
  [[nodiscard]] Search find(std::string_view text, std::size_t from, Span& match) const;

 private:
  struct Compiled;
  explicit Pattern(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace locseg::text
