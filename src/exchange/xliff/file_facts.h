// What a `file` of XLIFF says of all its units.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <span>
#include <string>

#include "exchange/units/unit_rows.h"
#include "exchange/xliff/tool_states.h"
#include "exchange/xml/xml_splitter.h"

namespace locseg::exchange {

class FileFacts {
 public:
  /// Of the root and the `file`. Does nothing if it is the file of the call before.
  void begin(std::span<const XmlElement> open);
  /// XLIFF 1: the translation type that we wrote.
  void take_phases(const pugi::xml_node& group);
  /// XLIFF 1: the handoff, if `parent` is the file's header.
  void take_header_note(const XmlElement& parent, const pugi::xml_node& note);
  /// XLIFF 2: the notes of the file.
  void take_notes(const pugi::xml_node& notes);

  /// What all units have.
  [[nodiscard]] const UnitRow& row() const { return row_; }
  [[nodiscard]] const ToolStates& tools() const { return tools_; }

 private:
  std::uint64_t serial_ = 0;
  UnitRow row_;
  ToolStates tools_;
};

/// The characters of an element and of those in it.
[[nodiscard]] std::string characters_of(const pugi::xml_node& node);

}  // namespace locseg::exchange
