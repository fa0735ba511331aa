#include "locseg/span.h"

namespace locseg {

Result<std::string> apply_edits(std::string_view bytes, std::span<const Edit> edits) {
  std::size_t size = bytes.size();
  std::uint64_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin < at || edit.span.end < edit.span.begin || edit.span.end > bytes.size()) {
      return failure(ErrorCode::kMisuse, "edits overlap, are out of order or leave the article");
    }
    at = edit.span.end;
    size = size - edit.span.size() + edit.text.size();
  }
  std::string out;
  out.reserve(size);
  at = 0;
  for (const Edit& edit : edits) {
    out.append(bytes.substr(at, edit.span.begin - at));
    out.append(edit.text);
    at = edit.span.end;
  }
  out.append(bytes.substr(at));
  return out;
}

}  // namespace locseg
