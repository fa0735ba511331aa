// A container's marks are on lines of their own and nest. Contents are often indented below their
// mark for the eye; DocFX reads them from their own first column on.
#include "article/docfx_containers.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/bytes.h"

namespace locseg::article {
namespace {

constexpr std::string_view kColons = ":::";

// The name behind the mark that `line`, which holds something and begins with no space, begins
// with: `row`, `row-end`.
std::string_view container_name(std::string_view line) {
  if (line.front() != kColons.front() || !line.starts_with(kColons)) return {};
  line.remove_prefix(kColons.size());
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  std::size_t end = 0;
  while (end < line.size() && (base::is_ascii_alpha(line[end]) || line[end] == '-')) ++end;
  return line.substr(0, end);
}

bool is_fence(std::string_view line) {
  if (line.front() != '`' && line.front() != '~') return false;
  return line.starts_with("```") || line.starts_with("~~~");
}

class Containers {
 public:
  explicit Containers(std::string_view markdown) : markdown_(markdown) {}

  std::vector<Span> indentation() {
    for (std::size_t at = 0; at < markdown_.size();) {
      const std::size_t end = std::min(markdown_.find('\n', at), markdown_.size());
      take(at, end);
      at = end + 1;
    }
    return std::move(out_);
  }

 private:
  struct Container {
    std::string_view name;
    std::size_t column;       // of its mark, less what is dropped before it
    std::size_t content = 0;  // the column of its contents; known with the first line of them
    bool has_content = false;

    [[nodiscard]] std::size_t surplus() const { return content > column ? content - column : 0; }
  };

  void take(std::size_t begin, std::size_t end) {
    std::size_t text = begin;
    while (text < end && (markdown_[text] == ' ' || markdown_[text] == '\t')) ++text;
    const std::string_view line = markdown_.substr(text, end - text);
    if (line.empty() || line.find_first_not_of('\r') == std::string_view::npos) return;
    const std::string_view name = in_fence_ ? std::string_view() : container_name(line);
    if (name.ends_with("-end")) close(name.substr(0, name.size() - 4));
    const std::size_t indent = text - begin;
    std::size_t dropped = 0;
    if (!open_.empty()) {
      Container& inner = open_.back();
      // A comment may begin anywhere.
      if (!inner.has_content && !name.ends_with("-end") && !line.starts_with("<!--")) {
        inner.content = indent;
        inner.has_content = true;
      }
      dropped = std::min(indent, inner.surplus());
    }
    if (dropped > 0) out_.push_back({begin, begin + dropped});
    if (is_fence(line)) in_fence_ = !in_fence_;
    if (opens(name, end)) open_.push_back({name, indent - dropped});
  }

  [[nodiscard]] bool opens(std::string_view name, std::size_t from) const {
    if (name.empty() || name.ends_with("-end")) return false;
    const std::string end = std::string(name) + "-end";
    const std::size_t rare = name.size();  // the hyphen and the letter behind it
    for (std::size_t at = base::find_text(markdown_, from, end, rare); at < markdown_.size();
         at = base::find_text(markdown_, at + 1, end, rare)) {
      const std::size_t mark = markdown_.find_last_not_of(' ', at - 1);
      if (mark != std::string_view::npos && markdown_[mark] == ':') return true;
    }
    return false;
  }

  void close(std::string_view name) {
    const auto last = std::find_if(open_.rbegin(), open_.rend(),
                                   [&](const Container& it) { return it.name == name; });
    if (last != open_.rend()) open_.erase(last.base() - 1, open_.end());
  }

  std::string_view markdown_;
  std::vector<Container> open_;
  std::vector<Span> out_;
  bool in_fence_ = false;
};

}  // namespace

std::vector<Span> container_indentation(std::string_view markdown) {
  if (base::find_text(markdown, 0, kColons, 0) == markdown.size()) return {};
  return Containers(markdown).indentation();
}

}  // namespace locseg::article
