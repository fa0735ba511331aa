/// Articles and files of units filled from a memory.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/units/filling.h"
#include "locseg/article.h"
#include "locseg/memory.h"
#include "locseg/result.h"
#include "locseg/unit.h"
#include "workflow/open_units.h"

namespace locseg {

struct FilledArticle {
  std::string bytes;              ///< the article with what was filled in
  std::vector<Filling> fillings;  ///< one for each unit
};

/// Fills `article`, whose units are `group`, as far as `merge_units` proves that the targets can
/// be there: others are kRefused, with the reason.
[[nodiscard]] Result<FilledArticle> fill_article(Pretranslator& memory, const Article& article,
                                                 const UnitGroup& group);

/// Gets what the units of an article were filled with.
using FillObserver = std::function<void(const UnitGroup& group, std::span<const Filling> fillings)>;

/// Fills the exchange file `job`, whose format has a filler, where its units are: see `fill_units`.
/// kInterrupted as `read_tree`.
[[nodiscard]] Result<FilledFile> fill_file(Pretranslator& memory, const UnitPath& job,
                                           const FillObserver& observer);

/// Reads the exchange file `job` (see `read_untranslated`) and puts its units, filled, into `out`,
/// which the caller finishes; null: nowhere. kInterrupted as `read_tree`.
[[nodiscard]] Result<void> fill_table(Pretranslator& memory, const UnitPath& job,
                                      const FillObserver& observer, UnitSink* out);

}  // namespace locseg
