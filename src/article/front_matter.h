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

/// The part of `bytes` that is YAML: between the `---` lines at the top of a Markdown article (a
/// byte-order mark may precede them), the whole of a YAML article, else nothing.
[[nodiscard]] Span yaml_region(std::string_view bytes, ArticleKind kind);

/// The localization keys among `scalars`, those of `region`: at the top level, or in a YAML
/// article's `metadata:` map. If a key is there twice, the first counts.
[[nodiscard]] FrontMatter read_front_matter(std::string_view bytes, ArticleKind kind, Span region,
                                            const std::vector<YamlScalar>& scalars);

}  // namespace locseg::article
