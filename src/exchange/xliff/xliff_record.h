// One `trans-unit` or `unit` of an XLIFF file, opened to be filled.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/xliff/target_codes.h"
#include "exchange/xliff/xliff_layout.h"
#include "exchange/xml/xml_outline.h"
#include "exchange/xml/xml_piece.h"
#include "locseg/span.h"
#include "locseg/unit.h"

namespace locseg::exchange {

class XliffRecord {
 public:
  /// `xml` is the record, `job` what is known of its file; both must outlive this.
  XliffRecord(std::string_view xml, const XliffLayout& job);

  /// Goes to one of its segments, or to all of it where it has none. False where there is no such
  /// one.
  [[nodiscard]] bool go_to(const XliffUnitLocation& place);
  /// Of that segment; views until the next `go_to`.
  [[nodiscard]] CodedSource source() const { return {source_.text, codes_, source_.opaque_codes}; }
  /// Puts a target there. False where it would not be read as it is: its codes do not nest.
  [[nodiscard]] bool fill(const CodedTarget& target, const Match& match);

  /// What was filled as edits of the record, in order. To be called once, at the end.
  [[nodiscard]] std::vector<Edit> take_edits();

 private:
  struct States {
    std::string_view state;
    std::string_view detail;  // 1.2: the qualifier; 2: the sub-state
    int doubt;                // of 1.2, the worst of a unit's segments decides
  };
  // Of a unit of 1.2 that was cut into segments: what its target is made of.
  struct Cut {
    std::vector<pugi::xml_node> marks;   // of the source
    pugi::xml_node frame;                // the target where it has such marks, else the seg-source
    std::vector<pugi::xml_node> places;  // the marks in `frame`
    std::vector<std::optional<std::string>> texts;  // what they were filled with
    States worst;
    std::string alternatives;
  };

  static States xliff1_states(const Match& match);
  static States xliff2_states(const Match& match);

  void read_text(const pugi::xml_node& node, InlineText& into);
  [[nodiscard]] std::string content_of(const CodedTarget& target) const;
  [[nodiscard]] bool reads_as(std::string_view content, std::string_view text);
  [[nodiscard]] std::string_view space_before(const pugi::xml_node& node) const;
  [[nodiscard]] Edit target_edit(const pugi::xml_node& behind, std::string_view content,
                                 const States* states) const;
  void append_alternative(const Match& match, std::string_view segment, std::string& out) const;
  [[nodiscard]] Edit cut_edit() const;
  [[nodiscard]] const OutlinedElement& outlined(const pugi::xml_node& node) const;
  [[nodiscard]] std::string named(std::string_view local) const;

  std::string_view xml_;
  const XliffLayout& job_;
  bool is_xliff1_;
  XmlPiece piece_;
  pugi::xml_node unit_;
  OriginalData data_;
  XmlOutline outline_;
  std::vector<pugi::xml_node> segments_;  // of version 2
  std::optional<Cut> cut_;
  pugi::xml_node holder_;  // of source and target
  std::size_t segment_ = 0;
  InlineText source_;
  std::vector<ReadCode> codes_;
  std::vector<Edit> edits_;
};

}  // namespace locseg::exchange
