// Joins the engine of checks with exchange files and stores, of which it does not know.
#include "locseg/check_paths.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "base/byte_source.h"
#include "base/disk.h"
#include "base/try.h"
#include "base/words.h"
#include "check/engine/article_checker.h"
#include "check/engine/selection.h"
#include "check/engine/unit_check.h"
#include "check/rules/registry.h"
#include "exchange/placed_units.h"
#include "locseg/article_source.h"
#include "locseg/identity.h"
#include "locseg/store.h"
#include "tree/article_names.h"
#include "tree/walk.h"

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

// The language that the exchange files beside `file` name, if they agree; empty if not.
std::string language_beside(const UnitPath& file) {
  constexpr std::size_t kEnough = 8;
  const std::size_t slash = file.path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : file.path.substr(0, slash + 1);
  const auto entries = base::list_folder(folder.empty() ? "." : folder);
  if (!entries) return {};
  std::string found;
  std::size_t left = kEnough;
  for (const base::FolderEntry& entry : *entries) {
    const UnitPath other = identify_path(folder + entry.name);
    if (entry.kind != base::FileKind::kRegular || other.kind != PathKind::kExchangeFile ||
        other.path == file.path) {
      continue;
    }
    if (left-- == 0) break;
    const auto pairs = languages_in(other);
    if (!pairs) continue;
    for (const LanguagePair& pair : *pairs) {
      if (pair.target.empty()) continue;
      if (!found.empty() && found != pair.target) return {};
      found = pair.target;
    }
  }
  return found;
}

// Gives what a reader or a store puts to the check of a file, or of one article after another.
class CheckedUnits final : public UnitSink {
 public:
  using Open = std::function<check::UnitCheck(const ArticleInfo& info)>;
  using Close = std::function<Result<void>(check::UnitCheck& check)>;

  // A check for each article.
  CheckedUnits(Open open, Close close) : open_(std::move(open)), close_(std::move(close)) {}
  // One check for all; `shared` must outlive this.
  explicit CheckedUnits(check::UnitCheck& shared) : shared_(&shared) {}

  [[nodiscard]] bool wants_origins() const override { return true; }

  Result<void> begin_article(const ArticleInfo& info) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    info_ = info;
    if (shared_ == nullptr) own_.emplace_back(open_(info));
    return {};
  }
  Result<void> change_provenance(const ArticleInfo& info) override {
    info_ = info;
    return {};
  }
  Result<void> units(std::span<const Unit> units) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    (shared_ != nullptr ? *shared_ : own_.back()).add(info_, units);
    return {};
  }
  Result<void> end_article() override {
    if (shared_ != nullptr) return {};
    LOCSEG_TRY(close_(own_.back()));
    own_.clear();
    return {};
  }

 private:
  Open open_;
  Close close_;
  check::UnitCheck* shared_ = nullptr;
  std::vector<check::UnitCheck> own_;  // the open article's
  ArticleInfo info_;
};

// Keeps the hashes of texts.
class PairHashes final : public UnitSink {
 public:
  explicit PairHashes(std::vector<Hash128>& into) : into_(&into) {}
  Result<void> begin_article(const ArticleInfo& /*info*/) override { return {}; }
  Result<void> units(std::span<const Unit> units) override {
    for (const Unit& unit : units) into_->push_back(hash_of(unit.source, unit.target));
    return {};
  }
  Result<void> end_article() override { return {}; }

 private:
  std::vector<Hash128>* into_;
};

// Checks one file after another, and counts.
class FilesCheck {
 public:
  FilesCheck(const check::ArticleChecker& checker, const TreeOptions& tree, FindingSink& sink,
             CheckCounts& counts)
      : checker_(&checker), names_(tree.root), sink_(&sink), counts_(&counts) {}

  Result<void> check(const UnitPath& file) {
    return file.kind == PathKind::kStore ? check_store(file.path) : check_file(file);
  }

  void finish() {
    std::ranges::move(notes_.notes(), std::back_inserter(counts_->notes));
    std::ranges::move(check::unused_of(std::move(uses_)), std::back_inserter(counts_->unused));
  }

 private:
  Result<void> check_file(const UnitPath& file) {
    const auto units = PlacedUnits::open(*file.format, file.path);
    LOCSEG_TRY(units);
    check::UnitCheck check(
        *checker_, {.name = names_.of_path(file.path),
                    .text = units->text(),
                    .place_of = [&](Span raw, std::string_view decoded,
                                    Span part) { return units->place_of(raw, decoded, part); },
                    .siblings = [&] { return language_beside(file); }});
    CheckedUnits sink(check);
    LOCSEG_TRY(units->read(sink));
    return put(names_.of_path(file.path), check);
  }

  Result<void> check_store(const std::string& path) {
    const auto store = open_store(path, StoreMode::kRead);
    LOCSEG_TRY(store);
    std::string name;
    CheckedUnits sink(
        [&](const ArticleInfo& info) {
          name = info.path;
          return check::UnitCheck(*checker_, {.name = name, .text = {}});
        },
        [&](check::UnitCheck& check) { return put(name, check); });
    return (*store)->read(sink);
  }

  Result<void> put(const std::string& name, check::UnitCheck& check) {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    ++counts_->articles;
    std::vector<check::CheckedArticle> all = check.finish();
    for (check::CheckedArticle& each : all) {
      counts_->segments += each.segments;
      counts_->skipped += each.skipped;
      counts_->accepted += each.accepted;
      std::ranges::move(each.unused, std::back_inserter(counts_->unused));
      std::ranges::copy(each.acceptances.uses(), std::back_inserter(uses_));
      if (each.found_language) notes_.add(name, *each.found_language);
      LOCSEG_TRY(put_findings(name, each));
    }
    counts_->untranslated += check.untranslated();
    return {};
  }

  Result<void> put_findings(const std::string& name, check::CheckedArticle& checked) {
    std::vector<Finding> findings;
    for (check::LocatedFinding& each : checked.findings) {
      ++counts_->by_rule[check::rule_index(each.finding.rule->id)];
      ++counts_->by_severity[static_cast<std::size_t>(each.finding.severity)];
      findings.push_back(std::move(each.finding));
    }
    return sink_->put({name, checked.source_lang, checked.target_lang, findings});
  }

  const check::ArticleChecker* checker_;
  ArticleNames names_;
  FindingSink* sink_;
  CheckCounts* counts_;
  check::LanguageNotes notes_;
  std::vector<check::ArticleAcceptances::Use> uses_;
};

}  // namespace

Result<CheckCounts> check_paths(std::span<const UnitPath> paths, const TreeOptions& tree,
                                const CheckOptions& options, FindingSink& sink) {
  const auto named = sort_paths(paths, tree);
  LOCSEG_TRY(named);
  auto counts = check_tree(named->articles, tree, options, sink);
  LOCSEG_TRY(counts);
  if (named->units.empty()) return counts;
  auto selection = check::Selection::build(options);
  LOCSEG_TRY(selection);
  const check::ArticleChecker checker(options, std::move(*selection));
  FilesCheck files(checker, tree, sink, *counts);
  for (const UnitPath& file : named->units) {
    LOCSEG_TRY(files.check(file));
  }
  files.finish();
  return counts;
}

Result<void> pass_over_files(const std::string& rev, std::span<const UnitPath> paths,
                             const TreeOptions& tree, CheckOptions& options) {
  const auto named = sort_paths(paths, tree);
  LOCSEG_TRY(named);
  SourcedArticle article;
  PairHashes hashes(options.skip_segments);
  for (const UnitPath& file : named->units) {
    if (file.kind != PathKind::kExchangeFile) continue;
    const auto source = open_revision_source(rev, file.path, tree, options.languages);
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
  const std::string where = counts.articles == 0
                                ? "found no file"
                                : "found no segment in " + base::counted(counts.articles, "file");
  return where +
         "; looked for pairs in articles (.md .yml .yaml .json .xml), those without tags in a "
         "layout "
         "that is named or beyond doubt, and for translated units in stores and exchange files, of "
         "which a folder gives those that a glob to include asks for by ending";
}

}  // namespace locseg
