// TBX through pugixml. Both styles have the same three levels: concept, language, term.
#include <algorithm>
#include <map>
#include <pugixml.hpp>

#include "base/byte_source.h"
#include "base/printable.h"
#include "base/try.h"
#include "exchange/xml/xml_bytes.h"
#include "locseg/glossary.h"

namespace locseg {
namespace {

// What a concept gives grows with the product of its terms, and a search in nested ones with the
// depth.
constexpr std::size_t kMaxPairs = 10000;
constexpr int kMaxDepth = 256;

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

// A reason why not; empty if it was read.
std::string read_concept(const pugi::xml_node& entry, Glossary& glossary) {
  std::vector<TbxTerm> terms;
  for (const pugi::xml_node& section : entry.children()) {
    const std::string_view name = local_name(section);
    if (name == "langSec" || name == "langSet") read_language(section, terms);
  }
  // ISO 30042 gives languages no order: each may be the source.
  std::map<std::string_view, std::size_t> terms_in;
  for (const TbxTerm& term : terms) ++terms_in[term.lang];
  std::size_t pairs = 0;
  for (const auto& [lang, count] : terms_in) pairs += count * (terms.size() - count);
  if (pairs > kMaxPairs) return "the concept makes more than 10,000 pairs of terms";
  for (const TbxTerm& source : terms) {
    for (const TbxTerm& target : terms) {
      if (target.lang == source.lang) continue;
      glossary.terms.push_back({source.text, target.text,
                                target.forbidden ? TermStatus::kForbidden : TermStatus::kPreferred,
                                source.lang, target.lang});
    }
  }
  return {};
}

struct Walker : pugi::xml_tree_walker {
  explicit Walker(Glossary& out) : glossary(&out) {}
  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = local_name(node);
    if (name == "conceptEntry" || name == "termEntry") fault = read_concept(node, *glossary);
    if (depth() > kMaxDepth) fault = "elements nest more than 256 deep";
    if (!fault.empty()) offset = node.offset_debug();
    return fault.empty();
  }
  Glossary* glossary;
  std::string fault;
  std::ptrdiff_t offset = 0;
};

Result<void> decode(std::string_view text, std::string& out) {
  MemoryBytes bytes(text);
  exchange::XmlBytes decoded(bytes);
  for (;;) {
    const auto chunk = decoded.next();
    LOCSEG_TRY(chunk);
    if (chunk->empty()) return {};
    out += *chunk;
  }
}

tl::unexpected<Error> malformed(std::string what, std::string_view text, std::ptrdiff_t offset,
                                std::string_view path) {
  const auto before = static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0));
  const auto lines = std::ranges::count(text.substr(0, std::min(before, text.size())), '\n');
  return failure(ErrorCode::kMalformed, std::move(what), std::string(path),
                 {1 + static_cast<std::uint64_t>(lines), 0});
}

}  // namespace

Result<Glossary> parse_glossary_tbx(std::string_view text, std::string_view path) {
  // pugixml knows few encodings, and takes others for UTF-8 without a word.
  std::string decoded;
  if (auto read = decode(text, decoded); !read) {
    return failure(read.error().code, read.error().message, std::string(path));
  }
  text = decoded;
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    return malformed(std::string("not XML: ") + parsed.description(), text, parsed.offset, path);
  }
  const std::string_view root = local_name(document.document_element());
  if (root != "tbx" && root != "TBX" && root != "martif") {
    return failure(ErrorCode::kMalformed,
                   "no TBX: found <" + base::printable(root) + ">, expected <tbx> or <martif>",
                   std::string(path));
  }
  Glossary glossary;
  Walker walker(glossary);
  document.traverse(walker);
  if (!walker.fault.empty()) return malformed(walker.fault, text, walker.offset, path);
  return glossary;
}

}  // namespace locseg
