// locseg extract: articles to an exchange file or a store.
#include <algorithm>
#include <atomic>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "command.h"
#include "locseg/exchange.h"
#include "locseg/output.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "terminal.h"
#include "tree_arguments.h"

namespace locseg::cli {
namespace {

constexpr std::string_view kStoreFormat = "db";
constexpr std::size_t kLargeArticle = std::size_t{16} << 20;

struct Options {
  TreeArguments tree;
  std::string out;
  std::string format;
  bool strict = false;
  bool prune = false;
};

struct Totals {
  std::uint64_t articles = 0;  // read
  std::uint64_t segments = 0;  // of those that are new or changed
  std::uint64_t unchanged = 0;
  std::uint64_t pruned = 0;
  ProblemCounter problems;

  void add(const TreeArticle& article) {
    ++articles;
    segments += article.article.segments().size();
    problems.add(article.article);
  }
};

void say_problems(const TreeArticle& article) {
  for (const Problem& problem : article.article.problems()) {
    say(to_string({ErrorCode::kMalformed,
                   std::string(name_of(problem.kind)) + ": " + message_of(problem), article.path,
                   problem.position}));
  }
}

std::string known_formats() {
  std::string names;
  for (const ExchangeFormat& format : exchange_formats()) {
    names += std::string(format.name) + ", ";
  }
  return names + std::string(kStoreFormat);
}

bool is_store(const Options& options) {
  if (!options.format.empty()) return options.format == kStoreFormat;
  return options.out.ends_with(".db");
}

Result<const ExchangeFormat*> choose_format(const Options& options) {
  const ExchangeFormat* format = nullptr;
  if (!options.format.empty()) {
    format = find_exchange_format(options.format);
    if (format == nullptr) {
      return failure(ErrorCode::kMisuse,
                     "unknown format '" + options.format + "', expected one of " + known_formats());
    }
  } else if (options.out.empty() || options.out == "-") {
    format = find_exchange_format("jsonl");
  } else if (format = exchange_format_of(options.out); format == nullptr) {
    return failure(ErrorCode::kMisuse,
                   "the ending names no format; give --format with one of " + known_formats(),
                   options.out);
  }
  return format;
}

Result<void> extract_to_file(const Options& options, const CommonOptions& common, Totals& totals) {
  const auto format = choose_format(options);
  if (!format) return tl::unexpected<Error>(format.error());
  const UnitWriter& writer = *(*format)->writer;
  auto out = OutputFile::open(options.out);
  if (!out) return tl::unexpected<Error>(out.error());
  UnitFile file(**format, *out);

  Progress progress(common);
  const TreeWork work = [&](TreeArticle& article) {
    article.parse();
    article.units.read(article.name, article.article, options.tree.languages, {});
    if (article.bytes.size() < kLargeArticle) {
      writer.write(article.units.group(), article.output);
    }
  };
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    totals.add(article);
    if (options.strict) say_problems(article);
    progress.step(article.bytes.size());
    if (article.bytes.size() < kLargeArticle) {
      return file.put_written(article.units.group(), article.output);
    }
    return file.put(article.units.group());
  };
  if (auto read = read_tree(options.tree.paths, options.tree.options(common), work, deliver);
      !read) {
    return read;
  }
  if (auto finished = file.finish(); !finished) return finished;
  return out->commit();
}

// The store's articles by path, and which of them this run met.
class Known {
 public:
  explicit Known(std::vector<StoredArticle> articles) {
    for (StoredArticle& article : articles) {
      std::string path = article.path;
      articles_.emplace(std::move(path), Entry{std::move(article), false});
    }
  }

  // True if the store holds just what reading `article` again would put there.
  [[nodiscard]] bool holds(const TreeArticle& article, const Hash128& content,
                           const Languages& languages) const {
    const auto found = articles_.find(article.name);
    if (found == articles_.end()) return false;
    const StoredArticle& stored = found->second.article;
    if (stored.content != content || stored.source_lang != languages.source) return false;
    return stored.target_lang ==
           (languages.target.empty() ? article.front_matter().target_lang : languages.target);
  }

  void met(const std::string& name) {
    if (const auto found = articles_.find(name); found != articles_.end()) {
      found->second.met = true;
    }
  }

  // Articles that were not met though they lie under one of `names`.
  [[nodiscard]] std::vector<std::string> gone(const std::vector<std::string>& names) const {
    std::vector<std::string> gone;
    for (const auto& known : articles_) {
      const std::string& path = known.first;
      const bool under = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return name.empty() || path == name ||
               (path.starts_with(name) && (name.ends_with('/') || path[name.size()] == '/'));
      });
      if (!known.second.met && under) gone.push_back(path);
    }
    std::sort(gone.begin(), gone.end());
    return gone;
  }

 private:
  struct Entry {
    StoredArticle article;
    bool met;
  };
  std::unordered_map<std::string, Entry> articles_;
};

Result<void> prune(const Options& options, const Known& known, Store& store, Totals& totals) {
  // With a root, articles are named relative to it, and everything it holds is meant.
  const std::vector<std::string> everything = {""};
  for (const std::string& path :
       known.gone(options.tree.tree.root.empty() ? options.tree.paths : everything)) {
    if (auto removed = store.remove(path); !removed) return removed;
    ++totals.pruned;
  }
  return {};
}

Result<void> extract_to_store(const Options& options, const CommonOptions& common, Totals& totals) {
  if (options.out.empty() || options.out == "-") {
    return failure(ErrorCode::kMisuse, "a store needs a file: give -o MEMORY.db");
  }
  auto store = open_store(options.out, StoreMode::kUpdate);
  if (!store) return tl::unexpected<Error>(store.error());
  auto articles = (*store)->articles();
  if (!articles) return tl::unexpected<Error>(articles.error());
  Known known(std::move(*articles));

  Progress progress(common);
  const TreeWork work = [&](TreeArticle& article) {
    const Hash128 content = hash_of(article.bytes);
    article.unchanged = known.holds(article, content, options.tree.languages);
    // What is wrong with an article is not in the store: who asks for it waits for the parser.
    if (!article.unchanged || options.strict) article.parse();
    if (article.unchanged) return;
    article.units.read(article.name, article.article, options.tree.languages, content);
  };
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    progress.step(article.bytes.size());
    known.met(article.name);
    if (options.strict) say_problems(article);
    if (article.unchanged) {
      ++totals.articles;
      ++totals.unchanged;
      if (options.strict) totals.problems.add(article.article);
      return {};
    }
    totals.add(article);
    return (*store)->put(article.units.group());
  };
  if (auto read = read_tree(options.tree.paths, options.tree.options(common), work, deliver);
      !read) {
    return read;
  }
  if (options.prune) {
    if (auto pruned = prune(options, known, **store, totals); !pruned) return pruned;
  }
  return (*store)->commit();
}

void say_totals(const Options& options, const Totals& totals) {
  std::string text =
      counted(totals.segments, "segment") + " from " + counted(totals.articles, "article");
  if (totals.unchanged != 0) text += ", " + grouped(totals.unchanged) + " of them unchanged";
  if (totals.pruned != 0) text += ", " + counted(totals.pruned, "gone article") + " dropped";
  if (!options.out.empty() && options.out != "-") text += " -> " + options.out;
  say(text);
}

Result<int> run(const Options& options, const CommonOptions& common) {
  if (options.prune && !is_store(options)) {
    return failure(ErrorCode::kMisuse, "--prune drops articles from a store: give -o MEMORY.db");
  }
  Totals totals;
  const auto done = is_store(options) ? extract_to_store(options, common, totals)
                                      : extract_to_file(options, common, totals);
  if (!done) return tl::unexpected<Error>(done.error());
  if (!common.quiet) {
    say_totals(options, totals);
    if (const std::string problems = totals.problems.summary(); !problems.empty()) say(problems);
  }
  return options.strict && totals.problems.total() != 0 ? kFindings : kClean;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  options->tree.declare(app);
  app.add_option("-o,--output", options->out, "Write to OUT instead of standard output")
      ->type_name("OUT");
  app.add_option("--format", options->format, "jsonl, tsv or db; left out: by OUT's ending")
      ->type_name("FORMAT");
  options->tree.declare_languages(app);
  app.add_flag("--strict", options->strict, "Name every problem, and exit 1 if there is one");
  app.add_flag("--prune", options->prune,
               "Drop articles from the store that are gone from the PATHs");
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace

const Command kExtract = {
    "extract", "Extract the segments of articles into an exchange file or a store",
    "Examples:\n"
    "  locseg extract docs/                     every segment as JSON Lines\n"
    "  locseg extract docs/ -o memory.db        into a store; again: only what changed\n"
    "  locseg extract a.md b.yml -o pairs.tsv   two articles as a table\n",
    declare};

}  // namespace locseg::cli
