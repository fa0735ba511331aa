// Writing a batch into the tables, in one transaction.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/layout/batch.h"
#include "store/layout/use_changes.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/match_writer.h"
#include "store/sqlite/memory_rows.h"

namespace locseg::sqlite {

using store::Batch;

/// The statements of a writing store, prepared once.
class Writer {
 public:
  explicit Writer(Connection& connection);

  /// Writes all of the batch, and drops the units that nothing holds any more, or changes nothing.
  /// Waits for other writers. Where the transaction is to go on, what a failure takes back is all
  /// that was written since it began.
  [[nodiscard]] Result<void> write(Batch& batch, bool goes_on);

 private:
  void resolve_languages(const Batch& batch);
  void match_sources(Batch& batch);
  void match_units(Batch& batch);
  void insert_units(Batch& batch);
  void insert_hashes(Batch& batch);
  void index_new(Batch& batch);
  void postpone_new(Batch& batch);
  void write_articles(Batch& batch);
  std::int64_t drop_parts(const Batch::Article& article);
  std::int64_t next_part(const Batch::Article& article);
  void write_article(Batch& batch, const Batch::Article& article, std::int64_t id,
                     std::int64_t part);
  void write_uses();
  void drop_unused();
  void drop_source_without_units(std::int64_t source);

  Connection& connection_;
  Rows rows_;
  MatchWriter match_;
  Statement language_find_, language_insert_;
  Statement source_find_, source_text_;
  Statement hash_insert_, hash_delete_;
  Statement unit_range_, unit_insert_, unit_delete_, unit_empty_;
  Statement article_find_, article_last_, article_write_, article_delete_;
  Statement use_insert_, use_delete_, use_any_;

  std::vector<std::int64_t> languages_;  // by the batch's numbers
  store::UseChanges changes_;
  std::vector<std::int64_t> before_, after_;  // the units of the part being written
  std::string units_;
  std::vector<std::uint64_t> by_hash_;  // hash and place of each wanted source, in this order
  std::int64_t last_source_ = 0;        // the highest number in use
};

}  // namespace locseg::sqlite
