// Memories that wait for the next request, since opening one costs more than asking it.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "locseg/identity.h"
#include "locseg/memory.h"
#include "locseg/result.h"

namespace locseg::service {

/// The open memories of one store. Any number of threads may use it; a memory that is lent belongs
/// to one thread.
class MemoryPool {
  struct Entry {
    LanguagePair asked;
    TranslationMemory memory;
  };

 public:
  /// At most `most` memories wait; the one that waited longest goes first.
  MemoryPool(std::string store, LookupOptions options, std::size_t most)
      : store_(std::move(store)), options_(std::move(options)), most_(most) {}

  /// A memory that goes back into the pool when the loan ends.
  class Loan {
   public:
    Loan(MemoryPool& pool, std::unique_ptr<Entry> entry) : pool_(&pool), entry_(std::move(entry)) {}
    Loan(Loan&&) = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan() {
      if (entry_ != nullptr) pool_->give_back(std::move(entry_));
    }
    [[nodiscard]] TranslationMemory* operator->() { return &entry_->memory; }

   private:
    MemoryPool* pool_;
    std::unique_ptr<Entry> entry_;
  };

  /// A memory of the languages that `asked` means in the store; an empty tag means what the options
  /// of the pool say. Fails as TranslationMemory::open does.
  [[nodiscard]] Result<Loan> lend(const LanguagePair& asked);

 private:
  void give_back(std::unique_ptr<Entry> entry);

  std::string store_;
  LookupOptions options_;
  std::size_t most_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Entry>> waiting_;  // the last one waited least
};

}  // namespace locseg::service
