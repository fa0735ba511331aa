/// Findings as diagnostics. An editor gets all those of a document after each change, so they are
/// written as bytes; a tree of values would cost more than the check.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "lsp/client.h"
#include "lsp/json_rpc.h"

namespace locseg::lsp {

/// The URI of the article with a name, for findings that point to others.
using UriOfName = std::function<std::string(std::string_view name)>;

/// The notification `textDocument/publishDiagnostics`, as `spelled` writes it: every finding, or
/// why the file could not be read.
[[nodiscard]] std::string diagnostics_message(const OpenDocument& open,
                                              const ClientAbilities& client,
                                              const UriOfName& uri_of);

/// The diagnostic of one finding.
[[nodiscard]] Json diagnostic_of(const Finding& finding, const DocumentText& text,
                                 const ClientAbilities& client, const UriOfName& uri_of);

}  // namespace locseg::lsp
