#include "lsp/json_rpc.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "base/utf8.h"

namespace locseg::lsp {
namespace {

const Json* element_of(const Json& value, std::string_view name) {
  if (value.is_object()) {
    const auto found = value.find(name);
    return found == value.end() ? nullptr : &*found;
  }
  if (!value.is_array()) return nullptr;
  std::size_t index = 0;
  const char* const end = name.data() + name.size();
  const auto [stopped, error] = std::from_chars(name.data(), end, index);
  const bool is_there = error == std::errc() && stopped == end && index < value.size();
  return is_there ? &value[index] : nullptr;
}

Json message() { return Json{{"jsonrpc", "2.0"}}; }

// The code unit that `\uXXXX` at the begin of `text` is; nothing if it begins with something else.
std::optional<std::uint32_t> escaped_unit(std::string_view text) {
  constexpr std::size_t kSize = 6;
  if (text.size() < kSize || !text.starts_with("\\u")) return std::nullopt;
  std::uint32_t unit = 0;
  const char* const end = text.data() + kSize;
  const auto [stopped, error] = std::from_chars(text.data() + 2, end, unit, 16);
  return error == std::errc() && stopped == end ? std::optional(unit) : std::nullopt;
}

// `content` with U+FFFD in the place of each escaped surrogate that is half of no pair. As many
// code units, so that places behind it stay.
std::string without_half_pairs(std::string_view content) {
  constexpr std::uint32_t kKind = 0xFC00;
  constexpr std::uint32_t kFirst = 0xD800;   // of a pair
  constexpr std::uint32_t kSecond = 0xDC00;  // likewise
  std::string out(content);
  for (std::size_t at = out.find('\\'); at < out.size(); at = out.find('\\', at)) {
    const std::string_view rest = std::string_view(out).substr(at);
    const std::uint32_t kind = escaped_unit(rest).value_or(0) & kKind;
    if (kind == kFirst && (escaped_unit(rest.substr(6)).value_or(0) & kKind) == kSecond) {
      at += 12;
    } else {
      if (kind == kFirst || kind == kSecond) out.replace(at + 2, 4, "fffd");
      at += 2;
    }
  }
  return out;
}

// Sets `is_too_deep` if that is what is wrong with what is discarded.
Json parsed(std::string_view content, bool& is_too_deep) {
  const auto take = [&](int levels, Json::parse_event_t event, const Json&) {
    const bool begins =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    if (!begins || levels < kMostLevels) return true;
    is_too_deep = true;
    return false;
  };
  return Json::parse(content, take, false);
}

}  // namespace

Result<Json> read_message(std::string_view content) {
  bool is_too_deep = false;
  Json message = parsed(content, is_too_deep);
  if (message.is_discarded() && !is_too_deep) {
    message = parsed(without_half_pairs(content), is_too_deep);
  }
  if (is_too_deep) return failure(ErrorCode::kMalformed, "nested too deep");
  if (message.is_discarded()) return failure(ErrorCode::kMalformed, "not a JSON text");
  return message;
}

bool is_id(const Json& value) { return value.is_string() || value.is_number_integer(); }

const Json* find_in(const Json& value, std::initializer_list<std::string_view> path) {
  const Json* at = &value;
  for (const std::string_view name : path) {
    at = element_of(*at, name);
    if (at == nullptr) return nullptr;
  }
  return at;
}

const Json& part_in(const Json& value, std::initializer_list<std::string_view> path) {
  static const Json kNothing;
  const Json* const found = find_in(value, path);
  return found != nullptr ? *found : kNothing;
}

std::string text_in(const Json& value, std::initializer_list<std::string_view> path) {
  const Json* const found = find_in(value, path);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint64_t number_in(const Json& value, std::initializer_list<std::string_view> path) {
  const Json* const found = find_in(value, path);
  if (found == nullptr || !found->is_number_integer()) return 0;
  const bool is_negative = !found->is_number_unsigned() && found->get<std::int64_t>() < 0;
  return is_negative ? 0 : found->get<std::uint64_t>();
}

std::optional<std::int64_t> whole_number_in(const Json& value,
                                            std::initializer_list<std::string_view> path) {
  const Json* const found = find_in(value, path);
  if (found == nullptr || !found->is_number_integer()) return std::nullopt;
  constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > kMost) return std::nullopt;
  return found->get<std::int64_t>();
}

bool truth_in(const Json& value, std::initializer_list<std::string_view> path) {
  const Json* const found = find_in(value, path);
  return found != nullptr && found->is_boolean() && found->get<bool>();
}

Json response(const Json& id, Json result) {
  Json out = message();
  out["id"] = id;
  out["result"] = std::move(result);
  return out;
}

Json error_response(const Json& id, RpcError code, std::string_view text) {
  Json out = message();
  out["id"] = id;
  out["error"] = {{"code", static_cast<std::int32_t>(code)}, {"message", text}};
  return out;
}

Json notification(std::string_view method, Json params) {
  Json out = message();
  out["method"] = method;
  out["params"] = std::move(params);
  return out;
}

Json error_response(const Json& id, const Error& error) {
  const bool is_misuse = error.code == ErrorCode::kMisuse;
  return error_response(id, is_misuse ? RpcError::kInvalidParams : RpcError::kRequestFailed,
                        to_string(error));
}

std::string spelled(const Json& message) {
  return message.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void append_spelled(std::string_view text, std::string& out) {
  const bool is_escaped = std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; });
  if (is_escaped || base::valid_utf8_prefix(text) != text.size()) {
    out += spelled(Json(text));
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

}  // namespace locseg::lsp
