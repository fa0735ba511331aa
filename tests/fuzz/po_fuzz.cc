// Any bytes as a PO file: see unit_reader.h.
#include "exchange/po/po_writer.h"
#include "unit_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  locseg::fuzz::check_reader(locseg::exchange::po_reader(), locseg::exchange::po_writer(),
                             {reinterpret_cast<const char*>(data), size});
  return 0;
}
