// TBX through pugixml. Both styles have the same three levels: concept, language, term.
#include <algorithm>
#include <pugixml.hpp>

#include "base/printable.h"
#include "locseg/glossary.h"

namespace locseg {
namespace {

struct TbxTerm {
  std::string lang;
  std::string text;
  bool forbidden = false;
};

// Names may carry a prefix of a namespace.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool says_status(const pugi::xml_node& note) {
  const std::string_view type = note.attribute("type").value();
  const std::string_view name = local_name(note);
  return name == "administrativeStatus" || type == "administrativeStatus" ||
         type == "normativeAuthorization" || name == "normativeAuthorization";
}

bool is_forbidden(const pugi::xml_node& term_section) {
  return !term_section
              .find_node([](const pugi::xml_node& node) {
                if (!says_status(node)) return false;
                const std::string_view value = node.child_value();
                return value.find("deprecated") != std::string_view::npos ||
                       value.find("superseded") != std::string_view::npos;
              })
              .empty();
}

void read_language(const pugi::xml_node& section, std::vector<TbxTerm>& out) {
  const std::string lang = section.attribute("xml:lang").value();
  for (const pugi::xml_node& term_section : section.children()) {
    const std::string_view name = local_name(term_section);
    if (name != "termSec" && name != "tig" && name != "ntig") continue;
    const pugi::xml_node term = term_section.find_node(
        [](const pugi::xml_node& node) { return local_name(node) == "term"; });
    const std::string text = term.text().get();
    if (!text.empty()) out.push_back({lang, text, is_forbidden(term_section)});
  }
}

void read_concept(const pugi::xml_node& entry, Glossary& glossary) {
  std::vector<TbxTerm> terms;
  for (const pugi::xml_node& section : entry.children()) {
    const std::string_view name = local_name(section);
    if (name == "langSec" || name == "langSet") read_language(section, terms);
  }
  if (terms.empty()) return;
  const std::string source_lang = terms.front().lang;
  for (const TbxTerm& source : terms) {
    if (source.lang != source_lang) continue;
    for (const TbxTerm& target : terms) {
      if (target.lang == source_lang) continue;
      glossary.terms.push_back({source.text, target.text,
                                target.forbidden ? TermStatus::kForbidden : TermStatus::kPreferred,
                                source_lang, target.lang});
    }
  }
}

struct Walker : pugi::xml_tree_walker {
  explicit Walker(Glossary& out) : glossary(&out) {}
  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = local_name(node);
    if (name == "conceptEntry" || name == "termEntry") read_concept(node, *glossary);
    return true;
  }
  Glossary* glossary;
};

}  // namespace

Result<Glossary> parse_glossary_tbx(std::string_view text, std::string_view path) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size());
  if (!parsed) {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
    const auto line = static_cast<std::uint64_t>(
        1 + std::ranges::count(text.substr(0, std::min(offset, text.size())), '\n'));
    return failure(ErrorCode::kMalformed, std::string("not XML: ") + parsed.description(),
                   std::string(path), {line, 0});
  }
  const std::string_view root = local_name(document.document_element());
  if (root != "tbx" && root != "martif") {
    return failure(ErrorCode::kMalformed,
                   "no TBX: found <" + base::printable(root) + ">, expected <tbx> or <martif>",
                   std::string(path));
  }
  Glossary glossary;
  Walker walker(glossary);
  document.traverse(walker);
  return glossary;
}

}  // namespace locseg
