// fmt's functions, compiled once: as headers in every file they took a fifth of a build. Debian's
// libfmt has no static library, and a shared one would be loaded by every command.

#include <fmt/format.h>

// Weak, as in a header, since a program that links locseg may have an fmt of its own.
#undef FMT_FUNC
#define FMT_FUNC [[gnu::weak]]
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {

template void vformat_to(buffer<char>&, string_view, basic_format_args<FMT_BUFFER_CONTEXT(char)>,
                         locale_ref);
template auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template auto decimal_point_impl(locale_ref) -> char;

}  // namespace detail
FMT_END_NAMESPACE
