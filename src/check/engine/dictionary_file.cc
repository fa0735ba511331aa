#include "check/engine/dictionary_file.h"

#include <algorithm>
#include <string_view>

#include "base/disk.h"
#include "base/try.h"
#include "text/fold.h"

namespace locseg {

Result<void> read_dictionary(const std::string& path, std::vector<std::string>& words) {
  std::string bytes;
  LOCSEG_TRY(base::read_file(path, bytes));
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string_view rest = bytes;
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  std::string scratch;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view word = text::fold_space(rest.substr(0, end), scratch);
    if (!word.empty() && !word.starts_with('#')) words.emplace_back(word);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

}  // namespace locseg
