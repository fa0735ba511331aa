// locseg init: files to begin with.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "base/try.h"
#include "command.h"
#include "config/config_text.h"
#include "configured.h"
#include "locseg/output.h"
#include "locseg/version.h"
#include "terminal.h"

namespace locseg::cli {
namespace init_command {
namespace {

struct Options {
  std::string folder = ".";
  bool workflow = false;
  bool hook = false;
};

// A file, below the folder.
struct Beginning {
  std::string name;
  std::string text;
};

// As in docs/ci.md.
std::string workflow_text() {
  return R"(name: translations
on: pull_request
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: locseg/locseg@v)" +
         std::string(kVersion) + R"(
        with:
          paths: .
          since: origin/${{ github.base_ref }}
)";
}

std::string hook_text() {
  return R"(repos:
  - repo: https://github.com/locseg/locseg
    rev: v)" +
         std::string(kVersion) + R"(
    hooks:
      - id: locseg-check
)";
}

// Nothing is written if something is there already.
Result<void> require_absent(const std::string& path) {
  const auto kind = base::file_kind(path);
  LOCSEG_TRY(kind);
  if (*kind == base::FileKind::kMissing && !base::is_link(path)) return {};
  return failure(ErrorCode::kMisuse, "is there already, and stays as it is", path);
}

Result<int> run(const Options& options, const CommonOptions& common) {
  std::vector<Beginning> files = {{".locseg.toml", commented_config(known_config_keys())}};
  if (options.workflow) files.push_back({".github/workflows/locseg.yml", workflow_text()});
  if (options.hook) files.push_back({".pre-commit-config.yaml", hook_text()});
  for (Beginning& file : files) {
    file.name.insert(0, options.folder == "." ? "" : options.folder + "/");
    LOCSEG_TRY(require_absent(file.name));
  }
  for (const Beginning& file : files) {
    LOCSEG_TRY(base::make_folders(base::folder_of(file.name)));
    LOCSEG_TRY(write_output(file.name, file.text));
    if (!common.quiet) say("wrote " + file.name);
  }
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "DIR",
             .into = &options->folder,
             .summary = "The folder of the files",
             .left_out = "the working folder"});
  table.add({.name = "--workflow",
             .into = &options->workflow,
             .summary = "Also .github/workflows/locseg.yml, which checks pull requests"});
  table.add({.name = "--hook",
             .into = &options->hook,
             .summary = "Also .pre-commit-config.yaml, which checks commits"});
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace init_command

const Command kInit = {
    .name = "init",
    .summary =
        "Write a commented .locseg.toml and, if asked to, what checks pull requests and commits",
    .notes = "A file that is there already stays, and then nothing is written.\n",
    .examples =
        "  locseg init                        .locseg.toml, all of it in comments\n"
        "  locseg init --workflow --hook      with a workflow of GitHub and a hook of pre-commit\n"
        "  locseg init docs                   in another folder\n",
    .declare = init_command::declare};

}  // namespace locseg::cli
