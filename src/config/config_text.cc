// Keys are written in the order of the tables; a table is written once, with the keys of all areas.
#include "config/config_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "base/json_text.h"
#include "base/json_writer.h"
#include "base/printable.h"

namespace locseg {
namespace {

using base::JsonWriter;

// A table with its keys and the tables in it.
struct TableNode {
  std::string name;  // its last part
  const ConfigKey* heading = nullptr;
  std::vector<const ConfigKey*> keys;
  std::vector<TableNode> tables;
};

TableNode& table_in(std::vector<TableNode>& tables, std::string_view name) {
  const auto found = std::ranges::find(tables, name, &TableNode::name);
  if (found != tables.end()) return *found;
  TableNode& fresh = tables.emplace_back();
  fresh.name = name;
  return fresh;
}

TableNode& table_below(TableNode& root, std::string_view dotted) {
  TableNode* at = &root;
  while (!dotted.empty()) {
    const std::size_t end = std::min(dotted.find('.'), dotted.size());
    at = &table_in(at->tables, dotted.substr(0, end));
    dotted.remove_prefix(std::min(end + 1, dotted.size()));
  }
  return *at;
}

TableNode tree_of(std::span<const ConfigKey> known) {
  TableNode root;
  for (const ConfigKey& key : known) {
    TableNode& table = table_below(root, key.table);
    if (key.type != ConfigType::kTable) {
      table.keys.push_back(&key);
    } else if (table.heading == nullptr || table.heading->summary.empty()) {
      table.heading = &key;
    }
  }
  return root;
}

void write_texts(JsonWriter& json, const std::vector<std::string>& texts) {
  json.begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

// The schema of a text.
void write_text(JsonWriter& json, const ConfigKey& key) {
  json.member("type", "string");
  if (key.words == nullptr) return;
  if (!key.takes_others) {
    write_texts(json.key("enum"), key.words());
    return;
  }
  json.key("anyOf").begin_array().begin_object();
  write_texts(json.key("enum"), key.words());
  json.end_object().begin_object().member("type", "string").end_object().end_array();
}

void write_value(JsonWriter& json, const ConfigKey& key) {
  json.begin_object();
  if (!key.summary.empty()) json.member("description", key.summary);
  if (!key.standard.empty()) json.key("default").raw(key.standard);
  switch (key.type) {
    case ConfigType::kNumber:
      json.member("type", "number");
      break;
    case ConfigType::kBoolean:
      json.member("type", "boolean");
      break;
    case ConfigType::kTexts:
      json.member("type", "array").key("items").begin_object();
      write_text(json, key);
      json.end_object();
      break;
    default:
      write_text(json, key);
  }
  json.end_object();
}

class SchemaWriter {
 public:
  std::string write(const TableNode& root) {
    json_.begin_object();
    json_.line(1).member("$schema", "http://json-schema.org/draft-07/schema#");
    json_.line(1).member("title", "The configuration of locseg, .locseg.toml");
    write_members(root, 1);
    return json_.line().end_object().take() + "\n";
  }

 private:
  void write_table(const TableNode& table, std::size_t indent) {
    json_.begin_object();
    if (table.heading != nullptr && !table.heading->summary.empty()) {
      json_.line(indent).member("description", table.heading->summary);
    }
    const bool repeats = table.heading != nullptr && table.heading->repeats;
    if (!repeats) {
      write_members(table, indent);
    } else {
      // `[[accept]]`, and `[accept]` for one.
      json_.line(indent).key("anyOf").begin_array().begin_object();
      write_members(table, indent + 1);
      json_.line(indent).end_object().begin_object().member("type", "array").key("items");
      json_.begin_object();
      write_members(table, indent + 1);
      json_.line(indent).end_object().end_object().end_array();
    }
    json_.line(indent - 1).end_object();
  }

  void write_members(const TableNode& table, std::size_t indent) {
    const ConfigKey* any = nullptr;
    json_.line(indent).member("type", "object");
    json_.line(indent).key("properties").begin_object();
    for (const ConfigKey* key : table.keys) {
      if (key->key == "*") {
        any = key;
        if (key->names == nullptr) continue;
        for (const std::string& name : key->names()) {
          write_value(json_.line(indent + 1).key(name), *key);
        }
      } else {
        write_value(json_.line(indent + 1).key(key->key), *key);
      }
    }
    for (const TableNode& inner : table.tables) {
      json_.line(indent + 1).key(inner.name);
      write_table(inner, indent + 2);
    }
    json_.line(indent).end_object();
    json_.line(indent).key("additionalProperties");
    if (any == nullptr) {
      json_.value(false);
    } else {
      write_value(json_, *any);
    }
  }

  JsonWriter json_{JsonWriter::Spacing::kLoose};
};

// What stands for a value that has none.
std::string_view placeholder(ConfigType type) {
  switch (type) {
    case ConfigType::kNumber:
      return "0";
    case ConfigType::kBoolean:
      return "false";
    case ConfigType::kTexts:
      return "[]";
    default:
      return "\"\"";
  }
}

bool is_bare(std::string_view key) {
  return !key.empty() && key.find_first_not_of(
                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW"
                             "XYZ0123456789-_") == std::string_view::npos;
}

std::string quoted_text(std::string_view text) {
  std::string out = "\"";
  base::append_json_escaped(out, text);
  return out + '"';
}

std::string spelled_key(std::string_view key) {
  return is_bare(key) ? std::string(key) : quoted_text(key);
}

std::string spelled_number(double number) {
  std::array<char, 32> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return {buffer.data(), error == std::errc() ? end : buffer.data()};
}

std::string spelled_value(const ConfigEntry& entry) {
  switch (entry.type()) {
    case ConfigType::kNumber:
      return spelled_number(entry.number());
    case ConfigType::kBoolean:
      return entry.boolean() ? "true" : "false";
    case ConfigType::kTexts: {
      std::string out = "[";
      for (const std::string& text : entry.texts()) {
        out += (out.size() > 1 ? ", " : "") + quoted_text(text);
      }
      return out + "]";
    }
    default:
      return quoted_text(entry.text());
  }
}

std::string heading_of(std::string_view table, bool repeats) {
  std::string name(table);
  return repeats ? "[[" + name + "]]" : "[" + name + "]";
}

void write_commented(const TableNode& table, const std::string& name, std::string& out) {
  const bool has_heading = table.heading != nullptr && !name.empty();
  if (has_heading && !table.keys.empty()) {
    out += "\n# " + heading_of(name, table.heading->repeats);
    if (!table.heading->summary.empty()) out += "  # " + std::string(table.heading->summary);
    out += "\n";
  }
  for (const ConfigKey* key : table.keys) {
    const bool is_any = key->key == "*";
    std::string example = is_any ? "RULE" : spelled_key(key->key);
    if (is_any && key->names != nullptr) example = spelled_key(key->names().front());
    std::string value(key->standard);
    if (value.empty() && key->words != nullptr && key->type == ConfigType::kText) {
      value = quoted_text(key->words().front());
    }
    if (value.empty()) value = placeholder(key->type);
    out.append("# ").append(example).append(" = ").append(value);
    if (!key->summary.empty()) out.append("  # ").append(key->summary);
    out += "\n";
  }
  for (const TableNode& inner : table.tables) {
    write_commented(inner, name.empty() ? inner.name : name + "." + inner.name, out);
  }
}

class ShownConfig {
 public:
  ShownConfig(const Config& config, std::span<const ConfigKey> known)
      : config_(&config), known_(known) {}

  std::string show(const TableNode& root) {
    show_table(root, "");
    return std::move(out_);
  }

 private:
  void show_table(const TableNode& table, const std::string& name) {
    const bool repeats = table.heading != nullptr && table.heading->repeats;
    if (repeats) {
      show_repeated(name);
      return;
    }
    std::string lines;
    for (const ConfigKey* key : table.keys) {
      if (key->key == "*") {
        for (const ConfigEntry& entry : config_->entries) {
          if (entry.table == name && !entry.key.empty()) lines += line_of(entry);
        }
      } else if (const ConfigEntry* const entry = find(name, key->key)) {
        lines += line_of(*entry);
      } else if (!key->standard.empty()) {
        lines += spelled_key(key->key) + " = " + std::string(key->standard) + "  # default\n";
      }
    }
    add(lines.empty() || name.empty() ? "" : heading_of(name, false), lines);
    for (const TableNode& inner : table.tables) {
      show_table(inner, name.empty() ? inner.name : name + "." + inner.name);
    }
  }

  // Tables of an array with those inside, as they are in the file.
  void show_repeated(const std::string& name) {
    std::string heading;
    std::string lines;
    for (const ConfigEntry& entry : config_->entries) {
      if (entry.table != name && !entry.table.starts_with(name + ".")) continue;
      if (entry.key.empty()) {
        add(heading, lines);
        lines.clear();
        heading = heading_of(entry.table, repeats(entry.table));
        continue;
      }
      lines += line_of(entry);
    }
    add(heading, lines);
  }

  void add(const std::string& heading, const std::string& lines) {
    if (heading.empty() && lines.empty()) return;
    if (!out_.empty()) out_ += '\n';
    if (!heading.empty()) out_ += heading + "\n";
    out_ += lines;
  }

  [[nodiscard]] bool repeats(std::string_view table) const {
    return std::ranges::any_of(
        known_, [&](const ConfigKey& key) { return key.table == table && key.repeats; });
  }

  [[nodiscard]] const ConfigEntry* find(std::string_view table, std::string_view key) const {
    for (const ConfigEntry& entry : config_->entries) {
      if (entry.table == table && entry.key == key) return &entry;
    }
    return nullptr;
  }

  [[nodiscard]] std::string line_of(const ConfigEntry& entry) const {
    return spelled_key(entry.key) + " = " + spelled_value(entry) + "  # " +
           base::printable(config_->path) + ":" + std::to_string(entry.position.line) + "\n";
  }

  const Config* config_;
  std::span<const ConfigKey> known_;
  std::string out_;
};

}  // namespace

std::string config_schema(std::span<const ConfigKey> known) {
  return SchemaWriter().write(tree_of(known));
}

std::string commented_config(std::span<const ConfigKey> known) {
  std::string out =
      "# The configuration of locseg. Each line says what holds without it. To change that, take "
      "the #\n"
      "# off the line and off the heading above it. docs/configuration.md has the rest.\n";
  write_commented(tree_of(known), "", out);
  return out;
}

std::string shown_config(const Config& config, std::span<const ConfigKey> known) {
  return ShownConfig(config, known).show(tree_of(known));
}

}  // namespace locseg
