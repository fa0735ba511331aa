// Well-formed pieces are easy: tags match, and no attribute holds `<`.
#include "exchange/xml/xml_outline.h"

#include <algorithm>

#include "base/xml_text.h"

namespace locseg::exchange {
namespace {

// Past the `>` of the tag at `at`; a value in quotes may hold one.
std::size_t tag_end(std::string_view xml, std::size_t at) {
  for (;;) {
    at = xml.find_first_of("\"'>", at);
    if (at == std::string_view::npos) return xml.size();
    if (xml[at] == '>') return at + 1;
    at = std::min(xml.find(xml[at], at + 1), xml.size() - 1) + 1;
  }
}

std::size_t past(std::string_view xml, std::string_view closing, std::size_t at) {
  const std::size_t found = xml.find(closing, at);
  return found == std::string_view::npos ? xml.size() : found + closing.size();
}

}  // namespace

XmlOutline::XmlOutline(std::string_view xml) {
  std::vector<std::size_t> open;  // indices
  for (std::size_t at = 0; (at = xml.find('<', at)) != std::string_view::npos;) {
    const std::string_view rest = xml.substr(at);
    if (rest.starts_with("<!--")) {
      at = past(xml, "-->", at + 4);
    } else if (rest.starts_with("<![CDATA[")) {
      at = past(xml, "]]>", at + 9);
    } else if (rest.starts_with("<?")) {
      at = past(xml, "?>", at + 2);
    } else if (const std::size_t end = tag_end(xml, at); rest.starts_with("</")) {
      if (open.empty()) return;
      OutlinedElement& element = elements_[open.back()];
      element.inside.end = at;
      element.whole.end = end;
      open.pop_back();
      at = end;
    } else {
      if (xml[end - 2] != '/') open.push_back(elements_.size());
      elements_.push_back({{at, end}, {end, end}});
      at = end;
    }
  }
}

const OutlinedElement& XmlOutline::at(std::size_t begin) const {
  return *std::ranges::lower_bound(
      elements_, begin, {}, [](const OutlinedElement& element) { return element.whole.begin; });
}

std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value) {
  std::string written;
  base::append_xml_attribute(written, value);
  const std::size_t close = tag.size() - (tag.ends_with("/>") ? 2 : 1);
  for (std::size_t at = tag.find_first_of(base::kXmlSpace); at < close;) {
    at = std::min(tag.find_first_not_of(base::kXmlSpace, at), close);
    if (at == close) break;
    const std::size_t quote = tag.find_first_of("\"'", at);
    if (quote == std::string_view::npos) break;
    const std::size_t end = std::min(tag.find(tag[quote], quote + 1), close);
    const std::string_view found = tag.substr(at, tag.find_first_of(" \t\r\n=", at) - at);
    if (found == name) {
      return std::string(tag.substr(0, quote))
          .append("\"")
          .append(written)
          .append("\"")
          .append(tag.substr(end + 1));
    }
    at = end + 1;
  }
  // Before the white space that a tag may end with.
  const std::size_t last = tag.substr(0, close).find_last_not_of(base::kXmlSpace) + 1;
  return std::string(tag.substr(0, last))
      .append(" ")
      .append(name)
      .append("=\"")
      .append(written)
      .append("\"")
      .append(tag.substr(last));
}

std::string as_start_tag(std::string_view tag) {
  if (!tag.ends_with("/>")) return std::string(tag);
  tag.remove_suffix(2);
  return std::string(tag.substr(0, tag.find_last_not_of(base::kXmlSpace) + 1)) + '>';
}

}  // namespace locseg::exchange
