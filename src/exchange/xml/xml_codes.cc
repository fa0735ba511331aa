// TMX 1.4b, XLIFF 1.2 (2.4 inline elements) and XLIFF 2.1 (4.7 inline content). The type of a code
// is said where the format has a word for it; it is of use to tools and not read back.
#include "exchange/xml/xml_codes.h"

#include "base/hex.h"
#include "base/utf8.h"
#include "base/xml_text.h"
#include "exchange/xml/inline_text.h"

namespace locseg::exchange {
namespace {

using markup::CodeKind;

enum class Emphasis : std::uint8_t { kNone, kItalic, kBold, kOther };

Emphasis emphasis_of(const markup::Mark& mark, std::string_view native) {
  if (mark.kind != CodeKind::kEmphasis) return Emphasis::kNone;
  if (native.starts_with('~')) return Emphasis::kOther;
  return native.size() == 1 ? Emphasis::kItalic : Emphasis::kBold;
}

// `x-link`, for a format whose own words start without `x-`.
std::string_view ctype_of(const markup::Mark& mark, std::string_view native, bool own_words) {
  switch (emphasis_of(mark, native)) {
    case Emphasis::kItalic:
      return own_words ? "italic" : "x-italic";
    case Emphasis::kBold:
      return own_words ? "bold" : "x-bold";
    case Emphasis::kOther:
      return "x-strike";
    case Emphasis::kNone:
      break;
  }
  switch (mark.kind) {
    case CodeKind::kLink:
      return own_words ? "link" : "x-link";
    case CodeKind::kImage:
      return "x-image";
    case CodeKind::kCodeSpan:
      return "x-code";
    case CodeKind::kAutolink:
      return "x-autolink";
    case CodeKind::kComment:
      return "x-comment";
    case CodeKind::kEntity:
      return "x-entity";
    case CodeKind::kInclude:
      return "x-include";
    case CodeKind::kDirective:
      return "x-directive";
    case CodeKind::kPlaceholder:
      return "x-placeholder";
    default:
      return "x-tag";
  }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  out += value;
  out += '"';
}

void append_content(std::string& out, std::string_view native, std::string_view element) {
  out += '>';
  base::append_xml(out, native);
  out += "</";
  out += element;
  out += '>';
}

std::string_view element_of(markup::MarkShape shape) {
  switch (shape) {
    case markup::MarkShape::kOpen:
      return "bpt";
    case markup::MarkShape::kClose:
      return "ept";
    case markup::MarkShape::kSingle:
      return "ph";
    default:
      return "it";
  }
}

void append_tmx_mark(std::string& out, const markup::Mark& mark, std::string_view native) {
  const std::string number = std::to_string(mark.number);
  const std::string_view element = element_of(mark.shape);
  out += '<';
  out += element;
  if (mark.shape == markup::MarkShape::kLoneOpen) append_attribute(out, "pos", "begin");
  if (mark.shape == markup::MarkShape::kLoneClose) append_attribute(out, "pos", "end");
  if (mark.shape == markup::MarkShape::kOpen || mark.shape == markup::MarkShape::kClose) {
    append_attribute(out, "i", number);
  }
  if (mark.shape != markup::MarkShape::kClose) {
    append_attribute(out, "x", number);
    // OmegaT names a code without letters by the first one of its type here, and `f` in XLIFF: with
    // another letter it would not find the texts of an XLIFF in a memory.
    std::string type = "fmt-";
    type += ctype_of(mark, native, false).substr(2);
    append_attribute(out, "type", type);
  }
  append_content(out, native, element);
}

void append_xliff12_mark(std::string& out, const markup::Mark& mark, std::string_view native) {
  const std::string_view element = element_of(mark.shape);
  out += '<';
  out += element;
  append_attribute(out, "id", std::to_string(mark.number));
  if (mark.shape == markup::MarkShape::kLoneOpen) append_attribute(out, "pos", "open");
  if (mark.shape == markup::MarkShape::kLoneClose) append_attribute(out, "pos", "close");
  if (mark.shape != markup::MarkShape::kClose) {
    // The words of pairs are not those of placeholders.
    append_attribute(out, "ctype",
                     ctype_of(mark, native, mark.shape != markup::MarkShape::kSingle));
  }
  append_content(out, native, element);
}

void append_xliff2_type(std::string& out, const markup::Mark& mark, std::string_view native) {
  const Emphasis emphasis = emphasis_of(mark, native);
  if (emphasis != Emphasis::kNone) append_attribute(out, "type", "fmt");
  if (emphasis == Emphasis::kItalic) append_attribute(out, "subType", "xlf:i");
  if (emphasis == Emphasis::kBold) append_attribute(out, "subType", "xlf:b");
  if (mark.kind == CodeKind::kLink || mark.kind == CodeKind::kAutolink) {
    append_attribute(out, "type", "link");
  }
  if (mark.kind == CodeKind::kImage) append_attribute(out, "type", "image");
}

void append_xliff2_mark(std::string& out, const markup::Mark& mark, std::string_view native) {
  if (mark.shape == markup::MarkShape::kClose) {
    out += "</pc>";
    return;
  }
  const std::string number = std::to_string(mark.number);
  const bool is_pair = mark.shape == markup::MarkShape::kOpen;
  out += is_pair                                       ? "<pc"
         : mark.shape == markup::MarkShape::kSingle    ? "<ph"
         : mark.shape == markup::MarkShape::kLoneClose ? "<ec"
                                                       : "<sc";
  append_attribute(out, "id", number);
  if (mark.shape == markup::MarkShape::kLoneOpen || mark.shape == markup::MarkShape::kLoneClose) {
    append_attribute(out, "isolated", "yes");
  }
  append_xliff2_type(out, mark, native);
  if (is_pair) append_attribute(out, "dataRefEnd", "e" + number);
  append_attribute(out, is_pair ? "dataRefStart" : "dataRef", "d" + number);
  out += is_pair ? ">" : "/>";
}

// `hex` is the number of a character that XML cannot hold; `count` is that of the last code.
void append_tmx_character(std::string& out, std::string_view hex, std::uint32_t& /*count*/) {
  out += "<ph";
  append_attribute(out, "type", kCharacterCode);
  append_content(out, hex, "ph");
}

void append_xliff12_character(std::string& out, std::string_view hex, std::uint32_t& count) {
  out += "<ph";
  append_attribute(out, "id", std::to_string(++count));
  append_attribute(out, "ctype", kCharacterCode);
  append_content(out, hex, "ph");
}

void append_xliff2_character(std::string& out, std::string_view hex, std::uint32_t& /*count*/) {
  out += "<cp";
  append_attribute(out, "hex", hex);
  out += "/>";
}

struct Spelling {
  void (*mark)(std::string&, const markup::Mark&, std::string_view native);
  void (*character)(std::string&, std::string_view hex, std::uint32_t& count);
};
constexpr Spelling kTmx = {append_tmx_mark, append_tmx_character};
constexpr Spelling kXliff12 = {append_xliff12_mark, append_xliff12_character};
constexpr Spelling kXliff2 = {append_xliff2_mark, append_xliff2_character};

// What is between marks.
void append_text(std::string& out, std::string_view text, const Spelling& spelling,
                 std::uint32_t& count) {
  for (std::size_t at = 0;;) {
    const std::size_t end = base::find_not_xml(text, at);
    base::append_xml(out, text.substr(at, end - at));
    if (end == text.size()) return;
    const base::CodePoint point = base::code_point_at(text, end);
    std::string hex;
    base::append_hex(hex, point.value, 4, base::kUpperHexDigits);
    spelling.character(out, hex, count);
    at = end + point.size;
  }
}

void append_marked(std::string& out, std::string_view text, std::span<const markup::Mark> marks,
                   const Spelling& spelling, std::uint32_t& count) {
  std::uint64_t at = 0;
  for (const markup::Mark& mark : marks) {
    append_text(out, text.substr(at, mark.span.begin - at), spelling, count);
    spelling.mark(out, mark, mark.span.of(text));
    at = mark.span.end;
  }
  append_text(out, text.substr(at), spelling, count);
}

}  // namespace

void append_tmx_text(std::string& out, std::string_view text, std::span<const markup::Mark> marks) {
  std::uint32_t count = 0;
  append_marked(out, text, marks, kTmx, count);
}

void append_xliff12_text(std::string& out, std::string_view text,
                         std::span<const markup::Mark> marks, std::uint32_t& count) {
  append_marked(out, text, marks, kXliff12, count);
}

void append_xliff2_text(std::string& out, std::string_view text,
                        std::span<const markup::Mark> marks) {
  std::uint32_t count = 0;
  append_marked(out, text, marks, kXliff2, count);
}

void append_xliff2_data(std::string& out, std::string_view text,
                        std::span<const markup::Mark> marks, std::uint32_t known) {
  for (const markup::Mark& mark : marks) {
    if (mark.number <= known) continue;
    out += "<data id=\"";
    out += mark.shape == markup::MarkShape::kClose ? 'e' : 'd';
    out += std::to_string(mark.number);
    out += '"';
    append_content(out, mark.span.of(text), "data");
  }
}

}  // namespace locseg::exchange
