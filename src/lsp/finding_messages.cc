#include "lsp/finding_messages.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/words.h"

namespace locseg::lsp {
namespace {

bool touches(Span a, Span b) { return a.begin <= b.end && b.begin <= a.end; }

std::string title_of(const Finding& finding) {
  const RuleDescription& rule = *finding.rule;
  const std::string_view how = finding.fix.safe ? rule.fixes : rule.unsafe_fixes;
  std::string title = "Repair " + std::string(rule.id);
  if (!how.empty()) title += ": " + std::string(how);
  return title + (finding.fix.safe ? "" : " (read the result)");
}

std::vector<Edit> edits_of(const Fix& fix) {
  std::vector<Edit> out;
  for (const PlacedEdit& each : fix.edits) out.push_back(each.edit);
  return out;
}

}  // namespace

bool wants_actions(const Json& only, std::string_view kind, bool if_all) {
  if (!only.is_array()) return if_all;
  return std::ranges::any_of(only, [&](const Json& each) {
    if (!each.is_string()) return false;
    const std::string wanted = each.get<std::string>();
    return kind == wanted || wanted.empty() || kind.starts_with(wanted + ".");
  });
}

Json quick_fixes(const OpenDocument& open, const ClientAbilities& client, const UriOfName& uri_of,
                 Span span) {
  Json out = Json::array();
  for (const Finding& finding : open.document.findings()) {
    if (!finding.fixable() || !touches(finding.span, span)) continue;
    Json diagnostic = diagnostic_of(finding, open.document.text(), client, uri_of);
    out.push_back({{"title", title_of(finding)},
                   {"kind", kQuickFixKind},
                   {"isPreferred", finding.fix.safe},
                   {"diagnostics", Json::array({std::move(diagnostic)})},
                   {"edit", workspace_edit(open, edits_of(finding.fix), client)}});
  }
  return out;
}

bool has_repairs(const Document& document) {
  return std::ranges::any_of(document.findings(), [](const Finding& finding) {
    return finding.fixable() && finding.fix.safe;
  });
}

Json lenses_of(const Document& document) {
  if (document.findings().empty()) return Json::array();
  std::array<std::uint64_t, 3> counts{};
  for (const Finding& finding : document.findings()) {
    ++counts[static_cast<std::size_t>(finding.severity)];
  }
  std::string title = base::counted(document.findings().size(), "finding") + ":";
  for (std::size_t i = counts.size(); i-- > 0;) {
    if (counts[i] == 0) continue;
    title += (title.ends_with(':') ? " " : ", ") +
             base::counted(counts[i], name_of(static_cast<Severity>(i)));
  }
  const Json start = {{"line", 0}, {"character", 0}};
  // A command without a name is shown and does nothing.
  return Json::array({{{"range", {{"start", start}, {"end", start}}},
                       {"command", {{"title", std::move(title)}, {"command", ""}}}}});
}

}  // namespace locseg::lsp
