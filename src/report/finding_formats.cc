// The table of reports, and what several of them need.
#include <algorithm>

#include "base/utf8.h"
#include "report/findings.h"

namespace locseg {
namespace {

constexpr FindingFormat kFindingFormats[] = {
    {"text", "each finding with source, target and a mark under the fault", "",
     report::text_report},
    {"json", "one document with all findings and counts", ".json", report::json_report},
    {"sarif", "SARIF 2.1.0, for code scanning", ".sarif", report::sarif_report},
    {"junit", "JUnit XML, a test suite an article, for CI dashboards", ".xml",
     report::junit_report},
    {"github", "workflow commands that annotate a pull request on GitHub", "",
     report::github_report},
    {"gitlab", "a code quality report for merge requests on GitLab", "", report::gitlab_report},
    {"html", "a page for reviewers, by article", ".html", report::html_report},
};

}  // namespace

std::span<const FindingFormat> finding_formats() { return kFindingFormats; }

const FindingFormat* find_finding_format(std::string_view name) {
  const auto* at = std::ranges::find(kFindingFormats, name, &FindingFormat::name);
  return at == std::end(kFindingFormats) ? nullptr : at;
}

const FindingFormat* finding_format_of(std::string_view path) {
  for (const FindingFormat& format : kFindingFormats)
    if (!format.ending.empty() && path.ends_with(format.ending)) return &format;
  return nullptr;
}

namespace report {

Excerpt excerpt_of(std::string_view text, Span mark) {
  constexpr std::size_t kWhole = 2000;
  constexpr std::size_t kAround = 400;
  if (text.size() <= kWhole) return {text, mark, false};
  const auto is_tail = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  std::size_t begin = mark.begin - std::min<std::size_t>(mark.begin, kAround);
  std::size_t end =
      std::min<std::size_t>(text.size(), std::min(mark.end, mark.begin + kWhole) + kAround);
  while (begin < mark.begin && is_tail(begin)) ++begin;
  while (end < text.size() && is_tail(end)) ++end;
  return {text.substr(begin, end - begin),
          {mark.begin - begin, std::min<std::size_t>(mark.end, end) - begin},
          true};
}

void append_markup(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    if (bytes == "<") {
      out += "&lt;";
    } else if (bytes == ">") {
      out += "&gt;";
    } else if (bytes == "&") {
      out += "&amp;";
    } else if (bytes == "\"") {
      out += "&quot;";
    } else if (bytes == "\n") {
      out += "&#10;";
    } else if (bytes == "\r") {
      out += "&#13;";
    } else if (!point.valid() || (point.value < 0x20 && point.value != '\t') ||
               point.value == 0xFFFE || point.value == 0xFFFF) {
      base::append_utf8(out, 0xFFFD);
    } else {
      out += bytes;
    }
  }
}

std::string uri_of(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~/!$&'()*+,;=@";
  std::string out;
  for (const char c : path) {
    const bool alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (alphanumeric || kPlain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
  return out;
}

}  // namespace report
}  // namespace locseg
