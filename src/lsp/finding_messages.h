/// What a client offers beside diagnostics: actions that repair findings, and how many they are.
#pragma once

#include <string_view>

#include "lsp/client.h"
#include "lsp/diagnostics.h"
#include "lsp/json_rpc.h"

namespace locseg::lsp {

inline constexpr std::string_view kRepairAllCommand = "locseg.fixAll";
inline constexpr std::string_view kRepairAllKind = "source.fixAll.locseg";
inline constexpr std::string_view kQuickFixKind = "quickfix";

/// Whether a client that asks for actions of the kinds in `only` wants those of `kind`; if it names
/// no kinds, `if_all`.
[[nodiscard]] bool wants_actions(const Json& only, std::string_view kind, bool if_all);

/// The quick fixes of findings that touch `span`.
[[nodiscard]] Json quick_fixes(const OpenDocument& open, const ClientAbilities& client,
                               const UriOfName& uri_of, Span span);

/// Whether a finding has a repair that is safe.
[[nodiscard]] bool has_repairs(const Document& document);

/// The lenses of a document: how many findings it has; none if it has none.
[[nodiscard]] Json lenses_of(const Document& document);

}  // namespace locseg::lsp
