/// Where the translations of the same source into other languages are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace locseg::lsp {

/// The files that are in the place of `path` for other languages: where a folder on the way, a part
/// of its name behind a point, or that of the file before its ending, is the language
/// `target_lang` (`docs.de-de/a.md`, `de/a.md`, `a.de.md`, `de.po`), those with another language
/// there. In order of path. Lists the folders in question; what cannot be listed has none.
[[nodiscard]] std::vector<std::string> files_in_other_languages(const std::string& path,
                                                                std::string_view target_lang);

}  // namespace locseg::lsp
