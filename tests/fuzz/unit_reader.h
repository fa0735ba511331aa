// What holds for the reader and the writer of every exchange format, whatever the bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "base/whole_articles.h"
#include "locseg/exchange.h"

namespace locseg::fuzz {

// An assert that Release builds keep.
inline void require(bool holds) {
  if (!holds) std::abort();
}

/// Writes what it is given, and remembers in words what that was.
class Rewriter final : public base::WholeArticles {
 public:
  explicit Rewriter(const UnitWriter& writer) : writer_(writer) {}

  Result<void> take(const UnitGroup& group) override {
    ArticleInfo info = group.info;
    // For formats that need one pair of languages, which a file may change half way.
    std::string pair = std::string(info.source_lang).append(">").append(info.target_lang);
    mixed = mixed || (!bytes.empty() && pair != pair_);
    pair_ = std::move(pair);
    info.source_lang = "en";
    info.target_lang = "de";
    if (bytes.empty()) writer_.header(&info, bytes);
    writer_.write({info, group.units}, bytes);
    for (const Unit& unit : group.units) {
      require(unit.line < ~std::uint64_t{0});
      units.append(info.path).append(1, '\0').append(unit.id).append(1, '\0');
      units.append(unit.source).append(1, '\0').append(unit.target).append(1, '\0');
    }
    return {};
  }

  std::string bytes;
  std::string units;
  bool mixed = false;  ///< several pairs of languages

 private:
  std::string pair_;
  const UnitWriter& writer_;
};

/// Where the bytes are cut means nothing; and what was read and written once comes back as it was.
inline void check_reader(const UnitReader& reader, const UnitWriter& writer,
                         std::string_view bytes) {
  Rewriter whole(writer);
  MemoryBytes at_once(bytes);
  const auto read = reader.read(at_once, "in", whole);
  Rewriter cut(writer);
  MemoryBytes in_pieces(bytes, 1 + bytes.size() % 7);
  const auto read_cut = reader.read(in_pieces, "in", cut);
  require(read.has_value() == read_cut.has_value());
  require(read || to_string(read.error()) == to_string(read_cut.error()));
  require(whole.units == cut.units);
  if (!read || whole.bytes.empty() || whole.mixed) return;
  std::string once = std::move(whole.bytes);
  writer.footer(once);
  Rewriter again(writer);
  MemoryBytes written(once);
  require(reader.read(written, "in", again).has_value());
  writer.footer(again.bytes);
  require(again.bytes == once);
}

}  // namespace locseg::fuzz
