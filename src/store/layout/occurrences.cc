// Zigzag as in Protocol Buffers. Differences wrap, so that any two 64-bit numbers may follow one
// another. An id is packed only if it comes back byte for byte: one with a leading zero, or of
// another shape than the grammar's, is kept as it is.
#include "store/layout/occurrences.h"

#include "article/segment_id.h"
#include "base/varint.h"

namespace locseg::store {
namespace {

enum class IdForm : std::uint8_t { kNone, kNumber, kParagraph, kLiteral };
constexpr std::uint64_t kFormMask = 3;
constexpr std::uint64_t kRecovered = 4;

void put_difference(std::string& out, std::uint64_t value, std::uint64_t before) {
  const std::uint64_t difference = value - before;
  base::append_varint(out, (difference << 1) ^ (std::uint64_t{0} - (difference >> 63)));
}

bool take_difference(std::string_view& rest, std::uint64_t& value) {
  std::uint64_t coded = 0;
  if (!base::take_varint(rest, coded)) return false;
  value += (coded >> 1) ^ (std::uint64_t{0} - (coded & 1));
  return true;
}

struct PackedId {
  IdForm form = IdForm::kLiteral;
  std::string_view prefix;
  std::uint64_t number = 0;
};

PackedId pack(std::string_view id) {
  if (id.empty()) return {IdForm::kNone, {}, 0};
  const auto parts = article::parse_segment_id(id);
  if (!parts || (parts->digits.size() > 1 && parts->digits.front() == '0')) return {};
  return {parts->paragraph ? IdForm::kParagraph : IdForm::kNumber, parts->prefix, parts->number};
}

}  // namespace

void UnitEncoder::add(UnitKey unit) {
  put_difference(out_, static_cast<std::uint64_t>(unit.source),
                 static_cast<std::uint64_t>(source_));
  base::append_varint(out_, static_cast<std::uint64_t>(unit.ordinal));
  source_ = unit.source;
}

std::optional<UnitKey> UnitDecoder::next() {
  if (rest_.empty()) return std::nullopt;
  auto source = static_cast<std::uint64_t>(source_);
  std::uint64_t ordinal = 0;
  if (!take_difference(rest_, source) || !base::take_varint(rest_, ordinal) ||
      ordinal > static_cast<std::uint64_t>(UnitKey::kMaxOrdinal) ||
      (source >> (63 - UnitKey::kOrdinalBits)) != 0) {
    sound_ = false;
    rest_ = {};
    return std::nullopt;
  }
  source_ = static_cast<std::int64_t>(source);
  return UnitKey{source_, static_cast<std::int64_t>(ordinal)};
}

void PlaceEncoder::add(const Unit& unit, std::string& out) {
  PackedId parts = pack(unit.id);
  const bool is_usual = parts.form == IdForm::kNumber || parts.form == IdForm::kParagraph;
  if (is_usual && !has_prefix_) {
    prefix_ = parts.prefix;
    has_prefix_ = true;
  }
  if (is_usual && parts.prefix != prefix_) parts.form = IdForm::kLiteral;
  base::append_varint(out,
                      static_cast<std::uint64_t>(parts.form) | (unit.recovered ? kRecovered : 0));
  put_difference(out, unit.line, line_);
  line_ = unit.line;
  if (parts.form == IdForm::kLiteral) {
    base::append_varint<std::uint64_t>(out, unit.id.size());
    out += unit.id;
  } else if (parts.form != IdForm::kNone) {
    put_difference(out, parts.number, number_);
    number_ = parts.number;
  }
}

bool PlaceDecoder::next(Unit& unit, std::string& id) {
  std::uint64_t flags = 0;
  if (!base::take_varint(rest_, flags) || flags > (kFormMask | kRecovered)) return false;
  if (!take_difference(rest_, line_)) return false;
  unit.recovered = (flags & kRecovered) != 0;
  unit.line = line_;
  const auto form = static_cast<IdForm>(flags & kFormMask);
  if (form == IdForm::kNone) return true;
  if (form == IdForm::kLiteral) {
    std::uint64_t size = 0;
    if (!base::take_varint(rest_, size) || size > rest_.size()) return false;
    id += rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
  }
  if (!take_difference(rest_, number_)) return false;
  id += prefix_;
  id += form == IdForm::kParagraph ? "-p" : "-";
  id += std::to_string(number_);
  return true;
}

}  // namespace locseg::store
