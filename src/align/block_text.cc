#include "align/block_text.h"

#include <algorithm>

#include "base/ascii.h"

namespace locseg::align {
namespace {

using markup::Code;
using markup::CodeKind;

void fill(std::string& text, Span span, char with) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(span.begin),
            text.begin() + static_cast<std::ptrdiff_t>(span.end), with);
}

// Spaces for the line ends and prefixes of `text`, which begins where `block` does.
void unfold(std::string_view bytes, const Block& block, std::string& text) {
  for (std::size_t feed = text.find('\n'); feed != std::string::npos;
       feed = text.find('\n', feed + 1)) {
    const std::uint64_t next = after_line_feed(bytes, block, block.span.begin + feed);
    std::size_t begin = feed;
    if (begin > 0 && text[begin - 1] == '\r') --begin;
    fill(text, {begin, next - block.span.begin}, ' ');
  }
}

// What an entity looks like, as far as boundaries care.
char entity_look(std::string_view name) {
  if (name == "nbsp" || name == "#160" || name == "emsp" || name == "ensp") return ' ';
  if (name == "quot" || name == "#34" || name == "ldquo" || name == "rdquo") return '"';
  if (name == "#39" || name == "apos" || name == "rsquo") return '\'';
  return 'x';
}

void mask_code(const Code& code, BlockText& into) {
  switch (code.kind) {
    case CodeKind::kEmphasis:
    case CodeKind::kLink:
      fill(into.masked, code.open, kOpenMark);
      fill(into.masked, code.close, kCloseMark);
      into.whole.push_back(code.whole());
      return;
    case CodeKind::kTag:
      if (!code.paired()) {
        fill(into.masked, code.open, kNoMark);
        return;
      }
      fill(into.masked, code.open, kOpenMark);
      fill(into.masked, code.close, kCloseMark);
      into.whole.push_back(code.whole());
      return;
    case CodeKind::kComment:
      fill(into.masked, code.whole(), kNoMark);
      return;
    case CodeKind::kEntity: {
      const char look = entity_look(code.value.of(into.plain));
      // A space is one as a whole: what is cut off at it must not begin within it.
      fill(into.masked, code.whole(), look == ' ' ? ' ' : kNoMark);
      into.masked[code.open.begin] = look;
      return;
    }
    case CodeKind::kImage:
    case CodeKind::kCodeSpan:
    case CodeKind::kAutolink:
    case CodeKind::kInclude:
    case CodeKind::kDirective:
    case CodeKind::kPlaceholder:
      fill(into.masked, code.whole(), kCodeMark);
      return;
  }
}

bool ends_url(char c) {
  return base::is_ascii_space(c) || is_mask(c) || c == '<' || c == '>' || c == '"' || c == ')' ||
         c == ']' || c == '|' || static_cast<unsigned char>(c) >= 0x80;
}

// Addresses that are written bare.
void mask_urls(std::string& text) {
  for (std::size_t at = text.find("://"); at != std::string::npos; at = text.find("://", at)) {
    std::size_t begin = at;
    while (begin > 0 && base::is_ascii_alpha(text[begin - 1])) --begin;
    std::size_t end = at + 3;
    while (end < text.size() && !ends_url(text[end])) ++end;
    while (end > at + 3 && std::string_view(".,;:!?'*_").find(text[end - 1]) != std::string::npos) {
      --end;
    }
    if (begin != at && end > at + 3) fill(text, {begin, end}, kCodeMark);
    at = std::max(end, at + 3);
  }
}

// `@name`: a mention, or a cross-reference of DocFX.
void mask_mentions(std::string& text) {
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    if (!base::is_ascii_space(before) && before != '(' && before != kOpenMark) continue;
    std::size_t end = at + 1;
    while (end < text.size() && (base::is_ascii_alnum(text[end]) || text[end] == '.' ||
                                 text[end] == '-' || text[end] == '_')) {
      ++end;
    }
    while (end > at + 1 && text[end - 1] == '.') --end;
    if (end > at + 1) fill(text, {at, end}, kCodeMark);
  }
}

void mask_escapes(std::string& text) {
  for (std::size_t at = text.find('\\'); at != std::string::npos && at + 1 < text.size();
       at = text.find('\\', at + 2)) {
    if (base::is_ascii_punctuation(text[at + 1])) text[at] = kNoMark;
  }
}

}  // namespace

void BlockReader::read(std::string_view bytes, const Block& block, BlockText& into) {
  into.begin = block.span.begin;
  into.plain = block.span.of(bytes);
  unfold(bytes, block, into.plain);
  into.masked = into.plain;
  into.whole.clear();
  scanner_.scan(into.plain, markup::Syntax::kMarkdown, into.codes);
  for (const Code& code : into.codes.codes) mask_code(code, into);
  mask_escapes(into.masked);
  mask_urls(into.masked);
  mask_mentions(into.masked);
}

std::string one_line(std::string_view bytes, const Block& block, Span span) {
  std::string text;
  std::uint64_t at = span.begin;
  while (at < span.end) {
    const std::size_t feed = std::min<std::size_t>(bytes.find('\n', at), span.end);
    std::uint64_t end = feed;
    if (feed < span.end && end > at && bytes[end - 1] == '\r') --end;
    text += bytes.substr(at, end - at);
    if (feed == span.end) break;
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
    text += ' ';
    at = after_line_feed(bytes, block, feed);
  }
  return text;
}

}  // namespace locseg::align
