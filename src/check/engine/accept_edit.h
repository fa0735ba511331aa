/// Accepting a finding in the text of `.locseg.toml`.
#pragma once

#include <string>
#include <string_view>

#include "locseg/check.h"
#include "locseg/result.h"

namespace locseg {

/// The configuration `text` with `acceptance.count` more findings accepted: the count of the
/// `[[accept]]` for the same rule, article and hash grows, or a table is added at the end. All else
/// stays as it is, to the byte. `path` is for messages. kMisuse if `text` is no sound configuration
/// or has its acceptances in a form that cannot be added to.
[[nodiscard]] Result<std::string> accept_in(std::string_view text, const std::string& path,
                                            const Acceptance& acceptance, std::string_view reason);

}  // namespace locseg
