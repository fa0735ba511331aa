/// Failures: how every function of locseg reports what it could not do.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace locseg {

enum class ErrorCode : std::uint8_t {
  kNotFound,     ///< no such file, folder, article or revision
  kNotReadable,  ///< it exists and cannot be read
  kNotWritable,  ///< the output cannot be written: permissions, a full disk, a folder in its place
  kMalformed,    ///< the input is not what its format says
  kUnsupported,  ///< another schema version, format or feature than this build knows
  kBusy,         ///< another process held it for longer than the time-out
  kMisuse,       ///< wrong options or unknown keys
  kInterrupted,  ///< the user stopped it
};

/// A place in a text file: both count from 1, columns in code points; 0 means "not known".
struct Position {
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  friend bool operator==(const Position&, const Position&) = default;
};

/// The setting that would help. The library does not know how its user spells it; the command line
/// names the option.
enum class Hint : std::uint8_t {
  kNone,
  kSourceLanguage,   ///< the language of the sources
  kTargetLanguage,   ///< the language of the targets
  kLanguages,        ///< both
  kPenaltyArticles,  ///< the articles that are free of the penalty `elsewhere`
  kPenaltyDay,       ///< the day before which the penalty `old` applies
  kLimit,            ///< how much is shown at most
  kStaleUnits,       ///< what to do with units whose source the article no longer has
  kFuzzyUnits,       ///< whether targets that translate another source are put in, too
  kPreferredSide,    ///< which side wins if both changed a target
};

/// Why something could not be done. `message` says what was found and what was expected, in
/// lower case, without the path; foreign text in it is escaped already.
struct Error {
  ErrorCode code = ErrorCode::kMisuse;
  std::string message;
  std::string path;  ///< empty if no file is concerned
  Position position;
  Hint hint = Hint::kNone;
};

/// A value or a failure. Functions that return it are [[nodiscard]].
template <class T>
using Result = tl::expected<T, Error>;

/// `return failure(ErrorCode::kNotFound, "no such folder", path);`
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, std::string message,
                                                   std::string path = {}, Position position = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(path), position});
}

/// The same with a hint. `return failure(ErrorCode::kMisuse, Hint::kLanguages, message);`
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, Hint hint, std::string message,
                                                   std::string path = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(path), {}, hint});
}

/// "path:line:column: message", without what is not known, and with control characters escaped.
[[nodiscard]] std::string to_string(const Error& error);

}  // namespace locseg
