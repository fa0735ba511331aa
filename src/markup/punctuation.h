// White space and punctuation as CommonMark 0.30 means them beside a delimiter run.
#pragma once

namespace locseg::markup {

/// Unicode category Zs, and tab, line feed, form feed and carriage return.
[[nodiscard]] bool is_space(char32_t c);

/// ASCII punctuation (its symbols too), and the Unicode categories Pc, Pd, Pe, Pf, Pi, Po, Ps.
[[nodiscard]] bool is_punctuation(char32_t c);

}  // namespace locseg::markup
