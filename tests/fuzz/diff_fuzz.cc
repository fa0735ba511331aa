// Two articles of any bytes: the changes hold every unit once and in order, done to the old units
// they give the new ones, texts compared by words are covered, and every report can be written.
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/parts.h"
#include "locseg/article.h"
#include "locseg/diff.h"
#include "locseg/report.h"

namespace {

using namespace locseg;
using fuzz::require;

void check_texts(std::string_view before, std::string_view after,
                 const std::vector<TextPiece>& pieces) {
  std::uint64_t at_before = 0;
  std::uint64_t at_after = 0;
  for (const TextPiece& piece : pieces) {
    require(piece.before.begin == at_before && piece.after.begin == at_after);
    at_before = piece.before.end;
    at_after = piece.after.end;
    if (piece.kind == PieceKind::kKept) {
      require(piece.before.of(before) == piece.after.of(after));
    }
    require(piece.kind != PieceKind::kRemoved || piece.after.empty());
    require(piece.kind != PieceKind::kAdded || piece.before.empty());
  }
  require(at_before == before.size() && at_after == after.size());
}

void require(std::string_view old_bytes, std::string_view new_bytes, ArticleKind kind) {
  const Article before = parse_article(old_bytes, kind);
  const Article after = parse_article(new_bytes, kind);
  ArticleUnits old_units;
  ArticleUnits new_units;
  old_units.read("a.md", before, {}, {});
  new_units.read("a.md", after, {}, {});
  const auto a = old_units.group().units;
  const auto b = new_units.group().units;
  require(is_unchanged(diff_units(a, a)));
  const ArticleDiff diff = diff_article(a, b, kind);
  std::vector<int> used(a.size(), 0);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < diff.changes.size(); ++i) {
    const Change& change = diff.changes[i];
    for (std::uint32_t k = 0; k < change.before.count; ++k) ++used[change.before.first + k];
    require(change.after.first == next);
    next += change.after.count;
    const bool same =
        change.state == ChangeState::kUnchanged || change.state == ChangeState::kMoved;
    for (std::uint32_t k = 0; same && k < change.after.count; ++k) {
      const Unit& was = a[change.before.first + k];
      const Unit& is = b[change.after.first + k];
      require(was.source == is.source && was.target == is.target);
    }
    if (i < diff.texts.size() && !diff.texts[i].target.empty()) {
      check_texts(a[change.before.first].source, b[change.after.first].source,
                  diff.texts[i].source);
      check_texts(a[change.before.first].target, b[change.after.first].target,
                  diff.texts[i].target);
    }
  }
  require(next == b.size());
  for (const int times : used) require(times == 1);
  for (const DiffFormat& format : diff_formats()) {
    std::string out;
    format.make({})->article(diff, out);
    require(out.empty() == (diff.status == ArticleStatus::kSame));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [before, after] = fuzz::parts<2>(data, size);
  for (const ArticleKind kind :
       {ArticleKind::kMarkdown, ArticleKind::kYaml, ArticleKind::kJson, ArticleKind::kXml}) {
    require(before, after, kind);
  }
  return 0;
}
