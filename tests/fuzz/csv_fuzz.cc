// Any bytes as comma-separated values: see unit_reader.h.
#include "exchange/table/csv.h"
#include "unit_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  locseg::fuzz::check_reader(locseg::exchange::csv_reader(), locseg::exchange::csv_writer(),
                             {reinterpret_cast<const char*>(data), size});
  return 0;
}
