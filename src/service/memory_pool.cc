#include "service/memory_pool.h"

#include <algorithm>

#include "base/try.h"

namespace locseg::service {

Result<MemoryPool::Loan> MemoryPool::lend(const LanguagePair& asked) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(waiting_.rbegin(), waiting_.rend(),
                                    [&](const auto& entry) { return entry->asked == asked; });
    if (found != waiting_.rend()) {
      std::unique_ptr<Entry> entry = std::move(*found);
      waiting_.erase(std::next(found).base());
      return Loan(*this, std::move(entry));
    }
  }
  LookupOptions options = options_;
  if (!asked.source.empty()) options.source_lang = asked.source;
  if (!asked.target.empty()) options.target_lang = asked.target;
  auto memory = TranslationMemory::open(store_, std::move(options));
  LOCSEG_TRY(memory);
  return Loan(*this, std::make_unique<Entry>(Entry{asked, std::move(*memory)}));
}

void MemoryPool::give_back(std::unique_ptr<Entry> entry) {
  std::unique_ptr<Entry> oldest;  // closed after the lock is free
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(entry));
  if (waiting_.size() > most_) {
    oldest = std::move(waiting_.front());
    waiting_.erase(waiting_.begin());
  }
}

}  // namespace locseg::service
