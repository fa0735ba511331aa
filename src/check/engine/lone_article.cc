// One pass of the rules about segments and articles; then those about all articles see its
// segments.
#include "check/engine/lone_article.h"

#include <algorithm>
#include <utility>

#include "base/try.h"
#include "check/engine/corpus.h"
#include "check/engine/unit_check.h"

namespace locseg::check {
namespace {

void append(std::vector<LocatedFinding> found, std::vector<Finding>& to) {
  for (LocatedFinding& each : found) to.push_back(std::move(each.finding));
}

// Runs the rules about all over the one that `corpus` holds.
Result<void> check_corpus(const ArticleChecker& checker, const Corpus& corpus,
                          ArticleAcceptances& acceptances, std::vector<Finding>& to) {
  const CorpusRun::Take take = [&](const CorpusArticle&, std::vector<LocatedFinding> found) {
    acceptances.hold_back(found);
    append(std::move(found), to);
    return Result<void>();
  };
  LOCSEG_TRY(corpus.check({checker.selection(), 1, take}));
  std::ranges::stable_sort(to, {}, [](const Finding& it) { return it.span.begin; });
  return {};
}

}  // namespace

LoneCheck check_alone(const ArticleChecker& checker, const LoneArticle& lone) {
  CheckedArticle checked = checker.check(*lone.article, lone.name, lone.path, lone.records);
  LoneCheck out{{}, checked.source_lang, checked.target_lang};
  append(std::move(checked.findings), out.findings);
  if (checked.entries.empty()) return out;
  Corpus corpus;
  CorpusArticle article;
  article.name = lone.name;
  article.article = lone.article;
  corpus.add(std::move(article), checked);
  // The article is at hand, so this fails only if the user stops the process: then nothing counts.
  static_cast<void>(check_corpus(checker, corpus, checked.acceptances, out.findings));
  return out;
}

Result<LoneCheck> check_alone(const ArticleChecker& checker, const std::string& name,
                              const UnitOpener& open) {
  auto checked = check_units(checker, open);
  LOCSEG_TRY(checked);
  LoneCheck out;
  if (checked->articles.empty()) return out;
  out.source_lang = checked->articles.front().source_lang;
  out.target_lang = checked->articles.front().target_lang;
  ArticleAcceptances acceptances = std::move(checked->articles.front().acceptances);
  Corpus corpus;
  for (CheckedArticle& each : checked->articles) {
    append(std::move(each.findings), out.findings);
    CorpusArticle article;
    article.name = name;
    article.open = open;
    corpus.add(std::move(article), each);
  }
  LOCSEG_TRY(check_corpus(checker, corpus, acceptances, out.findings));
  return out;
}

}  // namespace locseg::check
