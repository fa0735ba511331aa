// The checker owns its options; what is ready to run refers to them. Rules about all articles run
// over the one article, so that its findings are those of `check_tree` over it alone.
#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "base/try.h"
#include "check/engine/article_checker.h"
#include "check/engine/corpus.h"
#include "locseg/check.h"

namespace locseg {

struct Checker::State {
  explicit State(CheckOptions chosen) : options(std::move(chosen)) {}

  CheckOptions options;
  std::optional<check::ArticleChecker> checker;
};

Checker::Checker(std::unique_ptr<State> state) : state_(std::move(state)) {}
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;
Checker::~Checker() = default;

Result<Checker> Checker::create(CheckOptions options) {
  auto state = std::make_unique<State>(std::move(options));
  auto selection = check::Selection::build(state->options);
  LOCSEG_TRY(selection);
  state->checker.emplace(state->options, std::move(*selection));
  return Checker(std::move(state));
}

Result<Checker> Checker::for_rules(std::vector<std::string> rules, const Languages& languages) {
  CheckOptions options;
  options.rules.select = std::move(rules);
  options.languages = languages;
  return create(std::move(options));
}

std::vector<Finding> Checker::check(const Article& article, std::string_view name) const {
  const check::ArticleChecker& checker = *state_->checker;
  check::CheckedArticle checked = checker.check(article, name);
  std::vector<Finding> out;
  for (check::LocatedFinding& each : checked.findings) out.push_back(std::move(each.finding));
  if (checked.entries.empty()) return out;

  check::Corpus corpus;
  corpus.add({.path = {},
              .name = std::string(name),
              .bytes = {},
              .source_lang = checked.source_lang,
              .target_lang = checked.target_lang,
              .translation_type = checked.translation_type,
              .article = &article},
             std::move(checked.entries));
  [[maybe_unused]] const auto done = corpus.check(
      checker.selection(),
      [&](const check::CorpusArticle&, std::vector<check::LocatedFinding> found) -> Result<void> {
        checked.acceptances.hold_back(found);
        for (check::LocatedFinding& each : found) out.push_back(std::move(each.finding));
        return {};
      });
  assert(done.has_value());  // the article is at hand, so nothing is read
  std::ranges::stable_sort(out, {}, [](const Finding& it) { return it.span.begin; });
  return out;
}

std::vector<Finding> Checker::check(std::string_view bytes, std::string_view name) const {
  return check(parse_article(bytes, article_kind(name, bytes)), name);
}

std::vector<Finding> Checker::check_pair(std::string_view source, std::string_view target,
                                         std::string_view target_lang) const {
  return state_->checker->check_pair(source, target, target_lang);
}

}  // namespace locseg
