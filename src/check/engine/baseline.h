/// Baselines: files of findings that were accepted, so that only new ones are reported. They are
/// outside the articles, which every handoff replaces, and keep no text: a line holds a rule, an
/// `accept_key`, an article, and how many findings it accepts. A finding about several segments has
/// a line for each.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "locseg/check.h"
#include "locseg/finding.h"
#include "locseg/result.h"

namespace locseg {

/// The acceptances in a baseline file. kMalformed, with the line, if it is not one.
[[nodiscard]] Result<std::vector<Acceptance>> parse_baseline(std::string_view text,
                                                             std::string_view path);
[[nodiscard]] Result<std::vector<Acceptance>> read_baseline(const std::string& path);

/// Collects findings into a baseline.
class BaselineWriter : public FindingSink {
 public:
  [[nodiscard]] Result<void> put(const ArticleFindings& findings) override;

  /// Adds what a baseline accepted already, with another count; 0 adds nothing.
  void keep(const Acceptance& acceptance, std::uint64_t count);

  /// The file's text: in order of article, rule and key, so that diffs of it stay small.
  [[nodiscard]] std::string text() const;

 private:
  using Place = std::tuple<std::string, std::string, Hash128>;  // article, rule, key
  std::map<Place, std::uint64_t> counts_;
  std::set<Place> variants_;  // other segments that findings are about
};

/// 32 hexadecimal digits, as `to_hex` writes them.
[[nodiscard]] std::optional<Hash128> hash_from_hex(std::string_view digits);

}  // namespace locseg
