// Markdown as DocFX reads it, by md4c: CommonMark with GitHub's tables, task lists and deletions.
#pragma once

#include <md4c.h>

#include <functional>
#include <limits>
#include <string_view>

namespace locseg::markup {

/// Calls the handler's `enter_block(type, detail)`, `leave_block(type)`, `enter_span(type,
/// detail)`, `leave_span(type)` and `text(type, text, size)` for what is in `markdown`, in order. A
/// document of 4 GiB or more is not read.
///
/// Texts are views of the document, so where one came from is pointer arithmetic; line ends and the
/// like are constants of md4c's own.
template <class Handler>
void parse_markdown(std::string_view markdown, Handler& handler) {
  if (markdown.size() >= std::numeric_limits<MD_SIZE>::max()) return;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    static_cast<Handler*>(user)->enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* user) {
    static_cast<Handler*>(user)->leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    static_cast<Handler*>(user)->enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void* /*detail*/, void* user) {
    static_cast<Handler*>(user)->leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    static_cast<Handler*>(user)->text(type, text, size);
    return 0;
  };
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &handler);
}

/// True if `text`, as md4c hands it over, is a part of `document`.
[[nodiscard]] inline bool is_part_of(std::string_view document, const MD_CHAR* text) {
  return !std::less<>()(text, document.data()) &&
         std::less<>()(text, document.data() + document.size());
}

}  // namespace locseg::markup
