// No stack is needed: an item needs a comma before it exactly if an item or an end came right
// before.
#include "base/json_writer.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/json_text.h"

namespace locseg::base {

namespace {

// What JSON takes as it is: names of members, almost all.
bool is_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_ascii_alnum(c) || c == '_'; });
}

}  // namespace

JsonWriter& JsonWriter::key(std::string_view key) {
  begin_item();
  if (is_name(key)) {
    out_.append(1, '"').append(key).append(1, '"');
  } else {
    append_json(out_, key);
  }
  out_ += spacing_ == Spacing::kTight ? ":" : ": ";
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  begin_item();
  append_json(out_, text);
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::value_or_null(std::string_view text) {
  begin_item();
  append_json_or_null(out_, text);
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::value_or_null(std::uint64_t number) {
  return number == 0 ? null() : value(number);
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  begin_item();
  out_ += json;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::line(std::size_t indent) {
  line_.assign(1, '\n').append(indent, ' ');
  return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
  begin_item();
  out_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  break_line();
  out_ += bracket;
  needs_comma_ = true;
  return *this;
}

}  // namespace locseg::base
