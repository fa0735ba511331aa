#include "status/page_bases.h"

#include <set>
#include <tuple>
#include <utility>

#include "base/printable.h"
#include "status/declared_revision.h"
#include "tree/source_trees.h"

namespace locseg::status {

PageBases::PageBases(const StatusOptions& options, std::vector<Page>& pages) : options_(options) {
  if (options_.use_git) open_histories(pages);
  join_moved(pages);
}

void PageBases::open_histories(const std::vector<Page>& pages) {
  std::set<std::string> files;
  for (const Page& page : pages) {
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
}

std::vector<std::string> PageBases::notes() const {
  std::vector<std::string> notes;
  if (histories_.is_any_shallow()) {
    notes.emplace_back(
        "the repository is a shallow clone, so git's history is not used; fetch all of it "
        "(fetch-depth: 0) to know when translations were made");
  }
  for (const auto& [top, reason] : histories_.refusals()) {
    notes.push_back("git's history of " + base::printable(top) +
                    " is not used, so less is found stale: " + reason);
  }
  return notes;
}

// Where it is, or was.
std::string PageBases::source_path(const Page& page) const {
  if (!page.source_path.empty()) return page.source_path;
  return tree::path_of_name(options_.tree.root, page.source);
}

void PageBases::join_moved(std::vector<Page>& pages) {
  using Place = std::tuple<const History*, std::string, std::string>;
  std::map<Place, std::size_t> missing;  // by repository, path and language
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Page& page = pages[i];
    if (!page.translation_path.empty()) continue;
    const History* history = histories_.of(page.source_path);
    if (history == nullptr) continue;
    missing.emplace(Place(history, history->name_of(page.source_path), page.language), i);
  }
  std::vector<bool> joined(pages.size(), false);
  for (Page& page : pages) {
    if (!page.source_path.empty()) continue;
    const std::string gone = source_path(page);
    const History* history = histories_.of(gone);
    if (history == nullptr) continue;
    const auto renamed = history->renamed_to(history->name_of(gone));
    if (!renamed) continue;
    const auto found = missing.find(Place(history, *renamed, page.language));
    if (found == missing.end() || joined[found->second]) continue;
    const Page& now = pages[found->second];
    moved_[page.translation] = now.source;
    page.source_path = now.source_path;
    joined[found->second] = true;
  }
  std::size_t index = 0;
  std::erase_if(pages, [&](const Page&) { return joined[index++]; });
}

std::string PageBases::moved_source(const std::string& translation) const {
  const auto moved = moved_.find(translation);
  return moved == moved_.end() ? std::string() : moved->second;
}

FoundBases PageBases::of(const Page& page, const PageTexts& texts, PageReaders& readers) const {
  FoundBases found;
  found.bases = bases_in_article(texts, options_.source_lang);
  if (!found.bases.empty()) {
    found.kind = BasisKind::kArticle;
  } else {
    find_in_git(page, texts, readers, found);
  }
  if (found.bases.empty()) found.kind = BasisKind::kNone;
  return found;
}

void PageBases::find_in_git(const Page& page, const PageTexts& texts, PageReaders& readers,
                            FoundBases& into) const {
  History* const sources = histories_.of(page.source_path);
  History* const targets = histories_.of(page.translation_path);
  if (sources == nullptr) return;
  const std::string source_name = sources->name_of(page.source_path);
  const std::string target_name = targets ? targets->name_of(page.translation_path) : "";
  const std::pair<BasisKind, std::string> named[] = {
      {BasisKind::kDeclared, declared_revision(texts.target)},
      {BasisKind::kLog, targets ? revision_in_log(targets->versions(target_name)) : ""}};
  for (const auto& [kind, revision] : named) {
    if (revision.empty()) continue;
    auto source = sources->file_at(revision, source_name);
    if (!source) {
      into.unknown_revision = revision;
      continue;
    }
    into.kind = kind;
    into.revision = revision;
    Basis basis{std::move(*source), {}};
    basis.links = readers.linker.links({basis.source, texts.target, texts.kind});
    into.bases = {std::move(basis)};
    return;
  }
  // A commit of another repository does not say which source was there.
  if (sources != targets || sources->is_shallow()) return;
  into.kind = BasisKind::kHistory;
  into.bases =
      bases_of_history({texts, source_name, target_name}, *sources, readers.linker, readers.target);
}

std::optional<std::string> PageBases::source_at(const Page& page,
                                                const std::string& revision) const {
  History* const sources = histories_.of(page.source_path);
  if (sources == nullptr) return std::nullopt;
  return sources->file_at(revision, sources->name_of(page.source_path));
}

std::string PageBases::revision_of(const Page& page, std::string_view bytes) const {
  History* const sources = histories_.of(page.source_path);
  if (sources == nullptr || sources->is_shallow()) return {};
  const auto versions = sources->versions(sources->name_of(page.source_path));
  if (versions.empty() || sources->blob(versions.back().blob) != bytes) return {};
  return versions.back().commit;
}

}  // namespace locseg::status
