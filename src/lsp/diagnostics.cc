// Members are in order of their names, as those of `Json` are.
#include "lsp/diagnostics.h"

#include <array>
#include <cstdint>
#include <unordered_map>

namespace locseg::lsp {
namespace {

// `DiagnosticSeverity`, by Severity.
constexpr std::array<std::string_view, 3> kSeverities = {"3", "2", "1"};

void append_place(const TextPlace& place, std::string& out) {
  out += R"({"character":)";
  out += std::to_string(place.character);
  out += R"(,"line":)";
  out += std::to_string(place.line);
  out += '}';
}

void append_range(const TextPlace& start, const TextPlace& end, std::string& out) {
  out += R"({"end":)";
  append_place(end, out);
  out += R"(,"start":)";
  append_place(start, out);
  out += '}';
}

// The diagnostics of one document.
class DiagnosticsWriter {
 public:
  DiagnosticsWriter(const DocumentText& text, const ClientAbilities& client,
                    const UriOfName& uri_of)
      : text_(&text), client_(&client), uri_of_(&uri_of) {}

  void append(const Finding& finding, std::string& out) {
    out += '{';
    out += members_of(*finding.rule);
    out += R"("data":{"id":)";
    append_spelled(short_id(finding), out);
    out += R"(},"message":)";
    append_spelled(finding.message, out);
    append_range_of(finding.span, out);
    if (client_->shows_related && !finding.related.empty()) append_related(finding, out);
    append_end(finding.severity, out);
  }

  void append(const Error& error, std::string& out) const {
    const std::uint64_t line = error.position.line == 0 ? 0 : error.position.line - 1;
    out += R"({"message":)";
    append_spelled(error.message, out);
    append_range_of({text_->offset_of({line, 0}), text_->offset_of({line, ~std::uint64_t{0}})},
                    out);
    append_end(Severity::kError, out);
  }

 private:
  // What the diagnostics of a rule have in common, with a comma behind it.
  const std::string& members_of(const RuleDescription& rule) {
    std::string& out = members_[&rule];
    if (!out.empty()) return out;
    out = R"("code":)";
    append_spelled(rule.id, out);
    if (const std::string page = page_of(rule); !page.empty()) {
      out += R"(,"codeDescription":{"href":)";
      append_spelled(page, out);
      out += '}';
    }
    out += ',';
    return out;
  }

  void append_range_of(Span span, std::string& out) const {
    out += R"(,"range":)";
    append_range(text_->place_of(span.begin), text_->place_of(span.end), out);
  }

  void append_related(const Finding& finding, std::string& out) const {
    std::string_view before = R"(,"relatedInformation":[)";
    for (const RelatedText& related : finding.related) {
      out += before;
      before = ",";
      const TextPlace place{related.line == 0 ? 0 : related.line - 1, 0};
      out += R"({"location":{"range":)";
      append_range(place, place, out);
      out += R"(,"uri":)";
      append_spelled((*uri_of_)(related.article), out);
      out += R"(},"message":)";
      append_spelled(related.text, out);
      out += '}';
    }
    out += ']';
  }

  static void append_end(Severity severity, std::string& out) {
    out += R"(,"severity":)";
    out += kSeverities[static_cast<std::size_t>(severity)];
    out += R"(,"source":"locseg"})";
  }

  const DocumentText* text_;
  const ClientAbilities* client_;
  const UriOfName* uri_of_;
  std::unordered_map<const RuleDescription*, std::string> members_;
};

}  // namespace

std::string diagnostics_message(const OpenDocument& open, const ClientAbilities& client,
                                const UriOfName& uri_of) {
  const Document& document = open.document;
  DiagnosticsWriter writer(document.text(), client, uri_of);
  std::string out =
      R"({"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"diagnostics":[)";
  if (document.failure()) writer.append(*document.failure(), out);
  for (const Finding& finding : document.findings()) {
    if (out.back() == '}') out += ',';
    writer.append(finding, out);
  }
  out += R"(],"uri":)";
  append_spelled(document.origin().uri, out);
  if (open.version) out += R"(,"version":)" + std::to_string(*open.version);
  out += "}}";
  return out;
}

Json diagnostic_of(const Finding& finding, const DocumentText& text, const ClientAbilities& client,
                   const UriOfName& uri_of) {
  std::string out;
  DiagnosticsWriter(text, client, uri_of).append(finding, out);
  return Json::parse(out, nullptr, false);
}

}  // namespace locseg::lsp
