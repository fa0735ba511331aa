// A source of then, one of today and a translation, of any bytes: what is told is in the
// translation, and nothing of a source that did not change is stale.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "fuzz/parts.h"
#include "status/bases.h"
#include "status/page_comparison.h"

using namespace locseg;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [then, today, target] = fuzz::parts<3>(data, size);
  status::Linker linker("en-US", "de-DE");
  status::StatementReader reader("en-US");
  for (const std::string_view now : {today, then}) {
    const status::PageTexts texts{now, target, ArticleKind::kMarkdown};
    std::vector<status::Basis> bases = status::bases_in_article(texts, "en-US");
    bases.push_back({std::string(then), linker.links({then, target, ArticleKind::kMarkdown})});
    PageStatus page;
    status::compare_page(texts, bases, reader, false, page);
    for (const Drift& drift : page.drifts) {
      require(target.find(drift.translation) != std::string_view::npos);
      require(drift.position.line >= 1 && drift.end.line >= drift.position.line);
    }
    bases.erase(bases.begin(), bases.end() - 1);
    status::compare_page(texts, bases, reader, false, page);
    if (now == then) require(page.stale() == 0);
  }
  return 0;
}
