// Texts in workflow commands of GitHub.
#pragma once

#include <string>
#include <string_view>

namespace locseg::report {

/// `text` as the message of a workflow command: `%` and line ends are escaped.
[[nodiscard]] std::string github_message(std::string_view text);
/// The same as the value of one of its properties: `:` and `,` are, too.
[[nodiscard]] std::string github_property(std::string_view text);

}  // namespace locseg::report
