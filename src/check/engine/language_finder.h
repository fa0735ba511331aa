/// The language of targets that is not written down, from what is around them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "locseg/article.h"

namespace locseg::check {

enum class LanguageClue : std::uint8_t {
  kName,      ///< of the file, or of a folder on the way to it
  kSiblings,  ///< files of the same folder, which all say the same
  kScript,    ///< that one language only is written in
};

struct FoundLanguage {
  std::string tag;
  LanguageClue clue = LanguageClue::kName;
};

/// What is known when a language is looked for.
struct LanguageClues {
  std::string_view name;         ///< of the file, a path
  std::string_view source_lang;  ///< which the targets are not in
  std::string siblings;          ///< the language of the files beside it; empty: not known
  std::string_view targets;      ///< some of them, one behind another
};

/// The first clue that the script of the targets does not speak against; nothing if none is.
[[nodiscard]] std::optional<FoundLanguage> find_language(const LanguageClues& clues);

/// Some of the targets of an article, one behind another.
[[nodiscard]] std::string some_targets(const Article& article);

/// The language that the articles of a folder name, if they agree. Safe to use from several
/// threads.
class FolderLanguages {
 public:
  /// Of the folder that the file `path` is in, which is read at the first call: the metadata of its
  /// first articles. Empty if they name none or several.
  [[nodiscard]] std::string beside(const std::string& path) const;

 private:
  struct Cache {
    std::mutex mutex;
    std::map<std::string, std::string> languages;  // by folder
  };
  std::unique_ptr<Cache> cache_ = std::make_unique<Cache>();
};

/// Says once for each language how it was found.
class LanguageNotes {
 public:
  void add(std::string_view name, const FoundLanguage& found);
  /// A sentence each, in order.
  [[nodiscard]] std::vector<std::string> notes() const;

 private:
  struct Files {
    std::string first;
    std::uint64_t count = 0;
  };
  std::map<std::pair<LanguageClue, std::string>, Files> found_;
};

}  // namespace locseg::check
