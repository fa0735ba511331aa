/// Failures: the one way in which locseg says that something could not be done.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace locseg {

enum class ErrorCode : std::uint8_t {
  kNotFound,     ///< no such file, folder, article or revision
  kNotReadable,  ///< it is there and cannot be read
  kNotWritable,  ///< the output cannot be written: permissions, a full disk, a folder in its place
  kMalformed,    ///< the input is not what its format says
  kUnsupported,  ///< another schema version, format or feature than this build knows
  kBusy,         ///< another process holds it for longer than the time-out
  kMisuse,       ///< the caller asked for what cannot be: wrong options, unknown keys
  kInterrupted,  ///< the user asked to stop
};

/// A place in a text file: both count from 1, columns in code points; 0 means "not known".
struct Position {
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  friend bool operator==(const Position&, const Position&) = default;
};

/// What the caller could set to get further. The library does not know how its user spells that;
/// the command line names the option.
enum class Hint : std::uint8_t {
  kNone,
  kSourceLanguage,   ///< the language of the sources
  kTargetLanguage,   ///< the language of the targets
  kLanguages,        ///< both
  kPenaltyArticles,  ///< the articles that the penalty `elsewhere` spares
  kPenaltyDay,       ///< the day of the penalty `old`
  kLimit,            ///< how much is shown at most
  kStaleUnits,       ///< what becomes of units whose source an article no longer has
  kPreferredSide,    ///< who wins where both sides changed a target
};

/// Why something could not be done. `message` says what was found and what was expected, in
/// lower case, without the path; foreign text in it is escaped already.
struct Error {
  ErrorCode code = ErrorCode::kMisuse;
  std::string message;
  std::string path;  ///< empty where no file is concerned
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

/// The same with what would help. `return failure(ErrorCode::kMisuse, Hint::kLanguages, message);`
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, Hint hint, std::string message,
                                                   std::string path = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(path), {}, hint});
}

/// "path:line:column: message", with what is not known left out and control characters escaped.
[[nodiscard]] std::string to_string(const Error& error);

}  // namespace locseg
