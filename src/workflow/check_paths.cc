// Joins the engine of checks with exchange files and stores, of which it does not know.
#include "workflow/check_paths.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "base/byte_source.h"
#include "base/disk.h"
#include "base/each_unit.h"
#include "base/ordered_pipeline.h"
#include "base/try.h"
#include "check/engine/selection.h"
#include "check/engine/unit_repair.h"
#include "check/engine/whole_run.h"
#include "locseg/identity.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "tree/article_names.h"
#include "tree/walk.h"
#include "workflow/exchange_bytes.h"
#include "workflow/kept_units.h"
#include "workflow/nothing_found.h"
#include "workflow/stored_articles.h"

namespace locseg {
namespace {

bool is_exchange_file(std::string_view name) { return exchange_format_of(name) != nullptr; }

// What the paths name, each kind by itself.
struct NamedPaths {
  std::vector<std::string> articles;  // and folders
  std::vector<UnitPath> units;        // in order of name
};

Result<void> find_in_folders(const std::vector<std::string>& folders, const TreeOptions& tree,
                             std::vector<UnitPath>& into) {
  TreeOptions files = tree;
  std::erase_if(files.include, [](const std::string& glob) { return !is_exchange_file(glob); });
  if (files.include.empty() || folders.empty()) return {};
  auto walk = tree::Walk::start(folders, files, is_exchange_file);
  LOCSEG_TRY(walk);
  std::string path;
  std::string name;
  for (;;) {
    const auto more = walk->next(path, name);
    LOCSEG_TRY(more);
    if (!*more) return {};
    into.push_back(identify_path(path));
  }
}

Result<NamedPaths> sort_paths(std::span<const UnitPath> paths, const TreeOptions& tree) {
  NamedPaths out;
  std::vector<std::string> folders;
  for (const UnitPath& named : paths) {
    const std::string& path = named.path;
    const auto kind = path == "-" ? base::FileKind::kRegular : base::file_kind(path);
    LOCSEG_TRY(kind);
    if (*kind == base::FileKind::kFolder) {
      folders.push_back(path);
      out.articles.push_back(path);
    } else if (named.kind == PathKind::kArticles) {
      out.articles.push_back(path);
    } else {
      out.units.push_back(named);
    }
  }
  LOCSEG_TRY(find_in_folders(folders, tree, out.units));
  std::ranges::stable_sort(out.units, {}, &UnitPath::path);
  const auto end =
      std::unique(out.units.begin(), out.units.end(),
                  [](const UnitPath& a, const UnitPath& b) { return a.path == b.path; });
  out.units.erase(end, out.units.end());
  return out;
}

Result<void> check_store(const std::string& path, check::WholeRun& run) {
  const auto store = open_store(path, StoreMode::kRead);
  LOCSEG_TRY(store);
  StoredArticles sink(path, run);
  return (*store)->read(sink);
}

// The rules about all look at some units again. Files that take no more memory than this, all
// together, need not be read for that.
class RoomToKeep {
 public:
  static constexpr std::size_t kMost = std::size_t{64} << 20;
  static constexpr std::size_t kMostOfFile = kMost / 4;

  // Whether there is as much left; then it is taken.
  bool take(std::size_t size) {
    std::size_t left = left_;
    while (size <= left) {
      if (left_.compare_exchange_weak(left, left - size)) return true;
    }
    return false;
  }

 private:
  std::atomic<std::size_t> left_ = kMost;
};

// A file with its units, as it was read.
struct KeptFile {
  std::unique_ptr<ExchangeBytes> bytes;
  KeptUnits units;
};

// What became of a file.
struct CheckedFile {
  std::string name;
  check::CheckedUnits checked;
  std::shared_ptr<const KeptFile> kept;     // null: read it again
  std::unique_ptr<ExchangeBytes> before;    // of a file that was to be repaired
  std::unique_ptr<check::UnitBytes> after;  // null: it was not repaired
  std::uint64_t repairs = 0;
};

// Standard input cannot be read again.
bool keeps(const KeptFile& file, const UnitPath& path, const check::CheckedUnits& checked,
           RoomToKeep& room) {
  const auto is_seen_by_all = [](const check::CheckedArticle& it) { return !it.entries.empty(); };
  return file.units.bytes() != 0 && std::ranges::any_of(checked.articles, is_seen_by_all) &&
         (path.path == "-" || room.take(file.units.bytes() + file.bytes->units().memory()));
}

// On any thread.
Result<CheckedFile> check_file(const UnitPath& path, std::string name, const CheckOptions& options,
                               const check::ArticleChecker& checker, RoomToKeep& room) {
  CheckedFile out;
  out.name = std::move(name);
  auto bytes = ExchangeBytes::read(path, out.name);
  LOCSEG_TRY(bytes);
  if (options.on_fix) {
    auto repaired = check::repair_units(checker, options.unsafe_fixes, **bytes);
    LOCSEG_TRY(repaired);
    out.checked = std::move(repaired->checked);
    out.before = std::move(*bytes);
    out.after = std::move(repaired->after);
    out.repairs = repaired->repairs;
    return out;
  }
  auto file = std::make_shared<KeptFile>();
  file->bytes = std::move(*bytes);
  const std::size_t most =
      path.path == "-" ? std::numeric_limits<std::size_t>::max() : RoomToKeep::kMostOfFile;
  auto found = check::check_units(checker, [&](const check::UnitTake& take) {
    return file->bytes->open([&](check::UnitPlaces places, const check::UnitFeed& feed) {
      return take(std::move(places),
                  [&](UnitSink& sink) { return file->units.pass_on(feed, sink, most); });
    });
  });
  LOCSEG_TRY(found);
  out.checked = std::move(*found);
  if (keeps(*file, path, out.checked, room)) out.kept = std::move(file);
  return out;
}

// Reads the file again, or what is kept of it.
check::UnitOpener opener_of(const UnitPath& path, const std::string& name,
                            std::shared_ptr<const KeptFile> kept) {
  return [path, name, kept = std::move(kept)](const check::UnitTake& take) -> Result<void> {
    if (kept == nullptr) {
      const auto again = ExchangeBytes::read(path, name);
      LOCSEG_TRY(again);
      return (*again)->open(take);
    }
    return kept->bytes->open([&](check::UnitPlaces places, const check::UnitFeed&) {
      return take(std::move(places), [&](UnitSink& sink) { return kept->units.read(sink); });
    });
  };
}

// Exchange files are checked by several threads at a time, a store by one. Repairs go one by one: a
// file may have two names, and is read after what was written.
Result<void> check_units_of(std::span<const UnitPath> paths, const TreeOptions& tree,
                            const CheckOptions& options, check::WholeRun& run) {
  const ArticleNames names(tree.root);
  RoomToKeep room;
  const auto is_store = [](const UnitPath& it) { return it.kind == PathKind::kStore; };
  return base::for_each_in_order<Result<CheckedFile>>(
      options.on_fix ? 1 : base::thread_count(tree.threads), paths.size(),
      [&](std::size_t i, Result<CheckedFile>& checked) {
        if (is_store(paths[i])) return;
        checked = check_file(paths[i], names.of_path(paths[i].path), options, run.checker(), room);
      },
      [&](std::size_t i, Result<CheckedFile>& checked) -> Result<void> {
        const std::string& path = paths[i].path;
        if (is_store(paths[i])) return check_store(path, run);
        LOCSEG_TRY(checked);
        CheckedFile file = std::move(*checked);
        if (file.after != nullptr) {
          LOCSEG_TRY(options.on_fix(
              {path, file.name, file.before->bytes(), file.after->bytes(), file.repairs}));
        }
        return run.put_units(file.name, std::move(file.checked),
                             opener_of(paths[i], file.name, std::move(file.kept)));
      });
}

Result<void> require_repairable(std::span<const UnitPath> files, const CheckOptions& options) {
  if (!options.on_fix) return {};
  for (const UnitPath& file : files) {
    if (file.kind != PathKind::kStore) continue;
    return failure(ErrorCode::kUnsupported,
                   "is a store, which is not repaired: repair the articles or files that it was "
                   "made from",
                   file.path);
  }
  return {};
}

}  // namespace

Result<CheckCounts> check_paths(std::span<const UnitPath> paths, const TreeOptions& tree,
                                const CheckOptions& options, FindingSink& sink) {
  const auto named = sort_paths(paths, tree);
  LOCSEG_TRY(named);
  LOCSEG_TRY(require_repairable(named->units, options));
  auto selection = check::Selection::build(options);
  LOCSEG_TRY(selection);
  check::WholeRun run(options, std::move(*selection), sink);
  LOCSEG_TRY(run.read_articles(named->articles, tree));
  LOCSEG_TRY(check_units_of(named->units, tree, options, run));
  return run.finish();
}

Result<void> pass_over_files(const std::string& rev, std::span<const UnitPath> paths,
                             const TreeOptions& tree, CheckOptions& options) {
  const auto named = sort_paths(paths, tree);
  LOCSEG_TRY(named);
  SourcedArticle article;
  base::EachUnit hashes([&](const Unit& unit) -> Result<void> {
    options.skip_segments.push_back(hash_of(unit.source, unit.target));
    return {};
  });
  for (const UnitPath& file : named->units) {
    if (file.kind != PathKind::kExchangeFile) continue;
    const auto base = revision_before(rev, file.path);
    LOCSEG_TRY(base);
    const auto source = open_revision_source(*base, file.path, tree, options.languages);
    LOCSEG_TRY(source);
    if (!*source) continue;
    for (std::size_t i = 0; i < (*source)->names().size(); ++i) {
      LOCSEG_TRY((*source)->read(i, article));
      MemoryBytes bytes(article.bytes);
      LOCSEG_TRY(file.format->reader->read(bytes, file.path, hashes));
    }
  }
  std::ranges::sort(options.skip_segments);
  return {};
}

std::string nothing_met(const CheckCounts& counts) {
  if (counts.segments + counts.skipped + counts.untranslated != 0) return {};
  if (counts.findings() + counts.accepted != 0) return {};  // pairs that are all broken
  return nothing_found(counts.articles) +
         ", and for translated units in stores and exchange files, of which a folder gives those "
         "that a glob to include asks for by ending";
}

}  // namespace locseg
