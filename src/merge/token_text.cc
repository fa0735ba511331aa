// The front matter goes out of the lines because keys merge better one by one than as lines.
#include "merge/token_text.h"

#include <algorithm>
#include <string_view>

#include "article/front_matter.h"

namespace locseg::merge {
namespace {

constexpr auto kLocalizationNames = [] {
  std::array<std::string_view, std::size(article::kLocalizationKeys)> names;
  std::ranges::transform(article::kLocalizationKeys, names.begin(),
                         &article::LocalizationKey::name);
  return names;
}();

// The lines of `side`; its front matter too, unless `front_matter` takes it.
std::string lines_of(const Version& side, std::string* front_matter) {
  const std::string_view bytes = side.article.bytes();
  const Span metadata = side.article.front_matter().span;
  std::string out;
  std::size_t from = 0;
  std::size_t metadata_begin = metadata.begin;  // in `out`, once the bytes up to there are
  std::size_t metadata_end = metadata.end;
  for (Index i = 0; i < side.segments.size(); ++i) {
    const Span whole = side.article.segments()[i].whole;
    out += bytes.substr(from, whole.begin - from);
    const std::size_t before = out.size();
    out += kOpen + std::to_string(side.tokens[i]) + kClose;
    from = whole.end;
    const std::size_t shrunk = whole.size() - (out.size() - before);
    if (whole.end <= metadata.begin) metadata_begin -= shrunk;
    if (whole.end <= metadata.end) metadata_end -= shrunk;
  }
  out += bytes.substr(from);
  if (front_matter == nullptr) return out;
  *front_matter = out.substr(metadata_begin, metadata_end - metadata_begin);
  const bool line_end = front_matter->ends_with('\n');
  out.replace(metadata_begin, metadata_end - metadata_begin,
              std::string{kOpen, kClose} + (line_end ? "\n" : ""));
  return out;
}

}  // namespace

TokenTexts token_texts(const Versions& versions) {
  constexpr std::array<Who, 3> kAll = {Who::kBase, Who::kOurs, Who::kTheirs};
  const bool by_keys = std::none_of(kAll.begin(), kAll.end(), [&](Who who) {
    const Article& article = versions.of(who).article;
    return article.front_matter().span.empty() || article.kind() == ArticleKind::kJson;
  });
  TokenTexts texts;
  for (std::size_t i = 0; i < kAll.size(); ++i) {
    texts.lines[i] = lines_of(versions.of(kAll[i]), by_keys ? &texts.front_matter[i] : nullptr);
  }
  return texts;
}

std::vector<Hunk> put_front_matter_back(std::vector<Hunk> hunks, const TokenTexts& texts,
                                        Who lead) {
  const std::string mark{kOpen, kClose};
  std::vector<Hunk> out;
  for (Hunk& hunk : hunks) {
    if (hunk.conflict) {  // side by side, so that they are edited with the conflict
      const std::array<std::string*, 3> sides = {&hunk.base, &hunk.ours, &hunk.theirs};
      for (std::size_t i = 0; i < 3; ++i) {
        if (const std::size_t at = sides[i]->find(mark); at != std::string::npos) {
          const bool line_end = texts.front_matter[i].ends_with('\n');
          sides[i]->replace(at, mark.size() + (line_end ? 1 : 0), texts.front_matter[i]);
        }
      }
      out.push_back(std::move(hunk));
      continue;
    }
    const std::size_t at = hunk.text.find(mark);
    if (at == std::string::npos) {
      out.push_back(std::move(hunk));
      continue;
    }
    const bool line_end = hunk.text.substr(at + mark.size()).starts_with('\n');
    out.push_back({false, hunk.text.substr(0, at), {}, {}, {}});
    const auto& [base, ours, theirs] = texts.front_matter;
    if (base == ours || ours == theirs) {
      out.push_back({false, theirs, {}, {}, {}});
    } else if (base == theirs) {
      out.push_back({false, ours, {}, {}, {}});
    } else {
      for (Hunk& part : merge_keys(ours, base, theirs, kLocalizationNames, lead == Who::kTheirs)) {
        out.push_back(std::move(part));
      }
    }
    out.push_back({false, hunk.text.substr(at + mark.size() + (line_end ? 1 : 0)), {}, {}, {}});
  }
  return out;
}

}  // namespace locseg::merge
