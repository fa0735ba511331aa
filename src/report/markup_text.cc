#include "report/markup_text.h"

#include "base/utf8.h"
#include "base/xml_text.h"

namespace locseg::report {

void append_markup(std::string& out, std::string_view text) {
  if (base::valid_utf8_prefix(text) == text.size()) {
    base::append_xml_attribute(out, text);
    return;
  }
  std::string valid;
  base::append_valid_utf8(valid, text);
  base::append_xml_attribute(out, valid);
}

}  // namespace locseg::report
