#include "report/sarif_parts.h"

#include <string>

#include "base/ascii.h"
#include "base/hex.h"

namespace locseg::report {
namespace {

// `path` as a relative URI reference of RFC 3986: other than path characters, percent-encoded.
std::string uri_of(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/!$&'()*+,;=@";
  std::string out;
  for (const char c : path) {
    if (base::is_ascii_alnum(c) || kPlain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    out += '%';
    base::append_hex_byte(out, c, base::kUpperHexDigits);
  }
  return out;
}

}  // namespace

void begin_sarif(base::JsonWriter& json) {
  json.begin_object().member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.member("version", "2.1.0").key("runs").begin_array().begin_object();
  json.key("tool").begin_object().key("driver").begin_object().member("name", "locseg");
  json.key("rules").begin_array();
}

void write_sarif_text(base::JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name).begin_object().member("text", text).end_object();
}

void write_sarif_location(base::JsonWriter& json, std::string_view article) {
  json.key("artifactLocation").begin_object().member("uri", uri_of(article));
  if (!article.starts_with('/')) json.member("uriBaseId", "%SRCROOT%");
  json.end_object();
}

void write_sarif_warning(base::JsonWriter& json, std::string_view what) {
  json.key("invocations").begin_array().begin_object().member("executionSuccessful", true);
  json.key("toolExecutionNotifications").begin_array().begin_object();
  json.member("level", "warning");
  write_sarif_text(json, "message", what);
  json.end_object().end_array().end_object().end_array();
}

}  // namespace locseg::report
