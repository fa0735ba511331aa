#include "workflow/inputs.h"

#include "base/disk.h"
#include "locseg/article.h"
#include "locseg/exchange.h"
#include "tree/article_names.h"
#include "tree/layout_choice.h"
#include "tree/walk.h"

namespace locseg {
namespace {

bool has_pair(const std::string& path, const ArticleReading& reading) {
  if (!reading.source_name.empty()) return true;
  std::string bytes;
  if (!base::read_file(path, bytes)) return true;  // what is not known is not written over
  Article article;
  read_article(bytes, article_kind(path, bytes), reading.options, article);
  return !article.segments().empty();
}

}  // namespace

InputFiles inputs_of(std::span<const std::string> paths, const TreeOptions& tree) {
  InputFiles inputs([tree](const std::string& path) {
    const ArticleNames names(tree.root);
    const tree::Filters filters(tree, names);
    const std::string name = names.of_path(path);
    if (filters.lead_to("", name)) {
      ArticleReading reading;
      tree::LayoutChoice(tree).choose(name, reading);
      return has_pair(path, reading);
    }
    return !tree.include.empty() && exchange_format_of(name) != nullptr && filters.admit(name);
  });
  for (const std::string& path : paths) inputs.add(path);
  return inputs;
}

}  // namespace locseg
