// Plain Old Documentation (perlpodspec) as JPRP and others translate it: the source between
// `=begin original` and `=end original`, its translation behind that, up to the next command.
//
//     pod       = *paragraph                 separated by blank lines
//     paragraph = command ("=name ...") | verbatim (begins with white space) | text
//
// As many texts as the source has are pairs one by one; else all of them are one, unless a verbatim
// paragraph is between them.
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "article/layouts/layout_reader.h"
#include "article/layouts/markdown_blocks.h"
#include "article/layouts/scripts.h"
#include "article/trimmed.h"
#include "base/ascii.h"

namespace locseg::article {
namespace {

constexpr std::string_view kBegin = "=begin original";
constexpr std::string_view kEndOriginal = "=end original";

enum class PodKind : std::uint8_t { kText, kVerbatim, kCommand, kBegin, kEnd };

struct PodParagraph {
  PodKind kind = PodKind::kText;
  Span span;  // without the white space behind it
};

bool is_command(std::string_view line) {
  return line.size() > 1 && line[0] == '=' && base::is_ascii_alpha(line[1]);
}

bool says(std::string_view line, std::string_view command) {
  return line.starts_with(command) &&
         line.find_first_not_of(" \t\r\n", command.size()) == std::string_view::npos;
}

std::vector<PodParagraph> read_paragraphs(std::string_view bytes) {
  std::vector<PodParagraph> out;
  bool open = false;  // the last paragraph goes on
  for (std::uint64_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < bytes.size();) {
    const std::uint64_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    const bool begins = says(line, kBegin);
    const bool ends = says(line, kEndOriginal);
    if (blank) {
      open = false;
    } else if (open && !begins && !ends) {
      out.back().span = trimmed(bytes, {out.back().span.begin, end});
    } else {
      PodKind kind = PodKind::kText;
      if (is_command(line)) kind = PodKind::kCommand;
      if (line[0] == ' ' || line[0] == '\t') kind = PodKind::kVerbatim;
      if (begins) kind = PodKind::kBegin;
      if (ends) kind = PodKind::kEnd;
      out.push_back({kind, trimmed(bytes, {at, end})});
      if (kind == PodKind::kVerbatim) out.back().span.begin = at;
      open = !begins && !ends;
    }
    at = end + 1;
  }
  return out;
}

// Texts, and whether something is between two of them that is none.
struct PodTexts {
  std::vector<Span> spans;
  bool apart = false;

  [[nodiscard]] Span around() const { return {spans.front().begin, spans.back().end}; }
};

PodTexts texts_of(std::span<const PodParagraph> paragraphs) {
  PodTexts out;
  bool other = false;
  for (const PodParagraph& paragraph : paragraphs) {
    if (paragraph.kind == PodKind::kText) {
      out.apart = out.apart || (other && !out.spans.empty());
      out.spans.push_back(paragraph.span);
    } else {
      other = true;
    }
  }
  return out;
}

// Markdown, which may show POD.
bool has_fence(std::string_view bytes) {
  return bytes.starts_with("```") || bytes.starts_with("~~~") ||
         bytes.find("\n```") != std::string_view::npos ||
         bytes.find("\n~~~") != std::string_view::npos;
}

class PodReader {
 public:
  PodReader(std::string_view bytes, ArticleBuilder& into)
      : bytes_(bytes), into_(into), paragraphs_(read_paragraphs(bytes)) {}

  LayoutEvidence run() {
    const auto kind_at = [&](std::size_t i) { return paragraphs_[i].kind; };
    for (std::size_t i = 0; i < paragraphs_.size();) {
      if (kind_at(i) != PodKind::kBegin) {
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      while (end < paragraphs_.size() && kind_at(end) != PodKind::kEnd &&
             kind_at(end) != PodKind::kBegin) {
        ++end;
      }
      if (end == paragraphs_.size() || kind_at(end) == PodKind::kBegin) {
        into_.report(ProblemKind::kUnendedSource, paragraphs_[i].span);
        i = end;
        continue;
      }
      std::size_t next = end + 1;
      while (next < paragraphs_.size() && kind_at(next) <= PodKind::kVerbatim) ++next;
      pair(i, end, next);
      i = next;
    }
    return evidence_;
  }

 private:
  // The source between the paragraphs `begin` and `end`, the translation from there to `next`.
  void pair(std::size_t begin, std::size_t end, std::size_t next) {
    const std::span<const PodParagraph> all(paragraphs_);
    const PodTexts sources = texts_of(all.subspan(begin + 1, end - begin - 1));
    const PodTexts targets = texts_of(all.subspan(end + 1, next - end - 1));
    if (sources.spans.empty()) return;
    ++evidence_.texts;
    if (sources.spans.size() == targets.spans.size()) {
      for (std::size_t i = 0; i < sources.spans.size(); ++i)
        add(sources.spans[i], targets.spans[i]);
    } else if (targets.spans.empty() || sources.apart || targets.apart) {
      return into_.report(ProblemKind::kMissingTarget, paragraphs_[begin].span);
    } else {
      add(sources.around(), targets.around());
    }
    const std::uint64_t behind =
        next > end + 1 ? paragraphs_[end + 1].span.begin : paragraphs_[end].span.end;
    into_.add_source_stretch({paragraphs_[begin].span.begin, behind});
  }

  void add(Span source, Span target) {
    into_.add({.target = target, .source = source});
    ++evidence_.pairs;
    evidence_.apart += differ_in_script(source.of(bytes_), target.of(bytes_));
  }

  std::string_view bytes_;
  ArticleBuilder& into_;
  std::vector<PodParagraph> paragraphs_;
  LayoutEvidence evidence_;
};

}  // namespace

LayoutEvidence read_pod(const LayoutInput& input, ArticleBuilder& into) {
  if (input.kind != ArticleKind::kMarkdown || input.bytes.find(kBegin) == std::string_view::npos) {
    return {};
  }
  if (!input.is_named && has_fence(input.bytes)) return {};
  return PodReader(input.bytes, into).run();
}

}  // namespace locseg::article
