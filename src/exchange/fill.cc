// The file is read whole: edits are spans of it, and every other byte is copied.
#include "base/read_to_end.h"
#include "base/try.h"
#include "exchange/units/filling.h"
#include "locseg/exchange.h"

namespace locseg {

Result<FilledFile> fill_units(const ExchangeFormat& format, ByteSource& file,
                              const std::string& path, FillSource& source) {
  std::string bytes;
  LOCSEG_TRY(base::read_to_end(file, bytes));
  const auto edits = format.filler->fill(bytes, path, source);
  LOCSEG_TRY(edits);
  auto filled = apply_edits(bytes, *edits);
  LOCSEG_TRY(filled);
  return FilledFile{std::move(*filled), !edits->empty()};
}

}  // namespace locseg
