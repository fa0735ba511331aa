// locseg git-setup: git merges and shows articles by segment.
#include "merge/git_setup.h"

#include <unistd.h>

#include <array>
#include <memory>

#include "base/try.h"
#include "command.h"
#include "terminal.h"

namespace locseg::cli {
namespace git_setup_command {
namespace {

// This very program, wherever git is run from.
std::string own_path() {
  std::array<char, 4096> buffer;
  const ssize_t size = ::readlink("/proc/self/exe", buffer.data(), buffer.size());
  return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : "locseg";
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<GitSetupOptions>();
  table.add({.name = "--global",
             .into = &options->global,
             .summary = "For all your repositories, not just this one"});
  table.add({.name = "--remove", .into = &options->remove, .summary = "Undo it"});
  table.add({.name = "--program",
             .value = "PROGRAM",
             .into = &options->program,
             .summary = "How git is to call locseg",
             .left_out = "by its path"});
  options->program.clear();
  return [options](const CommonOptions& common) -> Result<int> {
    if (options->program.empty()) options->program = own_path();
    const auto done = set_up_git(*options);
    LOCSEG_TRY(done);
    if (!common.quiet) {
      for (const std::string& line : *done) say(line);
    }
    return kClean;
  };
}

}  // namespace
}  // namespace git_setup_command

const Command kGitSetup = {.name = "git-setup",
                           .summary = "Make git merge and show articles by segment",
                           .examples =
                               "  locseg git-setup              in this repository\n"
                               "  locseg git-setup --global     for all your repositories\n"
                               "  locseg git-setup --remove     undo it\n",
                           .declare = git_setup_command::declare};

}  // namespace locseg::cli
