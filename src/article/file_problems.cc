#include "article/file_problems.h"

#include <algorithm>

#include "base/line_cursor.h"
#include "base/utf8.h"

namespace locseg::article {
namespace {

constexpr std::size_t kMaxInvalidRuns = 100;

bool is_marker_line(std::string_view line, std::string_view marker) {
  if (!line.starts_with(marker)) return false;
  return line.size() == marker.size() || line[marker.size()] == ' ' || line[marker.size()] == '\r';
}

}  // namespace

// git writes `<<<<<<< ours`, perhaps `||||||| base`, `=======`, `>>>>>>> theirs`, each at the
// start of a line. Only the first cannot be anything else, so the others count after it alone.
void find_conflict_markers(std::string_view bytes, std::size_t first,
                           std::vector<Problem>& problems) {
  constexpr std::string_view kMarkers[] = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
  bool open = false;
  for (std::size_t at = first; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    for (const std::string_view marker : kMarkers) {
      if (!is_marker_line(line, marker)) continue;
      if (marker.front() == '<') open = true;
      if (open)
        problems.push_back({ProblemKind::kConflictMarker, {at, at + marker.size()}, {}, {}});
      if (marker.front() == '>') open = false;
    }
    at = end + 1;
  }
}

void find_invalid_utf8(std::string_view bytes, std::vector<Problem>& problems) {
  std::size_t runs = 0;
  for (std::size_t at = base::valid_utf8_prefix(bytes); at < bytes.size();
       at += base::valid_utf8_prefix(bytes.substr(at))) {
    const std::size_t begin = at;
    while (at < bytes.size() && !base::code_point_at(bytes, at).valid()) {
      at += base::code_point_at(bytes, at).size;
    }
    Problem* last = runs == 0 ? nullptr : &problems.back();
    const bool same_line =
        last != nullptr &&
        bytes.substr(last->span.end, begin - last->span.end).find('\n') == std::string_view::npos;
    if (same_line || runs == kMaxInvalidRuns) {
      last->span.end = at;
    } else {
      problems.push_back({ProblemKind::kInvalidUtf8, {begin, at}, {}, {}});
      ++runs;
    }
  }
}

void order_problems(std::string_view bytes, std::vector<Problem>& problems) {
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Problem& a, const Problem& b) { return a.span.begin < b.span.begin; });
  base::LineCursor lines(bytes);
  for (Problem& problem : problems) problem.position = lines.position_at(problem.span.begin);
}

}  // namespace locseg::article
