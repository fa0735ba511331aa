// Times of files, looked at again and again: works on every file system, also on those of other
// machines, which send no word of a change.
#include "check_watch.h"

#include <chrono>
#include <string_view>
#include <thread>
#include <utility>

#include "locseg/exchange.h"
#include "tree/layout_choice.h"
#include "tree/walk.h"

namespace locseg::cli {
namespace {

constexpr std::chrono::milliseconds kPause{200};

bool is_read(std::string_view name) {
  return has_article_ending(name) || exchange_format_of(name) != nullptr;
}

}  // namespace

WatchedFiles::WatchedFiles(std::vector<std::string> paths, TreeOptions tree,
                           std::vector<std::string> others)
    : paths_(std::move(paths)), tree_(std::move(tree)), others_(std::move(others)), seen_(look()) {}

WatchedFiles::Stamps WatchedFiles::look() const {
  Stamps stamps;
  const tree::LayoutChoice layouts(tree_);
  ArticleReading reading;
  for (const std::string& path : others_) stamps[path] = base::stamp_of(path);
  for (const std::string& path : paths_) {
    stamps[path] = base::stamp_of(path);
    auto walk = tree::Walk::start({&path, 1}, tree_, is_read);
    if (!walk) continue;
    std::string file;
    std::string name;
    for (auto more = walk->next(file, name); more && *more; more = walk->next(file, name)) {
      stamps[file] = base::stamp_of(file);
      layouts.choose(name, reading);
      const std::string& source = reading.source_path;
      if (!source.empty()) stamps[source] = base::stamp_of(source);
    }
  }
  return stamps;
}

bool WatchedFiles::wait() const {
  do {
    std::this_thread::sleep_for(kPause);
    if (is_tree_interrupted()) return false;
  } while (look() == seen_);
  return true;
}

}  // namespace locseg::cli
