// The little of TOML that front matter needs: where its keys are, and strings that are written as
// JSON and YAML write them. It reads any bytes and never fails.
#pragma once

#include <string_view>
#include <vector>

#include "article/yaml.h"
#include "locseg/span.h"

namespace locseg::article {

/// The keys of `region` that are in no table, and the headers of its tables (`[menu.main]`). A
/// table goes on to the next header. Linear.
[[nodiscard]] std::vector<MappingKey> toml_keys(std::string_view bytes, Span region);

/// The basic strings of one line that are values of `toml_keys`: YAML reads them as double-quoted
/// scalars. Linear.
[[nodiscard]] std::vector<YamlScalar> toml_strings(std::string_view bytes, Span region);

}  // namespace locseg::article
