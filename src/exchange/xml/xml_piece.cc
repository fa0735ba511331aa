#include "exchange/xml/xml_piece.h"

#include <algorithm>

#include "base/bytes.h"

namespace locseg::exchange {

pugi::xml_parse_result XmlPiece::load(std::string_view record, std::string_view prefix) {
  buffer_ = record;
  prefix_ = prefix;
  // White space is text: a segment may consist of it.
  constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                              pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
  return document_.load_buffer_inplace(buffer_.data(), buffer_.size(), kFlags, pugi::encoding_utf8);
}

pugi::xml_node XmlPiece::parse(std::string_view record, std::string_view prefix) {
  return load(record, prefix) ? document_.first_child() : pugi::xml_node();
}

Result<pugi::xml_node> XmlPiece::parse(const XmlSplitter& splitter) {
  const pugi::xml_parse_result parsed = load(splitter.record(), splitter.prefix());
  if (!parsed) {
    return splitter.malformed(parsed.description(),
                              static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)));
  }
  return document_.first_child();
}

bool XmlPiece::is(const pugi::xml_node& node, std::string_view local) const {
  const std::string_view name = node.name();
  return name.size() == prefix_.size() + local.size() && name.starts_with(prefix_) &&
         name.ends_with(local);
}

pugi::xml_node XmlPiece::child(const pugi::xml_node& node, std::string_view local) const {
  for (const pugi::xml_node& child : node.children()) {
    if (is(child, local)) return child;
  }
  return {};
}

Span XmlPiece::inside(const XmlSplitter& splitter, const pugi::xml_node& node) const {
  if (!node || node.offset_debug() < 0) return {};
  const std::string_view record = splitter.record();
  auto begin = static_cast<std::size_t>(node.offset_debug());
  for (;; ++begin) {
    begin = base::find_any_of(record, begin, {'>', '"', '\'', '>'});
    if (begin >= record.size() || record[begin] == '>') break;
    begin = std::min(record.find(record[begin], begin + 1), record.size());
  }
  begin = std::min(begin + 1, record.size());
  const std::uint64_t offset = splitter.record_offset();
  if (begin >= 2 && record[begin - 2] == '/') return {offset + begin, offset + begin};
  // Texts do not hold others of their name.
  const std::string_view name = node.name();
  std::size_t end = record.find("</", begin);
  while (end < record.size() && !record.substr(end + 2).starts_with(name)) {
    end = record.find("</", end + 1);
  }
  return {offset + begin, offset + std::min(end, record.size())};
}

tl::unexpected<Error> XmlPiece::malformed(const XmlSplitter& splitter, std::string what,
                                          const pugi::xml_node& node) const {
  // The offset is that of the name, one past the `<`.
  const std::ptrdiff_t offset = std::max<std::ptrdiff_t>(node.offset_debug() - 1, 0);
  return splitter.malformed(std::move(what), static_cast<std::size_t>(offset));
}

}  // namespace locseg::exchange
