// Matching by a table of states, one row per pattern element: no backtracking, so no pattern is
// slow.
#include "base/glob.h"

#include <cstddef>
#include <vector>

namespace locseg::base {
namespace {

struct Element {
  enum Kind { kByte, kAny, kSet, kStar, kFolders, kAnything } kind = kByte;
  char byte = 0;
  std::string_view set;  // between the brackets, without `!`
  bool negated = false;
};

bool in_set(std::string_view set, char c) {
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      if (set[i] <= c && c <= set[i + 2]) return true;
      i += 2;
    } else if (set[i] == c) {
      return true;
    }
  }
  return false;
}

// Where the set at the start of `rest` ends; npos if nothing closes it.
std::size_t set_end(std::string_view rest) {
  const std::size_t first = rest.starts_with("[!") ? 2 : 1;
  return rest.find(']', first + 1);  // a `]` that comes first is in the set
}

std::vector<Element> compile(std::string_view pattern) {
  std::vector<Element> elements;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    Element element;
    element.byte = pattern[i];
    const std::string_view rest = pattern.substr(i);
    if (rest.starts_with("**/")) {
      element.kind = Element::kFolders;
      i += 2;
    } else if (rest.starts_with("**")) {
      element.kind = Element::kAnything;
      i += 1;
    } else if (rest.front() == '*') {
      element.kind = Element::kStar;
    } else if (rest.front() == '?') {
      element.kind = Element::kAny;
    } else if (rest.front() == '\\' && rest.size() > 1) {
      element.byte = pattern[++i];
    } else if (rest.front() == '[') {
      const bool negated = rest.starts_with("[!");
      const std::size_t first = negated ? 2 : 1;
      const std::size_t end = set_end(rest);
      if (end != std::string_view::npos) {
        element.kind = Element::kSet;
        element.negated = negated;
        element.set = rest.substr(first, end - first);
        i += end;
      }
    }
    elements.push_back(element);
  }
  return elements;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  const bool folder_pattern = pattern.ends_with('/');
  const bool folder_path = path.ends_with('/');
  if (folder_pattern && !folder_path) return false;
  if (folder_pattern) pattern.remove_suffix(1);
  if (folder_path) path.remove_suffix(1);
  if (pattern.starts_with("./")) pattern.remove_prefix(1);
  if (pattern.find('/') == std::string_view::npos && pattern != "**") {
    path.remove_prefix(path.rfind('/') + 1);
  }
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (path.starts_with('/')) path.remove_prefix(1);

  const std::vector<Element> elements = compile(pattern);
  // reached[i]: the path up to here is matched by the first i elements.
  std::vector<bool> reached(elements.size() + 1);
  const auto pass_empty = [&](std::vector<bool>& states) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const auto kind = elements[i].kind;
      const bool optional = kind == Element::kStar || kind == Element::kAnything;
      if (states[i] && optional) states[i + 1] = true;
    }
  };
  reached[0] = true;
  bool part_start = true;
  for (std::size_t at = 0;; ++at) {
    // `**/` may match nothing where a part of the path begins.
    if (part_start) {
      for (std::size_t i = 0; i < elements.size(); ++i) {
        if (reached[i] && elements[i].kind == Element::kFolders) reached[i + 1] = true;
      }
    }
    pass_empty(reached);
    if (at == path.size()) return reached[elements.size()];
    const char c = path[at];
    std::vector<bool> next(elements.size() + 1);
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (!reached[i]) continue;
      const Element& element = elements[i];
      switch (element.kind) {
        case Element::kByte:
          if (element.byte == c) next[i + 1] = true;
          break;
        case Element::kAny:
          if (c != '/') next[i + 1] = true;
          break;
        case Element::kSet:
          if (c != '/' && in_set(element.set, c) != element.negated) next[i + 1] = true;
          break;
        case Element::kStar:
          if (c != '/') next[i] = true;
          break;
        case Element::kFolders:
        case Element::kAnything:
          next[i] = true;
          break;
      }
    }
    reached.swap(next);
    part_start = c == '/';
  }
}

std::string_view glob_fault(std::string_view pattern) {
  if (pattern.empty()) return "an empty pattern matches nothing";
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      if (++i == pattern.size()) return "nothing follows the last '\\'";
    } else if (pattern[i] == '[') {
      const std::size_t end = set_end(pattern.substr(i));
      if (end == std::string_view::npos) return "a '[' without its ']'";
      i += end;
    }
  }
  return {};
}

}  // namespace locseg::base
