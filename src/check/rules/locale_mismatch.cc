// Three witnesses of an article's language: the folder it lies in (`docs/de-de/`, `docs.de-de/`),
// ms.contentlocale, and the script of the targets. Scripts speak only where they cannot be
// misunderstood: enough segments that say another thing than their source, next to none of them in
// a script of the language; and they warn only, for a page may be nothing but names. Chinese with
// kana is Japanese, and Japanese without is Chinese.
#include <algorithm>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"
#include "locseg/identity.h"
#include "text/script.h"

namespace locseg::check {
namespace locale_mismatch {
namespace {

// `de-de` as a name, or after the last dot or hyphen of one: `docs.de-de`, `azure-docs.zh-cn`.
std::optional<std::string_view> locale_in(std::string_view name) {
  constexpr std::size_t kSize = 5;
  if (name.size() < kSize) return std::nullopt;
  if (name.size() > kSize && name[name.size() - kSize - 1] != '.') return std::nullopt;
  const std::string_view tag = name.substr(name.size() - kSize);
  const bool shaped = base::is_ascii_alpha(tag[0]) && base::is_ascii_alpha(tag[1]) &&
                      tag[2] == '-' && base::is_ascii_alpha(tag[3]) && base::is_ascii_alpha(tag[4]);
  return shaped ? std::optional(tag) : std::nullopt;
}

std::optional<std::string_view> folder_locale(std::string_view path) {
  std::optional<std::string_view> found;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/')) {
    if (const auto tag = locale_in(path.substr(0, slash))) found = tag;
    path.remove_prefix(slash + 1);
  }
  return found;
}

// A letter of the language's own script anywhere. Addresses and names are Latin in every language,
// so only what is mostly something else than Latin is not written in a Latin script.
bool fits(std::string_view text, text::Script dominant, const std::vector<text::Script>& expected) {
  const auto is_expected = [&](text::Script script) {
    return std::ranges::find(expected, script) != expected.end();
  };
  if (is_expected(dominant)) return true;
  if (is_expected(text::Script::kLatin)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.valid() && is_expected(text::script_of(point.value))) return true;
    at += point.size;
  }
  return false;
}

// What the scripts of the targets say against the language. Of the segments that have letters the
// first 200 are asked, and no more than it takes to be sure.
class ScriptSample {
 public:
  ScriptSample(bool latin, bool chinese) : share_(latin ? 2 : 10), chinese_(chinese) {}

  void add(bool fits, text::Script script) {
    ++segments_;
    fitting_ += fits ? 1U : 0U;
    kana_ += script == text::Script::kHiragana || script == text::Script::kKatakana ? 1U : 0U;
  }

  // Too few to say so.
  [[nodiscard]] bool is_foreign() const {
    return segments_ >= kFew && fitting_ * share_ < segments_;
  }
  [[nodiscard]] bool is_japanese() const {
    return segments_ >= kFew && chinese_ && kana_ * 3 > segments_;
  }

  // Whether `more` segments could not change that it says nothing.
  [[nodiscard]] bool is_settled(std::size_t more) const {
    const bool at_home = fitting_ * share_ >= segments_ + more;
    return at_home && (!chinese_ || (kana_ + more) * 3 <= segments_ + more);
  }
  [[nodiscard]] std::size_t segments() const { return segments_; }

 private:
  static constexpr std::size_t kFew = 5;
  // One in so many must fit: names are Latin in every language, so many Japanese segments fit
  // German.
  std::size_t share_;
  bool chinese_;
  std::size_t segments_ = 0;
  std::size_t fitting_ = 0;
  std::size_t kana_ = 0;
};

ScriptSample sample_targets(const Article& article, const std::vector<text::Script>& expected,
                            bool chinese) {
  constexpr std::size_t kEnough = 200;
  const bool latin = std::ranges::find(expected, text::Script::kLatin) != expected.end();
  ScriptSample witness(latin, chinese);
  std::string scratch;
  std::string source_scratch;
  std::size_t left = article.segments().size();
  for (const Segment& segment : article.segments()) {
    if (witness.segments() == kEnough ||
        witness.is_settled(std::min(left, kEnough - witness.segments()))) {
      break;
    }
    --left;
    const std::string_view target = article.target_text(segment, scratch);
    if (target == article.source_text(segment, source_scratch)) continue;
    const text::Script script = text::dominant_script(target);
    if (script != text::Script::kCommon) witness.add(fits(target, script, expected), script);
  }
  return witness;
}

void check_scripts(const ArticleFacts& facts, Faults& faults) {
  const Article& article = facts.article();
  const std::string_view lang = facts.context().target_lang;
  std::vector<text::Script> expected = text::scripts_of_language(lang);
  // Kana distinguish Japanese from Chinese.
  if (same_language(lang, "ja")) std::erase(expected, text::Script::kHan);
  if (expected.empty() || article.segments().empty()) return;
  const ScriptSample witness = sample_targets(article, expected, same_language(lang, "zh"));
  const Span first = article.segments().front().target;
  if (witness.is_foreign()) {
    faults.in_article(first, "the script of the targets is not that of " + quoted(lang)).severity =
        Severity::kWarning;
  } else if (witness.is_japanese()) {
    faults.in_article(first, "the targets are Japanese, the article says " + quoted(lang))
        .severity = Severity::kWarning;
  }
}

void check(ArticleFacts& facts, Faults& faults) {
  const FrontMatter& metadata = facts.article().front_matter();
  const auto folder = folder_locale(facts.context().article);
  if (folder && !metadata.target_lang.empty()) {
    const LanguageTag named = parse_language_tag(*folder);
    const LanguageTag said = parse_language_tag(metadata.target_lang);
    if (named.language != said.language || (!said.region.empty() && named.region != said.region)) {
      faults.in_article(metadata.span, "the folder says " + quoted(*folder) +
                                           ", ms.contentlocale says " +
                                           quoted(metadata.target_lang));
    }
  }
  check_scripts(facts, faults);
}

}  // namespace
}  // namespace locale_mismatch

constinit const Rule kLocaleMismatch = {
    .description =
        {.id = "locale-mismatch",
         .group = RuleGroup::kArticle,
         .summary = "folder, ms.contentlocale and the script of the targets disagree",
         .why = "An article of one language in the folder of another was copied there by mistake, "
                "and every tool takes its sentences for translations into the wrong language.",
         .bad = {.article =
                     "---\nms.contentlocale: ja-JP\n---\n<span "
                     "data-ttu-id=\"0a1b2-103\">Eins.</span><span class=\"sxs-lookup\"><span "
                     "data-stu-id=\"0a1b2-103\">One.</span></span>\n<span "
                     "data-ttu-id=\"0a1b2-104\">Zwei.</span><span class=\"sxs-lookup\"><span "
                     "data-stu-id=\"0a1b2-104\">Two.</span></span>\n<span "
                     "data-ttu-id=\"0a1b2-105\">Drei.</span><span class=\"sxs-lookup\"><span "
                     "data-stu-id=\"0a1b2-105\">Three.</span></span>\n<span "
                     "data-ttu-id=\"0a1b2-106\">Vier.</span><span class=\"sxs-lookup\"><span "
                     "data-stu-id=\"0a1b2-106\">Four.</span></span>\n<span "
                     "data-ttu-id=\"0a1b2-107\">Fünf.</span><span class=\"sxs-lookup\"><span "
                     "data-stu-id=\"0a1b2-107\">Five.</span></span>\n"},
         .good = {.article =
                      "---\nms.contentlocale: ja-JP\n---\n<span "
                      "data-ttu-id=\"0a1b2-103\">一つ。</span><span class=\"sxs-lookup\"><span "
                      "data-stu-id=\"0a1b2-103\">One.</span></span>\n<span "
                      "data-ttu-id=\"0a1b2-104\">二つ。</span><span class=\"sxs-lookup\"><span "
                      "data-stu-id=\"0a1b2-104\">Two.</span></span>\n<span "
                      "data-ttu-id=\"0a1b2-105\">三つ。</span><span class=\"sxs-lookup\"><span "
                      "data-stu-id=\"0a1b2-105\">Three.</span></span>\n<span "
                      "data-ttu-id=\"0a1b2-106\">四つ。</span><span class=\"sxs-lookup\"><span "
                      "data-stu-id=\"0a1b2-106\">Four.</span></span>\n<span "
                      "data-ttu-id=\"0a1b2-107\">五つ。</span><span class=\"sxs-lookup\"><span "
                      "data-stu-id=\"0a1b2-107\">Five.</span></span>\n"},
         .severity = Severity::kError},
    .check = locale_mismatch::check,
};

}  // namespace locseg::check
