// Texts of any bytes in pages and in XML.
#pragma once

#include <string>
#include <string_view>

namespace locseg::report {

/// Appends `text` as character data of HTML and XML that will do as an attribute's value too; bytes
/// that are not UTF-8 and what XML cannot hold become U+FFFD.
void append_markup(std::string& out, std::string_view text);

}  // namespace locseg::report
