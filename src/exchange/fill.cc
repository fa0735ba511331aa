// The file is read whole: edits are spans of it, and every other byte is copied.
#include "base/byte_source.h"
#include "base/try.h"
#include "exchange/units/filling.h"
#include "locseg/exchange.h"

namespace locseg {

Result<FilledFile> fill_units(const ExchangeFormat& format, const std::string& path,
                              FillSource& source) {
  auto opened = open_bytes(path);
  LOCSEG_TRY(opened);
  std::string bytes;
  for (;;) {
    const auto chunk = (*opened)->next();
    LOCSEG_TRY(chunk);
    if (chunk->empty()) break;
    bytes += *chunk;
  }
  const auto edits = format.filler->fill(bytes, path, source);
  LOCSEG_TRY(edits);
  auto filled = apply_edits(bytes, *edits);
  LOCSEG_TRY(filled);
  return FilledFile{std::move(*filled), !edits->empty()};
}

}  // namespace locseg
