// Where the units of a file go among those that a store has of their article.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "locseg/store.h"
#include "store/unit_list.h"

namespace locseg::store {

// Id, source and target of what earlier imports replaced.
using Replaced = std::set<std::tuple<std::string, std::string, std::string>>;

// An article that the file mentions.
struct ImportedArticle {
  bool is_new = true;                 // the store had nothing of it
  bool is_named = true;               // by the file
  std::uint64_t put = 0;              // units of it that were put, if it is new
  std::vector<bool> mentioned;        // else: of the units that the store has, by place
  std::unique_ptr<UnitList> waiting;  // null most of the time: there may be many articles
};

struct Joined {
  UnitList units;
  UnitList from_file;      // keeps the provenances that `units` took over
  std::vector<Unit> gone;  // translations that were replaced, as they were
  bool changed = false;
};

struct JoinRules {
  const ImportOptions& options;
  std::string_view path;  // of the article
  const Replaced& replaced;
};

/// Puts the units of `joined.from_file` into `joined.units`, which are those that the store has, as
/// `StoreImport` says, and counts what it does.
void join_units(const JoinRules& rules, ImportedArticle& article, Joined& joined,
                ImportCounts& counts);

}  // namespace locseg::store
