// A name is cut into what is before the language, the language and what is behind it; every entry
// of the same folder with the same ends and another language between them is a candidate.
#include "lsp/other_languages.h"

#include <algorithm>
#include <optional>

#include "base/disk.h"
#include "locseg/identity.h"

namespace locseg::lsp {
namespace {

struct CutName {
  std::string_view before;
  std::string_view language;
  std::string_view behind;
};

// `docs.de-de` and, of a file, `a.de.md`.
CutName cut_name(std::string_view name, bool is_file) {
  CutName cut;
  const std::size_t ending = is_file ? name.rfind('.') : std::string_view::npos;
  const std::string_view stem = name.substr(0, ending);
  cut.behind = name.substr(stem.size());
  const std::size_t point = stem.rfind('.');
  const std::size_t begin = point == std::string_view::npos ? 0 : point + 1;
  cut.before = stem.substr(0, begin);
  cut.language = stem.substr(begin);
  return cut;
}

// Two tags of one language are two languages of a file, as pt-BR and pt-PT are.
bool is_other(std::string_view language, std::string_view than) {
  return !parse_language_tag(language).language.empty() && !same_tag(language, than);
}

// One name on a path.
struct Step {
  std::string folder;  // that it is in, with a slash at its end
  std::string name;
  std::string rest;  // behind it
};

void add_files(const Step& step, const CutName& cut, std::vector<std::string>& to) {
  const auto entries = base::list_folder(step.folder.empty() ? "." : step.folder);
  if (!entries) return;
  for (const base::FolderEntry& entry : *entries) {
    const std::string_view name = entry.name;
    if (name.size() < cut.before.size() + cut.behind.size() || !name.starts_with(cut.before) ||
        !name.ends_with(cut.behind)) {
      continue;
    }
    const std::string_view language =
        name.substr(cut.before.size(), name.size() - cut.before.size() - cut.behind.size());
    if (!is_other(language, cut.language)) continue;
    const std::string path = step.folder + entry.name + step.rest;
    const auto kind = base::file_kind(path);
    if (kind && *kind == base::FileKind::kRegular) to.push_back(path);
  }
}

}  // namespace

std::vector<std::string> files_in_other_languages(const std::string& path,
                                                  std::string_view target_lang) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const Step step{path.substr(0, begin), path.substr(begin, end - begin), path.substr(end)};
    const CutName cut = cut_name(step.name, step.rest.empty());
    if (same_language(cut.language, target_lang)) add_files(step, cut, out);
    begin = end + 1;
  }
  std::ranges::sort(out);
  const auto repeated = std::unique(out.begin(), out.end());
  out.erase(repeated, out.end());
  return out;
}

}  // namespace locseg::lsp
