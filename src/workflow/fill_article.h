/// Articles and files of units filled with what a supply has for them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_source.h"
#include "exchange/units/filling.h"
#include "locseg/article.h"
#include "locseg/memory.h"
#include "locseg/result.h"
#include "locseg/unit.h"
#include "workflow/open_units.h"
#include "workflow/target_supply.h"

namespace locseg {

struct FilledArticle {
  std::string bytes;              ///< the article with what was filled in
  std::vector<Filling> fillings;  ///< one for each unit
};

/// Where the units of `article` are.
[[nodiscard]] FillPlace fill_place_of(const Article& article);

/// Fills `article`, whose units are `group`, as far as `merge_units` proves that the targets can
/// be there: others are kRefused, with the reason.
[[nodiscard]] Result<FilledArticle> fill_article(TargetSupply& supply, const Article& article,
                                                 const UnitGroup& group);

/// An exchange file that is to be filled.
class JobFile {
 public:
  explicit JobFile(UnitPath file) : file_(std::move(file)) {}

  /// Reads the file now, so that it can be opened more than once, and is the same each time.
  [[nodiscard]] Result<void> keep();
  [[nodiscard]] Result<std::unique_ptr<ByteSource>> open() const;
  /// What `keep` read; nothing if it was not called.
  [[nodiscard]] const std::optional<std::string>& kept() const { return bytes_; }

  [[nodiscard]] const UnitPath& where() const { return file_; }
  [[nodiscard]] const ExchangeFormat& format() const { return *file_.format; }

 private:
  UnitPath file_;
  std::optional<std::string> bytes_;
};

/// Gets what the units of an article were filled with.
using FillObserver = std::function<void(const UnitGroup& group, std::span<const Filling> fillings)>;

/// Fills `job`, whose format has a filler, where its units are: see `fill_units`. kInterrupted as
/// `read_tree`.
[[nodiscard]] Result<FilledFile> fill_file(TargetSupply& supply, const JobFile& job,
                                           const FillObserver& observer);

/// Reads `job` (see `UnitReader::read_untranslated`) and puts its units, filled, into `out`, which
/// the caller finishes; null: nowhere. kInterrupted as `read_tree`.
[[nodiscard]] Result<void> fill_table(TargetSupply& supply, const JobFile& job,
                                      const FillObserver& observer, UnitSink* out);

}  // namespace locseg
