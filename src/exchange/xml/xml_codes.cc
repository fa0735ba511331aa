// TMX 1.4b, XLIFF 1.2 (2.4 inline elements) and XLIFF 2.1 (4.7 inline content). The type of a code
// is said where the format has a word for it; it is of use to tools and not read back.
#include "exchange/xml/xml_codes.h"

#include <utility>

#include "base/hex.h"
#include "base/utf8.h"
#include "base/xml_text.h"

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

constexpr std::string_view kCharacter = "x-character";

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
  append_attribute(out, "type", kCharacter);
  append_content(out, hex, "ph");
}

void append_xliff12_character(std::string& out, std::string_view hex, std::uint32_t& count) {
  out += "<ph";
  append_attribute(out, "id", std::to_string(++count));
  append_attribute(out, "ctype", kCharacter);
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

// Reading.

std::string_view local_name(const pugi::xml_node& node, std::string_view prefix) {
  const std::string_view name = node.name();
  return name.starts_with(prefix) ? name.substr(prefix.size()) : std::string_view();
}

bool is_characters(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// `hex` as a character that XML cannot hold; false where it is none.
bool append_character(std::string& out, std::string_view hex) {
  const auto value = hex.size() > 6 ? std::nullopt : base::parse_hex(hex);
  if (!value || *value > 0x10FFFF || (*value >= 0xD800 && *value < 0xE000)) return false;
  base::append_utf8(out, *value);
  return true;
}

bool is_character(const pugi::xml_node& node, const char* type) {
  return node.attribute(type).value() == kCharacter;
}

void append_tag(InlineText& into, std::string_view name, std::string_view id,
                std::string_view end) {
  into.opaque_codes = true;
  into.text += '<';
  into.text += name;
  into.text += " id=\"";
  base::append_xml_attribute(into.text, id);
  into.text += '"';
  into.text += end;
}

// Notes what was read since the text had `begin` bytes.
void note_code(InlineText& into, std::size_t begin, const pugi::xml_node& node,
               markup::MarkShape shape) {
  if (into.codes != nullptr) into.codes->push_back({{begin, into.text.size()}, node, shape});
}

// An end of a pair that is an element of its own, or a single code.
markup::MarkShape shape_of(std::string_view name, const pugi::xml_node& node) {
  const std::string_view pos = node.attribute("pos").value();  // of `it`
  if (name == "bpt" || name == "bx" || name == "sc" || pos == "open" || pos == "begin")
    return markup::MarkShape::kLoneOpen;
  if (name == "ept" || name == "ex" || name == "ec" || pos == "close" || pos == "end")
    return markup::MarkShape::kLoneClose;
  return markup::MarkShape::kSingle;
}

// The elements of TMX and XLIFF 1.2 that hold a code, or nothing where it is not in the file.
bool is_native_code(std::string_view name) {
  return name == "ph" || name == "bpt" || name == "ept" || name == "it";
}

std::string_view placeholder_of(markup::MarkShape shape) {
  if (shape == markup::MarkShape::kLoneOpen) return "bx";
  return shape == markup::MarkShape::kLoneClose ? "ex" : "x";
}

// Reads a `seg` of TMX. Ends of a pair share `i`, and only the first one says its number, `x`.
class SegReading {
 public:
  explicit SegReading(InlineText& into) : into_(into) {}

  void read(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) {
      if (is_characters(node)) {
        into_.text += node.value();
      } else if (!is_character(node, "type") || !append_character(into_.text, node.child_value())) {
        element(node);
      }
    }
  }

 private:
  void element(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const bool is_empty = !node.first_child();
    if (name == "bpt") begins_.insert_or_assign(node.attribute("i").value(), node);
    if (!is_empty || (!is_native_code(name) && name != "ut")) return read(node);
    pugi::xml_node numbered = node;
    if (name == "ept") {
      const auto begin = begins_.find(node.attribute("i").value());
      // The code of one end may be nothing where the file has that of the other.
      if (begin != begins_.end() && begin->second.first_child()) return;
      if (begin != begins_.end()) numbered = begin->second;
    }
    std::string_view number = numbered.attribute("x").value();
    if (number.empty()) number = numbered.attribute("i").value();
    append_tag(into_, placeholder_of(shape_of(name, node)), number, "/>");
  }

  InlineText& into_;
  std::unordered_map<std::string_view, pugi::xml_node> begins_;  // `bpt` by `i`
};

// The code of `reference`, or a placeholder where the file has none.
void append_data(const pugi::xml_node& node, const char* reference, std::string_view prefix,
                 OriginalData& data, std::string_view placeholder, InlineText& into) {
  if (const auto found = data.codes.find(node.attribute(reference).value());
      found != data.codes.end()) {
    for (const pugi::xml_node& part : found->second.children()) {
      if (data.is_spent) return;
      const std::string_view text = part.value();
      data.is_spent = data.left <= text.size();
      if (data.is_spent) return;
      data.left -= text.size() + 1;
      if (is_characters(part)) into.text += text;
      if (local_name(part, prefix) == "cp") {
        append_character(into.text, part.attribute("hex").value());
      }
    }
    return;
  }
  if (placeholder == "/g") {
    into.text += "</g>";
    into.opaque_codes = true;
    return;
  }
  std::string_view id = node.attribute("startRef").value();
  if (id.empty()) id = node.attribute("id").value();
  append_tag(into, placeholder, id, placeholder == "g" ? ">" : "/>");
}

// An element that the format has not: whatever it means, it is none of the text. `content` reads
// what is in it.
template <class Content>
void unknown_code(const pugi::xml_node& node, InlineText& into, const Content& content) {
  if (node.type() != pugi::node_element) return;
  const std::string_view id = node.attribute("id").value();
  const bool encloses = static_cast<bool>(node.first_child());
  const std::size_t begin = into.text.size();
  append_tag(into, encloses ? "g" : "x", id, encloses ? ">" : "/>");
  note_code(into, begin, node, encloses ? markup::MarkShape::kOpen : markup::MarkShape::kSingle);
  if (!encloses) return;
  content();
  const std::size_t end = into.text.size();
  into.text += "</g>";
  note_code(into, end, node, markup::MarkShape::kClose);
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

void read_tmx_text(const pugi::xml_node& seg, InlineText& into) { SegReading(into).read(seg); }

void read_xliff12_text(const pugi::xml_node& parent, std::string_view prefix, InlineText& into) {
  for (const pugi::xml_node& node : parent.children()) {
    if (is_characters(node)) {
      into.text += node.value();
      continue;
    }
    const std::string_view name = local_name(node, prefix);
    const std::string_view id = node.attribute("id").value();
    const std::size_t begin = into.text.size();
    if (name == "g") {
      append_tag(into, name, id, ">");
      note_code(into, begin, node, markup::MarkShape::kOpen);
      read_xliff12_text(node, prefix, into);
      const std::size_t end = into.text.size();
      into.text += "</g>";
      note_code(into, end, node, markup::MarkShape::kClose);
    } else if (name == "x" || name == "bx" || name == "ex") {
      append_tag(into, name, id, "/>");
      note_code(into, begin, node, shape_of(name, node));
    } else if (!node.first_child() && is_native_code(name)) {
      append_tag(into, placeholder_of(shape_of(name, node)), id, "/>");
      note_code(into, begin, node, shape_of(name, node));
    } else if (is_character(node, "ctype") && append_character(into.text, node.child_value())) {
      continue;
    } else if (is_native_code(name)) {
      std::vector<ReadCode>* const codes =
          std::exchange(into.codes, nullptr);  // of a `sub`: its own
      read_xliff12_text(node, prefix, into);
      into.codes = codes;
      note_code(into, begin, node, shape_of(name, node));
    } else if (name == "mrk" || name == "sub") {
      read_xliff12_text(node, prefix, into);
    } else {
      unknown_code(node, into, [&] { read_xliff12_text(node, prefix, into); });
    }
  }
}

void read_xliff2_text(const pugi::xml_node& parent, std::string_view prefix, OriginalData& data,
                      InlineText& into) {
  for (const pugi::xml_node& node : parent.children()) {
    if (is_characters(node)) {
      into.text += node.value();
      continue;
    }
    const std::string_view name = local_name(node, prefix);
    const std::size_t begin = into.text.size();
    if (name == "cp") {
      append_character(into.text, node.attribute("hex").value());
    } else if (name == "ph" || name == "sc" || name == "ec") {
      append_data(node, "dataRef", prefix, data,
                  name == "ph"   ? "x"
                  : name == "sc" ? "bx"
                                 : "ex",
                  into);
      note_code(into, begin, node, shape_of(name, node));
    } else if (name == "pc") {
      append_data(node, "dataRefStart", prefix, data, "g", into);
      note_code(into, begin, node, markup::MarkShape::kOpen);
      read_xliff2_text(node, prefix, data, into);
      const std::size_t end = into.text.size();
      append_data(node, "dataRefEnd", prefix, data, "/g", into);
      note_code(into, end, node, markup::MarkShape::kClose);
    } else if (name == "mrk" || name == "sm" || name == "em") {
      read_xliff2_text(node, prefix, data, into);
    } else {
      unknown_code(node, into, [&] { read_xliff2_text(node, prefix, data, into); });
    }
  }
}

void read_characters(const pugi::xml_node& parent, std::string& into) {
  for (const pugi::xml_node& node : parent.children()) {
    if (is_characters(node)) into += node.value();
    read_characters(node, into);
  }
}

}  // namespace locseg::exchange
