// .locseg.toml through toml++: a tree of nodes becomes a flat list of entries, so that no area
// needs to know TOML. toml++ is used without exceptions and only here.
#include "locseg/config.h"

#define TOML_HEADER_ONLY 1
// toml++ 3.3 asserts that a name follows `[` where it goes on to report that none does.
#define TOML_ASSERT(expr) static_assert(true)
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "base/printable.h"

namespace locseg {
namespace {

template <class Sourced>
Position position_of(const Sourced& it) {
  return {it.source().begin.line, it.source().begin.column};
}

class Flattener {
 public:
  explicit Flattener(Config& out) : out_(&out) {}

  Result<void> table(const std::string& name, std::uint32_t index, bool in_array,
                     const toml::table& table) {
    if (!name.empty()) out_->entries.push_back({name, index, "", {}, position_of(table)});
    // Plain values first, so that what is inside a table stands after its heading.
    for (const auto& [key, node] : table) {
      if (is_table(node)) continue;
      ConfigEntry entry{name, index, std::string(key.str()), {}, position_of(key)};
      if (!set_value(entry, node))
        return unsupported("no key takes a value of this kind: '" + entry.key + "'", node);
      out_->entries.push_back(std::move(entry));
    }
    for (const auto& [key, node] : table) {
      if (!is_table(node)) continue;
      const std::string inner =
          name.empty() ? std::string(key.str()) : name + "." + std::string(key.str());
      if (Result<void> done = tables(inner, index, in_array, node); !done) return done;
    }
    return {};
  }

 private:
  static bool is_table(const toml::node& node) {
    return node.is_table() || node.is_array_of_tables();
  }

  Result<void> tables(const std::string& name, std::uint32_t index, bool in_array,
                      const toml::node& node) {
    if (const toml::table* one = node.as_table()) return table(name, index, in_array, *one);
    if (in_array) return unsupported("an array of tables inside another: '" + name + "'", node);
    std::uint32_t at = 0;
    for (const toml::node& each : *node.as_array()) {
      if (Result<void> done = table(name, at++, true, *each.as_table()); !done) return done;
    }
    return {};
  }

  static bool set_value(ConfigEntry& entry, const toml::node& node) {
    if (const auto* text = node.as_string()) {
      entry.value = text->get();
    } else if (const auto* whole = node.as_integer()) {
      entry.value = static_cast<double>(whole->get());
    } else if (const auto* number = node.as_floating_point()) {
      entry.value = number->get();
    } else if (const auto* truth = node.as_boolean()) {
      entry.value = truth->get();
    } else if (const toml::array* list = node.as_array()) {
      std::vector<std::string> texts;
      for (const toml::node& each : *list) {
        const auto* text = each.as_string();
        if (text == nullptr) return false;
        texts.push_back(text->get());
      }
      entry.value = std::move(texts);
    } else {
      return false;
    }
    return true;
  }

  [[nodiscard]] tl::unexpected<Error> unsupported(std::string message,
                                                  const toml::node& node) const {
    return failure(ErrorCode::kUnsupported, base::printable(message), out_->path,
                   position_of(node));
  }

  Config* out_;
};

std::string_view name_of(ConfigType type) {
  switch (type) {
    case ConfigType::kTable:
      return "a table";
    case ConfigType::kText:
      return "a text";
    case ConfigType::kNumber:
      return "a number";
    case ConfigType::kBoolean:
      return "true or false";
    case ConfigType::kTexts:
      return "a list of texts";
  }
  return {};
}

std::string dotted(std::string_view table, std::string_view key) {
  if (table.empty() || key.empty()) return std::string(table) + std::string(key);
  return std::string(table) + "." + std::string(key);
}

std::string unknown_message(const ConfigEntry& entry, std::span<const ConfigKey> known) {
  // A key of the same table is what was meant more often than one from elsewhere.
  std::vector<std::string_view> siblings;
  std::vector<std::string> whole;
  for (const ConfigKey& key : known) {
    if (key.key == "*") continue;
    if (!entry.key.empty() && key.table == entry.table && !key.key.empty())
      siblings.push_back(key.key);
    whole.push_back(dotted(key.table, key.key));
  }
  const std::string name = dotted(entry.table, entry.key);
  std::string meant;
  if (const std::string_view near = nearest_name(entry.key, siblings); !near.empty()) {
    meant = dotted(entry.table, near);
  } else {
    const std::vector<std::string_view> views(whole.begin(), whole.end());
    meant = std::string(nearest_name(name, views));
  }
  std::string message = entry.key.empty() ? "unknown table '" : "unknown key '";
  message += base::printable(name) + "'";
  if (!meant.empty()) message += "; did you mean '" + meant + "'?";
  return message;
}

}  // namespace

Result<Config> parse_config(std::string_view text, std::string path) {
  Config config;
  config.path = std::move(path);
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::source_position at = parsed.error().source().begin;
    return failure(ErrorCode::kMalformed,
                   "not TOML: " + base::printable(parsed.error().description()), config.path,
                   {at.line, at.column});
  }
  if (Result<void> done = Flattener(config).table("", 0, false, parsed.table()); !done)
    return tl::unexpected(done.error());
  // toml++ sorts by name; people read from the top.
  std::ranges::stable_sort(config.entries, [](const ConfigEntry& a, const ConfigEntry& b) {
    return std::pair(a.position.line, a.position.column) <
           std::pair(b.position.line, b.position.column);
  });
  return config;
}

Result<void> require_known(const Config& config, std::span<const ConfigKey> known) {
  for (const ConfigEntry& entry : config.entries) {
    const ConfigKey* found = nullptr;
    for (const ConfigKey& key : known) {
      if (key.table != entry.table) continue;
      if (key.key == entry.key || (key.key == "*" && !entry.key.empty())) found = &key;
    }
    if (found == nullptr) {
      return failure(ErrorCode::kMisuse, unknown_message(entry, known), config.path,
                     entry.position);
    }
    if (found->type != entry.type()) {
      return failure(ErrorCode::kMisuse,
                     "'" + dotted(entry.table, entry.key) + "' is " +
                         std::string(name_of(entry.type())) + "; expected " +
                         std::string(name_of(found->type)),
                     config.path, entry.position);
    }
  }
  return {};
}

}  // namespace locseg
