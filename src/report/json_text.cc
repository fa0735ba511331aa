#include "report/json_text.h"

#include "base/utf8.h"
#include "exchange/jsonl/jsonl_writer.h"

namespace locseg::report {

void append_json(std::string& out, std::string_view text) {
  if (base::valid_utf8_prefix(text) == text.size()) {
    exchange::append_json_string(out, text);
    return;
  }
  std::string valid;
  base::append_valid_utf8(valid, text);
  exchange::append_json_string(out, valid);
}

void append_json_or_null(std::string& out, std::string_view text) {
  if (text.empty()) {
    out += "null";
  } else {
    append_json(out, text);
  }
}

std::string json_of(std::string_view text) {
  std::string out;
  append_json(out, text);
  return out;
}

std::string json_or_null(std::string_view text) {
  std::string out;
  append_json_or_null(out, text);
  return out;
}

}  // namespace locseg::report
