/// The shape of a rule: a value that describes itself, and one function whose type says what it
/// looks at. A rule remembers nothing; what several rules need to know of a segment is in
/// SegmentFacts.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "check/facts/byte_classes.h"
#include "check/facts/segment_facts.h"
#include "locseg/check.h"
#include "locseg/span.h"

namespace locseg::check {

/// One fault as a rule reports it, before it is placed in the article.
struct Fault {
  TextSide place = TextSide::kArticle;
  Span span;            ///< of `place`; empty: a point, where something is missing
  std::string message;  ///< one sentence, lower case, no full stop; foreign text through `quoted`
  std::optional<Severity> severity;  ///< if this fault is milder than the rule's
  /// The repair, if there is one right answer: edits of `place`, in order, disjoint.
  std::vector<Edit> fix;
  bool unsafe_fix = false;  ///< the repair wants a reader
  /// Unseen by readers, so said once: the first fault of the rule with this message speaks for all
  /// in the article, and repairs them.
  bool once_an_article = false;
  std::uint64_t count = 1;  ///< how many faults this one speaks for, itself among them
  /// Rules about articles: the segment concerned, an index into `Article::segments()`.
  std::optional<std::size_t> segment = {};
  /// Rules about all articles: keys of the texts that it is to be compared with (see corpus.h).
  std::vector<std::uint64_t> related = {};
  /// What else the same slip left behind, a piece of the missing name for example. What is near a
  /// trace is near the fault (see yields.h).
  struct Trace {
    TextSide place;
    Span span;
  };
  std::vector<Trace> traces = {};
  void leaves(TextSide side, std::span<const Span> spans) {
    for (const Span& span : spans) traces.push_back({side, span});
  }
};

/// Where rules put their faults.
class Faults {
 public:
  /// A fault in the decoded target or source; the reference lives until the next fault.
  Fault& in_target(Span span, std::string message) {
    return add(TextSide::kTarget, span, std::move(message));
  }
  Fault& in_source(Span span, std::string message) {
    return add(TextSide::kSource, span, std::move(message));
  }
  /// A fault in the bytes of the article.
  Fault& in_article(Span span, std::string message) {
    return add(TextSide::kArticle, span, std::move(message));
  }

  [[nodiscard]] std::vector<Fault>& all() { return all_; }

 private:
  Fault& add(TextSide place, Span span, std::string message) {
    return all_.emplace_back(Fault{place, span, std::move(message), {}, {}});
  }

  std::vector<Fault> all_;
};

/// Looks at one segment; runs on several threads, each with its own facts.
using SegmentCheck = void (*)(SegmentFacts& facts, Faults& faults);

class ArticleFacts;  // article_facts.h
/// Looks at one article as a whole.
using ArticleCheck = void (*)(ArticleFacts& facts, Faults& faults);

/// A segment among all that were given, as the rules about the whole see it. Keys are hashes of
/// `SegmentFacts`' folded texts (case, space and punctuation apart), mixed with their languages.
struct CorpusEntry {
  std::uint64_t source_key = 0;
  std::uint64_t target_key = 0;
  std::uint32_t article = 0;      ///< in order of reading
  std::uint32_t segment = 0;      ///< index into `Article::segments()`
  std::uint32_t source_form = 0;  ///< what the key leaves out and makes another text: see `Folded`
  std::uint32_t source_words : 29 = 0;
  bool faulty : 1 = false;  ///< others find in it what `rules_of_sound_segments` yield to
  bool kept : 1 = false;    ///< both sides are one label: capitalized words, no name of code
  bool known : 1 = false;   ///< a revision contains it already, so it is not at fault
};
static_assert(sizeof(CorpusEntry) == 32);

/// Grows without being copied: it is the largest thing that a run keeps.
using CorpusEntries = std::deque<CorpusEntry>;

/// A fault of one entry, and the entries it is to be compared with. Their texts are read again when
/// the fault is reported.
struct CorpusFault {
  std::size_t entry = 0;
  std::vector<std::size_t> related;
  TextSide place = TextSide::kTarget;
  std::string message;
};
/// Looks at all segments, in order of article and segment; runs once, at the end.
using CorpusCheck = void (*)(const CorpusEntries& entries, std::vector<CorpusFault>& faults);

/// What a pair must hold for a rule about segments to find anything: any of `source` in its source,
/// any of `target` in its target, and any of `either` on one side at least. The engine does not
/// call the rule for other pairs.
struct Needs {
  ByteClasses source = kAnything;
  ByteClasses target = kAnything;
  ByteClasses either = kAnything;
};

struct Rule {
  RuleDescription description;
  Needs needs = {};
  std::variant<SegmentCheck, ArticleCheck, CorpusCheck> check;
};

/// Foreign text for a message: escaped, between quotation marks, cut when it is long.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace locseg::check
