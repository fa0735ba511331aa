// https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format"; arrays: array_send.
#include "store/postgresql/binary_values.h"

#include <bit>
#include <cstring>

namespace locseg::postgresql {
namespace {

constexpr std::size_t kArrayHead = 20;
constexpr std::size_t kEmptyArray = 12;
constexpr std::size_t kSizeOfElement = 4;  // before it

// The last `size` bytes of a number.
void store_number(char* to, std::int64_t value, std::size_t size) {
  auto bytes = static_cast<std::uint64_t>(value);
  if constexpr (std::endian::native == std::endian::little) bytes = __builtin_bswap64(bytes);
  std::memcpy(to, reinterpret_cast<const char*>(&bytes) + sizeof bytes - size, size);
}

std::size_t bytes_of_array(std::size_t count, std::size_t size) {
  return count == 0 ? kEmptyArray : kArrayHead + count * (kSizeOfElement + size);
}

template <class T>
void append_array(std::string& out, unsigned type, std::size_t size, std::span<const T> values) {
  append_number(out, values.empty() ? 0 : 1, 4);
  append_number(out, 0, 4);
  append_number(out, type, 4);
  if (values.empty()) return;
  append_number(out, static_cast<std::int64_t>(values.size()), 4);
  append_number(out, 1, 4);
  std::size_t at = out.size();
  out.resize(at + values.size() * (kSizeOfElement + size));
  for (const T value : values) {
    store_number(&out[at], static_cast<std::int64_t>(size), kSizeOfElement);
    store_number(&out[at + kSizeOfElement], value, size);
    at += kSizeOfElement + size;
  }
}

}  // namespace

void append_number(std::string& out, std::int64_t value, int size) {
  char bytes[8];
  store_number(bytes, value, static_cast<std::size_t>(size));
  out.append(bytes, static_cast<std::size_t>(size));
}

std::int64_t number_of(std::string_view bytes) {
  if (bytes.empty()) return 0;
  std::int64_t value = (static_cast<unsigned char>(bytes.front()) & 0x80) != 0 ? -1 : 0;
  for (const char c : bytes) value = (value << 8) | static_cast<unsigned char>(c);
  return value;
}

std::vector<std::string_view> elements_of(std::string_view bytes) {
  std::vector<std::string_view> elements;
  if (bytes.size() < kArrayHead) return elements;
  const std::int64_t count = number_of(bytes.substr(12, 4));
  bytes.remove_prefix(kArrayHead);
  for (std::int64_t i = 0; i < count && bytes.size() >= 4; ++i) {
    const std::int64_t size = number_of(bytes.substr(0, 4));
    bytes.remove_prefix(4);
    if (size < 0 || static_cast<std::size_t>(size) > bytes.size()) return {};
    elements.push_back(bytes.substr(0, static_cast<std::size_t>(size)));
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return elements;
}

std::string& Parameters::next(unsigned type) {
  types_.push_back(type);
  return values_.emplace_back(std::string()).value();
}

Parameters& Parameters::add_null(unsigned type) {
  types_.push_back(type);
  values_.emplace_back();
  return *this;
}

Parameters& Parameters::add_number(unsigned type, std::int64_t value, int size) {
  append_number(next(type), value, size);
  return *this;
}

Parameters& Parameters::add(std::string_view bytes, unsigned type) {
  next(type) = bytes;
  return *this;
}

Parameters& Parameters::add(std::span<const std::int64_t> values) {
  append_array(next(kInt8s), kInt8, 8, values);
  return *this;
}

Parameters& Parameters::add_ints(std::span<const std::int32_t> values) {
  append_array(next(kInt4s), kInt4, 4, values);
  return *this;
}

Parameters& Parameters::add_shorts(std::span<const std::int64_t> values) {
  append_array(next(kInt2s), kInt2, 2, values);
  return *this;
}

Parameters& Parameters::add_texts(std::span<const std::string_view> texts) {
  std::string& out = next(kBytea1);
  append_number(out, texts.empty() ? 0 : 1, 4);
  append_number(out, 0, 4);
  append_number(out, kBytea, 4);
  if (texts.empty()) return *this;
  append_number(out, static_cast<std::int64_t>(texts.size()), 4);
  append_number(out, 1, 4);
  for (const std::string_view text : texts) {
    append_number(out, static_cast<std::int64_t>(text.size()), 4);
    out += text;
  }
  return *this;
}

CopyRows& CopyRows::begin(int fields) {
  append_number(out_, fields, 2);
  return *this;
}

CopyRows& CopyRows::number(std::int64_t value, int size) {
  append_number(out_, size, 4);
  append_number(out_, value, size);
  return *this;
}

CopyRows& CopyRows::add(std::string_view bytes) {
  append_number(out_, static_cast<std::int64_t>(bytes.size()), 4);
  out_ += bytes;
  return *this;
}

CopyRows& CopyRows::add_ints(std::span<const std::int32_t> values) {
  append_number(out_, static_cast<std::int64_t>(bytes_of_array(values.size(), 4)), 4);
  append_array(out_, kInt4, 4, values);
  return *this;
}

CopyRows& CopyRows::add(std::span<const std::int64_t> values) {
  append_number(out_, static_cast<std::int64_t>(bytes_of_array(values.size(), 8)), 4);
  append_array(out_, kInt8, 8, values);
  return *this;
}

}  // namespace locseg::postgresql
