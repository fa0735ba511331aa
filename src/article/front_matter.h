// An article's metadata, and where its YAML is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/yaml.h"
#include "locseg/article.h"

namespace locseg::article {

struct LocalizationKey {
  std::string_view name;
  std::string FrontMatter::*member;
};

/// The keys that localization writes, which no source has.
inline constexpr LocalizationKey kLocalizationKeys[] = {
    {"ms.contentlocale", &FrontMatter::target_lang},
    {"ms.translationtype", &FrontMatter::translation_type},
    {"ms.sourcegitcommit", &FrontMatter::source_commit},
    {"ms.openlocfilehash", &FrontMatter::file_hash},
    {"ms.locfileid", &FrontMatter::file_id},
    {"ms.lasthandoff", &FrontMatter::handoff},
};

enum class FrontMatterSyntax : std::uint8_t { kNone, kYaml, kToml };

/// The metadata at the top of an article in Markdown, between two lines `---` or `+++`.
struct FrontMatterPlace {
  FrontMatterSyntax syntax = FrontMatterSyntax::kNone;
  Span inside;  ///< without those lines
  Span whole;   ///< from the beginning, behind a byte-order mark
};

[[nodiscard]] FrontMatterPlace front_matter_place(std::string_view bytes);

/// The scalars of `place`, of TOML the strings that are not in tables. Linear.
[[nodiscard]] std::vector<YamlScalar> front_matter_scalars(std::string_view bytes,
                                                           const FrontMatterPlace& place);

/// The keys of the outermost mapping of `region`, which is of `syntax`; of TOML the headers of its
/// tables, too. Linear.
[[nodiscard]] std::vector<MappingKey> front_matter_keys(std::string_view bytes, Span region,
                                                        FrontMatterSyntax syntax);

/// The part of `bytes` that is YAML: between the `---` lines at the top of a Markdown article (a
/// byte-order mark may precede them), the whole of a YAML article, else nothing.
[[nodiscard]] Span yaml_region(std::string_view bytes, ArticleKind kind);

/// The localization keys among `scalars`, those of `region`: at the top level, or in a YAML
/// article's `metadata:` map. If a key is there twice, the first counts.
[[nodiscard]] FrontMatter read_front_matter(std::string_view bytes, ArticleKind kind, Span region,
                                            const std::vector<YamlScalar>& scalars);

}  // namespace locseg::article
