// Any bytes as XLIFF of any version: see unit_reader.h.
#include "exchange/xliff/xliff.h"
#include "unit_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  locseg::fuzz::check_reader(locseg::exchange::xliff_reader(), locseg::exchange::xliff12_writer(),
                             {reinterpret_cast<const char*>(data), size});
  return 0;
}
