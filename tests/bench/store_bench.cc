// Fills a store with made-up articles, without parsing any, and says what it took.
//
//   store_bench fill STORE COPIES   31,068 x COPIES / 16 articles of 46 segments, all units
//   distinct store_bench tsv COPIES          the same segments as lines of tabs on standard output
//   store_bench read STORE          every article with its units
//
// tests/bench/compare_store.sh holds it against `sqlite3 .import`.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/store.h"

namespace {

constexpr std::size_t kArticles = 31'068;
constexpr std::size_t kSegments = 46;

// Texts as long as those of real articles, 68 and 77 bytes on average, drawn from one long made-up
// text and ended with a number, so that no two are the same.
class Maker {
 public:
  Maker() : plain_(text_of("  aaeeiioouunnttssrrllddmm", 1)), wide_(text_of("译文句子段落", 3)) {
    units_.reserve(kSegments);
    texts_.resize(2 * kSegments);
  }

  locseg::UnitGroup next() {
    ++article_;
    path_ = "docs/area-" + std::to_string(article_ % 97) + "/article-" + std::to_string(article_) +
            ".md";
    prefix_.resize(6);
    std::snprintf(prefix_.data(), prefix_.size(), "%05zx", article_ & 0xFFFFF);
    prefix_.back() = '-';
    ids_.clear();
    units_.clear();
    for (std::size_t i = 0; i < kSegments; ++i) ids_.push_back(prefix_ + std::to_string(103 + i));
    for (std::size_t i = 0; i < kSegments; ++i) {
      std::string& source = texts_[2 * i];
      std::string& target = texts_[2 * i + 1];
      ++number_;
      source.assign(plain_, random_() % (plain_.size() / 2), 20 + random_() % 82);
      target.assign(wide_, 3 * (random_() % (wide_.size() / 6)), 3 * (5 + random_() % 36));
      source += ' ' + std::to_string(number_);
      target += ' ' + std::to_string(number_);
      units_.push_back({ids_[i], 10 + 2 * i, source, target, false});
    }
    return {{path_,
             "en-US",
             "zh-CN",
             article_ % 5 == 0 ? "HT" : "MT",
             "0123456789abcdef0123456789abcdef01234567",
             "2021-06-30",
             {article_, number_}},
            units_};
  }

 private:
  std::string text_of(std::string_view letters, std::size_t width) {
    std::string text;
    while (text.size() < (std::size_t{1} << 20)) {
      text += letters.substr(width * (random_() % (letters.size() / width)), width);
    }
    return text;
  }

  std::mt19937_64 random_{20211105};
  std::string plain_;
  std::string wide_;
  std::size_t article_ = 0;
  std::uint64_t number_ = 0;
  std::string path_;
  std::string prefix_;
  std::vector<std::string> ids_;
  std::vector<std::string> texts_;
  std::vector<locseg::Unit> units_;
};

int fail(const locseg::Error& error) {
  std::fprintf(stderr, "%s\n", to_string(error).c_str());
  return 2;
}

int fill(const std::string& path, std::size_t articles) {
  auto store = locseg::open_store(path, locseg::StoreMode::kUpdate);
  if (!store) return fail(store.error());
  Maker maker;
  for (std::size_t i = 0; i < articles; ++i) {
    if (auto put = (*store)->put(maker.next()); !put) return fail(put.error());
  }
  if (auto done = (*store)->commit(); !done) return fail(done.error());
  return 0;
}

int tsv(std::size_t articles) {
  Maker maker;
  for (std::size_t i = 0; i < articles; ++i) {
    const locseg::UnitGroup group = maker.next();
    for (const locseg::Unit& unit : group.units) {
      std::string line(group.info.path);
      line += '\t' + std::to_string(unit.line) + '\t';
      line += unit.id;
      line += '\t';
      line += group.info.source_lang;
      line += '\t';
      line += group.info.target_lang;
      line += '\t';
      line += unit.source;
      line += '\t';
      line += unit.target;
      line += '\t';
      line += group.info.translation_type;
      line += "\tfalse\n";
      std::fwrite(line.data(), 1, line.size(), stdout);
    }
  }
  return 0;
}

class Segments final : public locseg::UnitSink {
 public:
  locseg::Result<void> begin_article(const locseg::ArticleInfo& /*info*/) override { return {}; }
  locseg::Result<void> units(std::span<const locseg::Unit> units) override {
    count += units.size();
    return {};
  }
  locseg::Result<void> end_article() override { return {}; }
  std::size_t count = 0;
};

int read(const std::string& path) {
  auto store = locseg::open_store(path, locseg::StoreMode::kRead);
  if (!store) return fail(store.error());
  Segments segments;
  if (auto done = (*store)->read(segments); !done) return fail(done.error());
  std::printf("%zu segments\n", segments.count);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const std::size_t articles =
      words.empty() ? 0 : kArticles * std::strtoul(words.back().c_str(), nullptr, 10) / 16;
  const auto start = std::chrono::steady_clock::now();
  int status = 2;
  if (words.size() == 3 && words[0] == "fill") {
    status = fill(words[1], articles);
  } else if (words.size() == 2 && words[0] == "tsv") {
    status = tsv(articles);
  } else if (words.size() == 2 && words[0] == "read") {
    status = read(words[1]);
  } else {
    std::fprintf(stderr, "usage: store_bench fill STORE COPIES | tsv COPIES | read STORE\n");
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::fprintf(stderr, "%.2f s, %ld MiB\n", took.count(), usage.ru_maxrss / 1024);
  return status;
}
