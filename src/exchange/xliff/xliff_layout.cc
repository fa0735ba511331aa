#include "exchange/xliff/xliff_layout.h"

#include <unordered_map>
#include <utility>

namespace locseg::exchange {
namespace {

void find_marks(const XmlPiece& piece, const pugi::xml_node& parent,
                std::vector<pugi::xml_node>& into) {
  for (const pugi::xml_node& node : parent.children()) {
    const bool is_segment =
        piece.is(node, "mrk") && std::string_view(node.attribute("mtype").value()) == "seg";
    if (is_segment) {
      into.push_back(node);
    } else {
      find_marks(piece, node, into);
    }
  }
}

}  // namespace

std::vector<pugi::xml_node> segment_marks(const XmlPiece& piece, const pugi::xml_node& parent) {
  std::vector<pugi::xml_node> marks;
  find_marks(piece, parent, marks);
  return marks;
}

std::vector<pugi::xml_node> counterparts_of(std::span<const pugi::xml_node> marks,
                                            std::span<const pugi::xml_node> others) {
  std::unordered_map<std::string_view, pugi::xml_node> by_name;
  for (const pugi::xml_node& other : others) {
    by_name.emplace(other.attribute("mid").value(), other);
  }
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& mark : marks) {
    pugi::xml_node& other = by_name[mark.attribute("mid").value()];
    found.push_back(std::exchange(other, pugi::xml_node()));
  }
  return found;
}

OriginalData original_data(const XmlPiece& piece, const pugi::xml_node& unit) {
  OriginalData data;
  for (const pugi::xml_node& code : piece.child(unit, "originalData").children()) {
    if (!piece.is(code, "data")) continue;  // the layout's white space
    data.codes.emplace(code.attribute("id").value(), code);
  }
  return data;
}

}  // namespace locseg::exchange
