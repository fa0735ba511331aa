// Any bytes as TMX: see unit_reader.h.
#include "exchange/tmx/tmx_writer.h"
#include "unit_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  locseg::fuzz::check_reader(locseg::exchange::tmx_reader(), locseg::exchange::tmx_writer(),
                             {reinterpret_cast<const char*>(data), size});
  return 0;
}
