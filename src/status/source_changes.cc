#include "status/source_changes.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_map>

#include "base/interrupt.h"
#include "sequence/common_runs.h"
#include "sequence/symbols.h"

namespace locseg::status {
namespace {

constexpr double kAlike = 0.4;                  // of statements of which one became the other
constexpr std::size_t kMostCompared = 200'000;  // pairs of a stretch

class Changes {
 public:
  Changes(std::span<const Statement> before, std::span<const Statement> after)
      : before_(before),
        after_(after),
        changes_(before.size()),
        taken_(after.size(), false),
        words_before_(before.size()),
        words_after_(after.size()) {}

  std::vector<SourceChange> find() {
    const std::vector<sequence::Run> runs = common();
    for (const sequence::Run& run : runs) {
      for (std::uint32_t i = 0; i < run.size; ++i) take(run.a + i, run.b + i, Fate::kSame);
    }
    find_moved();
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    for (const sequence::Run& run : runs) {
      pair_stretch(a, run.a, b, run.b);
      a = run.a + run.size;
      b = run.b + run.size;
    }
    pair_stretch(a, static_cast<std::uint32_t>(before_.size()), b,
                 static_cast<std::uint32_t>(after_.size()));
    return std::move(changes_);
  }

 private:
  void take(std::uint32_t a, std::uint32_t b, Fate fate) {
    changes_[a] = {fate, b};
    taken_[b] = true;
  }

  std::vector<sequence::Run> common() {
    // A table numbers texts; the kind is a text before the text.
    sequence::SymbolTable kinds;
    sequence::SymbolTable texts;
    sequence::SymbolTable table;
    const auto read = [&](std::span<const Statement> statements) {
      static constexpr std::string_view kNames[] = {"sentence", "code", "hidden"};
      std::vector<sequence::Symbol> out;
      out.reserve(statements.size());
      for (const Statement& each : statements) {
        out.push_back(
            table.of(kinds.of(kNames[static_cast<std::size_t>(each.kind)]), texts.of(each.said)));
      }
      return out;
    };
    symbols_before_ = read(before_);
    symbols_after_ = read(after_);
    return sequence::myers_diff(symbols_before_, symbols_after_);
  }

  void find_moved() {
    std::unordered_map<sequence::Symbol, std::deque<std::uint32_t>> waiting;
    for (std::uint32_t j = 0; j < after_.size(); ++j) {
      if (!taken_[j]) waiting[symbols_after_[j]].push_back(j);
    }
    for (std::uint32_t i = 0; i < before_.size(); ++i) {
      if (changes_[i].fate != Fate::kRemoved) continue;
      const auto found = waiting.find(symbols_before_[i]);
      if (found == waiting.end() || found->second.empty()) continue;
      take(i, found->second.front(), Fate::kMoved);
      found->second.pop_front();
    }
  }

  // Statements between two that both sides have.
  void pair_stretch(std::uint32_t a, std::uint32_t a_end, std::uint32_t b, std::uint32_t b_end) {
    std::vector<std::uint32_t> old;
    std::vector<std::uint32_t> fresh;
    for (; a < a_end; ++a) {
      if (changes_[a].fate == Fate::kRemoved) old.push_back(a);
    }
    for (; b < b_end; ++b) {
      if (!taken_[b]) fresh.push_back(b);
    }
    if (old.empty() || fresh.empty()) return;
    if (old.size() * fresh.size() <= kMostCompared) {
      pair_alike(old, fresh);
    } else {
      for (std::size_t i = 0; i < std::min(old.size(), fresh.size()); ++i) {
        if (alike(old[i], fresh[i]) >= kAlike) take(old[i], fresh[i], Fate::kChanged);
      }
    }
    pair_replaced(old, fresh);
  }

  static const WordCounts& words_of(const Statement& statement, std::optional<WordCounts>& known) {
    if (!known) known = count_words(statement.said);
    return *known;
  }

  // Less than kAlike, too, if the user stops it: the result is thrown away.
  [[nodiscard]] double alike(std::uint32_t i, std::uint32_t j) {
    if (before_[i].kind != after_[j].kind || base::is_interrupted()) return 0;
    return likeness(words_of(before_[i], words_before_[i]), words_of(after_[j], words_after_[j]));
  }

  // The pairs in order whose likeness is the highest in all.
  void pair_alike(const std::vector<std::uint32_t>& old, const std::vector<std::uint32_t>& fresh) {
    const std::size_t width = fresh.size() + 1;
    std::vector<double> best((old.size() + 1) * width, 0);
    std::vector<double> scores(old.size() * fresh.size());
    for (std::size_t i = old.size(); i-- > 0;) {
      for (std::size_t j = fresh.size(); j-- > 0;) {
        const double score = alike(old[i], fresh[j]);
        scores[i * fresh.size() + j] = score;
        double& here = best[i * width + j];
        here = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
        if (score >= kAlike) here = std::max(here, score + best[(i + 1) * width + j + 1]);
      }
    }
    for (std::size_t i = 0, j = 0; i < old.size() && j < fresh.size();) {
      const double score = scores[i * fresh.size() + j];
      const double here = best[i * width + j];
      if (score >= kAlike && here == score + best[(i + 1) * width + j + 1]) {
        take(old[i++], fresh[j++], Fate::kChanged);
      } else if (here == best[(i + 1) * width + j]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  // Between two pairs, as many statements as there were: they were rewritten.
  void pair_replaced(const std::vector<std::uint32_t>& old,
                     const std::vector<std::uint32_t>& fresh) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < old.size() || j < fresh.size()) {
      const std::size_t i_begin = i;
      const std::size_t j_begin = j;
      while (i < old.size() && changes_[old[i]].fate == Fate::kRemoved) ++i;
      while (j < fresh.size() && !taken_[fresh[j]]) ++j;
      const bool as_many = i - i_begin == j - j_begin;
      for (std::size_t k = 0; as_many && k < i - i_begin; ++k) {
        const std::uint32_t from = old[i_begin + k];
        const std::uint32_t to = fresh[j_begin + k];
        if (before_[from].kind == after_[to].kind) take(from, to, Fate::kChanged);
      }
      ++i;
      ++j;
    }
  }

  std::span<const Statement> before_;
  std::span<const Statement> after_;
  std::vector<SourceChange> changes_;
  std::vector<bool> taken_;
  std::vector<std::optional<WordCounts>> words_before_;  // once asked for
  std::vector<std::optional<WordCounts>> words_after_;
  std::vector<sequence::Symbol> symbols_before_;
  std::vector<sequence::Symbol> symbols_after_;
};

}  // namespace

std::vector<SourceChange> source_changes(std::span<const Statement> before,
                                         std::span<const Statement> after) {
  return Changes(before, after).find();
}

}  // namespace locseg::status
