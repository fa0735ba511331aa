#include "markup/published.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "markup/codes.h"

namespace locseg::markup {
namespace {

constexpr std::string_view kEscape = "\\*";

// `\*.md` is a file pattern that an author escaped.
bool keeps_escape(std::string_view text, std::size_t at) {
  const std::string_view after = text.substr(at + kEscape.size());
  return after.size() >= 2 && after[0] == '.' && base::is_ascii_alnum(after[1]);
}

// For each asterisk of `text` in order, whether it is text rather than a mark of emphasis.
std::vector<bool> literal_asterisks(std::string_view text, const Codes& codes) {
  std::vector<bool> marks(text.size());
  const auto mark = [&](Span span) {
    for (std::uint64_t at = span.begin; at < span.end; ++at) marks[at] = true;
  };
  for (const Code& code : codes.codes) {
    if (code.kind != CodeKind::kEmphasis) continue;
    mark(code.open);
    mark(code.close);
  }
  std::vector<bool> literal;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '*') literal.push_back(!marks[at]);
  }
  return literal;
}

bool has_loose_asterisk(std::string_view text, const Codes& codes) {
  return std::any_of(codes.loose.begin(), codes.loose.end(),
                     [&](Span loose) { return text[loose.begin] == '*'; });
}

}  // namespace

void append_published(std::string_view fragment, Escapes escapes, std::string& out) {
  const bool unknown = escapes == Escapes::kUnknown;
  if (escapes == Escapes::kAuthors || (unknown && fragment.find('`') != std::string_view::npos)) {
    out.append(fragment);
    return;
  }
  for (std::size_t at = 0; at < fragment.size();) {
    const std::size_t escape = std::min(fragment.find(kEscape, at), fragment.size());
    out.append(fragment.substr(at, escape - at));
    if (escape == fragment.size()) break;
    out.append(unknown && keeps_escape(fragment, escape) ? "\\*" : "*");
    at = escape + kEscape.size();
  }
}

bool needs_escapes(std::string_view text) {
  if (text.find(kEscape) == std::string_view::npos) return false;
  const Codes escaped = find_codes(text, Syntax::kMarkdown);
  if (has_loose_asterisk(text, escaped)) return false;
  std::string plain;
  append_published(text, Escapes::kWriters, plain);
  return literal_asterisks(text, escaped) !=
         literal_asterisks(plain, find_codes(plain, Syntax::kMarkdown));
}

}  // namespace locseg::markup
