#include "exchange/xliff/file_facts.h"

#include <string_view>

#include "exchange/xml/inline_text.h"

namespace locseg::exchange {

std::string characters_of(const pugi::xml_node& node) {
  std::string text;
  read_characters(node, text);
  return text;
}

void FileFacts::begin(std::span<const XmlElement> open) {
  const XmlElement& root = open.front();
  const XmlElement& element = open.back();
  if (element.serial == serial_) return;
  serial_ = element.serial;
  row_ = UnitRow();
  tools_ = ToolStates(open);
  row_.article = element.attribute("original");
  row_.source_lang = root.attribute("srcLang");
  row_.target_lang = root.attribute("trgLang");
  if (row_.source_lang.empty()) row_.source_lang = element.attribute("source-language");
  if (row_.target_lang.empty()) row_.target_lang = element.attribute("target-language");
  row_.source_commit = element.attribute("build-num");
  // Windows resources mark the access key of a control.
  if (element.attribute("datatype") == "winres") row_.origin.accelerator = '&';
  constexpr std::string_view kMidnight = "T00:00:00Z";
  const std::string_view date = element.attribute("date");
  if (date.ends_with(kMidnight)) row_.handoff = date.substr(0, date.size() - kMidnight.size());
}

void FileFacts::take_phases(const pugi::xml_node& group) {
  for (const pugi::xml_node& phase : group.children()) {
    if (std::string_view(phase.attribute("tool-id").value()) != "locseg") continue;
    row_.translation_type = phase.attribute("process-name").value();
  }
}

void FileFacts::take_header_note(const XmlElement& parent, const pugi::xml_node& note) {
  if (parent.local_name() == "header" &&
      std::string_view(note.attribute("from").value()) == "handoff") {
    row_.handoff = characters_of(note);
  }
}

void FileFacts::take_notes(const pugi::xml_node& notes) {
  for (const pugi::xml_node& note : notes.children()) {
    const std::string_view category = note.attribute("category").value();
    if (category == "translation-type") row_.translation_type = characters_of(note);
    if (category == "source-commit") row_.source_commit = characters_of(note);
    if (category == "handoff") row_.handoff = characters_of(note);
  }
}

}  // namespace locseg::exchange
