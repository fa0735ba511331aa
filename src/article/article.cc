// What can be asked of a parsed article, and what its problems say.
#include "locseg/article.h"

#include <algorithm>
#include <array>
#include <optional>

#include "article/carrier.h"
#include "base/printable.h"

namespace locseg {
namespace {

struct KindName {
  ProblemKind kind;
  std::string_view name;
  std::string_view message;  // `{}` is the id
};

constexpr KindName kProblems[] = {
    {ProblemKind::kUnpairedTarget, "unpaired-target",
     "the target {} is not followed by its source; read as plain text"},
    {ProblemKind::kUnpairedSource, "unpaired-source",
     "the source {} has no target before it; read as plain text"},
    {ProblemKind::kUnclosedSource, "unclosed-source",
     "the source of {} is not closed by </span></span> before the next pair; read as plain text"},
    {ProblemKind::kNestedPair, "nested-pair",
     "the target {} has another pair inside it; only the inner pair is read"},
    {ProblemKind::kIdMismatch, "id-mismatch",
     "target and source of {} carry different ids; read as plain text"},
    {ProblemKind::kDuplicateId, "duplicate-id", "the id {} was used by an earlier segment"},
    {ProblemKind::kMalformedTag, "malformed-tag",
     "a span tag with a translation unit's attribute that is not spelled as in a pair"},
    {ProblemKind::kQuoteDamage, "quote-damage",
     "a stretch in which every \" was turned into &quot;; its segments are recovered"},
    {ProblemKind::kConflictMarker, "conflict-marker", "a git conflict marker"},
    {ProblemKind::kInvalidUtf8, "invalid-utf8", "bytes that are not UTF-8"},
    {ProblemKind::kMissingTarget, "missing-target",
     "a source with no translation beside it that has its blocks; read as plain text"},
    {ProblemKind::kMissingSource, "missing-source",
     "a translation with no source beside it; read as plain text"},
    {ProblemKind::kUnendedSource, "unended-source",
     "a source that begins and has no end; read as plain text"},
    {ProblemKind::kOrphanedArticle, "orphaned-article",
     "the source article {} is not there; read as plain text"},
};

const KindName& entry_of(ProblemKind kind) {
  return *std::find_if(std::begin(kProblems), std::end(kProblems),
                       [&](const KindName& entry) { return entry.kind == kind; });
}

// Where the block scalar that holds `offset` keeps its text: the least indented line around it
// would say, but the line of the segment is what a reader sees and what new lines are held to.
std::size_t indent_at(std::string_view bytes, std::size_t offset) {
  const std::size_t line = bytes.rfind('\n', offset == 0 ? 0 : offset - 1);
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  std::size_t at = begin;
  while (at < bytes.size() && bytes[at] == ' ') ++at;
  return at - begin;
}

}  // namespace

std::string_view name_of(ProblemKind kind) { return entry_of(kind).name; }

std::string message_of(const Problem& problem) {
  std::string message(entry_of(problem.kind).message);
  if (const std::size_t id = message.find("{}"); id != std::string::npos) {
    message.replace(id, 2, base::printable(problem.id));
  }
  return message;
}

std::string_view Article::decoded(Carrier carrier, std::string_view bytes, Span span,
                                  std::string& scratch) const {
  const std::string_view raw = span.of(bytes);
  const auto decoded = [&](auto decode, const char* marks) {
    if (raw.find_first_of(marks) == std::string_view::npos) return raw;
    scratch.clear();
    decode(raw, scratch);
    return std::string_view(scratch);
  };
  switch (carrier) {
    case Carrier::kRaw:
    case Carrier::kYamlPlain:
    case Carrier::kYamlBlock:
      return raw;
    case Carrier::kJsonString:
      return decoded(article::decode_json_string, "\\");
    case Carrier::kYamlDouble:
      return decoded(article::decode_yaml_double, "\\\n");
    case Carrier::kYamlSingle:
      return decoded(article::decode_yaml_single, "'\n");
    case Carrier::kQuoteDamaged:
      if (raw.find("&quot;") == std::string_view::npos) return raw;
      scratch.clear();
      article::decode_damaged(bytes, span, damage_, scratch);
      return scratch;
  }
  return raw;
}

std::string Article::target(const Segment& segment) const {
  std::string scratch;
  return std::string(target_text(segment, scratch));
}

std::string Article::source(const Segment& segment) const {
  std::string scratch;
  return std::string(source_text(segment, scratch));
}

Result<std::string> Article::encode(const Segment& segment, Span span,
                                    std::string_view text) const {
  std::string scratch;
  if (this->text(segment.carrier, span, scratch) == text) return std::string(span.of(bytes_));
  switch (segment.carrier) {
    case Carrier::kRaw:
      return std::string(text);
    case Carrier::kYamlPlain:
      return article::encode_yaml_plain(text);
    case Carrier::kYamlBlock:
      return article::encode_yaml_block(text, indent_at(bytes_, segment.whole.begin));
    case Carrier::kJsonString:
    case Carrier::kYamlDouble:
      return article::encode_double_quoted(text);
    case Carrier::kYamlSingle:
      return article::encode_yaml_single(text);
    case Carrier::kQuoteDamaged:
      return encode_damaged(span, text);
  }
  return std::string(text);
}

// A stretch lies between two real quotes. Where the new text begins inside one, its quotes become
// `&quot;` unless the stretch ended in the old text: then the first real quote of the new text, or
// of the tag after it, ends it, and nothing behind that changes its meaning.
Result<std::string> Article::encode_damaged(Span span, std::string_view text) const {
  const auto stretch = std::find_if(damage_.begin(), damage_.end(), [&](const Span& damage) {
    return damage.contains(span.begin) || damage.overlaps(span);
  });
  if (stretch == damage_.end()) return std::string(text);
  if (text.find("&quot;") != std::string_view::npos) {
    return failure(ErrorCode::kUnsupported,
                   "a literal &quot; cannot be distinguished from a damaged quote here; mend the "
                   "article first");
  }
  if (stretch->end <= span.end) return std::string(text);
  std::string out;
  for (const char byte : text) {
    if (byte == '"') {
      out += "&quot;";
    } else {
      out += byte;
    }
  }
  return out;
}

}  // namespace locseg
