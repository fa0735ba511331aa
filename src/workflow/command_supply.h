/// Machine translation by a command of the user's, behind a memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/filter_process.h"
#include "locseg/check.h"
#include "locseg/memory.h"
#include "locseg/result.h"
#include "locseg/unit.h"
#include "workflow/target_supply.h"

namespace locseg {

/// Fills units with what a memory has for them and, where it has nothing, with what a command
/// translates: see `to_line` for what the command is asked and `parse_answer` for what it answers.
///
/// The command runs once, and many commands answer only when their input ends. So the units are
/// filled twice: the first time each new source is sent to the command, once, and nothing of it is
/// filled; `end_asking` waits for the answers; the second time they are there. The command is not
/// started if nothing is new.
///
/// An answer is taken if `merge` would take it in place of the source, with all of its codes, and
/// if it has no finding that is an error. Else, or if there is no answer, the unit is kRefused and
/// says why. What is taken is a machine's answer (see machine_answer.h). Nothing is sent that
/// cannot be taken: not for an article that says that a person translated it and cannot say more.
///
/// Memory: what was sent and what was answered, which is bounded by what was sent.
class CommandSupply final : public TargetSupply {
 public:
  struct Options {
    std::string store;    ///< of the memory
    std::string command;  ///< for `sh -c`
    unsigned seconds = base::FilterLimits().seconds;
  };

  /// `memory` and `checker` must outlive this.
  CommandSupply(Pretranslator& memory, const Checker& checker, Options options);
  CommandSupply(const CommandSupply&) = delete;
  CommandSupply& operator=(const CommandSupply&) = delete;

  Result<std::vector<Filling>> fill(const UnitGroup& group, const FillPlace& place) override;

  /// kInterrupted if the user stops the process.
  [[nodiscard]] Result<void> end_asking();

  /// After `end_asking`: sentences for the user on how the command ended, on lines of it that are
  /// no answers, and the end of what it wrote to standard error. Fit for a terminal.
  [[nodiscard]] std::vector<std::string> notes() const;

 private:
  struct Request {
    std::optional<std::string> target;
    bool is_contradicted = false;  // by another answer
  };

  // A unit among its neighbours.
  struct Asked {
    const UnitGroup& group;
    std::size_t at;
    [[nodiscard]] const Unit& unit() const { return group.units[at]; }
  };

  [[nodiscard]] ArticleInfo with_languages(ArticleInfo info) const;
  [[nodiscard]] std::string key_of(const Asked& asked) const;
  [[nodiscard]] Result<void> ask(const Asked& asked);
  [[nodiscard]] Result<std::vector<Match>> similar(const LookupQuery& query);
  [[nodiscard]] Result<void> send(std::string_view line);
  bool take(std::string_view line);
  void refuse_line(const std::string& reason);
  void answer(const Asked& asked, ArticleKind kind, Filling& filling) const;
  // Why it is not taken; empty if it is.
  [[nodiscard]] std::string fault_of(const Asked& asked, std::string_view target,
                                     ArticleKind kind) const;
  [[nodiscard]] std::string reason_for_silence() const;

  Pretranslator& memory_;
  const Checker& checker_;
  Options options_;
  std::optional<TranslationMemory> similar_;  // what a look-up shows, below the memory's score
  std::optional<base::FilterProcess> process_;
  bool is_answered_ = false;  // the second time
  base::FilterOutcome outcome_;
  std::vector<Request> requests_;                        // by id, which counts from 1
  std::unordered_map<std::string, std::size_t> by_key_;  // in `requests_`
  std::uint64_t lines_ = 0;
  std::uint64_t refused_lines_ = 0;
  std::string first_refused_line_;
};

}  // namespace locseg
