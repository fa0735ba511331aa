// Versions of the translation are compared one after another, oldest first. A sentence keeps its
// basis as long as it stays as it is, or nearly; else it gets the source of the version's commit.
#include "status/bases.h"

#include <algorithm>

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

// A version of the translation: its sentences, and the source of each as an index of `sources`.
struct Written {
  std::vector<Statement> sentences;
  std::vector<std::size_t> bases;
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
      add(last, index_of(source ? std::move(*source) : std::string(page_.texts.source)));
    }
    if (!versions.empty() && last != page_.texts.target) {
      add(std::string(page_.texts.target), index_of(std::string(page_.texts.source)));
    }
  }

  [[nodiscard]] const std::vector<std::string>& sources() const { return sources_; }
  [[nodiscard]] const Written& written() const { return written_; }

 private:
  std::size_t index_of(std::string source) {
    const auto found = std::ranges::find(sources_, source);
    if (found != sources_.end()) return static_cast<std::size_t>(found - sources_.begin());
    sources_.push_back(std::move(source));
    return sources_.size() - 1;
  }

  void add(const std::string& bytes, std::size_t source) {
    Written next;
    next.sentences = reader_.read(bytes, page_.texts.kind);
    next.bases.assign(next.sentences.size(), source);
    const std::vector<SourceChange> changes = source_changes(written_.sentences, next.sentences);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const SourceChange& change = changes[i];
      if (change.after == kNoStatement) continue;
      const bool stays =
          change.fate != Fate::kChanged ||
          is_small_fix(written_.sentences[i].text, next.sentences[change.after].text);
      if (stays) next.bases[change.after] = written_.bases[i];
    }
    written_ = std::move(next);
  }

  const PageOfHistory& page_;
  History& history_;
  StatementReader& reader_;
  std::vector<std::string> sources_;
  Written written_;
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
  for (std::size_t k = 0; k < past.sources().size(); ++k) {
    if (std::ranges::find(written.bases, k) == written.bases.end()) continue;
    Basis& basis = bases.emplace_back();
    basis.source = past.sources()[k];
    basis.links = linker.links({basis.source, page.texts.target, page.texts.kind});
    std::erase_if(basis.links, [&](const Link& link) {
      const auto behind =
          std::ranges::upper_bound(written.sentences, link.target.begin, {},
                                   [](const Statement& it) { return it.span.begin; });
      if (behind == written.sentences.begin()) return written.bases.front() != k;
      return written.bases[static_cast<std::size_t>(behind - written.sentences.begin()) - 1] != k;
    });
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
