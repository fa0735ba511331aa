// Any bytes as an exchange file of each format: a reader gives units or says where it stopped, and
// what it gave reads back the same from every format that it is written in.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "locseg/exchange.h"

namespace {

using namespace locseg;

// An assert that Release builds keep.
void require(bool holds) {
  if (!holds) std::abort();
}

// Copies of what a reader gave.
class Texts final : public UnitSink {
 public:
  Result<void> put(const UnitGroup& group) override {
    for (const Unit& unit : group.units) {
      (text += unit.source) += '\0';
      (text += unit.target) += '\0';
    }
    if (!write) return {};
    for (const ExchangeFormat& format : exchange_formats()) check(format, group);
    return {};
  }

  std::string text;
  bool write = false;

 private:
  static void check(const ExchangeFormat& format, UnitGroup group) {
    if (format.reader == nullptr) return;
    group.info.source_lang = "en";
    group.info.target_lang = "de";
    std::string bytes;
    format.writer->header(&group.info, bytes);
    format.writer->write(group, bytes);
    format.writer->footer(bytes);
    MemoryBytes in(bytes);
    Texts again;
    require(format.reader->read(in, "in", again).has_value());
    Texts once;
    require(once.put(group).has_value());
    std::string valid;
    base::append_valid_utf8(valid, once.text);
    require(again.text == valid);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const ExchangeFormat& format : exchange_formats()) {
    if (format.reader == nullptr) continue;
    Texts whole;
    Texts cut;
    whole.write = true;
    MemoryBytes at_once(bytes);
    MemoryBytes in_parts(bytes, 7);
    const auto one = format.reader->read(at_once, "in", whole);
    const auto other = format.reader->read(in_parts, "in", cut);
    require(one.has_value() == other.has_value() && whole.text == cut.text);
    if (!one) require(one.error().position == other.error().position);
  }
  return 0;
}
