// md4c's reading of one paragraph, as the nested text that a reader sees: `a <em>b</em>`.
// The independent reading that markup's own scanner is held against.
#pragma once

#include <md4c.h>

#include <string>
#include <string_view>

namespace locseg::reference {

inline std::string inline_markdown(std::string_view paragraph) {
  const auto mark = [](MD_SPANTYPE type, const char* slash) -> std::string {
    const auto tag = [&](const char* name) { return std::string("<") + slash + name + ">"; };
    switch (type) {
      case MD_SPAN_EM:
        return tag("em");
      case MD_SPAN_STRONG:
        return tag("strong");
      case MD_SPAN_DEL:
        return tag("del");
      case MD_SPAN_CODE:
        return tag("code");
      case MD_SPAN_A:
        return tag("a");
      case MD_SPAN_IMG:
        return tag("img");
      default:
        return "";
    }
  };
  MD_PARSER parser{};
  parser.flags = MD_FLAG_STRIKETHROUGH;
  parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  static const auto mark_of = mark;
  parser.enter_span = [](MD_SPANTYPE type, void*, void* out) {
    *static_cast<std::string*>(out) += mark_of(type, "");
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* out) {
    *static_cast<std::string*>(out) += mark_of(type, "/");
    return 0;
  };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR* text, MD_SIZE size, void* out) {
    static_cast<std::string*>(out)->append(text, size);
    return 0;
  };
  std::string out;
  md_parse(paragraph.data(), static_cast<MD_SIZE>(paragraph.size()), &parser, &out);
  return out;
}

}  // namespace locseg::reference
