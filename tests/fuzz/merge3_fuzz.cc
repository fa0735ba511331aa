// Three articles of any bytes: a side that changed alone is the result, byte for byte, and every
// edit of ours has a fate.
#include <string>
#include <string_view>

#include "fuzz/parts.h"
#include "locseg/merge.h"

namespace {

using namespace locseg;
using fuzz::require;

void check_equal(const Result<Merge3>& merged, std::string_view bytes) {
  if (!merged) return;  // a control character that no article may hold
  require(merged->bytes == bytes && !merged->conflict);
}

void check(std::string_view base_bytes, std::string_view our_bytes, std::string_view their_bytes,
           ArticleKind kind) {
  const Article base = parse_article(base_bytes, kind);
  const Article ours = parse_article(our_bytes, kind);
  const Article theirs = parse_article(their_bytes, kind);
  check_equal(merge3(base, base, theirs, {}), their_bytes);
  check_equal(merge3(base, ours, base, {}), our_bytes);
  check_equal(merge3(base, ours, ours, {}), our_bytes);
  const auto merged = merge3(base, ours, theirs, {});
  if (!merged) return;
  require(merged->count(LocalEditStatus::kKept) + merged->count(LocalEditStatus::kConflict) +
              merged->count(LocalEditStatus::kStale) ==
          merged->edits.size());
  for (const Prefer prefer : {Prefer::kOurs, Prefer::kTheirs}) {
    static_cast<void>(merge3(base, ours, theirs, {.prefer = prefer}));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [base, ours, theirs] = fuzz::parts<3>(data, size);
  const ArticleKind kinds[] = {ArticleKind::kMarkdown, ArticleKind::kYaml, ArticleKind::kJson,
                               ArticleKind::kXml};
  // One kind a run: lines are merged by git, a process each.
  check(base, ours, theirs, kinds[size % 4]);
  return 0;
}
