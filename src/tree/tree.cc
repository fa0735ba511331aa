// The ordered pipeline over a walk: paths, then read + parse + work on any thread, then delivery.
#include "locseg/tree.h"

#include <deque>
#include <optional>

#include "base/disk.h"
#include "base/interrupt.h"
#include "base/ordered_pipeline.h"
#include "base/try.h"
#include "tree/article_reading.h"
#include "tree/layout_choice.h"
#include "tree/walk.h"

namespace locseg {
namespace {

constexpr std::size_t kArticlesPerJob = 8;
constexpr std::size_t kKeptCapacity = std::size_t{1} << 20;  // of a slot's buffer

struct Slot {
  TreeArticle article;
  std::optional<Error> error;
};

// A rare large article must not be paid for by every slot it passes through.
void release_large(std::string& buffer) {
  if (buffer.capacity() > kKeptCapacity) std::string().swap(buffer);
}

class TreeRun {
 public:
  TreeRun(tree::Walk walk, const TreeOptions& options, const TreeWork& work,
          const TreeDeliver& deliver, std::size_t slots)
      : walk_(std::move(walk)), layouts_(options), work_(work), deliver_(deliver), slots_(slots) {}

  Result<void> operator()(unsigned threads) {
    base::run_ordered(threads, slots_.size(),
                      {.next = [this](std::size_t slot) { return next(slots_[slot]); },
                       .work = [this](std::size_t slot) { work(slots_[slot]); },
                       .deliver = [this](std::size_t slot) { return deliver(slots_[slot]); }});
    if (failure_) return tl::unexpected<Error>(std::move(*failure_));
    return {};
  }

 private:
  bool next(Slot& slot) {
    if (ended_) return false;
    if (base::is_interrupted()) {
      return end(slot, {ErrorCode::kInterrupted, "interrupted", {}, {}});
    }
    slot.error.reset();
    const auto more = walk_.next(slot.article.path, slot.article.name);
    if (!more) return end(slot, more.error());
    if (*more) layouts_.choose(slot.article.name, slot.article.reading);
    return *more;
  }

  // A failure of the walk takes its place in the order, after the articles before it.
  bool end(Slot& slot, Error error) {
    ended_ = true;
    slot.error = std::move(error);
    return true;
  }

  void work(Slot& slot) {
    if (slot.error) return;
    TreeArticle& article = slot.article;
    if (auto read = base::read_file(article.path, article.bytes); !read) {
      slot.error = read.error();
      return;
    }
    auto source = tree::read_source(article.reading);
    if (!source) {
      slot.error = source.error();
      return;
    }
    article.source = std::move(*source);
    work_(article);
  }

  bool deliver(Slot& slot) {
    if (!slot.error) {
      if (auto delivered = deliver_(slot.article); !delivered) slot.error = delivered.error();
    }
    release_large(slot.article.bytes);
    slot.article.source.reset();
    if (!slot.error) return true;
    failure_ = std::move(slot.error);
    return false;
  }

  tree::Walk walk_;
  tree::LayoutChoice layouts_;
  const TreeWork& work_;
  const TreeDeliver& deliver_;
  std::deque<Slot> slots_;
  bool ended_ = false;
  std::optional<Error> failure_;
};

}  // namespace

void TreeArticle::parse() {
  tree::read_as(reading, article_kind(path, bytes), bytes, source, article);
}

Hash128 TreeArticle::content() const { return source ? hash_of(*source, bytes) : hash_of(bytes); }

FrontMatter TreeArticle::front_matter() const {
  return read_front_matter(bytes, article_kind(path, bytes));
}

Result<void> read_tree(std::span<const std::string> paths, const TreeOptions& options,
                       const TreeWork& work, const TreeDeliver& deliver) {
  auto walk = tree::Walk::start(paths, options);
  LOCSEG_TRY(walk);
  const unsigned threads = base::thread_count(options.threads);
  return TreeRun(std::move(*walk), options, work, deliver, threads * kArticlesPerJob)(threads);
}

Result<std::uint64_t> count_articles(std::span<const std::string> paths,
                                     const TreeOptions& options) {
  auto walk = tree::Walk::start(paths, options);
  LOCSEG_TRY(walk);
  std::uint64_t count = 0;
  std::string path;
  std::string name;
  for (;; ++count) {
    const auto more = walk->next(path, name);
    LOCSEG_TRY(more);
    if (!*more) return count;
  }
}

void interrupt_tree() noexcept { base::set_interrupted(); }

bool is_tree_interrupted() noexcept { return base::is_interrupted(); }

}  // namespace locseg
