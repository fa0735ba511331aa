// Versions of the translation are compared one after another, oldest first. A sentence keeps its
// basis as long as it stays as it is, or nearly; else it gets the source of the version's commit.
// What a sentence stands for in its basis is asked of the last version that was written beside it:
// of a page that grew since, the basis says nothing of the rest.
#include "status/bases.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "sequence/common_runs.h"
#include "sequence/distance.h"
#include "sequence/symbols.h"
#include "status/source_changes.h"

namespace locseg::status {
namespace {

constexpr std::size_t kMostVersions = 40;  // that are looked at; the first of them is the oldest

std::vector<sequence::Symbol> points_of(std::string_view text) {
  std::vector<sequence::Symbol> out;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    out.push_back(static_cast<sequence::Symbol>(point.value));
    at += point.size;
  }
  return out;
}

// Digits, and what is between backticks.
std::string fixed_parts(std::string_view text) {
  std::string out;
  bool in_code = false;
  for (const char c : text) {
    if (c == '`') in_code = !in_code;
    if (in_code || base::is_ascii_digit(c)) out += c;
  }
  return out;
}

// A source, and the last version of the translation that was written beside it: of this, not of
// today's, the source says what its sentences stand for.
struct Era {
  std::string source;
  std::string target;
  std::vector<Statement> sentences;  // of `target`
};

// Where a sentence comes from: the source that it was made from, and its place in the version of
// that era.
struct Origin {
  std::size_t era = 0;
  std::size_t sentence = 0;
};

// A version of the translation.
struct Written {
  std::vector<Statement> sentences;
  std::vector<Origin> origins;
};

class Past {
 public:
  Past(const PageOfHistory& page, History& history, StatementReader& reader)
      : page_(page), history_(history), reader_(reader) {}

  void read() {
    std::span<const Version> versions = history_.versions(page_.target_name);
    if (versions.size() > kMostVersions) versions = versions.last(kMostVersions);
    std::string last;
    for (const Version& version : versions) {
      auto bytes = history_.blob(version.blob);
      if (!bytes) continue;
      auto source = history_.file_at(version.commit, page_.source_name);
      last = std::move(*bytes);
      add(last, era_of(source ? std::move(*source) : std::string(page_.texts.source)));
    }
    if (!versions.empty() && last != page_.texts.target) {
      add(std::string(page_.texts.target), era_of(std::string(page_.texts.source)));
    }
  }

  [[nodiscard]] const std::vector<Era>& eras() const { return eras_; }
  [[nodiscard]] const Written& written() const { return written_; }

 private:
  std::size_t era_of(std::string source) {
    const auto found = std::ranges::find(eras_, source, &Era::source);
    if (found != eras_.end()) return static_cast<std::size_t>(found - eras_.begin());
    eras_.emplace_back().source = std::move(source);
    return eras_.size() - 1;
  }

  void add(const std::string& bytes, std::size_t era) {
    Written next;
    next.sentences = reader_.read(bytes, page_.texts.kind);
    for (std::size_t i = 0; i < next.sentences.size(); ++i) next.origins.push_back({era, i});
    const std::vector<SourceChange> changes = source_changes(written_.sentences, next.sentences);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const SourceChange& change = changes[i];
      if (change.after == kNoStatement || written_.origins[i].era == era) continue;
      const bool stays =
          change.fate != Fate::kChanged ||
          is_small_fix(written_.sentences[i].text, next.sentences[change.after].text);
      if (stays) next.origins[change.after] = written_.origins[i];
    }
    eras_[era].target = bytes;
    eras_[era].sentences = next.sentences;
    written_ = std::move(next);
  }

  const PageOfHistory& page_;
  History& history_;
  StatementReader& reader_;
  std::vector<Era> eras_;
  Written written_;
};

// Takes links of an era to the sentences of today that come from it. Others end.
class Carrying {
 public:
  // `number`: of the era. All must outlive this.
  Carrying(const Era& era, std::size_t number, const Written& written, std::string_view today)
      : era_(era),
        written_(written),
        is_todays_(era.target == today),
        today_(era.sentences.size()) {
    for (std::size_t i = 0; i < written.origins.size(); ++i) {
      if (written.origins[i].era == number) today_[written.origins[i].sentence] = i;
    }
  }

  // The first sentence of a link says whether it goes on; it ends with the last that follows it in
  // both versions.
  [[nodiscard]] std::optional<Link> carried(const Link& link) const {
    std::size_t at = sentence_at(link.target.begin);
    if (at == kNone || !today_[at]) return std::nullopt;
    if (is_todays_) return link;
    const std::uint64_t begin = moved(at, link.target.begin);
    while (at + 1 < today_.size() && era_.sentences[at + 1].span.begin < link.target.end &&
           today_[at + 1] == *today_[at] + 1) {
      ++at;
    }
    const std::uint64_t end = moved(at, link.target.end);
    return Link{link.source, {begin, std::max(begin, end)}, link.confidence};
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // The one that begins at `offset` or before it; kNone: there is no sentence.
  [[nodiscard]] std::size_t sentence_at(std::uint64_t offset) const {
    if (era_.sentences.empty()) return kNone;
    const auto behind = std::ranges::upper_bound(era_.sentences, offset, {},
                                                 [](const Statement& it) { return it.span.begin; });
    const auto index = static_cast<std::size_t>(behind - era_.sentences.begin());
    return index == 0 ? 0 : index - 1;
  }

  // Where `offset`, of the sentence at `at`, is today; of one in which letters changed about there.
  [[nodiscard]] std::uint64_t moved(std::size_t at, std::uint64_t offset) const {
    const Span before = era_.sentences[at].span;
    const Span now = written_.sentences[*today_[at]].span;
    if (offset >= before.end) return now.end;
    return std::min(offset - std::min(offset, before.begin) + now.begin, now.end);
  }

  const Era& era_;
  const Written& written_;
  bool is_todays_;
  std::vector<std::optional<std::size_t>> today_;  // of each sentence of the era, its place
};

}  // namespace

std::vector<Basis> bases_in_article(const PageTexts& texts, std::string_view source_lang) {
  Article article;
  read_article(texts.target, texts.kind,
               {.layout = std::nullopt, .source_lang = std::string(source_lang)}, article);
  if (article.segments().empty()) return {};
  // The sources one below the other, each a block.
  Basis basis;
  std::string scratch;
  for (const Segment& segment : article.segments()) {
    const std::uint64_t begin = basis.source.size();
    basis.source += article.source_text(segment, scratch);
    basis.links.push_back({{begin, basis.source.size()}, segment.target});
    basis.source += "\n\n";
  }
  return {std::move(basis)};
}

bool is_small_fix(std::string_view before, std::string_view after) {
  constexpr std::size_t kPart = 10;  // of a text's characters, one in ten
  constexpr std::size_t kMostLetters = 100;
  if (fixed_parts(before) != fixed_parts(after)) return false;
  const std::vector<sequence::Symbol> a = points_of(before);
  const std::vector<sequence::Symbol> b = points_of(after);
  const auto most =
      static_cast<std::uint32_t>(std::clamp<std::size_t>(a.size() / kPart, 1, kMostLetters));
  return sequence::edit_distance(a, b, most) <= most;
}

std::vector<Basis> bases_of_history(const PageOfHistory& page, History& history, Linker& linker,
                                    StatementReader& target_reader) {
  Past past(page, history, target_reader);
  past.read();
  const Written& written = past.written();
  std::vector<Basis> bases;
  for (std::size_t k = 0; k < past.eras().size(); ++k) {
    const Era& era = past.eras()[k];
    if (std::ranges::find(written.origins, k, &Origin::era) == written.origins.end()) continue;
    Basis& basis = bases.emplace_back();
    basis.source = era.source;
    const Carrying carrying(era, k, written, page.texts.target);
    for (const Link& link : linker.links({era.source, era.target, page.texts.kind})) {
      if (const auto carried = carrying.carried(link)) basis.links.push_back(*carried);
    }
  }
  return bases;
}

std::string revision_in_log(std::span<const Version> versions) {
  for (std::size_t i = versions.size(); i-- > 0;) {
    if (!versions[i].brought_to.empty()) return versions[i].brought_to;
  }
  return {};
}

}  // namespace locseg::status
