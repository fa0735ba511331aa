// The tables `[articles]`, `[[articles.override]]` and `[[trees]]`, key by key.
#include "tree/tree_settings.h"

#include <array>
#include <utility>

#include "base/language_tag.h"
#include "base/normal_path.h"
#include "base/try.h"
#include "base/words.h"
#include "tree/article_names.h"

namespace locseg {
namespace {

constexpr std::string_view kTable = "articles";
constexpr std::string_view kOverride = "articles.override";
constexpr std::string_view kTrees = "trees";
constexpr std::string_view kAuto = "auto";
constexpr ConfigKey layout_key(std::string_view table) {
  return {.table = table,
          .key = "layout",
          .summary = "where articles keep their sources",
          .standard = "\"auto\"",
          .words = layout_words};
}

constexpr std::array kKeys = {
    ConfigKey{kTable, "", ConfigType::kTable, "the articles that commands read"},
    ConfigKey{kTable, "include", ConfigType::kTexts, "globs: walk only files that match one"},
    ConfigKey{kTable, "exclude", ConfigType::kTexts,
              "globs: skip files and folders that match one"},
    ConfigKey{kTable, "root", ConfigType::kText, "the folder below which articles are named"},
    ConfigKey{kTable, "gitignore", ConfigType::kBoolean, "false: walk what git ignores, too",
              "true"},
    ConfigKey{kTable, "source-lang", ConfigType::kText, "language of the sources", "\"en-US\""},
    ConfigKey{kTable, "target-lang", ConfigType::kText,
              "language of the targets; left out: what each article says"},
    layout_key(kTable),
    ConfigKey{.table = kOverride,
              .key = "",
              .type = ConfigType::kTable,
              .summary = "how some articles are read; later ones win",
              .repeats = true},
    ConfigKey{kOverride, "paths", ConfigType::kTexts, "globs: names of articles"},
    layout_key(kOverride),
    ConfigKey{.table = kTrees,
              .key = "",
              .type = ConfigType::kTable,
              .summary = "translations that are files of their own beside their sources",
              .repeats = true},
    ConfigKey{kTrees, "source", ConfigType::kText, "the folder of the sources"},
    ConfigKey{kTrees, "target", ConfigType::kText,
              "where translations are, `{lang}` for the language: `content/{lang}`"},
    ConfigKey{kTrees, "languages", ConfigType::kTexts, "of translations; left out: any"},
};

// A leading `/` ties a glob to the root, where `./` would tie it to the working folder.
std::vector<std::string> globs_from_root(std::vector<std::string> globs) {
  for (std::string& glob : globs) {
    if (glob.starts_with("./")) glob.erase(0, 1);
  }
  return globs;
}

std::string from_folder_of(const Config& config, const std::string& path) {
  return path.starts_with('/') ? path : default_root(config.path) + path;
}

Result<std::optional<Layout>> layout_in(const Config& config, const ConfigEntry& entry) {
  if (const auto layout = find_layout(entry.text())) return *layout;
  std::string expected;
  for (const std::string& word : layout_words()) {
    expected += (expected.empty() ? "expected " : ", ") + word;
  }
  return failure(ErrorCode::kMisuse, "layout = " + base::quoted(entry.text()) + ": " + expected,
                 config.path, entry.position);
}

Result<void> require_language_tag(const Config& config, const ConfigEntry& entry) {
  if (entry.text().empty() || base::is_language_tag(entry.text())) return {};
  return failure(ErrorCode::kMisuse,
                 std::string(entry.key) + " = " + base::quoted(entry.text()) +
                     ": expected a language tag as de or de-DE",
                 config.path, entry.position);
}

// What `[[articles.override]]` says, by its number.
class Overrides {
 public:
  Result<void> take(const Config& config, const ConfigEntry& entry) {
    while (all_.size() <= entry.index) all_.emplace_back();
    LayoutOverride& one = all_[entry.index];
    if (entry.key == "paths") one.paths = globs_from_root(entry.texts());
    if (entry.key == "layout") {
      const auto layout = layout_in(config, entry);
      LOCSEG_TRY(layout);
      one.layout = *layout;
    }
    return {};
  }
  [[nodiscard]] std::vector<LayoutOverride> all() && { return std::move(all_); }

 private:
  std::vector<LayoutOverride> all_;
};

// What `[[trees]]` says, by its number.
class Trees {
 public:
  void take(const ConfigEntry& entry) {
    while (all_.size() <= entry.index) all_.emplace_back();
    Placed& one = all_[entry.index];
    if (entry.key.empty()) one.position = entry.position;
    if (entry.key == "source") {
      one.tree.source = entry.text();
      one.source_at = entry.position;
    }
    if (entry.key == "target") {
      one.tree.target = entry.text();
      one.target_at = entry.position;
    }
    if (entry.key == "languages") one.tree.languages = entry.texts();
  }

  Result<std::vector<SourceTree>> all(const Config& config) && {
    std::vector<SourceTree> out;
    for (Placed& each : all_) {
      if (const Fault fault = fault_of(each); !fault.what.empty()) {
        return failure(ErrorCode::kMisuse, "trees: " + std::string(fault.what), config.path,
                       fault.position);
      }
      out.push_back(std::move(each.tree));
    }
    return out;
  }

 private:
  struct Placed {
    SourceTree tree;
    Position position;
    Position source_at;
    Position target_at;
  };

  struct Fault {
    std::string_view what;
    Position position;
  };

  // A brace that is not of a pattern.
  static bool has_stray_brace(std::string_view name) {
    for (std::size_t at = name.find_first_of("{}"); at != std::string_view::npos;
         at = name.find_first_of("{}")) {
      name.remove_prefix(at);
      if (!name.starts_with("{lang}") && !name.starts_with("{path}")) return true;
      name.remove_prefix(name.find('}') + 1);
    }
    return false;
  }

  static Fault fault_of(const Placed& placed) {
    const SourceTree& tree = placed.tree;
    const auto has = [](const std::string& name, std::string_view pattern) {
      return name.find(pattern) != std::string::npos;
    };
    if (tree.source.empty() || tree.target.empty()) {
      return {"expected a source and a target", placed.position};
    }
    constexpr std::string_view kBraces = "expected {lang} or {path} where a brace is";
    if (has_stray_brace(tree.source)) return {kBraces, placed.source_at};
    if (has_stray_brace(tree.target)) return {kBraces, placed.target_at};
    if (has(tree.source, "{lang}")) {
      return {"{lang} is the language of a target, not of a source", placed.position};
    }
    if (has(tree.source, "{path}") != has(tree.target, "{path}")) {
      return {"{path} has to be in source and target, or in neither", placed.position};
    }
    if (base::normal_path(tree.source) == base::normal_path(tree.target)) {
      return {"source and target are the same", placed.target_at};
    }
    return {};
  }

  std::vector<Placed> all_;
};

}  // namespace

std::span<const ConfigKey> tree_config_keys() { return kKeys; }

std::optional<std::optional<Layout>> find_layout(std::string_view name) {
  if (name == kAuto) return std::optional<Layout>();
  for (const LayoutDescription& each : layout_descriptions()) {
    if (each.name == name && each.layout != Layout::kParallel) return each.layout;
  }
  return std::nullopt;
}

std::vector<std::string> layout_words() {
  std::vector<std::string> out = {std::string(kAuto)};
  for (const LayoutDescription& each : layout_descriptions()) {
    if (each.layout != Layout::kParallel) out.emplace_back(each.name);
  }
  return out;
}

Result<TreeSettings> read_tree_settings(const Config& config) {
  TreeSettings settings;
  Overrides overrides;
  Trees trees;
  for (const ConfigEntry& entry : config.entries) {
    if (entry.table == kOverride) {
      LOCSEG_TRY(overrides.take(config, entry));
    }
    if (entry.table == kTrees) trees.take(entry);
    if (entry.table != kTable) continue;
    if (entry.key == "include") settings.include = globs_from_root(entry.texts());
    if (entry.key == "exclude") settings.exclude = globs_from_root(entry.texts());
    if (entry.key == "root") settings.root = from_folder_of(config, entry.text());
    if (entry.key == "gitignore") settings.gitignore = entry.boolean();
    if (entry.key == "source-lang" || entry.key == "target-lang") {
      LOCSEG_TRY(require_language_tag(config, entry));
      (entry.key == "source-lang" ? settings.source_lang : settings.target_lang) = entry.text();
    }
    if (entry.key == "layout") {
      const auto layout = layout_in(config, entry);
      LOCSEG_TRY(layout);
      settings.layout = *layout;
    }
  }
  settings.layouts = std::move(overrides).all();
  auto source_trees = std::move(trees).all(config);
  LOCSEG_TRY(source_trees);
  settings.source_trees = std::move(*source_trees);
  return settings;
}

}  // namespace locseg
