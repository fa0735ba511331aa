// The file is read whole: edits are spans of it, and every other byte is copied.
#include "locseg/exchange.h"
#include "locseg/filling.h"

namespace locseg {

Result<FilledFile> fill_units(const ExchangeFormat& format, const std::string& path,
                              FillSource& source) {
  auto opened = open_bytes(path);
  if (!opened) return tl::unexpected<Error>(opened.error());
  std::string bytes;
  for (;;) {
    const auto chunk = (*opened)->next();
    if (!chunk) return tl::unexpected<Error>(chunk.error());
    if (chunk->empty()) break;
    bytes += *chunk;
  }
  const auto edits = format.filler->fill(bytes, path, source);
  if (!edits) return tl::unexpected<Error>(edits.error());
  auto filled = apply_edits(bytes, *edits);
  if (!filled) return tl::unexpected<Error>(filled.error());
  return FilledFile{std::move(*filled), !edits->empty()};
}

}  // namespace locseg
