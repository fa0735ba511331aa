/// A language server: what editors ask about files of translations, over two streams of bytes.
///
/// Speaks the Language Server Protocol 3.17. Diagnostics come after each change, quick fixes and
/// `source.fixAll.locseg` as code actions, hovers, definitions and references (the same segment in
/// the files of other languages), a code lens with the number of findings, and the commands
/// `locseg.lookup`, `locseg.concordance` and `locseg.fixAll`. docs/editors.md has the rest.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "locseg/check.h"
#include "locseg/memory.h"
#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg {

/// What is configured for a folder.
struct ServerSettings {
  CheckOptions checks;
  TreeOptions tree;   ///< names and layouts of articles, and which to leave alone
  std::string store;  ///< the memory for hovers and commands; empty: there is none
  LookupOptions lookup;
};

struct LanguageServerOptions {
  /// What is configured for files below the folder that the client works in; empty: it names none.
  /// Called when a session begins and when a configuration file changed.
  std::function<Result<ServerSettings>(const std::string& root)> configure;
  /// Sends bytes to the client.
  std::function<Result<void>(std::string_view bytes)> send;
};

/// Serves one client on standard input until it says `exit` or the input ends. Returns true if the
/// client took leave as the protocol says, with `shutdown` before. Fails if the input or `send`
/// does. Several changes that are waiting are checked together.
[[nodiscard]] Result<bool> serve_editor(const LanguageServerOptions& options);

}  // namespace locseg
