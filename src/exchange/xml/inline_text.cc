// An element of a code holds the code, names it, or says only that there is one: then a tag with
// its number is read, as in `Unit::opaque_codes`.
#include "exchange/xml/inline_text.h"

#include <optional>
#include <utility>

#include "base/hex.h"
#include "base/utf8.h"
#include "base/xml_text.h"

namespace locseg::exchange {
namespace {

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
  return node.attribute(type).value() == kCharacterCode;
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
