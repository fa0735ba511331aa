// Which article is the source of which, by their names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/tree.h"

namespace locseg::tree {

/// What the patterns of a name stand for.
struct PathParts {
  std::string path;  ///< of `{path}`
  std::string lang;  ///< of `{lang}`, as it is written
};

/// A name with `{path}` and `{lang}` in it.
class NamePattern {
 public:
  explicit NamePattern(std::string text = {}) : text_(std::move(text)) {}

  /// What the patterns stand for in `name`; nothing if it has another form. `languages`: see
  /// SourceTree.
  [[nodiscard]] std::optional<PathParts> match(std::string_view name,
                                               const std::vector<std::string>& languages) const;
  [[nodiscard]] std::string name_of(const PathParts& parts) const;
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool has_language() const;
  /// The folder that all such names are in: what is before the first pattern. Empty, or with a `/`
  /// at its end; a name without patterns is its own.
  [[nodiscard]] std::string folder() const;

 private:
  std::string text_;
};

/// A source tree as two patterns that both say `{path}`, unless they are files.
class PatternTree {
 public:
  explicit PatternTree(const SourceTree& tree);

  struct Source {
    std::string name;
    PathParts parts;
    std::string lang;  ///< BCP 47; empty: not known
  };
  /// Of the translation `name`; nothing if it is none of this tree.
  [[nodiscard]] std::optional<Source> source_of(std::string_view name) const;
  /// What the patterns stand for in the name of a source; nothing if it is none, or a translation.
  [[nodiscard]] std::optional<PathParts> as_source(std::string_view name) const;
  [[nodiscard]] std::string translation_of(const PathParts& parts) const {
    return target_.name_of(parts);
  }
  [[nodiscard]] const NamePattern& source() const { return source_; }
  [[nodiscard]] const NamePattern& target() const { return target_; }
  [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }

 private:
  NamePattern source_;
  NamePattern target_;
  std::vector<std::string> languages_;
};

/// `pt_BR` as BCP 47 spells it.
[[nodiscard]] std::string as_language_tag(std::string lang);

/// The path of the article `name` below `root`, as TreeOptions has it.
[[nodiscard]] std::string path_of_name(std::string_view root, std::string_view name);

/// The source tree of the option of commands: `source`, a file or a folder, beside `target`. Of a
/// file beside a folder: the place in it that the file has in its own tree, the folder at the same
/// place of another branch (`content/en` for `content/ja/a/b.md`), else the file of the same name.
[[nodiscard]] SourceTree tree_beside(std::string source, std::string target, bool source_is_file,
                                     bool target_is_file);

}  // namespace locseg::tree
