#include <algorithm>
#include <array>

#include "locseg/article.h"

namespace locseg {
namespace {

constexpr std::size_t kMaxLevels = 6;
constexpr std::size_t kLanguages = 2;  // what `kept_` begins with

// Of a line that begins with `start`: the number of its marks where it is an ATX heading, else 0.
std::size_t heading_level(std::string_view start) {
  const std::size_t mark = start.find_first_not_of(' ');
  if (mark > 3 || start[mark] != '#') return 0;
  const std::size_t end = start.find_first_not_of('#', mark);
  if (end == std::string_view::npos || (start[end] != ' ' && start[end] != '\t')) return 0;
  return end - mark <= kMaxLevels ? end - mark : 0;
}

}  // namespace

void ArticleUnits::read(std::string_view name, const Article& article, const Languages& languages,
                        const Hash128& content) {
  const FrontMatter& front_matter = article.front_matter();
  if (kept_.size() < kLanguages) kept_.resize(kLanguages);
  kept_[0] = languages.source;
  kept_[1] = languages.target;
  kept_used_ = kLanguages;
  info_.path = name;
  info_.source_lang = kept_[0];
  info_.target_lang = kept_[1].empty() ? front_matter.target_lang : kept_[1];
  info_.translation_type = front_matter.translation_type;
  info_.source_commit = front_matter.source_commit;
  info_.handoff = front_matter.handoff;
  info_.content = content;
  info_.valid_utf8 = true;
  for (const Problem& problem : article.problems()) {
    if (problem.kind == ProblemKind::kInvalidUtf8) info_.valid_utf8 = false;
  }

  units_.clear();
  units_.reserve(article.segments().size());
  const auto text = [&](auto read, const Segment& segment) {
    // Only a decoded text is kept.
    if (kept_used_ == kept_.size()) kept_.emplace_back();
    std::string& scratch = kept_[kept_used_];
    const std::string_view view = (article.*read)(segment, scratch);
    if (view.data() == scratch.data()) ++kept_used_;
    return view;
  };
  for (const Segment& segment : article.segments()) {
    units_.push_back({.id = article.id(segment),
                      .line = segment.line,
                      .source = text(&Article::source_text, segment),
                      .target = text(&Article::target_text, segment),
                      .recovered = segment.recovered});
  }
}

void ArticleUnits::find_headings(const Article& article) {
  if (article.kind() != ArticleKind::kMarkdown) return;
  const std::string_view bytes = article.bytes();
  std::array<std::string_view, kMaxLevels + 1> headings;  // by level; [0] stays empty
  std::size_t level = 0;                                  // of the line; 0 if it is no heading
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const Segment& segment = article.segments()[i];
    const bool goes_on = i != 0 && article.segments()[i - 1].line == segment.line;
    if (!goes_on) {
      const std::uint64_t feed = bytes.substr(0, segment.whole.begin).rfind('\n');
      const std::uint64_t line = feed + 1;  // npos + 1 is 0
      level = heading_level(bytes.substr(line, segment.whole.begin - line));
    }
    std::size_t above = level == 0 ? kMaxLevels : level - 1;
    while (above != 0 && headings[above].empty()) --above;
    units_[i].heading = headings[above];
    if (level == 0 || goes_on) continue;  // a heading of two sentences is called by the first
    headings[level] = units_[i].source;
    std::fill(headings.begin() + static_cast<std::ptrdiff_t>(level) + 1, headings.end(),
              std::string_view());
  }
}

}  // namespace locseg
