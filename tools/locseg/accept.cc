// locseg accept: a finding that is to stay, put into the configuration.
#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <utility>

#include "base/disk.h"
#include "base/folder_lock.h"
#include "base/normal_path.h"
#include "base/try.h"
#include "base/words.h"
#include "check/engine/accept_edit.h"
#include "check/engine/check_settings.h"
#include "check/engine/finding_places.h"
#include "check_run.h"
#include "command.h"
#include "configured.h"
#include "locseg/glossary.h"
#include "locseg/output.h"
#include "terminal.h"
#include "tree/article_names.h"
#include "tree_arguments.h"

namespace locseg::cli {
namespace accept {
namespace {

struct Options {
  TreeArguments tree;
  std::vector<std::string> places;
  std::vector<std::string> rules;
  std::string reason;
};

using check::FindingPlace;

Result<FindingPlace> place_of(const std::string& given, const ArticleNames& names) {
  auto place = check::parse_finding_place(given, names);
  if (place) return std::move(*place);
  return failure(ErrorCode::kMisuse, "expected PATH:LINE, PATH:LINE:COLUMN or an id of " +
                                         std::to_string(kShortIdDigits) +
                                         " digits or more, found " + base::quoted(given));
}

// Fails if nothing was found at the place `given`, or findings of several rules.
Result<void> require_clear(const std::string& given, const FindingPlace& place,
                           std::span<const Acceptance> found, const Options& options) {
  const bool by_id = !place.id.empty();
  const std::string where = (by_id ? "with the id " : "at ") + base::quoted(given);
  if (found.empty()) {
    return failure(ErrorCode::kNotFound,
                   "no finding " + where +
                       (by_id ? "; an id holds until a text of its segment changes, and "
                                "exchange files and stores need --in PATH"
                        : options.tree.paths.empty()
                            ? "; give --in PATH for one that depends on other articles"
                            : ""));
  }
  if (by_id && found.size() > 1) {
    return failure(ErrorCode::kMisuse,
                   "several findings " + where +
                       "; give more digits of the fingerprint, which the JSON report has");
  }
  std::set<std::string> rules;
  for (const Acceptance& each : found) rules.insert(each.rule);
  if (rules.size() == 1 || !options.rules.empty()) return {};
  std::string names;
  for (const std::string& rule : rules) names += (names.empty() ? "" : ", ") + rule;
  return failure(ErrorCode::kMisuse,
                 "several rules find something " + where + ": " + names + "; give --rule RULE");
}

// Where to look for the places: in their files, and for ids in all below the root, unless --in says
// where.
Result<void> add_paths(std::span<const FindingPlace> places, TreeArguments& tree) {
  const bool everywhere = tree.paths.empty();
  for (const FindingPlace& place : places) {
    if (place.id.empty()) {
      const auto kind = base::file_kind(place.path);
      LOCSEG_TRY(kind);
      if (*kind == base::FileKind::kMissing)
        return failure(ErrorCode::kNotFound, "no such file", place.path);
      tree.paths.push_back(place.path);
    } else if (everywhere) {
      tree.paths.push_back(tree.tree.root.empty() ? "." : tree.tree.root);
    }
  }
  return {};
}

Result<std::vector<Acceptance>> find(const Options& options, const CommonOptions& common,
                                     CheckSettings settings) {
  std::vector<FindingPlace> places;
  TreeArguments tree = options.tree;
  const ArticleNames names(tree.tree.root);
  for (const std::string& given : options.places) {
    auto place = place_of(given, names);
    LOCSEG_TRY(place);
    places.push_back(std::move(*place));
  }
  LOCSEG_TRY(add_paths(places, tree));
  settings.options.languages = tree.languages;
  if (!options.rules.empty()) settings.options.command_line.select = options.rules;
  if (!settings.glossary.empty()) {
    auto glossary = read_glossary(settings.glossary);
    LOCSEG_TRY(glossary);
    settings.options.glossary = std::move(*glossary);
  }
  check::FindingsAtPlaces found(places, options.rules);
  LOCSEG_TRY(run_check(tree, common, settings.options, found));
  std::vector<Acceptance> all;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::vector<Acceptance> here = found.acceptances(i);
    LOCSEG_TRY(require_clear(options.places[i], places[i], here, options));
    std::ranges::move(here, std::back_inserter(all));
  }
  return all;
}

// The text of the configuration with `acceptances`, if it is still what it was.
Result<void> write_acceptances(const std::string& path, bool is_there,
                               std::span<const Acceptance> acceptances, const std::string& reason) {
  FileBytes file{path, {}};
  if (is_there) {
    LOCSEG_TRY(base::read_file(path, file.bytes));
    file.before = hash_of(file.bytes);
  }
  for (const Acceptance& each : acceptances) {
    auto edited = accept_in(file.bytes, path, each, reason);
    LOCSEG_TRY(edited);
    file.bytes = std::move(*edited);
  }
  return write_together({&file, 1});
}

// The folder in which the configuration is or will be, links followed.
std::string folder_of_configuration(const std::string& path) {
  const std::string real = base::real_path(path);
  return base::folder_of(real.empty() ? path : real);
}

Result<int> run(Options& options, const CommonOptions& common) {
  const auto first = options.tree.settle(common);
  LOCSEG_TRY(first);
  // A new configuration is where articles have the names that they have without one.
  const std::string path =
      first->path.empty() ? base::as_folder(default_root("")) + ".locseg.toml" : first->path;
  // What is accepted is found with what others accepted before.
  const auto lock = base::FolderLock::take(folder_of_configuration(path));
  LOCSEG_TRY(lock);
  const auto config = load_known_config(common.config);
  LOCSEG_TRY(config);
  auto settings = read_check_settings(*config);
  LOCSEG_TRY(settings);
  const auto acceptances = find(options, common, std::move(*settings));
  LOCSEG_TRY(acceptances);
  LOCSEG_TRY(write_acceptances(path, !config->path.empty(), *acceptances, options.reason));
  if (common.quiet) return kClean;
  for (const Acceptance& each : *acceptances) {
    std::string line("accepted ");
    if (each.count != 1) line.append(base::grouped(each.count)).append(" of ");
    line.append(each.rule).append(" in ").append(base::quoted(each.article));
    say(line.append(" -> ").append(path));
  }
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "PLACE",
             .into = &options->places,
             .summary = "Which finding, as reports say: PATH:LINE, PATH:LINE:COLUMN, or the id at "
                        "the end of a line of text",
             .required = true});
  table.add({.name = "--reason",
             .value = "TEXT",
             .into = &options->reason,
             .summary = "Why it is to stay, for those who read the configuration",
             .required = true});
  table.add({.name = "--rule",
             .value = "RULE,..",
             .into = &options->rules,
             .summary = "Only findings of these rules; needed if there are several at a PLACE",
             .splits_at_commas = true});
  table.add({.name = "--in",
             .value = "PATH",
             .into = &options->tree.paths,
             .summary = "Check these, too: for findings that depend on other articles; for an "
                        "id, only these, instead of all below the root (repeatable)"});
  options->tree.declare_filters(table);
  options->tree.declare_languages(table);
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace accept

const Command kAccept = {
    .name = "accept",
    .summary = "Put a finding that is to stay into the configuration",
    .notes =
        "Adds an [[accept]] to .locseg.toml, which is created if absent; the rest of the file "
        "stays as it is.\n",
    .examples =
        "  locseg accept docs/a.md:12 --reason 'the page has another name in German'\n"
        "  locseg accept 3f2a9c1b --reason 'said so by legal'\n"
        "  locseg accept docs/a.md:12:40 docs/b.md:7 --rule url-mismatch --reason 'moved'\n"
        "  locseg accept docs/a.md:3 --in docs/ --reason 'a title, and a sentence'\n",
    .declare = accept::declare};

}  // namespace locseg::cli
