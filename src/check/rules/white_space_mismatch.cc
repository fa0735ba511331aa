// White space at the ends of a text of a program, which puts texts together.
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace white_space_mismatch {
namespace {

constexpr std::string_view kEdgeSpace = " \t\n\r";

struct Edge {
  Span span;
  std::size_t line_feeds = 0;
  bool has_space = false;
};

Edge edge_of(std::string_view text, Span span) {
  const std::string_view edge = span.of(text);
  return {span, static_cast<std::size_t>(std::ranges::count(edge, '\n')),
          edge.find_first_of(" \t") != std::string_view::npos};
}

Edge front_of(std::string_view text) {
  return edge_of(text, {0, std::min(text.find_first_not_of(kEdgeSpace), text.size())});
}

Edge back_of(std::string_view text) {
  const std::size_t last = text.find_last_not_of(kEdgeSpace);
  return edge_of(text, {last == std::string_view::npos ? 0 : last + 1, text.size()});
}

// A script without spaces, or a wide mark, which brings its own.
bool needs_no_space(std::string_view text, Edge back) {
  if (back.span.begin == 0) return false;
  const std::size_t at = base::char_begin(text, back.span.begin - 1);
  const char32_t c = base::code_point_at(text, at).value;
  constexpr char32_t kWideMarks = 0x3000;  // with the forms of U+FF00
  constexpr char32_t kWideForms = 0xFF00;
  return text::is_spaceless_letter(c) || (c >= kWideMarks && c < kWideMarks + 0x40) ||
         (c >= kWideForms && c < kWideForms + 0x61);
}

std::string at_the(std::string_view end, bool gained, std::string_view what) {
  return std::string(what) + " at the " + std::string(end) +
         (gained ? "; the source has none" : " is missing");
}

void compare(const Edge& source, const Edge& target, std::string_view end, Faults& faults) {
  const bool gained = target.line_feeds > source.line_feeds;
  if (target.line_feeds != source.line_feeds) {
    Fault& fault = faults.in_target(target.span, at_the(end, gained, "a line feed"));
    // One more or less is an empty line.
    if (target.line_feeds != 0 && source.line_feeds != 0) {
      fault.message = std::string(gained ? "more" : "fewer") + " line feeds at the " +
                      std::string(end) + " than in the source";
      fault.severity = Severity::kInfo;
    }
  } else if (source.has_space != target.has_space) {
    faults.in_target(target.span, at_the(end, target.has_space, "white space")).severity =
        Severity::kInfo;
  }
}

// Of the first line that ends with white space; nothing if none does.
Span before_line_feed(std::string_view text) {
  for (std::size_t feed = text.find('\n'); feed != std::string_view::npos;
       feed = text.find('\n', feed + 1)) {
    const std::size_t last = text.find_last_not_of(" \t\r", feed == 0 ? 0 : feed - 1);
    if (last == std::string_view::npos || last + 1 >= feed || text[last] == '\n') continue;
    if (text.substr(last + 1, feed - last - 1) != "\r") return {last + 1, feed};
  }
  return {};
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view source = facts.source().text();
  const std::string_view target = facts.target().text();
  if (is_blank(source) || is_blank(target)) return;
  compare(front_of(source), front_of(target), "start", faults);
  const Edge wanted = back_of(source);
  const Edge found = back_of(target);
  const bool is_given = wanted.has_space && !found.has_space &&
                        wanted.line_feeds == found.line_feeds && needs_no_space(target, found);
  if (!is_given) compare(wanted, found, "end", faults);
  const Span space = before_line_feed(target);
  if (!space.empty() && before_line_feed(source).empty()) {
    faults.in_target(space, "white space before a line's end; the source has none").severity =
        Severity::kInfo;
  }
}

}  // namespace
}  // namespace white_space_mismatch

constinit const Rule kWhiteSpaceMismatch = {
    .description =
        {.id = "white-space-mismatch",
         .group = RuleGroup::kPunctuation,
         .summary = "white space at the ends of a text or a line that differs from the source's",
         .why =
             "Programs put texts together: without the space words run into one another, without "
             "the line feed so do lines. How much white space there is, is free, and a "
             "space may go after a mark or a letter that brings its own.",
         .bad = {.source = "Could not open the file:\n", .target = "Datei nicht geöffnet:"},
         .good = {.source = "Password: ", .target = "密码：", .target_lang = "zh-CN"},
         .texts = RuleTexts::kCatalogs},
    .needs = {.either = kSpace | kLineEnd},
    .check = white_space_mismatch::check,
};

}  // namespace locseg::check
