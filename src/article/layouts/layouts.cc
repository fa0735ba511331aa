// The table of layouts, and how the one of an article is found.
//
// A guess must not be wrong: a page in one language has comments too, and may quote another
// language. So an article without tags has a layout only if most of its texts are in pairs, and if
// the two languages can be told apart by their scripts, or the pairs are many and nearly all there
// is. `=begin original` leaves no doubt, but in Markdown that shows it.
#include <algorithm>
#include <array>

#include "article/layouts/layout_reader.h"
#include "base/bytes.h"
#include "locseg/article.h"

namespace locseg {
namespace {

using article::LayoutEvidence;
using article::LayoutInput;

struct LayoutReader {
  LayoutDescription description;
  article::ReadLayout read = nullptr;  // null: not read by this table
  bool (*convinces)(const LayoutEvidence& evidence) = nullptr;
};

bool any_pair(const LayoutEvidence& evidence) { return evidence.pairs != 0; }

bool convincing_comments(const LayoutEvidence& evidence) {
  const bool most_apart = evidence.apart * 4 >= evidence.pairs * 3;
  if (most_apart) return evidence.pairs >= 2 && evidence.pairs * 2 >= evidence.texts;
  return evidence.pairs >= 4 && evidence.pairs * 5 >= evidence.texts * 4;
}

bool convincing_turns(const LayoutEvidence& evidence) {
  return evidence.apart >= 3 && evidence.apart * 4 >= evidence.pairs * 3 &&
         evidence.pairs * 5 >= evidence.texts * 4;
}

// In the order in which they are tried.
constexpr LayoutReader kReaders[] = {
    {{Layout::kSpans, "spans", "target and source side by side in span tags"}},
    {{Layout::kPod, "pod", "=begin original, the source, =end original, then the translation"},
     article::read_pod,
     any_pair},
    {{Layout::kComment, "comment", "the source in a comment above or below its translation"},
     article::read_comments,
     convincing_comments},
    {{Layout::kAlternating, "alternating", "one language and then the other, block by block"},
     article::read_alternating,
     convincing_turns},
    {{Layout::kParallel, "parallel", "the source in an article of its own"}},
};

constexpr auto kDescriptions = [] {
  std::array<LayoutDescription, std::size(kReaders)> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = kReaders[i].description;
  return out;
}();

// False, and `into` is of no use, if the reader is not sure enough of what it found.
bool read_as(const LayoutReader& reader, const LayoutInput& input, Article& into) {
  ArticleBuilder builder(input.bytes, input.bytes, input.kind, reader.description.layout, into);
  builder.set_source_lang(input.source_lang);
  const LayoutEvidence evidence = reader.read(input, builder);
  if (!input.is_named && !reader.convinces(evidence)) return false;
  builder.finish();
  return true;
}

// Says at once of nearly every article in one language, or with tags, that it has no other layout.
bool may_have_other_layout(std::string_view bytes) {
  constexpr std::size_t kEnough = 24;  // letters of another script
  if (bytes.find("<!--") != std::string_view::npos ||
      bytes.find("=begin ") != std::string_view::npos)
    return true;
  if (base::count_continuations(bytes) < kEnough) return false;
  std::size_t other = 0;
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) >= 0xC6 && ++other == kEnough) return true;
  }
  return false;
}

bool has_tags(const Article& article) {
  return !article.segments().empty() ||
         std::ranges::any_of(article.problems(), [](const Problem& problem) {
           return problem.kind != ProblemKind::kConflictMarker &&
                  problem.kind != ProblemKind::kInvalidUtf8;
         });
}

}  // namespace

std::span<const LayoutDescription> layout_descriptions() { return kDescriptions; }

std::string_view name_of(Layout layout) {
  return std::ranges::find(kDescriptions, layout, &LayoutDescription::layout)->name;
}

void read_article(std::string_view bytes, ArticleKind kind, const ReadOptions& options,
                  Article& into) {
  const LayoutInput input{bytes, kind, options.source_lang, options.layout.has_value()};
  if (options.layout) {
    const auto reader = std::ranges::find_if(
        kReaders, [&](const LayoutReader& it) { return it.description.layout == *options.layout; });
    if (reader->read != nullptr) {
      read_as(*reader, input, into);
    } else if (*options.layout == Layout::kParallel) {
      into = article_of_pairs({.target = bytes, .source = {}, .kind = kind}, {});
    } else {
      parse_article(bytes, kind, into);
    }
    return;
  }
  parse_article(bytes, kind, into);
  if (has_tags(into) || !may_have_other_layout(bytes)) return;
  for (const LayoutReader& reader : kReaders) {
    if (reader.read == nullptr) continue;
    Article found;
    if (!read_as(reader, input, found)) continue;
    into = std::move(found);
    return;
  }
}

}  // namespace locseg
