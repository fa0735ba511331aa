// Makes a store on a server, for those who then write and read it.
#include <memory>

#include "base/try.h"
#include "command.h"
#include "locseg/store.h"
#include "terminal.h"

namespace locseg::cli {
namespace store_setup_command {
namespace {

struct Options {
  std::string url;
  unsigned parts = 1;
};

Result<int> run(const Options& options, const CommonOptions& common) {
  LOCSEG_TRY(set_up_store(options.url, options.parts));
  if (!common.quiet) {
    say("set up " + options.url +
        "; grant locseg_writer or locseg_reader to those who are to use it");
  }
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "URL",
             .into = &options->url,
             .summary = "postgresql://[USER@]HOST[:PORT]/DATABASE",
             .required = true});
  table.add({.name = "--parts",
             .value = "N",
             .into = &options->parts,
             .summary = "Keep a new store in N parts, a power of two, to be spread over servers",
             .left_out = "1",
             .range = {1, 256}});
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace store_setup_command

const Command kStoreSetup = {
    .name = "store-setup",
    .summary = "Make a store in a PostgreSQL database",
    .notes =
        "Makes the tables, if they are absent, in the schema locseg (or the first of the URL's\n"
        "search_path), and two roles: locseg_writer, and locseg_reader, which can change nothing.\n"
        "A store that is there stays as it is; its roles get what they lack. Passwords are best\n"
        "left to ~/.pgpass.\n",
    .examples =
        "  locseg store-setup postgresql://db.example.org/memory\n"
        "  locseg extract docs/ -o postgresql://db.example.org/memory\n"
        "  locseg lookup postgresql://db.example.org/memory 'Close the valve.'\n",
    .declare = store_setup_command::declare};

}  // namespace locseg::cli
