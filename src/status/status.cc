// Pages are found by name, then compared in parallel; pages whose sources were renamed are joined
// again before that.
#include "locseg/status.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/disk.h"
#include "base/interrupt.h"
#include "base/ordered_pipeline.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/words.h"
#include "status/bases.h"
#include "status/declared_revision.h"
#include "status/histories.h"
#include "status/page_comparison.h"
#include "status/pages.h"
#include "tree/source_trees.h"

namespace locseg {
namespace {

using status::Basis;
using status::Page;

// What one thread reads pages with, for one pair of languages.
struct Readers {
  Readers(const std::string& source_lang, const std::string& target_lang)
      : linker(source_lang, target_lang), source(source_lang), target(target_lang) {}
  status::Linker linker;
  status::StatementReader source;
  status::StatementReader target;
};

class StatusRun {
 public:
  StatusRun(const StatusOptions& options, std::vector<Page> pages)
      : options_(options), pages_(std::move(pages)) {}

  Result<Status> run() {
    if (options_.use_git) open_histories();
    join_moved();
    LOCSEG_TRY(compare_all());
    if (auto error = histories_.error()) return tl::unexpected<Error>(std::move(*error));
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
    std::map<std::string, std::unique_ptr<Readers>> readers;  // by target language
    PageStatus status;
    std::string unknown_revision;  // that it names
    std::optional<Error> error;
  };

  void open_histories();
  std::string source_path(const Page& page) const;
  void join_moved();
  Result<void> compare_all();
  void compare(Slot& slot);
  std::vector<Basis> bases_of(Slot& slot, const status::PageTexts& texts, Readers& readers);
  std::vector<Basis> bases_in_git(Slot& slot, const status::PageTexts& texts, Readers& readers);
  Result<void> deliver(Slot& slot);

  const StatusOptions& options_;
  std::vector<Page> pages_;
  std::map<std::string, std::string> moved_;  // by translation, what its source is called now
  status::Histories histories_;
  Status status_;
  std::uint64_t unknown_revisions_ = 0;
  std::string first_unknown_;
};

void StatusRun::open_histories() {
  std::set<std::string> files;
  for (const Page& page : pages_) {
    files.insert(source_path(page));
    if (!page.translation_path.empty()) files.insert(page.translation_path);
  }
  std::vector<std::string> folders;
  for (const SourceTree& tree : options_.tree.source_trees) {
    const tree::PatternTree patterns(tree);
    for (const std::string& name : {patterns.source().folder(), patterns.target().folder()}) {
      std::string path = tree::path_of_name(options_.tree.root, name);
      folders.push_back(path.empty() ? "." : std::move(path));
    }
  }
  histories_.open(files, folders);
  if (histories_.is_any_shallow()) {
    status_.notes.emplace_back(
        "the repository is a shallow clone, so git's history is not used; fetch all of it "
        "(fetch-depth: 0) to know when translations were made");
  }
  for (const auto& [top, reason] : histories_.refusals()) {
    status_.notes.push_back("git's history of " + base::printable(top) +
                            " is not used, so less is found stale: " + reason);
  }
}

// Where it is, or was.
std::string StatusRun::source_path(const Page& page) const {
  if (!page.source_path.empty()) return page.source_path;
  return tree::path_of_name(options_.tree.root, page.source);
}

// A source that is gone and one without a translation are one page if git renamed the one to the
// other.
void StatusRun::join_moved() {
  using Place = std::tuple<const status::History*, std::string, std::string>;
  std::map<Place, std::size_t> missing;  // by repository, path and language
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const Page& page = pages_[i];
    if (!page.translation_path.empty()) continue;
    const status::History* history = histories_.of(page.source_path);
    if (history == nullptr) continue;
    missing.emplace(Place(history, history->name_of(page.source_path), page.language), i);
  }
  std::vector<bool> joined(pages_.size(), false);
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    Page& page = pages_[i];
    if (!page.source_path.empty()) continue;
    const std::string gone = source_path(page);
    const status::History* history = histories_.of(gone);
    if (history == nullptr) continue;
    const auto renamed = history->renamed_to(history->name_of(gone));
    if (!renamed) continue;
    const auto found = missing.find(Place(history, *renamed, page.language));
    if (found == missing.end() || joined[found->second]) continue;
    const Page& now = pages_[found->second];
    moved_[page.translation] = now.source;
    page.source_path = now.source_path;
    joined[found->second] = true;
  }
  std::size_t index = 0;
  std::erase_if(pages_, [&](const Page&) { return joined[index++]; });
}

Result<void> StatusRun::compare_all() {
  const unsigned threads =
      options_.tree.threads != 0 ? options_.tree.threads : base::processor_count();
  std::vector<Slot> slots(std::size_t{threads} * 4);
  std::size_t next = 0;
  std::optional<Error> error;
  base::run_ordered(threads, slots.size(),
                    {.next =
                         [&](std::size_t slot) {
                           if (next == pages_.size()) return false;
                           slots[slot].page = next++;
                           return true;
                         },
                     .work = [&](std::size_t slot) { compare(slots[slot]); },
                     .deliver =
                         [&](std::size_t slot) {
                           if (auto done = deliver(slots[slot]); !done) error = done.error();
                           return !error;
                         }});
  if (error) return tl::unexpected<Error>(std::move(*error));
  return {};
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
  std::unique_ptr<Readers>& readers = slot.readers[page.language];
  if (!readers) readers = std::make_unique<Readers>(options_.source_lang, page.language);
  const status::PageTexts texts{slot.source, slot.target,
                                article_kind(page.translation_path, slot.target)};
  const std::vector<Basis> bases = bases_of(slot, texts, *readers);
  status::compare_page(texts, bases, readers->source, slot.status.basis == BasisKind::kNone,
                       slot.status);
  if (const auto moved = moved_.find(page.translation); moved != moved_.end()) {
    slot.status.moved_source = moved->second;
    if (slot.status.state == PageState::kUpToDate) {
      slot.status.state = PageState::kOutdatedLowSeverity;
    }
  }
}

// The article's own sources, else the revision that it names, else its log's, else its history.
std::vector<Basis> StatusRun::bases_of(Slot& slot, const status::PageTexts& texts,
                                       Readers& readers) {
  PageStatus& status = slot.status;
  if (auto bases = status::bases_in_article(texts, options_.source_lang); !bases.empty()) {
    status.basis = BasisKind::kArticle;
    return bases;
  }
  if (auto bases = bases_in_git(slot, texts, readers); !bases.empty()) return bases;
  status.basis = BasisKind::kNone;
  return {{std::string(texts.source), readers.linker.links(texts)}};
}

std::vector<Basis> StatusRun::bases_in_git(Slot& slot, const status::PageTexts& texts,
                                           Readers& readers) {
  const Page& page = pages_[slot.page];
  status::History* const sources = histories_.of(page.source_path);
  status::History* const targets = histories_.of(page.translation_path);
  if (sources == nullptr) return {};
  const std::string source_name = sources->name_of(page.source_path);
  const std::string target_name = targets ? targets->name_of(page.translation_path) : "";
  const std::pair<BasisKind, std::string> named[] = {
      {BasisKind::kDeclared, status::declared_revision(texts.target)},
      {BasisKind::kLog, targets ? status::revision_in_log(targets->versions(target_name)) : ""}};
  for (const auto& [kind, revision] : named) {
    if (revision.empty()) continue;
    auto source = sources->file_at(revision, source_name);
    if (!source) {
      slot.unknown_revision = revision;
      continue;
    }
    slot.status.basis = kind;
    slot.status.revision = revision;
    Basis basis{std::move(*source), {}};
    basis.links = readers.linker.links({basis.source, texts.target, texts.kind});
    return {std::move(basis)};
  }
  // A commit of another repository does not say which source was there.
  if (sources != targets || sources->is_shallow()) return {};
  slot.status.basis = BasisKind::kHistory;
  return status::bases_of_history({texts, source_name, target_name}, *sources, readers.linker,
                                  readers.target);
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
