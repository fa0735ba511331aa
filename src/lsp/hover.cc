#include "lsp/hover.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "check/engine/article_checker.h"
#include "check/facts/term_index.h"

namespace locseg::lsp {
namespace {

constexpr std::size_t kMostMatches = 3;

// Texts in one form.
class Writer {
 public:
  explicit Writer(TextForm form) : is_markdown_(form == TextForm::kMarkdown) {}

  [[nodiscard]] std::string strong(std::string_view text) const {
    return is_markdown_ ? "**" + std::string(text) + "**" : std::string(text);
  }

  // A text as it is, whatever is in it.
  [[nodiscard]] std::string block(std::string_view text) const {
    if (!is_markdown_) return std::string(text) + "\n";
    std::size_t longest = 2;
    std::size_t run = 0;
    for (const char c : text) {
      run = c == '`' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    return fence + "text\n" + std::string(text) + "\n" + fence + "\n";
  }

  // What a rule's description says, in which code is between backticks.
  [[nodiscard]] std::string prose(std::string_view text) const {
    std::string out(text);
    if (!is_markdown_) std::ranges::replace(out, '`', '\'');
    return out;
  }

  [[nodiscard]] std::string link_to(const RuleDescription& rule) const {
    const std::string id(rule.id);
    const std::string page = page_of(rule);
    if (!is_markdown_) return page.empty() ? "[" + id + "]" : "[" + id + "]\n" + page;
    return page.empty() ? "`" + id + "`" : "[`" + id + "`](" + page + ")";
  }

 private:
  bool is_markdown_;
};

std::vector<const Finding*> findings_at(const Document& document, std::uint64_t offset,
                                        const std::optional<DocumentSegment>& segment) {
  std::vector<const Finding*> here;
  std::vector<const Finding*> beside;
  for (const Finding& finding : document.findings()) {
    if (finding.span.begin <= offset && offset <= finding.span.end) here.push_back(&finding);
    if (segment && finding.segment && finding.segment->id == segment->id &&
        finding.segment->source == segment->source) {
      beside.push_back(&finding);
    }
  }
  return here.empty() ? beside : here;
}

// What is found, and once for each rule why it matters.
std::string text_of_findings(const std::vector<const Finding*>& findings, const Writer& writer) {
  std::string out;
  std::set<const RuleDescription*> explained;
  for (const Finding* finding : findings) {
    const RuleDescription& rule = *finding->rule;
    out += "\n" + writer.strong(name_of(finding->severity)) + " " + finding->message + " " +
           writer.link_to(rule) + "\n";
    if (explained.insert(&rule).second && !rule.why.empty())
      out += "\n" + writer.prose(rule.why) + "\n";
  }
  return out;
}

std::string listed_terms(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string text_of_terms(const check::TermIndex* terms, std::string_view source,
                          const Writer& writer) {
  if (terms == nullptr) return {};
  std::string out;
  std::set<const check::TermEntry*> listed;
  for (const check::TermMatch& match : terms->matches(source)) {
    const check::TermEntry& entry = *match.entry;
    if (!listed.insert(&entry).second) continue;
    out += "- " + entry.source;
    if (entry.stays) out += ": stays as it is";
    if (!entry.preferred.empty()) out += ": " + listed_terms(entry.preferred);
    if (!entry.forbidden.empty()) out += "; not " + listed_terms(entry.forbidden);
    out += "\n";
  }
  return out.empty() ? out : "\n" + writer.strong("Terms") + "\n\n" + out;
}

std::string text_of_matches(Memories& memories, const LanguagePair& languages,
                            std::string_view source, const Writer& writer) {
  if (!memories.has_store()) return {};
  const std::string head = "\n" + writer.strong("Memory") + "\n\n";
  const auto memory = memories.of(languages);
  if (!memory) return head + memory.error().message + "\n";
  const auto found = (*memory)->lookup({source, {}, {}});
  if (!found) return head + found.error().message + "\n";
  std::string out;
  for (const Match& match : found->matches) {
    out += "\n" + std::to_string(match.score) + (match.human ? ", by a person" : "") + "\n" +
           writer.block(match.target);
    if (match.source != source) out += "of\n" + writer.block(match.source);
    if (&match - found->matches.data() + 1 == kMostMatches) break;
  }
  return out.empty() ? out : head + out;
}

}  // namespace

std::optional<std::string> hover_text(Document& document, std::uint64_t offset,
                                      const HoverSources& from, TextForm form) {
  const Writer writer(form);
  const std::optional<DocumentSegment> segment = document.segment_at(offset);
  const std::string findings = text_of_findings(findings_at(document, offset, segment), writer);
  if (!segment) {
    if (findings.empty()) return std::nullopt;
    return findings.substr(1);
  }
  const std::string& lang = document.target_lang();
  return writer.block(segment->source) + findings +
         text_of_terms(from.checker->engine().terms_of(lang), segment->source, writer) +
         text_of_matches(*from.memories, {{}, lang}, segment->source, writer);
}

}  // namespace locseg::lsp
