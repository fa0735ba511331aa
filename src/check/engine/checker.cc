// The checker owns its options; what is ready to run refers to them.
#include <optional>
#include <utility>

#include "base/try.h"
#include "check/engine/article_checker.h"
#include "check/engine/lone_article.h"
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
  return check::check_alone(*state_->checker, {.article = &article, .name = name}).findings;
}

std::vector<Finding> Checker::check(std::string_view bytes, std::string_view name) const {
  return check(parse_article(bytes, article_kind(name, bytes)), name);
}

std::vector<Finding> Checker::check_pair(std::string_view source, std::string_view target,
                                         std::string_view target_lang) const {
  return state_->checker->check_pair(source, target, target_lang);
}

const check::ArticleChecker& Checker::engine() const { return *state_->checker; }

}  // namespace locseg
