// Writing a batch into the tables, in one transaction.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/layout/batch.h"
#include "store/layout/engine.h"
#include "store/layout/use_changes.h"
#include "store/postgresql/match_rows.h"
#include "store/postgresql/part_numbers.h"
#include "store/postgresql/row_writer.h"
#include "store/postgresql/schema.h"
#include "store/postgresql/session.h"

namespace locseg::postgresql {

/// Takes the one lock that writers take; inside a transaction.
void lock_for_writing(Session& session);

/// Takes to the disk what the server's log has by now, of all sessions.
void flush_log(Session& session);

class Writer {
 public:
  /// Of a store whose tables are on other servers if `is_spread`.
  Writer(Session& session, bool is_spread) : session_(session), rows_(session, is_spread) {}

  /// Begins a transaction, unless one is under way, and takes the lock.
  void begin();
  /// As Engine::write.
  [[nodiscard]] Result<void> write(store::Batch& batch, store::Commit commit);
  /// Ends the transaction that `write` left open, and carries out what waited for that.
  [[nodiscard]] Result<void> commit();
  /// Indexes every unit again, in one transaction.
  [[nodiscard]] Result<void> rebuild_index();

 private:
  struct StoredPart {
    std::int64_t id = 0;
    std::vector<std::int64_t> units;  // packed
  };

  // A row of the table of articles.
  struct NewRow {
    std::size_t article;  // index into the batch's
    std::int64_t id;
    std::int64_t part;
    std::string units;
  };

  void resolve_languages(const store::Batch& batch);
  void match_sources(store::Batch& batch);
  void match_units(store::Batch& batch);
  void number_new(store::Batch& batch);
  void insert_sources(store::Batch& batch);
  void insert_units(store::Batch& batch);
  void note_languages(const store::Batch& batch);
  void find_articles(const store::Batch& batch);
  // Leaves the units in `packed_units_`, too.
  [[nodiscard]] std::string encoded_units(store::Batch& batch,
                                          const store::Batch::Article& article);
  [[nodiscard]] std::vector<NewRow> new_rows(store::Batch& batch);
  void write_articles(store::Batch& batch);
  void write_uses();
  void drop_unused();
  void finish_drops();
  void keep_numbers();
  void save_row();
  [[nodiscard]] bool has_no_source() const;
  void write_rare();
  void make_order();
  void read_order_of_lists();
  [[nodiscard]] bool is_order_outgrown() const;
  void save_order();
  // All sources into new rare lists, by a new order.
  void list_again();
  void write_again(bool is_last);
  // `tags` of languages by their ids.
  void index_sources(const std::unordered_map<std::int64_t, std::string>& tags);
  void index_targets(const std::unordered_map<std::int64_t, std::string>& tags);

  Session& session_;
  std::unique_ptr<Session> log_;  // of a store on other servers
  RowWriter rows_;                // of tables that grow with the sources
  StoreRow row_;
  MatchRows match_;
  bool is_first_ = false;                 // the store had no source before, and has no order yet
  store::TermOrder order_;                // of the row
  bool order_is_new_ = false;             // the row does not have it yet
  std::vector<std::int64_t> languages_;   // by the batch's numbers
  std::vector<std::int64_t> identities_;  // of the batch's sources; of those that are wanted
  std::vector<std::uint32_t> new_sources_;
  std::vector<std::vector<StoredPart>> stored_;  // by the batch's articles, in order of part
  std::vector<std::int64_t> packed_units_;       // of one article
  std::vector<std::int64_t> dropped_;            // ids of articles' rows
  store::UseChanges changes_;
};

}  // namespace locseg::postgresql
