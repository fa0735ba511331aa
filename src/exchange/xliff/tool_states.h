// States that translators' tools keep in attributes of their own, beside those of XLIFF 1.2.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "exchange/units/translation_state.h"
#include "exchange/xml/xml_splitter.h"

namespace locseg::exchange {

/// By the `mid` of a segment; the keys are views of the unit.
using SegmentStates = std::unordered_map<std::string_view, TranslationState>;

/// What the tool says whose namespace the elements around a unit bind: Trados Studio, memoQ or
/// Phrase (Memsource).
class ToolStates {
 public:
  /// Of no tool.
  ToolStates() = default;
  /// `open`: what encloses a unit, the root first.
  explicit ToolStates(std::span<const XmlElement> open);

  /// The state of a `trans-unit`, of several segments the least; nothing if the tool says nothing.
  [[nodiscard]] std::optional<TranslationState> of_unit(const pugi::xml_node& unit) const;
  /// Of its segments, if the tool says something of each.
  [[nodiscard]] SegmentStates of_segments(const pugi::xml_node& unit) const;

 private:
  [[nodiscard]] TranslationState state_of(const pugi::xml_node& said) const;
  [[nodiscard]] std::string_view attribute(const pugi::xml_node& node, std::string_view name) const;

  std::optional<XliffTool> tool_;
  std::string prefix_;  // of its names, with the colon
};

}  // namespace locseg::exchange
