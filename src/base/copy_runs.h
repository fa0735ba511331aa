/// Copying a run of like bytes, sixteen at a time: how texts are folded. It has a plain twin that
/// tests hold it against.
#pragma once

#include <cstddef>
#include <string_view>

namespace locseg::base {

/// Copies the bytes past ASCII that `text` begins with, up to the first that may begin a character
/// of U+0080 to U+00BF, U+0600 to U+063F, U+2000 to U+2FFF, U+3000 to U+303F or U+F000 to U+FFFF:
/// marks and signs are among these, and elsewhere are letters. Returns how many. All of
/// `to[0, text.size())` may be written.
std::size_t copy_wide_letters(char* to, std::string_view text);

namespace plain {
std::size_t copy_wide_letters(char* to, std::string_view text);
}  // namespace plain

}  // namespace locseg::base
