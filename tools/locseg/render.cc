// locseg render: articles in one of their two languages.
#include <memory>

#include "base/try.h"
#include "base/words.h"
#include "command.h"
#include "empty_run.h"
#include "locseg/article.h"
#include "locseg/output.h"
#include "locseg/tree.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "workflow/nothing_found.h"

namespace locseg::cli {
namespace render_command {
namespace {

struct Options {
  TreeArguments tree;
  RenderOptions render;
  std::string out;
  EmptyRun empty;
};

Result<std::uint64_t> render_to_stdout(const Options& options, const CommonOptions& common) {
  auto out = OutputFile::open("");
  LOCSEG_TRY(out);
  const TreeWork work = [&](TreeArticle& article) {
    article.parse();
    article.result<std::string>() = render(article.article, options.render);
  };
  // Standard output takes one article: there is no place for a second one.
  std::uint64_t articles = 0;
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    if (++articles > 1) {
      return failure(ErrorCode::kMisuse, "a second article: give -o DIR to render more than one",
                     article.path);
    }
    return out->write(article.result<std::string>());
  };
  LOCSEG_TRY(read_tree(options.tree.paths, options.tree.options(common), work, deliver));
  LOCSEG_TRY(out->commit());
  return articles;
}

Result<std::uint64_t> render_to_folder(const Options& options, const CommonOptions& common) {
  Progress progress(common);
  std::uint64_t articles = 0;
  const InputFiles inputs = options.tree.inputs();
  std::map<std::string, std::string> written;  // output to the article it came from
  const TreeWork work = [&](TreeArticle& article) {
    article.parse();
    article.result<std::string>() = render(article.article, options.render);
  };
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    const auto path = path_inside(options.out, article.name);
    LOCSEG_TRY(path);
    if (const auto [other, fresh] = written.emplace(*path, article.path); !fresh) {
      return failure(
          ErrorCode::kMisuse,
          "would be written over '" + other->second + "'; give --root to keep them apart",
          article.path);
    }
    LOCSEG_TRY(make_folders_inside(options.out, *path));
    progress.step(article.bytes.size());
    ++articles;
    return write_output(*path, article.result<std::string>(), inputs);
  };
  LOCSEG_TRY(read_tree(options.tree.paths, options.tree.options(common), work, deliver));
  return articles;
}

Result<int> run(const Options& options, const CommonOptions& common) {
  LOCSEG_TRY(TreeArguments::require_articles(options.tree.paths));
  const bool is_stdout = options.out.empty() || options.out == "-";
  const auto articles =
      is_stdout ? render_to_stdout(options, common) : render_to_folder(options, common);
  LOCSEG_TRY(articles);
  // An article without a segment is published as it is; there is nothing to do without an article.
  if (*articles == 0) {
    LOCSEG_TRY(options.empty.refuse(nothing_found(0)));
  }
  if (!is_stdout && !common.quiet) say(base::counted(*articles, "article") + " -> " + options.out);
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->tree.declare(table);
  table.add(
      {.name = "--side",
       .value = "SIDE",
       .into = choice_of<RenderedSide>(options->render.side, {{"target", RenderedSide::kTarget},
                                                              {"source", RenderedSide::kSource}}),
       .summary = "target (when left out) or source"});
  table.add({.name = "--published",
             .into = &options->render.published,
             .summary = "As published: without the escapes that the bilingual writer added"});
  table.add({.name = "-o,--output",
             .value = "DIR",
             .into = &options->out,
             .summary = "Write a tree of articles into DIR",
             .left_out = "one article to standard output"});
  options->empty.declare(table, "Succeed even if no article is found");
  return [options](const CommonOptions& common) -> Result<int> {
    LOCSEG_TRY(options->tree.settle(common));
    return run(*options, common);
  };
}

}  // namespace
}  // namespace render_command

const Command kRender = {
    .name = "render",
    .summary = "Render articles in one of their two languages",
    .examples =
        "  locseg render a.md                          the translation alone\n"
        "  locseg render --side source a.md            the source alone\n"
        "  locseg render docs/ --published -o out/     a tree, as it was published\n",
    .declare = render_command::declare};

}  // namespace locseg::cli
