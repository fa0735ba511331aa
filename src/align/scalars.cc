#include "align/scalars.h"

#include "article/yaml.h"
#include "base/ascii.h"

namespace locseg::align {
namespace {

// Past the string of JSON that begins at the quotation mark `at`; to the end if it does not end.
std::size_t string_end(std::string_view bytes, std::size_t at) {
  for (++at; at < bytes.size(); ++at) {
    if (bytes[at] == '\\') {
      ++at;
    } else if (bytes[at] == '"') {
      return at + 1;
    }
  }
  return bytes.size();
}

void scan_json(std::string_view bytes, std::vector<Block>& out) {
  Span key;
  for (std::size_t at = bytes.find('"'); at < bytes.size(); at = bytes.find('"', at)) {
    const std::size_t end = string_end(bytes, at);
    const Span text{at + 1, end > at + 1 && bytes[end - 1] == '"' ? end - 1 : end};
    const std::size_t next = base::skip_ascii_space(bytes, end);
    if (next < bytes.size() && bytes[next] == ':') {
      key = text;
    } else if (!text.empty()) {
      out.push_back({.kind = BlockKind::kScalar, .span = text, .slug = key});
    }
    at = end;
  }
}

}  // namespace

void scan_scalars(std::string_view bytes, ArticleKind kind, std::vector<Block>& out) {
  if (kind == ArticleKind::kJson) {
    scan_json(bytes, out);
    return;
  }
  for (const article::YamlScalar& scalar : article::yaml_scalars(bytes, {0, bytes.size()})) {
    if (scalar.value.empty()) continue;
    out.push_back({.kind = BlockKind::kScalar, .span = scalar.value, .slug = scalar.key});
  }
}

}  // namespace locseg::align
