// The six localization keys; what they mean is described with FrontMatter.
#include "article/front_matter.h"

#include <algorithm>

#include "article/toml.h"
#include "base/ascii.h"

namespace locseg::article {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kMetadata = "metadata:";

std::string_view without_trailing_blanks(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
    line.remove_suffix(1);
  }
  return line;
}

// The line at `at`, and where the next one begins.
struct Line {
  std::string_view text;
  std::size_t next;
};

Line line_at(std::string_view bytes, std::size_t at) {
  const std::size_t feed = std::min(bytes.find('\n', at), bytes.size());
  return {without_trailing_blanks(bytes.substr(at, feed - at)), std::min(feed + 1, bytes.size())};
}

// The lines of the top-level `metadata:` map, without the line of its key.
Span metadata_map(std::string_view bytes, Span region) {
  for (std::size_t at = region.begin; at < region.end;) {
    const Line line = line_at(bytes, at);
    at = line.next;
    if (!line.text.starts_with(kMetadata)) continue;
    const std::size_t begin = at;
    while (at < region.end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r')) {
      at = line_at(bytes, at).next;
    }
    return {begin, at};
  }
  return {};
}

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), base::is_ascii_digit);
}

// MM/DD/YYYY, the form of handoff dates, as a date that sorts; anything else as it is.
std::string sortable_date(std::string date) {
  const std::string_view view = date;
  if (view.size() != 10 || view[2] != '/' || view[5] != '/' || !is_digits(view.substr(0, 2)) ||
      !is_digits(view.substr(3, 2)) || !is_digits(view.substr(6))) {
    return date;
  }
  return std::string(view.substr(6))
      .append("-")
      .append(view.substr(0, 2))
      .append("-")
      .append(view.substr(3, 2));
}

}  // namespace

Span yaml_region(std::string_view bytes, ArticleKind kind) {
  if (kind == ArticleKind::kYaml) return {0, bytes.size()};
  if (kind != ArticleKind::kMarkdown) return {};
  const FrontMatterPlace place = front_matter_place(bytes);
  return place.syntax == FrontMatterSyntax::kYaml ? place.inside : Span{};
}

FrontMatterPlace front_matter_place(std::string_view bytes) {
  const std::size_t begin = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const Line first = line_at(bytes, begin);
  if (first.text != "---" && first.text != "+++") return {};
  const bool is_yaml = first.text == "---";
  for (std::size_t at = first.next; at < bytes.size();) {
    const Line line = line_at(bytes, at);
    if (line.text == first.text || (is_yaml && line.text == "...")) {
      return {is_yaml ? FrontMatterSyntax::kYaml : FrontMatterSyntax::kToml,
              {first.next, at},
              {begin, line.next}};
    }
    at = line.next;
  }
  return {};
}

std::vector<YamlScalar> front_matter_scalars(std::string_view bytes,
                                             const FrontMatterPlace& place) {
  switch (place.syntax) {
    case FrontMatterSyntax::kNone:
      return {};
    case FrontMatterSyntax::kYaml:
      return yaml_scalars(bytes, place.inside);
    case FrontMatterSyntax::kToml:
      return toml_strings(bytes, place.inside);
  }
  return {};
}

std::vector<MappingKey> front_matter_keys(std::string_view bytes, Span region,
                                          FrontMatterSyntax syntax) {
  return syntax == FrontMatterSyntax::kToml ? toml_keys(bytes, region) : yaml_keys(bytes, region);
}

FrontMatter read_front_matter(std::string_view bytes, ArticleKind kind, Span region,
                              const std::vector<YamlScalar>& scalars) {
  FrontMatter front_matter;
  front_matter.span = kind == ArticleKind::kYaml ? metadata_map(bytes, region) : region;
  for (const YamlScalar& scalar : scalars) {
    const std::string_view name = scalar.key.of(bytes);
    if (!name.starts_with("ms.")) continue;
    const bool top_level = scalar.indent == 0 || front_matter.span.contains(scalar.key);
    const auto* key = std::ranges::find(kLocalizationKeys, name, &LocalizationKey::name);
    if (!top_level || key == std::end(kLocalizationKeys)) continue;
    std::string& value = front_matter.*key->member;
    if (value.empty()) value = yaml_value(bytes, scalar);
  }
  front_matter.handoff = sortable_date(std::move(front_matter.handoff));
  return front_matter;
}

}  // namespace locseg::article
