// A record of an XML file as a tree.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "exchange/xml/xml_splitter.h"
#include "locseg/span.h"

namespace locseg::exchange {

/// One record after another; keeps its memory.
class XmlPiece {
 public:
  /// Parses the splitter's record, which it leaves as it is. kMalformed where it is no tree, which
  /// a record that was handed out never is.
  [[nodiscard]] Result<pugi::xml_node> parse(const XmlSplitter& splitter);
  /// The same for a record that was taken apart from its splitter, whose prefix must outlive this;
  /// nothing where it is no tree.
  [[nodiscard]] pugi::xml_node parse(std::string_view record, std::string_view prefix);

  /// True for an element of the file's own of this local name.
  [[nodiscard]] bool is(const pugi::xml_node& node, std::string_view local) const;
  /// The first child of that name; null if absent.
  [[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view local) const;
  /// What is between the tags of `node`, an element of the splitter's record: bytes of the file's
  /// characters as UTF-8. Empty where it has one tag.
  [[nodiscard]] Span inside(const XmlSplitter& splitter, const pugi::xml_node& node) const;
  /// kMalformed where `node` begins.
  [[nodiscard]] tl::unexpected<Error> malformed(const XmlSplitter& splitter, std::string what,
                                                const pugi::xml_node& node) const;

 private:
  pugi::xml_parse_result load(std::string_view record, std::string_view prefix);

  std::string buffer_;  // parsed in place
  std::string_view prefix_;
  pugi::xml_document document_;
};

}  // namespace locseg::exchange
