#include "lsp/memories.h"

#include "base/try.h"

namespace locseg::lsp {

Result<TranslationMemory*> Memories::of(const LanguagePair& languages) {
  if (store_.empty()) return failure(ErrorCode::kMisuse, "the server was started without a memory");
  const auto there = open_.find(languages);
  if (there != open_.end()) return &there->second;
  LookupOptions options = options_;
  if (!languages.source.empty()) options.source_lang = languages.source;
  if (!languages.target.empty()) options.target_lang = languages.target;
  auto memory = TranslationMemory::open(store_, std::move(options));
  LOCSEG_TRY(memory);
  return &open_.emplace(languages, std::move(*memory)).first->second;
}

}  // namespace locseg::lsp
