// Properties over a folder of real articles, named by LOCSEG_CORPUS: `revisions/ARTICLE/N-DATE.md`,
// successive revisions of one article, and `bilingual/`.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "locseg/article.h"
#include "locseg/diff.h"
#include "locseg/merge.h"
#include "reference/articles.h"
#include "reference/random.h"
#include "reference/units.h"

namespace locseg {
namespace {

namespace fs = std::filesystem;
using reference::OwnedArticle;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> sorted(const fs::path& folder, bool deep) {
  std::vector<fs::path> out;
  const auto add = [&](const fs::directory_entry& entry) {
    if (!deep || entry.is_regular_file()) out.push_back(entry.path());
  };
  if (deep) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) add(entry);
  } else {
    for (const auto& entry : fs::directory_iterator(folder)) add(entry);
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Every revision with its successor.
template <class Each>
void each_step(const Each& each) {
  const fs::path root = fs::path(LOCSEG_CORPUS) / "revisions";
  if (!fs::exists(root)) GTEST_SKIP() << "no revisions in " << LOCSEG_CORPUS;
  for (const fs::path& article : sorted(root, false)) {
    const std::vector<fs::path> revisions = sorted(article, false);
    for (std::size_t i = 0; i + 1 < revisions.size(); ++i) {
      SCOPED_TRACE(revisions[i].string());
      each(read(revisions[i]), read(revisions[i + 1]));
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

template <class Each>
void each_article(const Each& each) {
  const fs::path root = fs::path(LOCSEG_CORPUS) / "bilingual";
  if (!fs::exists(root)) GTEST_SKIP() << "no bilingual articles in " << LOCSEG_CORPUS;
  for (const fs::path& path : sorted(root, true)) {
    SCOPED_TRACE(path.string());
    std::string bytes = read(path);
    const ArticleKind kind = article_kind(path.string(), bytes);
    each(OwnedArticle(std::move(bytes), kind));
    if (testing::Test::HasFatalFailure()) return;
  }
}

struct Read {
  explicit Read(const Article& article) { units.read({}, article, {}, {}); }
  [[nodiscard]] std::span<const Unit> all() const { return units.group().units; }
  ArticleUnits units;
};

TEST(CorpusDiff, ChangesDoneToTheOldGiveTheNewAndTheSlowDiffAgrees) {
  DiffCounts total;
  each_step([&](const std::string& old_bytes, const std::string& new_bytes) {
    const OwnedArticle before(old_bytes);
    const OwnedArticle after(new_bytes);
    const Read old_units(before.article);
    const Read new_units(after.article);
    ASSERT_TRUE(is_unchanged(diff_units(old_units.all(), old_units.all())));
    const std::vector<Change> changes = diff_units(old_units.all(), new_units.all());
    // The old segments, each used once, with new text only where a change says there is some.
    std::vector<std::pair<std::string_view, std::string_view>> made;
    std::vector<int> used(old_units.all().size(), 0);
    for (const Change& change : changes) {
      const bool kept =
          change.state == ChangeState::kUnchanged || change.state == ChangeState::kMoved;
      for (std::uint32_t k = 0; k < change.before.count; ++k) ++used[change.before.first + k];
      for (std::uint32_t k = 0; k < change.after.count; ++k) {
        const Unit& unit = kept ? old_units.all()[change.before.first + k]
                                : new_units.all()[change.after.first + k];
        made.emplace_back(unit.source, unit.target);
      }
    }
    ASSERT_EQ(made.size(), new_units.all().size());
    for (std::size_t i = 0; i < made.size(); ++i) {
      ASSERT_EQ(made[i].first, new_units.all()[i].source);
      ASSERT_EQ(made[i].second, new_units.all()[i].target);
    }
    ASSERT_TRUE(std::all_of(used.begin(), used.end(), [](int n) { return n == 1; }));
    const DiffCounts counts = count_changes(old_units.all(), new_units.all(), changes);
    total += counts;
    const auto want = reference::SlowDiff(old_units.all(), new_units.all()).counts();
    for (std::size_t s = 0; s < kChangeStates; ++s) {
      const auto found = want.find(static_cast<ChangeState>(s));
      ASSERT_EQ(counts.states[s], found == want.end() ? 0 : found->second)
          << name_of(static_cast<ChangeState>(s));
    }
  });
  for (std::size_t s = 0; s < kChangeStates; ++s) {
    RecordProperty(std::string(name_of(static_cast<ChangeState>(s))),
                   std::to_string(total.states[s]));
  }
}

TEST(CorpusDiff, RenumberingAloneIsNoChange) {
  each_step([&](const std::string& bytes, const std::string&) {
    const OwnedArticle article(bytes);
    const std::string prefix(article.article.id(article.article.segments().at(0)).substr(0, 6));
    std::string other = bytes;
    for (std::size_t at = 0; (at = other.find(prefix, at)) != std::string::npos;) {
      other.replace(at, prefix.size(), "0dd0d-9");
    }
    const OwnedArticle renumbered(other);
    ASSERT_TRUE(
        is_unchanged(diff_units(Read(article.article).all(), Read(renumbered.article).all())));
  });
}

TEST(CorpusMerge, ChangesExactlyWhatIsNamed) {
  reference::Random random(91);
  each_article([&](const OwnedArticle& article) {
    const Read read_units(article.article);
    std::vector<Unit> units(read_units.all().begin(), read_units.all().end());
    const auto same = merge_units(article.article, units, {});
    ASSERT_TRUE(same.has_value());
    ASSERT_EQ(same->bytes, article.bytes);
    if (units.empty()) return;
    const std::uint32_t at = random.below(static_cast<std::uint32_t>(units.size()));
    const std::string one = std::string(units[at].target) + " x";
    units[at].target = one;
    const auto changed = merge_units(article.article, units, {.force = true});
    ASSERT_TRUE(changed.has_value());
    const Span span = article.article.segments()[at].target;
    const auto encoded = article.article.encode(article.article.segments()[at], span, one);
    ASSERT_TRUE(encoded.has_value());
    ASSERT_EQ(changed->bytes,
              article.bytes.substr(0, span.begin) + *encoded + article.bytes.substr(span.end));
    std::vector<std::string> marked;
    for (const Unit& unit : read_units.all())
      marked.push_back("(" + std::string(unit.target) + ")");
    for (std::size_t i = 0; i < units.size(); ++i) units[i].target = marked[i];
    const auto all = merge_units(article.article, units, {.force = true});
    ASSERT_TRUE(all.has_value());
    ASSERT_TRUE(all->clean());
    const Article after = parse_article(all->bytes, article.article.kind());
    ASSERT_EQ(after.segments().size(), marked.size());
    for (std::size_t i = 0; i < marked.size(); ++i) {
      ASSERT_EQ(after.target(after.segments()[i]), marked[i]);
    }
  });
}

TEST(CorpusMerge3, FatesEqualThoseOfTheSlowDiff) {
  reference::Random random(101);
  std::map<LocalEditStatus, std::uint64_t> total;
  each_step([&](const std::string& base_bytes, const std::string& theirs_bytes) {
    const OwnedArticle base(base_bytes);
    const OwnedArticle theirs(theirs_bytes);
    const auto& segments = base.article.segments();
    std::vector<std::uint32_t> chosen;
    while (chosen.size() < std::min<std::size_t>(10, segments.size())) {
      const std::uint32_t i = random.below(static_cast<std::uint32_t>(segments.size()));
      if (std::find(chosen.begin(), chosen.end(), i) == chosen.end()) chosen.push_back(i);
    }
    std::sort(chosen.begin(), chosen.end());
    std::vector<Edit> edits;
    for (const std::uint32_t i : chosen) {
      edits.push_back({segments[i].target, "edited by us " + std::to_string(i)});
    }
    const OwnedArticle ours(apply_edits(base.bytes, edits).value());
    const auto merged = merge3(base.article, ours.article, theirs.article, {});
    ASSERT_TRUE(merged.has_value()) << to_string(merged.error());
    ASSERT_EQ(merged->edits.size(), chosen.size());
    const Read base_units(base.article);
    const Read theirs_units(theirs.article);
    const reference::SlowDiff diff(base_units.all(), theirs_units.all());
    std::map<LocalEditStatus, std::uint64_t> want;
    for (const std::uint32_t i : chosen) {
      switch (diff.fate_of(i)) {
        case ChangeState::kUnchanged:
        case ChangeState::kNormalized:
        case ChangeState::kMoved:
          ++want[LocalEditStatus::kKept];
          break;
        case ChangeState::kTargetChanged:
          ++want[LocalEditStatus::kConflict];
          break;
        default:
          ++want[LocalEditStatus::kStale];
      }
    }
    for (const LocalEditStatus fate :
         {LocalEditStatus::kKept, LocalEditStatus::kConflict, LocalEditStatus::kStale}) {
      ASSERT_EQ(merged->count(fate), want[fate]);
      total[fate] += want[fate];
    }
    ASSERT_EQ(merged->conflict, want[LocalEditStatus::kConflict] != 0);
    // Each kept edit is in the result, once at least; nothing of theirs is lost but what it takes.
    for (const LocalEdit& edit : merged->edits) {
      if (edit.fate == LocalEditStatus::kStale) continue;
      ASSERT_NE(merged->bytes.find(edit.target), std::string::npos);
    }
    if (want[LocalEditStatus::kConflict] == 0) {
      const OwnedArticle result(merged->bytes);
      ASSERT_EQ(result.article.segments().size(), theirs.article.segments().size());
      for (std::size_t i = 0; i < result.article.segments().size(); ++i) {
        ASSERT_EQ(result.article.id(result.article.segments()[i]),
                  theirs.article.id(theirs.article.segments()[i]));
      }
    }
    ASSERT_EQ(merge3(base.article, base.article, theirs.article, {})->bytes, theirs.bytes);
    ASSERT_EQ(merge3(base.article, theirs.article, theirs.article, {})->bytes, theirs.bytes);
    ASSERT_EQ(merge3(base.article, theirs.article, base.article, {})->bytes, theirs.bytes);
  });
  RecordProperty("kept", std::to_string(total[LocalEditStatus::kKept]));
  RecordProperty("conflict", std::to_string(total[LocalEditStatus::kConflict]));
  RecordProperty("stale", std::to_string(total[LocalEditStatus::kStale]));
  std::printf("kept %lu, conflict %lu, stale %lu\n",
              static_cast<unsigned long>(total[LocalEditStatus::kKept]),
              static_cast<unsigned long>(total[LocalEditStatus::kConflict]),
              static_cast<unsigned long>(total[LocalEditStatus::kStale]));
}

}  // namespace
}  // namespace locseg
