#include "markup/tags.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "base/ascii.h"

// A tag is read byte by byte: name, then attributes, each after white space, with a value that is
// bare or quoted, then `>` or `/>`. Two readings that are in the same state at the same byte would
// stay together, and the grammar lets at most three differ, so tags inside quotes inside tags cost
// no more than a small multiple of the text.

namespace locseg::markup {
namespace {

constexpr std::string_view kElements[] = {
    "a",        "abbr",     "address",    "area",     "article",  "aside",      "audio",
    "b",        "base",     "bdi",        "bdo",      "big",      "blockquote", "body",
    "br",       "button",   "canvas",     "caption",  "center",   "cite",       "code",
    "col",      "colgroup", "data",       "datalist", "dd",       "del",        "details",
    "dfn",      "dialog",   "dir",        "div",      "dl",       "dt",         "em",
    "embed",    "fieldset", "figcaption", "figure",   "font",     "footer",     "form",
    "frame",    "frameset", "h1",         "h2",       "h3",       "h4",         "h5",
    "h6",       "head",     "header",     "hr",       "html",     "i",          "iframe",
    "img",      "input",    "ins",        "kbd",      "label",    "legend",     "li",
    "link",     "main",     "map",        "mark",     "menu",     "meta",       "meter",
    "nav",      "noscript", "object",     "ol",       "optgroup", "option",     "output",
    "p",        "param",    "picture",    "pre",      "progress", "q",          "rp",
    "rt",       "ruby",     "s",          "samp",     "script",   "section",    "select",
    "slot",     "small",    "source",     "span",     "strike",   "strong",     "style",
    "sub",      "summary",  "sup",        "svg",      "table",    "tbody",      "td",
    "template", "textarea", "tfoot",      "th",       "thead",    "time",       "title",
    "tr",       "track",    "tt",         "u",        "ul",       "var",        "video",
    "wbr",
};

constexpr std::string_view kVoids[] = {
    "area",  "base", "br",   "col",   "embed",  "frame", "hr",  "img",
    "input", "link", "meta", "param", "source", "track", "wbr",
};

template <std::size_t kSize>
bool holds(const std::string_view (&names)[kSize], std::string_view name) {
  std::array<char, 16> lower;
  if (name.size() > lower.size()) return false;
  std::transform(name.begin(), name.end(), lower.begin(), base::ascii_lower);
  return std::binary_search(std::begin(names), std::end(names),
                            std::string_view(lower.data(), name.size()));
}

static_assert(std::is_sorted(std::begin(kElements), std::end(kElements)));
static_assert(std::is_sorted(std::begin(kVoids), std::end(kVoids)));

bool is_name(char c) {
  return base::is_ascii_alnum(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

std::size_t skip_name(std::string_view text, std::size_t at) {
  while (at < text.size() && is_name(text[at])) ++at;
  return at;
}

// Past the attribute value that begins at `at`; npos if it has no end or is no value.
std::size_t skip_value(std::string_view text, std::size_t at, FailedSearches& missing) {
  if (at == text.size()) return std::string_view::npos;
  if (text[at] == '"' || text[at] == '\'') {
    const End end = text[at] == '"' ? End::kQuote : End::kApostrophe;
    const std::size_t close = missing.find(text, end, text.substr(at, 1), at + 1);
    return close == std::string_view::npos ? close : close + 1;
  }
  const std::size_t begin = at;
  while (at < text.size() && !base::is_ascii_space(text[at]) &&
         std::string_view("\"'=<>`").find(text[at]) == std::string_view::npos)
    ++at;
  return at == begin ? std::string_view::npos : at;
}

std::optional<Angle> read_open_tag(std::string_view text, std::size_t begin,
                                   FailedSearches& missing) {
  const Span name{begin + 1, skip_name(text, begin + 1)};
  std::size_t at = name.end;
  for (;;) {
    const std::size_t before = at;
    at = base::skip_ascii_space(text, at);
    if (at == text.size()) return {};
    if (text[at] == '>') return Angle{AngleShape::kOpenTag, {begin, at + 1}, name};
    if (text[at] == '/') {
      if (at + 1 == text.size() || text[at + 1] != '>') return {};
      return Angle{AngleShape::kEmptyTag, {begin, at + 2}, name};
    }
    if (at == before || !is_name(text[at])) return {};
    at = skip_name(text, at);
    const std::size_t equals = base::skip_ascii_space(text, at);
    if (equals < text.size() && text[equals] == '=') {
      at = skip_value(text, base::skip_ascii_space(text, equals + 1), missing);
      if (at == std::string_view::npos) return {};
    }
  }
}

std::optional<Angle> read_close_tag(std::string_view text, std::size_t begin) {
  const Span name{begin + 2, skip_name(text, begin + 2)};
  if (name.empty() || !base::is_ascii_alpha(text[name.begin])) return {};
  const std::size_t at = base::skip_ascii_space(text, name.end);
  if (at == text.size() || text[at] != '>') return {};
  return Angle{AngleShape::kCloseTag, {begin, at + 1}, name};
}

std::optional<Angle> read_to(std::string_view text, std::size_t begin, std::size_t skip, End end,
                             std::string_view mark, FailedSearches& missing) {
  const std::size_t at = missing.find(text, end, mark, begin + skip);
  if (at == std::string_view::npos) return {};
  const Span whole{begin, at + mark.size()};
  return Angle{AngleShape::kComment, whole, whole};
}

std::optional<Angle> read_declaration(std::string_view text, std::size_t begin,
                                      FailedSearches& missing) {
  const std::string_view rest = text.substr(begin);
  if (rest.starts_with("<!--")) return read_to(text, begin, 4, End::kComment, "-->", missing);
  if (rest.starts_with("<![CDATA[")) return read_to(text, begin, 9, End::kCdata, "]]>", missing);
  if (rest.size() > 2 && base::is_ascii_alpha(rest[2]))
    return read_to(text, begin, 2, End::kDeclaration, ">", missing);
  return {};
}

// `<scheme:anything>`, scheme of 2 to 32 characters, or `<name@host>`.
std::optional<Angle> read_autolink(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < text.size() && at - begin <= 33 &&
         (base::is_ascii_alnum(text[at]) ||
          std::string_view("+.-_!#$%&'*/=?^`{|}~").find(text[at]) != std::string_view::npos))
    ++at;
  if (at == text.size()) return {};
  const std::size_t length = at - begin - 1;
  const bool scheme = text[at] == ':' && length >= 2 && base::is_ascii_alpha(text[begin + 1]);
  const bool address = text[at] == '@' && length >= 1;
  if (!scheme && !address) return {};
  for (++at; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '>') return Angle{AngleShape::kAutolink, {begin, at + 1}, {begin + 1, at}};
    if (c == '<' || static_cast<unsigned char>(c) <= ' ') return {};
    if (address && !base::is_ascii_alnum(c) && c != '-' && c != '.') return {};
  }
  return {};
}

}  // namespace

std::optional<Angle> read_angle(std::string_view text, std::size_t begin, FailedSearches& missing) {
  if (begin + 1 >= text.size()) return {};
  const char next = text[begin + 1];
  if (next == '/') return read_close_tag(text, begin);
  if (next == '!') return read_declaration(text, begin, missing);
  if (next == '?') return read_to(text, begin, 2, End::kInstruction, "?>", missing);
  // `<xref:System.String>` could be either; CommonMark tries the autolink first.
  if (std::optional<Angle> link = read_autolink(text, begin)) return link;
  if (base::is_ascii_alpha(next)) return read_open_tag(text, begin, missing);
  return {};
}

bool is_html_element(std::string_view name) { return holds(kElements, name); }

bool is_void_element(std::string_view name) { return holds(kVoids, name); }

}  // namespace locseg::markup
