/// What the tables of keys say, as texts: a schema, a file to begin with, and what is in force.
#pragma once

#include <span>
#include <string>

#include "config/config.h"

namespace locseg {

/// A JSON Schema (draft 7) of configuration files with these keys, for editors that complete TOML.
/// It accepts what `require_known` does, and of texts only the words that their keys may be.
[[nodiscard]] std::string config_schema(std::span<const ConfigKey> known);

/// A file in which every key is a comment with what it is and what holds without it. Sound TOML
/// that says nothing; with the `# ` of keys and headings removed, too.
[[nodiscard]] std::string commented_config(std::span<const ConfigKey> known);

/// Every key that has a value, as TOML, each with a comment: where it is in the file, or that it is
/// the default.
[[nodiscard]] std::string shown_config(const Config& config, std::span<const ConfigKey> known);

}  // namespace locseg
