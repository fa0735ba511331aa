// Values in PostgreSQL's binary form: parameters of a statement, and rows of COPY.
//
// Numbers are big-endian. A one-dimensional array is: dimensions (1), has nulls (0), type of the
// elements, their number, the lower bound (1), and each element's size and bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace locseg::postgresql {

// pg_type.dat
inline constexpr unsigned kBool = 16;
inline constexpr unsigned kBytea = 17;
inline constexpr unsigned kInt8 = 20;
inline constexpr unsigned kInt2 = 21;
inline constexpr unsigned kInt4 = 23;
inline constexpr unsigned kText = 25;
inline constexpr unsigned kBytea1 = 1001;
inline constexpr unsigned kInt2s = 1005;
inline constexpr unsigned kInt4s = 1007;
inline constexpr unsigned kInt8s = 1016;

/// Appends a number in `size` bytes.
void append_number(std::string& out, std::int64_t value, int size);
[[nodiscard]] std::int64_t number_of(std::string_view bytes);
/// The elements of an array of bytea; views of `bytes`. Nothing if they make no sense.
[[nodiscard]] std::vector<std::string_view> elements_of(std::string_view bytes);

/// Parameters in order, which own their bytes.
class Parameters {
 public:
  Parameters& add(std::int64_t value) { return add_number(kInt8, value, 8); }
  Parameters& add_int(std::int64_t value) { return add_number(kInt4, value, 4); }
  Parameters& add_short(std::int64_t value) { return add_number(kInt2, value, 2); }
  Parameters& add(bool value) { return add_number(kBool, value ? 1 : 0, 1); }
  Parameters& add(std::string_view bytes, unsigned type = kBytea);
  Parameters& add(std::span<const std::int64_t> values);
  Parameters& add_ints(std::span<const std::int32_t> values);
  Parameters& add_shorts(std::span<const std::int64_t> values);
  Parameters& add_null(unsigned type);
  Parameters& add_texts(std::span<const std::string_view> texts);

  [[nodiscard]] const std::vector<unsigned>& types() const { return types_; }
  [[nodiscard]] const std::vector<std::optional<std::string>>& values() const { return values_; }

 private:
  Parameters& add_number(unsigned type, std::int64_t value, int size);

  std::string& next(unsigned type);

  std::vector<unsigned> types_;
  std::vector<std::optional<std::string>> values_;
};

/// A row of `COPY ... (FORMAT binary)` after another.
class CopyRows {
 public:
  explicit CopyRows(std::string& out) : out_(out) {}
  CopyRows& begin(int fields);
  CopyRows& add(std::int64_t value) { return number(value, 8); }
  CopyRows& add_int(std::int64_t value) { return number(value, 4); }
  CopyRows& add_short(std::int64_t value) { return number(value, 2); }
  CopyRows& add(std::string_view bytes);
  CopyRows& add_ints(std::span<const std::int32_t> values);
  CopyRows& add(std::span<const std::int64_t> values);

 private:
  CopyRows& number(std::int64_t value, int size);
  std::string& out_;
};

}  // namespace locseg::postgresql
