// Trados Studio has a `seg` for each segment in the `seg-defs` of a trans-unit; the others have
// attributes of the trans-unit, which is a segment.
#include "exchange/xliff/tool_states.h"

#include <algorithm>
#include <charconv>

namespace locseg::exchange {
namespace {

struct Tool {
  XliffTool tool;
  std::string_view name_space;
  std::string_view state;  // attributes
  std::string_view score;
  int full_score;  // what the score of an exact match is
};

constexpr Tool kTools[] = {
    {XliffTool::kTrados, "http://sdl.com/FileTypes/SdlXliff/1.0", "conf", "percent", 100},
    {XliffTool::kMemoq, "MQXliff", "status", "percent", 100},
    {XliffTool::kPhrase, "http://www.memsource.com/mxlf/2.0", "confirmed", "score", 1},
};

const Tool& row_of(XliffTool tool) { return kTools[static_cast<std::size_t>(tool)]; }

// True for a number below `full`.
bool is_below(std::string_view score, int full) {
  double value = full;
  std::from_chars(score.data(), score.data() + score.size(), value);
  return value < full;
}

}  // namespace

ToolStates::ToolStates(std::span<const XmlElement> open) {
  constexpr std::string_view kBinds = "xmlns:";
  for (const XmlElement& element : open) {
    for (const XmlAttribute& attribute : element.attributes) {
      if (!attribute.name.starts_with(kBinds)) continue;
      const auto found = std::ranges::find(kTools, attribute.value, &Tool::name_space);
      if (found == std::end(kTools)) continue;
      tool_ = found->tool;
      prefix_ = attribute.name.substr(kBinds.size()) + ':';
    }
  }
}

std::string_view ToolStates::attribute(const pugi::xml_node& node, std::string_view name) const {
  // The attributes of Trados Studio's own elements have no prefix.
  std::string full = tool_ == XliffTool::kTrados ? std::string() : prefix_;
  full += name;
  return node.attribute(full.c_str()).value();
}

TranslationState ToolStates::state_of(const pugi::xml_node& said) const {
  const Tool& tool = row_of(*tool_);
  return tool_state(*tool_, attribute(said, tool.state),
                    is_below(attribute(said, tool.score), tool.full_score));
}

std::optional<TranslationState> ToolStates::of_unit(const pugi::xml_node& unit) const {
  if (!tool_) return std::nullopt;
  if (*tool_ != XliffTool::kTrados) {
    if (attribute(unit, row_of(*tool_).state).empty()) return std::nullopt;
    return state_of(unit);
  }
  std::optional<TranslationState> least;
  for (const auto& [mid, state] : of_segments(unit)) {
    least = std::min(least.value_or(state), state);
  }
  return least;
}

SegmentStates ToolStates::of_segments(const pugi::xml_node& unit) const {
  SegmentStates states;
  if (tool_ != XliffTool::kTrados) return states;
  const std::string segment = prefix_ + "seg";
  for (const pugi::xml_node& each : unit.child((prefix_ + "seg-defs").c_str()).children()) {
    if (each.name() == segment) states.emplace(each.attribute("id").value(), state_of(each));
  }
  return states;
}

}  // namespace locseg::exchange
