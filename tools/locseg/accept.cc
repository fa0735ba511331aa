// locseg accept: a finding that is to stay, put into the configuration.
#include <algorithm>
#include <charconv>
#include <map>
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

// What says which finding is meant: PATH:LINE, PATH:LINE:COLUMN, or its id.
struct Place {
  std::string given;
  std::string id;  // the first digits of a fingerprint; empty: the rest says where
  std::string path;
  std::string name;
  Position position;

  [[nodiscard]] std::string described() const {
    return (id.empty() ? "at " : "with the id ") + base::quoted(given);
  }
};

bool is_id(std::string_view text) {
  return text.size() >= kShortIdDigits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// Takes `:NUMBER` off the end of `text`; 0 if there is none.
std::uint64_t take_number(std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return 0;
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, number);
  if (error != std::errc() || stop != end || number == 0) return 0;
  text.resize(colon);
  return number;
}

Result<Place> place_of(const std::string& given, const std::string& root) {
  Place place;
  place.given = given;
  if (is_id(given)) {
    place.id = given;
    return place;
  }
  place.path = given;
  if (place.path.ends_with(':')) place.path.pop_back();  // as reports print it
  const std::uint64_t last = take_number(place.path);
  const std::uint64_t first = last == 0 ? 0 : take_number(place.path);
  place.position = first == 0 ? Position{last, 0} : Position{first, last};
  if (last == 0 || place.path.empty()) {
    return failure(ErrorCode::kMisuse, "expected PATH:LINE, PATH:LINE:COLUMN or an id of " +
                                           std::to_string(kShortIdDigits) +
                                           " digits or more, found " + base::quoted(given));
  }
  place.name = ArticleNames(root).of_path(place.path);
  return place;
}

// What is found at the places.
class Finder : public FindingSink {
 public:
  explicit Finder(const Options& options, std::span<const Place> places)
      : rules_(&options.rules), places_(places), found_(places.size()) {}

  Result<void> put(const ArticleFindings& article) override {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      for (const Finding& finding : article.findings) {
        if (!is_meant(places_[i], article.article, finding)) continue;
        ++found_[i][{std::string(article.article), std::string(finding.rule->id),
                     accept_key(finding)}];
      }
    }
    return {};
  }

  // One for each rule and segment; fails if a place has no finding, or those of several rules.
  [[nodiscard]] Result<std::vector<Acceptance>> acceptances(bool in_one_article) const {
    std::vector<Acceptance> out;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      LOCSEG_TRY(require_clear(i, in_one_article));
      for (const auto& [what, count] : found_[i]) {
        out.push_back({what.rule, what.article, what.key, count, {}});
      }
    }
    return out;
  }

 private:
  struct Found {
    std::string article;
    std::string rule;
    Hash128 key;
    friend auto operator<=>(const Found&, const Found&) = default;
  };

  [[nodiscard]] bool is_meant(const Place& place, std::string_view article,
                              const Finding& finding) const {
    if (!rules_->empty() && std::ranges::find(*rules_, finding.rule->id) == rules_->end()) {
      return false;
    }
    if (!place.id.empty()) return to_hex(finding.fingerprint).starts_with(place.id);
    if (place.name != article || finding.begin.line != place.position.line) return false;
    return place.position.column == 0 || finding.begin.column == place.position.column;
  }

  [[nodiscard]] Result<void> require_clear(std::size_t place, bool in_one_article) const {
    const std::string where = places_[place].described();
    const bool by_id = !places_[place].id.empty();
    if (found_[place].empty()) {
      return failure(ErrorCode::kNotFound,
                     "no finding " + where +
                         (by_id ? "; an id holds until a text of its segment changes, and "
                                  "exchange files and stores need --in PATH"
                          : in_one_article ? "; give --in PATH for one that depends on other "
                                             "articles"
                                           : ""));
    }
    if (by_id && found_[place].size() > 1) {
      return failure(ErrorCode::kMisuse,
                     "several findings " + where +
                         "; give more digits of the fingerprint, which the JSON report has");
    }
    std::set<std::string> ids;
    for (const auto& [what, count] : found_[place]) ids.insert(what.rule);
    if (ids.size() == 1 || !rules_->empty()) return {};
    std::string names;
    for (const std::string& id : ids) names += (names.empty() ? "" : ", ") + id;
    return failure(ErrorCode::kMisuse,
                   "several rules find something " + where + ": " + names + "; give --rule RULE");
  }

  const std::vector<std::string>* rules_;
  std::span<const Place> places_;
  std::vector<std::map<Found, std::uint64_t>> found_;
};

// Where to look for the places: in their files, and for ids in all below the root, unless --in says
// where.
Result<void> add_paths(std::span<const Place> places, TreeArguments& tree) {
  const bool everywhere = tree.paths.empty();
  for (const Place& place : places) {
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
  std::vector<Place> places;
  TreeArguments tree = options.tree;
  for (const std::string& given : options.places) {
    auto place = place_of(given, tree.tree.root);
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
  Finder finder(options, places);
  LOCSEG_TRY(run_check(tree, common, settings.options, finder));
  return finder.acceptances(options.tree.paths.empty());
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
    std::string told("accepted ");
    if (each.count != 1) told.append(base::grouped(each.count)).append(" of ");
    told.append(each.rule).append(" in ").append(base::quoted(each.article));
    say(told.append(" -> ").append(path));
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
