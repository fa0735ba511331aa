// Tables of languages that are dear to build: each is built when it is first used and shared
// by all threads until the process ends.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>

namespace locseg::text {

/// A `Table` for each BCP 47 tag, made by `Table(tag)`. Safe from all threads.
template <class Table>
class PerLanguage {
 public:
  /// The table of `tag`, which lives as long as this. Nanoseconds if the thread has used the
  /// same last, or the two of a source and its translation by turns.
  [[nodiscard]] const Table& of(std::string_view tag) {
    struct Last {
      const PerLanguage* tables = nullptr;
      std::string tag;
      const Table* table = nullptr;
    };
    thread_local Last last;
    thread_local Last before;
    const auto is_known = [&](const Last& it) { return it.tables == this && it.tag == tag; };
    if (is_known(last)) return *last.table;
    if (is_known(before)) return *before.table;
    before = std::move(last);
    last = {this, std::string(tag), &find(tag)};
    return *last.table;
  }

 private:
  const Table& find(std::string_view tag) {
    {
      const std::shared_lock<std::shared_mutex> lock(mutex_);
      if (const auto found = tables_.find(tag); found != tables_.end()) return *found->second;
    }
    const std::unique_lock<std::shared_mutex> lock(mutex_);
    std::unique_ptr<const Table>& table = tables_[std::string(tag)];
    if (table == nullptr) table = std::make_unique<const Table>(tag);
    return *table;
  }

  std::shared_mutex mutex_;
  std::map<std::string, std::unique_ptr<const Table>, std::less<>> tables_;
};

}  // namespace locseg::text
