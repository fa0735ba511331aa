// Pages are found by name, then compared in parallel.
#include "locseg/status.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/disk.h"
#include "base/interrupt.h"
#include "base/ordered_pipeline.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/words.h"
#include "status/page_bases.h"
#include "status/page_comparison.h"
#include "status/pages.h"

namespace locseg {
namespace {

using status::Page;

class StatusRun {
 public:
  StatusRun(const StatusOptions& options, std::vector<Page> pages)
      : options_(options), pages_(std::move(pages)), bases_(options, pages_) {}

  Result<Status> run() {
    status_.notes = bases_.notes();
    LOCSEG_TRY(compare_all());
    if (auto error = bases_.error()) return tl::unexpected<Error>(std::move(*error));
    if (unknown_revisions_ > 1) {
      first_unknown_ += "; so do " + base::grouped(unknown_revisions_ - 1) + " more";
    }
    if (unknown_revisions_ != 0) status_.notes.push_back(std::move(first_unknown_));
    return std::move(status_);
  }

 private:
  struct Slot {
    std::size_t page = 0;
    std::string source;
    std::string target;
    std::map<std::string, std::unique_ptr<status::PageReaders>> readers;  // by target language
    PageStatus status;
    std::string unknown_revision;  // that it names
    std::optional<Error> error;
  };

  Result<void> compare_all();
  void compare(Slot& slot);
  Result<void> deliver(Slot& slot);

  const StatusOptions& options_;
  std::vector<Page> pages_;
  status::PageBases bases_;
  Status status_;
  std::uint64_t unknown_revisions_ = 0;
  std::string first_unknown_;
};

Result<void> StatusRun::compare_all() {
  return base::for_each_in_order<Slot>(
      base::thread_count(options_.tree.threads), pages_.size(),
      [&](std::size_t page, Slot& slot) {
        slot.page = page;
        compare(slot);
      },
      [&](std::size_t, Slot& slot) { return deliver(slot); });
}

void StatusRun::compare(Slot& slot) {
  const Page& page = pages_[slot.page];
  slot.error.reset();
  slot.unknown_revision.clear();
  slot.status = {};
  slot.status.language = page.language;
  slot.status.source = page.source;
  slot.status.translation = page.translation;
  if (page.translation_path.empty() || page.source_path.empty()) {
    slot.status.state = page.source_path.empty() ? PageState::kNoSource : PageState::kNotTranslated;
    return;
  }
  for (const auto& [path, bytes] : {std::pair(&page.source_path, &slot.source),
                                    std::pair(&page.translation_path, &slot.target)}) {
    if (auto read = base::read_file(*path, *bytes); !read) {
      slot.error = read.error();
      return;
    }
  }
  std::unique_ptr<status::PageReaders>& readers = slot.readers[page.language];
  if (!readers) {
    readers = std::make_unique<status::PageReaders>(options_.source_lang, page.language);
  }
  const status::PageTexts texts{slot.source, slot.target,
                                article_kind(page.translation_path, slot.target)};
  status::FoundBases found = bases_.of(page, texts, *readers);
  slot.status.basis = found.kind;
  slot.status.revision = std::move(found.revision);
  slot.unknown_revision = std::move(found.unknown_revision);
  const bool by_content = found.kind == BasisKind::kNone;
  if (by_content) found.bases = {{std::string(texts.source), readers->linker.links(texts)}};
  status::compare_page(texts, found.bases, readers->source, by_content, slot.status);
  slot.status.moved_source = bases_.moved_source(page.translation);
  if (!slot.status.moved_source.empty() && slot.status.state == PageState::kUpToDate) {
    slot.status.state = PageState::kOutdatedLowSeverity;
  }
}

Result<void> StatusRun::deliver(Slot& slot) {
  if (base::is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
  if (slot.error) return tl::unexpected<Error>(std::move(*slot.error));
  if (!slot.unknown_revision.empty() && unknown_revisions_++ == 0) {
    first_unknown_ = base::printable(slot.status.translation) + " names the revision " +
                     base::printable(slot.unknown_revision) +
                     ", in which the repository has no such source";
  }
  status_.pages.push_back(std::move(slot.status));
  return {};
}

}  // namespace

Result<Status> find_status(std::span<const std::string> paths, const StatusOptions& options) {
  if (options.tree.source_trees.empty()) {
    return failure(ErrorCode::kMisuse, "no source tree is known");
  }
  auto pages = status::find_pages(paths, options);
  LOCSEG_TRY(pages);
  return StatusRun(options, std::move(*pages)).run();
}

}  // namespace locseg
