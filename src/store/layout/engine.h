// What a database has to do for a store. An engine keeps articles, units and the fuzzy index in
// tables of its own; what a store promises to its users (batches, views, all or nothing) is built
// on it once, in engine_store.h. The search is its second half: fuzzy_search.h.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "locseg/store.h"
#include "store/layout/batch.h"

namespace locseg::store {

struct StoreOptions {
  std::chrono::milliseconds patience{60'000};       ///< how long to wait for another writer
  std::size_t batch_segments = 200'000;             ///< a commit comes by itself after as many,
  std::size_t batch_bytes = std::size_t{32} << 20;  ///< or after as much text
  std::size_t part_segments = 65'536;  ///< a longer article is kept, and read, in parts
};

/// What becomes of a batch that was written.
enum class Commit : std::uint8_t {
  kLater,    ///< the transaction goes on: between `begin` and `finish`
  kSoon,     ///< others see it; a power failure may take it back, whole, with those after it
  kDurable,  ///< it is on the disk
};

class Engine {
 public:
  virtual ~Engine() = default;

  /// Begins a transaction if none is under way; what is read until `close_view` is of one moment.
  /// `to_write`: other writers wait from here on.
  [[nodiscard]] virtual Result<void> open_view(bool to_write) = 0;
  /// Ends it, without changes.
  virtual void close_view() = 0;

  // In a view. See Store.
  [[nodiscard]] virtual Result<std::vector<StoredArticle>> articles() = 0;
  [[nodiscard]] virtual Result<void> read(UnitSink& sink) = 0;
  [[nodiscard]] virtual Result<void> read(const ArticleKey& article, UnitSink& sink) = 0;
  [[nodiscard]] virtual Result<void> read_replaced(const ArticleKey& article, UnitSink& sink) = 0;
  [[nodiscard]] virtual Result<StoreCounts> counts() = 0;

  /// Writes all of the batch, and drops the units that nothing holds any more, or changes nothing.
  /// Waits for other writers. Of `kLater`, a failure takes back all that the transaction wrote.
  [[nodiscard]] virtual Result<void> write(Batch& batch, Commit commit) = 0;
  [[nodiscard]] virtual Result<void> note_replaced(const ArticleKey& article,
                                                   std::span<const Unit> units) = 0;
  /// From here to `finish`, batches are written with `kLater`, and views with `to_write`.
  [[nodiscard]] virtual Result<void> begin() = 0;
  [[nodiscard]] virtual Result<void> finish() = 0;
  /// Brings to the disk what was committed `kSoon`.
  [[nodiscard]] virtual Result<void> make_durable() = 0;
};

}  // namespace locseg::store
