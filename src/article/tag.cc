// Grammar, after the format's description (spelling and order are fixed in undamaged articles):
//
//   target = '<span data-ttu-id=' quoted '>'        quoted = quote id quote
//   source = '<span data-stu-id=' quoted '>'        quote  = '"' | '\"' | '&quot;'
//   lookup = '<span class=' quote 'sxs-lookup' quote '>'
//
// The two quotes of an attribute differ only where a stretch of quote damage begins or ends in it.
#include "article/tag.h"

#include "base/byte_set.h"
#include "base/bytes.h"

namespace locseg::article {
namespace {

constexpr std::string_view kClose = "</span>";
constexpr std::string_view kOpen = "<span";
constexpr std::string_view kTargetAttribute = " data-ttu-id=";
constexpr std::string_view kSourceAttribute = " data-stu-id=";
constexpr std::string_view kClassAttribute = " class=";
constexpr std::string_view kLookup = "sxs-lookup";
constexpr std::string_view kMarker = "<<<<<<<";

// Inlined, since a comparison with a word that is known takes one or two instructions.
[[gnu::always_inline]] inline bool stands_at(std::string_view bytes, std::size_t at,
                                             std::string_view word) {
  return at <= bytes.size() && bytes.substr(at, word.size()) == word;
}

// The length of the quote at `at`, 0 if there is none; notes what it says about the carrier.
std::size_t read_quote(std::string_view bytes, std::size_t at, Tag& tag) {
  if (at >= bytes.size()) return 0;
  if (bytes[at] == '"') return 1;
  if (stands_at(bytes, at, "\\\"")) {
    tag.escaped = true;
    return 2;
  }
  if (!stands_at(bytes, at, "&quot;")) return 0;
  if (!tag.damaged) tag.damage_at = at;
  tag.damaged = true;
  return 6;
}

constexpr base::ByteSet kValueEnds("\"\\&<>\n");

// `quote value quote >` at `at`: the value, and the tag's end in `tag`. False if it is not that.
bool read_attribute(std::string_view bytes, std::size_t at, Tag& tag, Span& value) {
  const std::size_t open = read_quote(bytes, at, tag);
  if (open == 0) return false;
  value.begin = at + open;
  const std::size_t end = kValueEnds.find(bytes, value.begin);
  value.end = end;
  const std::size_t close = read_quote(bytes, end, tag);
  if (close == 0 || !stands_at(bytes, end + close, ">")) return false;
  tag.span.end = end + close + 1;
  // An escaped quote has an escaped partner.
  return !tag.escaped || (open == 2 && close == 2);
}

Tag other_span(std::string_view bytes, std::size_t offset) {
  Tag tag;
  tag.span = {offset, offset};
  const std::size_t name_end = offset + kOpen.size();
  if (name_end >= bytes.size()) return tag;
  const char next = bytes[name_end];
  if (next != '>' && next != ' ' && next != '\t' && next != '\n' && next != '\r' && next != '/') {
    return tag;  // <spanner>
  }
  std::size_t end = name_end;
  while (end < bytes.size() && bytes[end] != '>' && bytes[end] != '<') ++end;
  const std::string_view inside = bytes.substr(name_end, end - name_end);
  const bool marked = inside.find("data-ttu-id") != std::string_view::npos ||
                      inside.find("data-stu-id") != std::string_view::npos;
  const bool closed = end < bytes.size() && bytes[end] == '>';
  tag.span.end = closed ? end + 1 : end;
  if (marked) {
    tag.kind = TagKind::kMalformed;
  } else if (closed && !inside.ends_with('/')) {
    tag.kind = TagKind::kOtherSpan;
  }
  return tag;
}

}  // namespace

std::size_t find_tag(std::string_view bytes, std::size_t from) {
  return base::find_pair(bytes, from, {'<', {'s', '/', '<'}});
}

Tag tag_at(std::string_view bytes, std::size_t offset) {
  Tag tag;
  tag.span = {offset, offset};
  if (stands_at(bytes, offset, kClose)) {
    tag.kind = TagKind::kClose;
    tag.span.end = offset + kClose.size();
    return tag;
  }
  if (!stands_at(bytes, offset, kOpen)) {
    if (stands_at(bytes, offset, kMarker) && (offset == 0 || bytes[offset - 1] == '\n')) {
      tag.kind = TagKind::kConflictMarker;
      tag.span.end = offset + kMarker.size();
    }
    return tag;
  }
  const std::size_t at = offset + kOpen.size();
  Span value;
  if (stands_at(bytes, at, kTargetAttribute)) {
    tag.kind = TagKind::kTarget;
    if (read_attribute(bytes, at + kTargetAttribute.size(), tag, tag.id)) return tag;
  } else if (stands_at(bytes, at, kSourceAttribute)) {
    tag.kind = TagKind::kSource;
    if (read_attribute(bytes, at + kSourceAttribute.size(), tag, tag.id)) return tag;
  } else if (stands_at(bytes, at, kClassAttribute)) {
    tag.kind = TagKind::kLookup;
    if (read_attribute(bytes, at + kClassAttribute.size(), tag, value) &&
        value.of(bytes) == kLookup) {
      return tag;
    }
  }
  return other_span(bytes, offset);
}

}  // namespace locseg::article
