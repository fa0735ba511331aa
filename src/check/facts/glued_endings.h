/// What agglutinating languages write at the end of a noun.
#pragma once

#include <string_view>

namespace locseg::check {

/// Whether `tail` is written in one word with `noun` in `lang`, a primary subtag: Korean particles,
/// 하다, 되다 and the copula behind a noun without a particle of its own (`[지원](u)합니다`), and
/// case endings of Turkish, Finnish, Hungarian and their kind.
[[nodiscard]] bool is_glued_ending(std::string_view noun, std::string_view tail,
                                   std::string_view lang);

}  // namespace locseg::check
