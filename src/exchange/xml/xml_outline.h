// Where the elements of a piece of XML are, so that some can be changed and no other byte is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::exchange {

/// An element of a piece. Spans are bytes of the piece.
struct OutlinedElement {
  Span whole;
  Span inside;  ///< empty at the end of `whole` where the element is one tag, `<a/>`

  [[nodiscard]] Span start_tag() const { return {whole.begin, inside.begin}; }
  [[nodiscard]] Span end_tag() const { return {inside.end, whole.end}; }
};

class XmlOutline {
 public:
  /// Of a well-formed piece. Linear.
  explicit XmlOutline(std::string_view xml);

  /// The element whose `<` is at `begin`; there must be one. Logarithmic.
  [[nodiscard]] const OutlinedElement& at(std::size_t begin) const;

 private:
  std::vector<OutlinedElement> elements_;  // in order of their beginnings
};

/// A start tag, or one that is all of its element, with an attribute set to `value`: in its place
/// where it has one of that name, else behind the others.
[[nodiscard]] std::string with_attribute(std::string_view tag, std::string_view name,
                                         std::string_view value);

/// A tag that is all of its element as a start tag; others as they are.
[[nodiscard]] std::string as_start_tag(std::string_view tag);

}  // namespace locseg::exchange
