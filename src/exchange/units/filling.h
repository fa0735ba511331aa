/// Files of units filled in place: what was not translated gets a translation, and every
/// byte that has nothing to do with it stays.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/unit.h"

namespace locseg {

class ByteSource;
struct ExchangeFormat;

/// Says what to fill units with, and gets what was filled. Calls alternate.
class FillSource {
 public:
  virtual ~FillSource() = default;
  /// One for each unit. Articles come as `UnitReader::read_untranslated` hands them over. `open`,
  /// one for each unit, too, tells what can be filled: the file calls all else translated.
  [[nodiscard]] virtual Result<std::vector<Filling>> fill(const UnitGroup& article,
                                                          const std::vector<bool>& open) = 0;
  /// The same with the outcome and the target as the file has them now: kRefused with the reason
  /// where the target cannot be put there, kTranslated where the file has it as translated.
  virtual void filled(const UnitGroup& article, std::span<const Filling> fillings) = 0;
};

/// Fills files of one format. Stateless.
class UnitFiller {
 public:
  virtual ~UnitFiller() = default;
  /// The edits, in order, that fill the file `bytes`. Filled is only what has no target, or an
  /// empty one, or its source with a word that it is not translated. What is filled with says in
  /// the format's own words where it comes from, and whether it has to be looked at:
  ///
  ///     `is_inexact`, and where the format can tell, `is_machine`   to be reviewed
  ///     all else                                                    translated
  ///
  /// A machine's answer (see machine_answer.h) is in no format a translation.
  ///
  /// kMalformed as `UnitReader::read`; kUnsupported for a file that cannot take what would be
  /// written, as one in another encoding than UTF-8.
  [[nodiscard]] virtual Result<std::vector<Edit>> fill(std::string_view bytes,
                                                       std::string_view path,
                                                       FillSource& source) const = 0;
};

struct FilledFile {
  std::string bytes;
  bool changed = false;
};

/// `file`, whose name is `path`, filled; the format must have a filler. Memory: that of the file,
/// twice.
[[nodiscard]] Result<FilledFile> fill_units(const ExchangeFormat& format, ByteSource& file,
                                            const std::string& path, FillSource& source);

}  // namespace locseg
