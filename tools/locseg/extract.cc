// locseg extract: articles to an exchange file or a store.
#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <unordered_set>

#include "base/try.h"
#include "base/words.h"
#include "command.h"
#include "locseg/exchange.h"
#include "locseg/output.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "unit_input.h"
#include "unit_output.h"

namespace locseg::cli {
namespace extract_command {
namespace {

constexpr std::size_t kLargeArticle = std::size_t{16} << 20;

struct Options {
  TreeArguments tree;
  UnitOutput output;
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

Result<void> extract_to_file(const Options& options, const CommonOptions& common, Totals& totals) {
  const auto format = options.output.exchange_format();
  LOCSEG_TRY(format);
  const UnitWriter& writer = *(*format)->writer;
  auto out = options.output.open(**format);
  LOCSEG_TRY(out);
  UnitFile file(**format, *out);

  Progress progress(common);
  const TreeWork work = [&](TreeArticle& article) {
    article.parse();
    article.units.read(article.name, article.article, options.tree.languages, {});
    if ((*format)->says_headings) article.units.find_headings(article.article);
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
  LOCSEG_TRY(read_tree(options.tree.paths, options.tree.options(common), work, deliver));
  LOCSEG_TRY(file.finish());
  return out->commit();
}

// The store's articles by path, and which of them this run met.
class Known {
 public:
  explicit Known(std::vector<StoredArticle> articles) {
    for (StoredArticle& article : articles) {
      std::string path = article.path;
      articles_.emplace(std::move(path), std::move(article));
    }
  }

  // True if the store holds just what reading `article` again would put there; then it is met. To
  // be called by several threads, each for its own article.
  [[nodiscard]] bool holds(const TreeArticle& article, const Hash128& content,
                           const Languages& languages) {
    const auto [first, last] = articles_.equal_range(article.name);
    for (auto at = first; at != last; ++at) {
      const StoredArticle& stored = at->second.article;
      if (stored.content != content || stored.source_lang != languages.source) continue;
      if (stored.target_lang !=
          (languages.target.empty() ? article.front_matter().target_lang : languages.target)) {
        continue;
      }
      at->second.met = true;
      return true;
    }
    return false;
  }

  // To be called for every article that is put. Returns those that it was until now: under the same
  // path, with a language that was not known or that was spelled in other letters.
  [[nodiscard]] std::vector<ArticleKey> replaced_by(const ArticleInfo& info) {
    put_languages_.emplace(info.target_lang);
    std::vector<ArticleKey> replaced;
    const auto [first, last] = articles_.equal_range(std::string(info.path));
    for (auto at = first; at != last; ++at) {
      const ArticleKey key = at->second.article.key();
      if (!key.target_lang.empty() && !same_tag(key.target_lang, info.target_lang)) {
        continue;
      }
      at->second.met = true;
      if (key.source_lang != info.source_lang || key.target_lang != info.target_lang) {
        replaced.push_back(key);
      }
    }
    return replaced;
  }

  // Articles that were not met though they lie under one of `names`.
  [[nodiscard]] std::vector<ArticleKey> gone(const std::vector<std::string>& names) const {
    return gone([&](const StoredArticle& article) {
      const std::string& path = article.path;
      return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return path == name ||
               (path.starts_with(name) && (name.ends_with('/') || path[name.size()] == '/'));
      });
    });
  }

  // Articles that were not met, of the languages of those that were.
  [[nodiscard]] std::vector<ArticleKey> gone() const {
    std::unordered_set<std::string_view> languages(put_languages_.begin(), put_languages_.end());
    for (const auto& [path, known] : articles_) {
      if (known.met) languages.insert(known.article.target_lang);
    }
    return gone([&](const StoredArticle& article) {
      return article.target_lang.empty() || languages.contains(article.target_lang);
    });
  }

 private:
  struct Entry {
    explicit Entry(StoredArticle stored) : article(std::move(stored)) {}
    StoredArticle article;
    std::atomic<bool> met = false;
  };

  template <class Meant>
  [[nodiscard]] std::vector<ArticleKey> gone(const Meant& meant) const {
    std::vector<ArticleKey> gone;
    for (const auto& [path, known] : articles_) {
      if (!known.met && meant(known.article)) gone.push_back(known.article.key());
    }
    return gone;
  }

  std::multimap<std::string, Entry> articles_;
  std::unordered_set<std::string> put_languages_;
};

Result<void> prune(const Options& options, const Known& known, Store& store, Totals& totals) {
  // With a root, articles are named relative to it, and everything it holds is meant; but the
  // store may have other languages under the same names, from other roots.
  const bool rooted = !options.tree.tree.root.empty();
  for (const ArticleKey& article : rooted ? known.gone() : known.gone(options.tree.paths)) {
    LOCSEG_TRY(store.remove(article));
    ++totals.pruned;
  }
  return {};
}

Result<void> extract_to_store(const Options& options, const CommonOptions& common, Totals& totals) {
  const auto path = options.output.store_path();
  LOCSEG_TRY(path);
  auto store = open_store(*path, StoreMode::kUpdate);
  LOCSEG_TRY(store);
  auto articles = (*store)->articles();
  LOCSEG_TRY(articles);
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
    if (options.strict) say_problems(article);
    if (article.unchanged) {
      ++totals.articles;
      ++totals.unchanged;
      if (options.strict) totals.problems.add(article.article);
      return {};
    }
    totals.add(article);
    const UnitGroup group = article.units.group();
    for (const ArticleKey& replaced : known.replaced_by(group.info)) {
      LOCSEG_TRY((*store)->remove(replaced));
    }
    return (*store)->put(group);
  };
  LOCSEG_TRY(read_tree(options.tree.paths, options.tree.options(common), work, deliver));
  if (options.prune) {
    LOCSEG_TRY(prune(options, known, **store, totals));
  }
  return (*store)->commit();
}

void say_totals(const Options& options, const Totals& totals) {
  std::string text = base::counted(totals.segments, "segment") + " from " +
                     base::counted(totals.articles, "article");
  if (totals.unchanged != 0) text += ", " + base::grouped(totals.unchanged) + " of them unchanged";
  if (totals.pruned != 0) text += ", " + base::counted(totals.pruned, "gone article") + " dropped";
  if (!options.output.is_stdout()) text += " -> " + options.output.out;
  say(text);
}

Result<int> run(const Options& options, const CommonOptions& common) {
  if (options.prune && !options.output.is_store()) {
    return failure(ErrorCode::kMisuse, "--prune drops articles from a store: give -o MEMORY.db");
  }
  Totals totals;
  const auto done = options.output.is_store() ? extract_to_store(options, common, totals)
                                              : extract_to_file(options, common, totals);
  LOCSEG_TRY(done);
  if (!common.quiet) {
    say_totals(options, totals);
    if (const std::string problems = totals.problems.summary(); !problems.empty()) say(problems);
  }
  return options.strict && totals.problems.total() != 0 ? kFindings : kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->tree.declare(table);
  options->output.declare(table);
  options->tree.declare_languages(table);
  table.add({.name = "--strict",
             .into = &options->strict,
             .summary = "Name every problem, and exit 1 if there is one"});
  table.add({.name = "--prune",
             .into = &options->prune,
             .summary = "Drop articles from the store that are gone from the PATHs"});
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace extract_command

const Command kExtract = {
    .name = "extract",
    .summary = "Extract the segments of articles into an exchange file or a store",
    .examples =
        "  locseg extract docs/                     every segment as JSON Lines\n"
        "  locseg extract docs/ -o memory.db        into a store; again: only what changed\n"
        "  locseg extract a.md -o a.xlf             for a translator; `merge` takes it back\n",
    .exit_1 = "with --strict, there was a problem",
    .declare = extract_command::declare};

}  // namespace locseg::cli
