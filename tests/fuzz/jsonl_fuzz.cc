// Any bytes as JSON Lines: see unit_reader.h.
#include "exchange/jsonl/jsonl_writer.h"
#include "unit_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  locseg::fuzz::check_reader(locseg::exchange::jsonl_reader(), locseg::exchange::jsonl_writer(),
                             {reinterpret_cast<const char*>(data), size});
  return 0;
}
