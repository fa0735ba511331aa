// Makes a store on a server, for those who then write and read it.
#include <bit>
#include <memory>
#include <string>
#include <vector>

#include "base/try.h"
#include "command.h"
#include "locseg/store.h"
#include "terminal.h"

namespace locseg::cli {
namespace store_setup_command {
namespace {

struct Options {
  std::string url;
  unsigned parts = 0;  // 0: not given
  std::vector<std::string> shards;
};

Result<int> run(const Options& options, const CommonOptions& common) {
  const StorePlaces places{
      .parts = options.parts == 0 ? static_cast<std::int64_t>(std::bit_ceil(options.shards.size()))
                                  : options.parts,
      .shards = options.shards};
  LOCSEG_TRY(set_up_store(options.url, places));
  if (!common.quiet) {
    say("set up " + shown_store(options.url) +
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
             .left_out = "one a shard, rounded up to a power of two",
             .range = {1, 256}});
  table.add({.name = "--shard",
             .value = "URL",
             .into = &options->shards,
             .summary = "Keep a new store's sources and translations on this server (repeatable)"});
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
        "A store that is there keeps what it holds; one of an older version becomes one of this\n"
        "version, and its roles get what they lack. Passwords are best left to ~/.pgpass.\n"
        "With --shard the server reaches the others through postgres_fdw, with the users and\n"
        "passwords of their URLs; their tables are made, too.\n",
    .examples =
        "  locseg store-setup postgresql://db.example.org/memory\n"
        "  locseg store-setup postgresql://db/large --shard postgresql://db1/part --shard "
        "postgresql://db2/part\n"
        "  locseg extract docs/ -o postgresql://db.example.org/memory\n"
        "  locseg lookup postgresql://db.example.org/memory 'Close the valve.'\n",
    .declare = store_setup_command::declare};

}  // namespace locseg::cli
