// The two columns that say what an article holds: which units, and where.
//
// All numbers are LEB128 varints; differences are zigzagged, so that small ones of either sign
// are short. A segment of an ordinary article takes five bytes in both columns together.
//
//   units:  for each segment  source - source before, ordinal
//   places: for each segment  flags, line - line before, id
//
// The flags say what the id is: nothing (0), PREFIX-NUMBER (1), PREFIX-pNUMBER (2), each with the
// article's one prefix and written as NUMBER - number before, or else (3) length and bytes. 4 is
// added for a segment recovered from quote damage.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "locseg/unit.h"

namespace locseg::store {

/// How many bits of a unit's key its ordinal takes; text, to be put into SQL.
#define LOCSEG_ORDINAL_BITS "24"

/// A unit's key: its source's key, and which of the source's translations it is.
struct UnitKey {
  static constexpr int kOrdinalBits =
      (LOCSEG_ORDINAL_BITS[0] - '0') * 10 + (LOCSEG_ORDINAL_BITS[1] - '0');
  static constexpr std::int64_t kMaxOrdinal = (std::int64_t{1} << kOrdinalBits) - 1;

  std::int64_t source = 0;
  std::int64_t ordinal = 0;

  [[nodiscard]] constexpr std::int64_t packed() const { return (source << kOrdinalBits) | ordinal; }
  [[nodiscard]] static constexpr UnitKey unpacked(std::int64_t key) {
    return {key >> kOrdinalBits, key & kMaxOrdinal};
  }
};

/// Appends to the column `units`.
class UnitEncoder {
 public:
  explicit UnitEncoder(std::string& out) : out_(out) {}
  void add(UnitKey unit);

 private:
  std::string& out_;
  std::int64_t source_ = 0;
};

/// Reads the column `units`. Nothing at the end, and where the bytes make no sense: then `sound`
/// turns false.
class UnitDecoder {
 public:
  explicit UnitDecoder(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] std::optional<UnitKey> next();
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  std::string_view rest_;
  std::int64_t source_ = 0;
  bool sound_ = true;
};

/// Appends to the column `places`.
class PlaceEncoder {
 public:
  /// Begins an article.
  void begin() { *this = {}; }
  void add(const Unit& unit, std::string& out);
  /// What all ids of the usual form start with: `f0ed8`. Empty where none has it.
  [[nodiscard]] std::string_view prefix() const { return prefix_; }

 private:
  std::string prefix_;  // of the first id of the usual form
  bool has_prefix_ = false;
  std::uint64_t line_ = 0;
  std::uint64_t number_ = 0;
};

/// Reads the column `places`, like UnitDecoder.
class PlaceDecoder {
 public:
  PlaceDecoder(std::string_view prefix, std::string_view bytes) : prefix_(prefix), rest_(bytes) {}
  /// Sets the line and the flag of `unit` and appends its id to `id`.
  [[nodiscard]] bool next(Unit& unit, std::string& id);
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view prefix_;
  std::string_view rest_;
  std::uint64_t line_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace locseg::store
