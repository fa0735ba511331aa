#include "workflow/nothing_found.h"

#include "base/words.h"

namespace locseg {

std::string nothing_found(std::uint64_t articles) {
  const std::string where =
      articles == 0 ? "found no file" : "found no segment in " + base::counted(articles, "file");
  return where +
         "; looked for pairs in articles (.md .yml .yaml .json .xml), those without tags in a "
         "layout that is named or beyond doubt, or beside their sources by [[trees]]";
}

}  // namespace locseg
