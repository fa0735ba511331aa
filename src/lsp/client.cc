#include "lsp/client.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "lsp/file_uri.h"

namespace locseg::lsp {
namespace {

constexpr std::string_view kHalf = "\xEF\xBF\xBD";  // U+FFFD

TextPlace place_in(const Json& position) {
  return {number_in(position, {"line"}), number_in(position, {"character"})};
}

Json json_of(const TextPlace& place) {
  return {{"line", place.line}, {"character", place.character}};
}

bool lists(const Json* names, std::string_view wanted) {
  if (names == nullptr || !names->is_array()) return false;
  return std::ranges::any_of(*names, [&](const Json& name) { return name == wanted; });
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

std::string root_in(const Json& params) {
  std::string uri = text_in(params, {"workspaceFolders", "0", "uri"});
  if (uri.empty()) uri = text_in(params, {"rootUri"});
  return without_slash(uri.empty() ? text_in(params, {"rootPath"}) : path_of_uri(uri));
}

ClientAbilities abilities_in(const Json& params) {
  ClientAbilities out;
  const Json* const client = find_in(params, {"capabilities"});
  if (client == nullptr) return out;
  // Bytes cost nothing to count.
  if (lists(find_in(*client, {"general", "positionEncodings"}), "utf-8")) {
    out.encoding = PositionEncoding::kUtf8;
  }
  out.shows_related =
      truth_in(*client, {"textDocument", "publishDiagnostics", "relatedInformation"});
  out.takes_versions = truth_in(*client, {"workspace", "workspaceEdit", "documentChanges"});
  out.shows_markdown =
      lists(find_in(*client, {"textDocument", "hover", "contentFormat"}), "markdown");
  out.can_watch_files =
      truth_in(*client, {"workspace", "didChangeWatchedFiles", "dynamicRegistration"});
  out.can_apply_edits = truth_in(*client, {"workspace", "applyEdit"});
  return out;
}

Json range_of(const DocumentText& text, Span span) {
  return {{"start", json_of(text.place_of(span.begin))}, {"end", json_of(text.place_of(span.end))}};
}

std::uint64_t offset_in(const DocumentText& text, const Json& position) {
  return text.offset_of(place_in(position));
}

Span span_in(const DocumentText& text, const Json& range) {
  Span span{offset_in(text, part_in(range, {"start"})), offset_in(text, part_in(range, {"end"}))};
  span.end = std::max(span.begin, span.end);
  return span;
}

Edit edit_in(const DocumentText& text, const Json& change) {
  Edit edit{{0, text.bytes().size()}, text_in(change, {"text"})};
  const Json* const range = find_in(change, {"range"});
  if (range == nullptr) return edit;
  edit.span = span_in(text, *range);
  if (text.cuts_pair(place_in(part_in(*range, {"start"})))) edit.text.insert(0, kHalf);
  const Json& end = part_in(*range, {"end"});
  if (offset_in(text, end) >= edit.span.begin && text.cuts_pair(place_in(end))) {
    edit.text += kHalf;
    edit.span.end = base::next_char_begin(text.bytes(), edit.span.end + 1);
  }
  return edit;
}

Json location_of(const Document& document, Span span) {
  return {{"uri", document.origin().uri}, {"range", range_of(document.text(), span)}};
}

Json workspace_edit(const OpenDocument& open, const std::vector<Edit>& edits,
                    const ClientAbilities& client) {
  const DocumentText& text = open.document.text();
  const std::string& uri = open.document.origin().uri;
  Json all = Json::array();
  for (const Edit& edit : edits) {
    all.push_back({{"range", range_of(text, edit.span)}, {"newText", edit.text}});
  }
  if (!client.takes_versions) return {{"changes", {{uri, std::move(all)}}}};
  Json version = open.version ? Json(*open.version) : Json();
  Json change = {{"textDocument", {{"uri", uri}, {"version", std::move(version)}}},
                 {"edits", std::move(all)}};
  return {{"documentChanges", Json::array({std::move(change)})}};
}

}  // namespace locseg::lsp
