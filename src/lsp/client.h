/// What the client of a session can do, and values of the protocol in its terms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "locseg/finding.h"
#include "locseg/span.h"
#include "lsp/document.h"
#include "lsp/document_text.h"
#include "lsp/json_rpc.h"

namespace locseg::lsp {

/// Read off the parameters of `initialize`.
struct ClientAbilities {
  PositionEncoding encoding = PositionEncoding::kUtf16;
  bool shows_related = false;    ///< `relatedInformation` of diagnostics
  bool takes_versions = false;   ///< `documentChanges` of workspace edits
  bool shows_markdown = false;   ///< in hovers
  bool can_watch_files = false;  ///< registers watchers when it is asked to
  bool can_apply_edits = false;  ///< takes `workspace/applyEdit`
};
[[nodiscard]] ClientAbilities abilities_in(const Json& initialize_params);

/// The folder that the client works in; empty if it names none.
[[nodiscard]] std::string root_in(const Json& initialize_params);

/// A document, and the version that the client gave it.
struct OpenDocument {
  OpenDocument(DocumentOrigin origin, DocumentText text, std::optional<std::int64_t> given)
      : document(std::move(origin), std::move(text)), version(given) {}

  Document document;
  std::optional<std::int64_t> version;
};

[[nodiscard]] Json range_of(const DocumentText& text, Span span);
/// Of `range` in an object, as bytes of `text`; an end before the begin is the begin.
[[nodiscard]] Span span_in(const DocumentText& text, const Json& range);
/// Of a content change. A surrogate pair that its range cuts loses one half, and U+FFFD is in the
/// place of the other.
[[nodiscard]] Edit edit_in(const DocumentText& text, const Json& change);
[[nodiscard]] std::uint64_t offset_in(const DocumentText& text, const Json& position);
[[nodiscard]] Json location_of(const Document& document, Span span);

/// A `WorkspaceEdit` of one document.
[[nodiscard]] Json workspace_edit(const OpenDocument& open, const std::vector<Edit>& edits,
                                  const ClientAbilities& client);

}  // namespace locseg::lsp
