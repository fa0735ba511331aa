// Reads the articles of a revision through git, keeps the hashes of their texts, and lets the rules
// about articles run over them: what they find is accepted as in a baseline.
#include "locseg/since.h"

#include <algorithm>
#include <utility>

#include "base/disk.h"
#include "base/git.h"
#include "base/printable.h"
#include "base/try.h"
#include "check/engine/locate.h"
#include "check/engine/runner.h"
#include "check/engine/selection.h"
#include "check/rules/registry.h"
#include "locseg/article.h"
#include "locseg/article_names.h"

namespace locseg {
namespace {

Result<void> require_revision(const std::string& rev, const std::string& folder) {
  const auto found = base::run_git(
      {"rev-parse", "--verify", "--quiet", "--end-of-options", rev + "^{commit}"}, folder);
  LOCSEG_TRY(found);
  if (found->status == 0) return {};
  const auto shallow = base::run_git({"rev-parse", "--is-shallow-repository"}, folder);
  const bool is_shallow = shallow && shallow->out.starts_with("true");
  if (shallow && shallow->status != 0)
    return failure(
        ErrorCode::kNotFound,
        "is in no git repository, expected one with the revision '" + base::printable(rev) + "'",
        folder);
  return failure(ErrorCode::kNotFound,
                 "the repository has no revision '" + base::printable(rev) + "'; " +
                     (is_shallow ? "it is a shallow clone: fetch more of it with 'git fetch "
                                   "--unshallow', or with fetch-depth: 0 in the CI's checkout"
                                 : "fetch it with 'git fetch origin " + base::printable(rev) + "'"),
                 folder);
}

class RevisionReader {
 public:
  RevisionReader(const std::string& rev, const TreeOptions& tree, CheckOptions& options,
                 check::Selection& selection)
      : rev_(&rev), names_(tree.root), options_(&options), selection_(&selection) {}

  Result<void> read_path(const std::string& path) {
    const auto kind = base::file_kind(path);
    LOCSEG_TRY(kind);
    if (*kind == base::FileKind::kFolder) return read_folder(path);
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    const std::string file = slash == std::string::npos ? path : path.substr(slash + 1);
    LOCSEG_TRY(require_revision(*rev_, folder));
    auto objects = base::GitObjects::open(folder);
    LOCSEG_TRY(objects);
    const auto bytes = objects->read(*rev_ + ":./" + file);
    if (bytes) take(path, *bytes);
    return bytes || bytes.error().code == ErrorCode::kNotFound ? Result<void>()
                                                               : tl::unexpected(bytes.error());
  }

 private:
  Result<void> read_folder(const std::string& folder) {
    LOCSEG_TRY(require_revision(*rev_, folder));
    auto objects = base::GitObjects::open(folder);
    LOCSEG_TRY(objects);
    const auto kind = objects->kind(*rev_ + ":./");
    if (!kind) return {};  // the folder is new
    const auto entries = base::list_git_folder(*rev_ + ":./", folder);
    LOCSEG_TRY(entries);
    for (const base::GitEntry& entry : *entries) {
      if (!has_article_ending(entry.path)) continue;
      const auto bytes = objects->read(entry.object);
      LOCSEG_TRY(bytes);
      take(folder + (folder.ends_with('/') ? "" : "/") + entry.path, *bytes);
    }
    return {};
  }

  void take(const std::string& path, std::string_view bytes) {
    const std::string name = names_.of_path(path);
    parse_article(bytes, article_kind(path, bytes), article_);
    std::string source;
    std::string target;
    for (const Segment& segment : article_.segments()) {
      options_->known.push_back(hash_of(article_.text(segment, segment.source, source),
                                        article_.text(segment, segment.target, target)));
    }
    const std::string& lang = options_->languages.target.empty()
                                  ? article_.front_matter().target_lang
                                  : options_->languages.target;
    const check::Plan& plan = selection_->plan(name, lang);
    check::RuleSet about_articles;
    about_articles.article = plan.set.article;
    const check::Context context{.article = name,
                                 .source_lang = options_->languages.source,
                                 .target_lang = lang,
                                 .translation_type = article_.front_matter().translation_type,
                                 .thresholds = &options_->thresholds};
    check::ArticleFaults faults = check::check_article(about_articles, article_, context, {});
    for (const check::LocatedFinding& placed :
         check::locate_faults(article_, name, plan, std::move(faults.faults))) {
      options_->accepted.push_back(
          {std::string(placed.finding.rule->id), name, accept_key(placed.finding), 1, ""});
    }
  }

  const std::string* rev_;
  ArticleNames names_;
  CheckOptions* options_;
  check::Selection* selection_;
  Article article_;
};

}  // namespace

Result<void> pass_over_revision(const std::string& rev, std::span<const std::string> paths,
                                const TreeOptions& tree, CheckOptions& options) {
  auto selection = check::Selection::build(options);
  LOCSEG_TRY(selection);
  RevisionReader reader(rev, tree, options, *selection);
  for (const std::string& path : paths) {
    if (path == "-")
      return failure(ErrorCode::kMisuse, "cannot compare standard input with the revision '" +
                                             base::printable(rev) + "', expected files");
    LOCSEG_TRY(reader.read_path(path));
  }
  std::ranges::sort(options.known);
  // Not std::ranges::unique, whose subrange clang 14 cannot read from g++ 12's library.
  options.known.erase(std::unique(options.known.begin(), options.known.end()), options.known.end());
  return {};
}

}  // namespace locseg
