// Faults are found, placed in the article's bytes, and held back by comments first: an acceptance
// counts what is left.
#include "check/engine/article_checker.h"

#include <utility>

#include "article/syntax.h"
#include "check/engine/ignore_comments.h"
#include "check/engine/runner.h"

namespace locseg::check {

markup::Syntax syntax_of_units(const ArticleInfo& info) {
  if (!has_article_ending(info.path)) return markup::Syntax::kCatalog;
  return article::syntax_of(article_kind(info.path, {}));
}

ArticleChecker::ArticleChecker(const CheckOptions& options, Selection selection)
    : options_(&options),
      selection_(std::move(selection)),
      acceptances_(options.accepted),
      terms_(options.glossary, options.languages.source),
      dictionary_(options.words) {}

Context ArticleChecker::context_for(std::string_view target_lang) const {
  Context context;
  context.source_lang = options_->languages.source;
  context.target_lang = target_lang;
  context.thresholds = &options_->thresholds;
  context.terms = terms_.of(target_lang);
  return context;
}

Context ArticleChecker::context_for(const Article& article, std::string_view name) const {
  const std::string& wanted = options_->languages.target;
  Context context = context_for(wanted.empty() ? article.front_matter().target_lang : wanted);
  context.article = name;
  context.translation_type = article.front_matter().translation_type;
  context.syntax = article::syntax_of(article.kind());
  return context;
}

std::optional<FoundLanguage> ArticleChecker::find_language_of(const Article& article,
                                                              std::string_view name,
                                                              const std::string& path) const {
  if (article.segments().empty()) return std::nullopt;
  const std::string targets = some_targets(article);
  return find_language({.name = name,
                        .source_lang = options_->languages.source,
                        .siblings = path.empty() || path == "-" ? "" : folders_.beside(path),
                        .targets = targets});
}

CheckedArticle ArticleChecker::check(const Article& article, std::string_view name,
                                     const std::string& path, SegmentRecords* records) const {
  Context context = context_for(article, name);
  std::optional<FoundLanguage> found;
  if (context.target_lang.empty()) found = find_language_of(article, name, path);
  if (found) {
    context.target_lang = found->tag;
    context.terms = terms_.of(found->tag);
  }
  const Plan& plan = selection_.plan(name, context.target_lang, context.translation_type);
  ArticleFaults faults =
      check_article(plan.set, article, context, {options_->skip_segments, records});
  CheckedArticle out;
  out.source_lang = context.source_lang;
  out.target_lang = context.target_lang;
  out.translation_type = context.translation_type;
  out.entries = std::move(faults.entries);
  out.segments = faults.segments;
  out.skipped = faults.skipped;
  out.given_up = std::move(faults.given_up);
  IgnoreComments comments(article.bytes());
  const bool all_stay = comments.empty() && dictionary_.empty();
  out.findings = locate_faults(article, name, plan, std::move(faults.faults),
                               all_stay ? Repeated::kJoined : Repeated::kApart);
  if (!all_stay) {
    dictionary_.hold_back(out.findings);
    out.accepted = comments.hold_back(out.findings);
    join_repeated(out.findings);
  }
  out.unused = comments.unused(name, options_->team.get());
  out.acceptances = acceptances_.of(name);
  out.acceptances.set_plan(plan);
  out.accepted += out.acceptances.hold_back(out.findings);
  out.found_language = std::move(found);
  return out;
}

std::vector<LocatedFinding> ArticleChecker::check_whole(const Article& article,
                                                        std::string_view name) const {
  const Context context = context_for(article, name);
  const Plan& plan = selection_.plan(name, context.target_lang, context.translation_type);
  RuleSet whole;
  whole.article = plan.set.article;
  ArticleFaults faults = check_article(whole, article, context, {});
  return locate_faults(article, name, plan, std::move(faults.faults));
}

std::vector<Finding> ArticleChecker::check_pair(std::string_view source, std::string_view target,
                                                std::string_view target_lang) const {
  const std::string_view usual = options_->languages.target;
  return check_texts(context_for(target_lang.empty() ? usual : target_lang), source, target);
}

std::vector<Finding> ArticleChecker::check_unit(const ArticleInfo& info, const Unit& unit) const {
  const std::string_view usual = options_->languages.target;
  Context context = context_for(info.target_lang.empty() ? usual : info.target_lang);
  if (!info.source_lang.empty()) context.source_lang = info.source_lang;
  context.article = info.path;
  context.translation_type = info.translation_type;
  context.syntax = syntax_of_units(info);
  return check_texts(context, unit.source, unit.target);
}

std::vector<Finding> ArticleChecker::check_texts(const Context& context, std::string_view source,
                                                 std::string_view target) const {
  const Plan& plan =
      selection_.plan(context.article, context.target_lang, context.translation_type);
  SegmentFacts facts(context);
  facts.reset(source, target);
  std::vector<RuledFault> faults;
  check_segment(plan.set, facts, faults);
  TeamRun team(plan.set.team_rules, plan.set.team, plan.set.brake);
  check_team(team, facts, faults);
  return findings_of_pair(source, target, plan, std::move(faults));
}

}  // namespace locseg::check
