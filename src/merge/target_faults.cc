// Faults by comparison: a code is lost or invented only when neither the source nor the target in
// the article explains it, for translators rightly drop emphasis and add entities.
#include "merge/target_faults.h"

#include <algorithm>
#include <map>

#include "article/leaks.h"
#include "article/syntax.h"
#include "base/ascii.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "markup/codes.h"

namespace locseg::merge {
namespace {

using Tally = std::map<std::string, int, std::less<>>;

// What has to stay of a code: that it is there, and of those whose value a program reads, the
// value. Addresses are localized, so a link is a link.
std::string key_of(const markup::Code& code, std::string_view text) {
  std::string key(markup::name_of(code.kind));
  if (code.kind == markup::CodeKind::kPlaceholder || code.kind == markup::CodeKind::kInclude ||
      code.kind == markup::CodeKind::kTag) {
    key += ' ' + base::printable(code.value.of(text));
  }
  return key;
}

struct Reading {
  Tally codes;
  bool loose_backticks = false;
};

Reading read(std::string_view text, markup::Syntax syntax) {
  Reading reading;
  const markup::Codes codes = markup::find_codes(text, syntax);
  for (const markup::Code& code : codes.codes) ++reading.codes[key_of(code, text)];
  reading.loose_backticks =
      std::any_of(codes.loose.begin(), codes.loose.end(),
                  [&](const Span& mark) { return mark.of(text).starts_with('`'); });
  return reading;
}

int count(const Tally& tally, const std::string& key) {
  const auto found = tally.find(key);
  return found == tally.end() ? 0 : found->second;
}

// A tag that begins and does not end, and would swallow the tag after the text.
bool leaves_tag_open(std::string_view text) {
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos || text.find('>', open) != std::string_view::npos)
    return false;
  if (open + 1 == text.size()) return true;
  const char next = text[open + 1];
  return next == '/' || next == '!' || next == '?' || base::is_ascii_alpha(next);
}

// The pair alone, as Markdown or XML whatever carries it.
std::string pair_of(std::string_view source, std::string_view target) {
  std::string bytes = "<span data-ttu-id=\"00000-1\">";
  bytes += target;
  bytes += "</span><span class=\"sxs-lookup\"><span data-stu-id=\"00000-1\">";
  bytes += source;
  bytes += "</span></span>\n";
  return bytes;
}

// What is wrong with a pair that has only itself to blame.
std::string pair_fault(std::string_view source, std::string_view target, ArticleKind kind) {
  const std::string bytes = pair_of(source, target);
  const Article pair =
      parse_article(bytes, kind == ArticleKind::kXml ? ArticleKind::kXml : ArticleKind::kMarkdown);
  if (pair.segments().size() != 1 || pair.segments()[0].target.of(bytes) != target) {
    return "the target would end its pair early";
  }
  const std::vector<article::Leak> leaks = article::find_leaks(pair, article::read_pairs(pair));
  if (leaks.empty()) return {};
  return "readers would see a tag of the pair, because of " + leaks[0].cause;
}

}  // namespace

std::string impossible(std::string_view target) {
  if (base::valid_utf8_prefix(target) != target.size()) return "the target is not UTF-8";
  for (const std::string_view tag : {"data-ttu-id=", "data-stu-id="}) {
    if (target.find(tag) != std::string_view::npos) return "the target holds the tag of a pair";
  }
  return {};
}

namespace {

// What is wrong with the text by itself.
std::string text_fault(ArticleKind kind, std::string_view source, std::string_view current,
                       std::string_view target) {
  const auto has = [](std::string_view text, char byte) {
    return text.find(byte) != std::string_view::npos;
  };
  if (has(target, '\n') && !has(current, '\n') && !has(source, '\n')) {
    return "the target holds a line feed, and neither its source nor the present target has one";
  }
  if (kind != ArticleKind::kXml && leaves_tag_open(target) && !leaves_tag_open(current)) {
    return "the target leaves an HTML tag open, which would swallow the tag after it";
  }
  return {};
}

std::string code_fault(markup::Syntax syntax, std::string_view source, std::string_view current,
                       std::string_view target) {
  const Reading in_source = read(source, syntax);
  const Reading now = read(current, syntax);
  const Reading then = read(target, syntax);
  if (then.loose_backticks && !now.loose_backticks && !in_source.loose_backticks) {
    return "the target leaves a code span open";
  }
  for (const auto& [key, had] : in_source.codes) {
    const int left = count(then.codes, key);
    if (left < had && left < count(now.codes, key)) return "the target loses a code: " + key;
  }
  for (const auto& [key, has_now] : then.codes) {
    if (has_now > count(in_source.codes, key) && has_now > count(now.codes, key)) {
      return "the target invents a code: " + key;
    }
  }
  return {};
}

}  // namespace

std::string fault_of(const Article& article, std::string_view source, std::string_view current,
                     std::string_view target) {
  // A unit of a job that nobody has translated yet would take the text away.
  const auto is_blank = [](std::string_view text) { return base::trim_ascii_space(text).empty(); };
  if (is_blank(target) && !is_blank(current)) return "the target is empty";
  const ArticleKind kind = article.kind();
  std::string fault = text_fault(kind, source, current, target);
  if (fault.empty() && article.layout() == Layout::kSpans) {
    fault = pair_fault(source, target, kind);
    if (!pair_fault(source, current, kind).empty()) fault.clear();
  }
  return fault.empty() ? code_fault(article::syntax_of(kind), source, current, target) : fault;
}

std::string translation_fault(std::string_view source, std::string_view target, ArticleKind kind) {
  std::string fault = text_fault(kind, source, source, target);
  return fault.empty() ? code_fault(article::syntax_of(kind), source, source, target) : fault;
}

}  // namespace locseg::merge
