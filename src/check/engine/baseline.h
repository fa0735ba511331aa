/// Baselines: files of findings that were accepted, so that only new ones are reported. They are
/// outside the articles, which every handoff replaces, and keep no text: a line holds a rule, an
/// `accept_key`, an article, and how many findings it accepts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
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

  /// The file's text: in order of article, rule and key, so that diffs of it stay small.
  [[nodiscard]] std::string text() const;

 private:
  // Article, rule, key.
  std::map<std::tuple<std::string, std::string_view, Hash128>, std::uint64_t> counts_;
};

/// 32 hexadecimal digits, as `to_hex` writes them.
[[nodiscard]] std::optional<Hash128> hash_from_hex(std::string_view digits);

}  // namespace locseg
