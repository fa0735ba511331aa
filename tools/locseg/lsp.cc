// locseg lsp: a language server for editors, over standard input and output.
#include <filesystem>
#include <memory>
#include <system_error>

#include "base/disk.h"
#include "base/server_url.h"
#include "base/try.h"
#include "check_arguments.h"
#include "command.h"
#include "locseg/store.h"
#include "lsp/language_server.h"
#include "memory_arguments.h"

namespace locseg::cli {
namespace lsp_command {
namespace {

struct Options {
  CheckArguments checks;
  MemoryArguments memory;
  bool stdio = false;  // other ways there are none
};

// The server moves to the folder of its client.
std::string from_here(const std::string& path) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return path.empty() || base::is_server_url(path) || error ? path : absolute.string();
}

Result<ServerSettings> configure(const Options& options, const CommonOptions& common,
                                 const std::string& root) {
  std::error_code error;
  if (!root.empty()) std::filesystem::current_path(root, error);
  if (error) return failure(ErrorCode::kNotReadable, error.message(), root);
  CheckArguments checks = options.checks;
  const auto config = checks.tree.settle(common);
  LOCSEG_TRY(config);
  auto settings = checks.settle_rules(*config);
  LOCSEG_TRY(settings);
  auto lookup = options.memory.settle(*config, {});
  LOCSEG_TRY(lookup);
  return ServerSettings{std::move(settings->options), checks.tree.options(common),
                        options.memory.store, std::move(*lookup)};
}

Result<int> run(Options options, CommonOptions common) {
  options.memory.store = from_here(options.memory.store);
  options.checks.glossary = from_here(options.checks.glossary);
  common.config = from_here(common.config);
  const auto took_leave = serve_editor(
      {.configure = [&](const std::string& root) { return configure(options, common, root); },
       .send = [](std::string_view bytes) { return base::write_all(1, bytes, "-"); }});
  LOCSEG_TRY(took_leave);
  return *took_leave ? kClean : kFindings;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "--stdio",
             .into = &options->stdio,
             .summary = "Over standard input and output, as always; some editors say it"});
  table.add({.name = "--memory",
             .value = "STORE",
             .into = &options->memory.store,
             .summary = "The translation memory for hovers, look-ups and concordances"});
  options->memory.declare_penalties(table);
  options->checks.declare_selection(table);
  options->checks.declare_glossary(table);
  options->checks.tree.declare_filters(table);
  options->checks.tree.declare_languages(table);
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace lsp_command

const Command kLsp = {
    .name = "lsp",
    .summary = "Serve an editor: findings as one types, quick fixes, hovers, other languages",
    .notes =
        "Speaks the Language Server Protocol on standard input and output. The page "
        "docs/editors.md has the lines for editors.\n",
    .examples =
        "  locseg lsp                             what an editor starts\n"
        "  locseg lsp --memory memory.db          with matches in hovers\n"
        "  locseg lsp --glossary terms.csv --ignore edge-space   checked as so configured\n",
    .exit_1 = "the client went away without the protocol's `shutdown` and `exit`",
    .declare = lsp_command::declare};

}  // namespace locseg::cli
