/// Values of JSON and the messages of JSON-RPC 2.0.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "locseg/result.h"

namespace locseg::lsp {

/// Members in order of their names, so that equal values are equal bytes.
using Json = nlohmann::json;

/// `ErrorCodes` of the specification.
enum class RpcError : std::int32_t {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kServerNotInitialized = -32002,
  kRequestCancelled = -32800,
  kRequestFailed = -32803,
};

/// How many arrays and objects a message may have around a value.
inline constexpr int kMostLevels = 128;

/// The message that these bytes are. An escape of half a surrogate pair, which some editors send
/// while one types, is read as U+FFFD. kMalformed if they are no JSON text, or one that is nested
/// deeper than kMostLevels: what copies, compares and writes values recurses.
[[nodiscard]] Result<Json> read_message(std::string_view content);

/// Whether it may be the `id` of a request: a text or a whole number.
[[nodiscard]] bool is_id(const Json& value);

/// What is at the end of a path of names in objects and, from 0, of places in arrays; null if there
/// is nothing. Never throws.
[[nodiscard]] const Json* find_in(const Json& value, std::initializer_list<std::string_view> path);
/// The same; the value null if there is nothing.
[[nodiscard]] const Json& part_in(const Json& value, std::initializer_list<std::string_view> path);
/// The same, as a text, a whole number that is not negative, a truth: empty, 0, false if it is
/// none; and as a whole number of any sign, if it is one.
[[nodiscard]] std::string text_in(const Json& value, std::initializer_list<std::string_view> path);
[[nodiscard]] std::uint64_t number_in(const Json& value,
                                      std::initializer_list<std::string_view> path);
[[nodiscard]] std::optional<std::int64_t> whole_number_in(
    const Json& value, std::initializer_list<std::string_view> path);
[[nodiscard]] bool truth_in(const Json& value, std::initializer_list<std::string_view> path);

/// A message with the fields that all have. `id` is null if the request is not known.
[[nodiscard]] Json response(const Json& id, Json result);
[[nodiscard]] Json error_response(const Json& id, RpcError code, std::string_view message);
[[nodiscard]] Json notification(std::string_view method, Json params);

/// The error of a request that failed: wrong parameters for kMisuse, else a failed request.
[[nodiscard]] Json error_response(const Json& id, const Error& error);

/// As bytes; text that is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string spelled(const Json& message);

/// Appends `text` as `spelled` writes it. Costs a look at it if nothing in it is to be escaped.
void append_spelled(std::string_view text, std::string& out);

}  // namespace locseg::lsp
