// Words of prose that no translator translates: addresses, paths, identifiers, versions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::check {

enum class TechnicalKind : std::uint8_t {
  kUrl,         ///< `https://a.example/b`, `www.a.example`
  kEmail,       ///< `a@b.example`
  kPath,        ///< `C:\a\b`, `/etc/hosts`, `../a/b`, `a.json`
  kIdentifier,  ///< `Get-Item`, `camelCase`, `snake_case`, `--option`, `KB4023057`
  kVersion,     ///< `v1.2`, `1.2.3`
};

struct TechnicalWord {
  TechnicalKind kind = TechnicalKind::kUrl;
  Span span;

  friend bool operator==(const TechnicalWord&, const TechnicalWord&) = default;
};

/// Overwrites `into` with those of `text`, in order, disjoint. ASCII only; linear. `marks`: as
/// `find_marks` gives, of `text` or of what it was before some of it was masked. `has_hump`: as
/// `base::has_hump` says of `text`.
void find_technical_words(std::string_view text, std::span<const std::size_t> marks, bool has_hump,
                          std::vector<TechnicalWord>& into);

/// The same by a look at every word.
void find_technical_words_plainly(std::string_view text, std::vector<TechnicalWord>& into);

}  // namespace locseg::check
