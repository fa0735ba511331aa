// Articles paired by name, then renames: those whose segments are the same, then the pairs that
// share the most, if it is half of the larger one. Then the pairs are compared in parallel.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "article/syntax.h"
#include "base/ordered_pipeline.h"
#include "base/try.h"
#include "diff/text_diff.h"
#include "locseg/diff.h"
#include "locseg/identity.h"

namespace locseg {
namespace {

constexpr std::size_t kNoArticle = static_cast<std::size_t>(-1);
// A segment that is in more articles than this says nothing about which was renamed.
constexpr std::size_t kCommonplace = 16;

struct ArticlePair {
  std::size_t before = kNoArticle;
  std::size_t after = kNoArticle;
};

// What an article without a partner says, as hashes of its segments in order.
struct UnpairedArticle {
  std::size_t index;
  std::vector<std::uint64_t> segments;
};

class Renames {
 public:
  Result<void> add(const ArticleSource& source, std::size_t index, bool before) {
    SourcedArticle article;
    LOCSEG_TRY(source.read(index, article));
    UnpairedArticle lone{index, {}};
    for (const Unit& unit : article.group.units) {
      lone.segments.push_back(hash_of(unit.source, unit.target).low);
    }
    (before ? before_ : after_).push_back(std::move(lone));
    return {};
  }

  // The partner before of each lone article after, kNoArticle if there is none.
  [[nodiscard]] std::unordered_map<std::size_t, std::size_t> find() const {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      for (const std::uint64_t segment : before_[i].segments) {
        auto& in = holders[segment];
        if (in.empty() || in.back() != i) in.push_back(i);
      }
    }
    struct Candidate {
      std::size_t shared;
      std::size_t before;
      std::size_t after;
    };
    std::vector<Candidate> candidates;
    for (std::size_t j = 0; j < after_.size(); ++j) {
      std::unordered_map<std::size_t, std::size_t> shared;
      std::vector<std::uint64_t> distinct = after_[j].segments;
      std::sort(distinct.begin(), distinct.end());
      distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
      for (const std::uint64_t segment : distinct) {
        const auto found = holders.find(segment);
        if (found == holders.end() || found->second.size() > kCommonplace) continue;
        for (const std::size_t i : found->second) ++shared[i];
      }
      for (const auto& [i, count] : shared) {
        const std::size_t larger = std::max(before_[i].segments.size(), distinct.size());
        if (2 * count >= larger) candidates.push_back({count, i, j});
      }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return std::tuple(b.shared, a.before, a.after) < std::tuple(a.shared, b.before, b.after);
    });
    std::unordered_map<std::size_t, std::size_t> partners;
    std::vector<bool> taken(before_.size(), false);
    for (const Candidate& candidate : candidates) {
      if (taken[candidate.before]) continue;
      const bool fresh =
          partners.emplace(after_[candidate.after].index, before_[candidate.before].index).second;
      if (fresh) taken[candidate.before] = true;
    }
    return partners;
  }

 private:
  std::vector<UnpairedArticle> before_;
  std::vector<UnpairedArticle> after_;
};

Result<std::vector<ArticlePair>> pair_articles(const ArticleSource& before,
                                               const ArticleSource& after) {
  if (before.names().size() == 1 && after.names().size() == 1 &&
      (before.is_file() || after.is_file())) {
    return std::vector<ArticlePair>{{0, 0}};
  }
  std::vector<ArticlePair> pairs;
  Renames renames;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.names().size() || j < after.names().size()) {
    const int order = i == before.names().size()  ? 1
                      : j == after.names().size() ? -1
                                                  : before.names()[i].compare(after.names()[j]);
    if (order == 0) {
      pairs.push_back({i++, j++});
    } else if (order < 0) {
      pairs.push_back({i++, kNoArticle});
    } else {
      pairs.push_back({kNoArticle, j++});
    }
  }
  const auto lone = [](const ArticlePair& pair) {
    return pair.before == kNoArticle || pair.after == kNoArticle;
  };
  const auto gone = [](const ArticlePair& pair) { return pair.after == kNoArticle; };
  const auto fresh = [](const ArticlePair& pair) { return pair.before == kNoArticle; };
  if (std::none_of(pairs.begin(), pairs.end(), gone) ||
      std::none_of(pairs.begin(), pairs.end(), fresh)) {
    return pairs;
  }
  for (const ArticlePair& pair : pairs) {
    if (!lone(pair)) continue;
    const bool is_before = pair.after == kNoArticle;
    auto added =
        is_before ? renames.add(before, pair.before, true) : renames.add(after, pair.after, false);
    LOCSEG_TRY(added);
  }
  const auto partners = renames.find();
  std::vector<bool> moved(before.names().size(), false);
  for (ArticlePair& pair : pairs) {
    if (!fresh(pair)) continue;
    if (const auto found = partners.find(pair.after); found != partners.end()) {
      pair.before = found->second;
      moved[found->second] = true;
    }
  }
  std::erase_if(pairs, [&](const ArticlePair& pair) { return gone(pair) && moved[pair.before]; });
  return pairs;
}

// One pair of articles on its way through the pipeline.
struct Slot {
  SourcedArticle before;
  SourcedArticle after;
  ArticleDiff diff;
  std::string out;
  std::optional<Error> error;
};

// Units from elsewhere than an article have its name.
ArticleKind kind_of(const SourcedArticle& article, std::string_view name) {
  return article.bytes.empty() ? article_kind(name, {}) : article.article.kind();
}

void compare_units(ArticleDiff& diff) {
  diff.changes = diff_units(diff.before, diff.after);
  diff.counts = count_changes(diff.before, diff.after, diff.changes);
  diff.status = is_unchanged(diff.changes) ? ArticleStatus::kSame : ArticleStatus::kChanged;
}

void add_texts(ArticleDiff& diff, ArticleKind kind) {
  diff::TextComparer comparer(article::syntax_of(kind));
  diff.texts.clear();
  diff.texts.resize(diff.changes.size());
  for (std::size_t i = 0; i < diff.changes.size(); ++i) {
    const Change& change = diff.changes[i];
    if (change.state != ChangeState::kTargetChanged &&
        change.state != ChangeState::kSourceChanged && change.state != ChangeState::kBothChanged &&
        change.state != ChangeState::kNormalized) {
      continue;
    }
    const Unit& before = diff.before[change.before.first];
    const Unit& after = diff.after[change.after.first];
    diff.texts[i] = {comparer.compare(before.source, after.source),
                     comparer.compare(before.target, after.target)};
  }
}

class Comparison {
 public:
  Comparison(const ArticleSource& before, const ArticleSource& after,
             const DiffTreesOptions& options, std::vector<ArticlePair> pairs)
      : before_(before), after_(after), options_(options), pairs_(std::move(pairs)) {}

  Result<void> run(const DiffWork& work, const DiffDeliver& deliver) {
    const unsigned threads = base::thread_count(options_.threads);
    std::vector<Slot> slots(std::size_t{threads} * 4);
    std::vector<std::size_t> pair_of(slots.size());
    std::size_t next = 0;
    std::optional<Error> failed;
    base::run_ordered(threads, slots.size(),
                      {.next =
                           [&](std::size_t slot) {
                             if (next == pairs_.size() || is_tree_interrupted()) return false;
                             pair_of[slot] = next++;
                             return true;
                           },
                       .work =
                           [&](std::size_t slot) {
                             compare(pairs_[pair_of[slot]], slots[slot]);
                             if (!slots[slot].error) work(slots[slot].diff, slots[slot].out);
                           },
                       .deliver =
                           [&](std::size_t slot) {
                             if (!slots[slot].error) {
                               auto done = deliver(slots[slot].diff, slots[slot].out);
                               if (!done) slots[slot].error = done.error();
                             }
                             failed = slots[slot].error;
                             return !failed;
                           }});
    if (failed) return tl::unexpected<Error>(std::move(*failed));
    if (next != pairs_.size()) return failure(ErrorCode::kInterrupted, "interrupted");
    return {};
  }

 private:
  void compare(const ArticlePair& pair, Slot& slot) const {
    slot.out.clear();
    slot.error.reset();
    ArticleDiff& diff = slot.diff;
    diff = {};
    const auto read = [&](const ArticleSource& source, std::size_t index, SourcedArticle& into,
                          std::string& name, std::span<const Unit>& units) {
      if (index == kNoArticle || slot.error) return;
      name = source.is_file() ? source.place(index) : source.names()[index];
      if (auto done = source.read(index, into); !done) {
        slot.error = done.error();
        return;
      }
      units = into.group.units;
    };
    read(before_, pair.before, slot.before, diff.before_name, diff.before);
    read(after_, pair.after, slot.after, diff.after_name, diff.after);
    if (slot.error) return;
    const ArticleInfo& info = (pair.after == kNoArticle ? slot.before : slot.after).group.info;
    diff.source_lang = info.source_lang;
    diff.target_lang = info.target_lang;
    compare_units(diff);
    if (pair.before == kNoArticle) {
      diff.status = ArticleStatus::kAdded;
    } else if (pair.after == kNoArticle) {
      diff.status = ArticleStatus::kRemoved;
    } else if (!before_.is_file() && !after_.is_file() && diff.before_name != diff.after_name) {
      diff.status = ArticleStatus::kRenamed;
    }
    if (options_.texts) add_texts(diff, kind_of(slot.after, diff.after_name));
  }

  const ArticleSource& before_;
  const ArticleSource& after_;
  const DiffTreesOptions& options_;
  std::vector<ArticlePair> pairs_;
};

}  // namespace

std::string_view name_of(ArticleStatus status) {
  static constexpr std::array<std::string_view, 5> kNames = {"same", "changed", "renamed", "added",
                                                             "removed"};
  return kNames[static_cast<std::size_t>(status)];
}

ArticleDiff diff_article(std::span<const Unit> before, std::span<const Unit> after,
                         ArticleKind kind) {
  ArticleDiff diff;
  diff.before = before;
  diff.after = after;
  compare_units(diff);
  add_texts(diff, kind);
  return diff;
}

Result<void> diff_trees(const ArticleSource& before, const ArticleSource& after,
                        const DiffTreesOptions& options, const DiffWork& work,
                        const DiffDeliver& deliver) {
  auto pairs = pair_articles(before, after);
  LOCSEG_TRY(pairs);
  return Comparison(before, after, options, std::move(*pairs)).run(work, deliver);
}

}  // namespace locseg
