#include "status/page_comparison.h"

#include <algorithm>
#include <optional>
#include <set>

#include "align/read_out.h"
#include "base/ascii.h"
#include "base/line_cursor.h"
#include "base/utf8.h"
#include "locseg/align.h"
#include "locseg/identity.h"
#include "markup/codes.h"
#include "status/code_changes.h"
#include "status/source_changes.h"

namespace locseg::status {
namespace {

constexpr std::size_t kProseWords = 4;  // of a text that is not the same in two languages by chance

// Words outside of code that are written with letters.
std::size_t prose_words(std::string_view said) {
  std::size_t words = 0;
  bool in_code = false;
  bool in_word = false;
  for (const char c : said) {
    if (c == '`') in_code = !in_code;
    const bool letter =
        !in_code && (base::is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0x80);
    if (letter && !in_word) ++words;
    in_word = letter || (in_word && !base::is_ascii_space(c));
  }
  return words;
}

// A drift on its way: the place in the translation as bytes.
struct PlacedDrift {
  Drift drift;
  Span target;
  std::uint64_t source_at = 0;
};

class PageComparison {
 public:
  PageComparison(const PageTexts& texts, StatementReader& reader, bool by_content)
      : texts_(texts), reader_(reader), by_content_(by_content) {
    now_ = reader_.read(texts_.source, texts_.kind);
    places_.resize(now_.size());
    known_.resize(now_.size(), false);
  }

  void add(const Basis& basis) {
    const bool is_today = basis.source == texts_.source;
    const std::vector<Statement> old = is_today ? now_ : reader_.read(basis.source, texts_.kind);
    const std::vector<SourceChange> changes =
        is_today ? unchanged(old.size()) : source_changes(old, now_);
    for (const SourceChange& change : changes) {
      if (change.fate == Fate::kSame || change.fate == Fate::kMoved) known_[change.after] = true;
    }
    for (const Link& link : basis.links) {
      auto at = std::ranges::lower_bound(old, link.source.begin, {},
                                         [](const Statement& it) { return it.span.begin; });
      for (; at != old.end() && at->span.begin < link.source.end; ++at) {
        judge(*at, changes[static_cast<std::size_t>(at - old.begin())], link.target);
      }
    }
  }

  void finish(PageStatus& into) {
    add_untranslated();
    std::ranges::stable_sort(drifts_, {}, [](const PlacedDrift& it) { return it.target.begin; });
    set_positions();
    into.sentences = now_.size();
    into.drifts.clear();
    for (PlacedDrift& each : drifts_) into.drifts.push_back(std::move(each.drift));
    const bool outdated = std::ranges::any_of(
        into.drifts, [](const Drift& it) { return is_stale(it.kind) || is_untranslated(it.kind); });
    into.state = outdated              ? PageState::kOutdated
                 : into.drifts.empty() ? PageState::kUpToDate
                                       : PageState::kOutdatedLowSeverity;
  }

 private:
  static std::vector<SourceChange> unchanged(std::size_t count) {
    std::vector<SourceChange> out(count);
    for (std::uint32_t i = 0; i < count; ++i) out[i] = {Fate::kSame, i};
    return out;
  }

  void cover(std::uint32_t statement, Span target) {
    if (!places_[statement]) places_[statement] = target;
  }

  void judge(const Statement& old, const SourceChange& change, Span target) {
    const Statement* now = change.after == kNoStatement ? nullptr : &now_[change.after];
    if (now != nullptr) cover(change.after, target);
    const std::string_view translation = target.of(texts_.target);
    if (now != nullptr && is_left_in_source(old, *now, translation)) {
      return report(DriftKind::kUntranslated, &old, now, target);
    }
    switch (change.fate) {
      case Fate::kRemoved:
        return report(DriftKind::kRemoved, &old, nullptr, target);
      case Fate::kMoved:
        return report(DriftKind::kMoved, &old, now, target);
      case Fate::kChanged:
        if (old.kind == StatementKind::kCode && has_new_lines(old.said, now->said, translation)) {
          return;
        }
        return report(DriftKind::kChanged, &old, now, target);
      case Fate::kSame:
        if (by_content_ && contradicts(*now, translation)) {
          return report(DriftKind::kChanged, nullptr, now, target);
        }
        if (old.exact != now->exact) report(DriftKind::kMarkup, &old, now, target);
    }
  }

  static bool is_left_in_source(const Statement& old, const Statement& now,
                                std::string_view translation) {
    if (old.kind != StatementKind::kSentence) return false;
    const std::string left = source_key(translation);
    const std::uint64_t exact = short_hash_of(left);
    const auto is_left = [&](const Statement& it) {
      return it.exact == exact && source_key(it.text) == left;
    };
    return (is_left(old) || is_left(now)) && prose_words(old.said) >= kProseWords;
  }

  static bool contradicts(const Statement& now, std::string_view translation) {
    if (now.kind == StatementKind::kCode) return code_differs(now.said, translation);
    return now.kind == StatementKind::kSentence && code_spans_differ(now.text, translation);
  }

  void report(DriftKind kind, const Statement* old, const Statement* now, Span target) {
    PlacedDrift& placed = drifts_.emplace_back();
    placed.target = target;
    placed.drift.kind = kind;
    placed.drift.code = (now != nullptr ? now : old)->kind == StatementKind::kCode;
    if (old != nullptr) placed.drift.old_source = old->text;
    if (now != nullptr) {
      placed.drift.new_source = now->text;
      placed.source_at = now->span.begin + 1;  // 0: there is none
    }
    placed.drift.translation = target.of(texts_.target);
  }

  // What no text of the translation stands for. Its place is behind the text before it.
  void add_untranslated() {
    std::uint64_t behind = 0;
    for (std::size_t i = 0; i < now_.size(); ++i) {
      if (places_[i]) {
        behind = places_[i]->end;
        continue;
      }
      if (now_[i].kind == StatementKind::kHidden) continue;  // may be called otherwise there
      report(known_[i] ? DriftKind::kUntranslated : DriftKind::kAdded, nullptr, &now_[i],
             {behind, behind});
    }
  }

  void set_positions() {
    base::LineCursor begins(texts_.target);
    for (PlacedDrift& each : drifts_) {
      each.drift.position = begins.position_at(each.target.begin);
    }
    std::vector<PlacedDrift*> order;
    for (PlacedDrift& each : drifts_) order.push_back(&each);
    std::ranges::stable_sort(order, {}, [](const PlacedDrift* it) { return it->target.end; });
    base::LineCursor ends(texts_.target);
    for (PlacedDrift* each : order) each->drift.end = ends.position_at(each->target.end);
    std::ranges::stable_sort(order, {}, &PlacedDrift::source_at);
    base::LineCursor lines(texts_.source);
    for (PlacedDrift* each : order) {
      if (each->source_at != 0) each->drift.source_line = lines.line_at(each->source_at - 1);
    }
  }

  const PageTexts& texts_;
  StatementReader& reader_;
  bool by_content_;
  std::vector<Statement> now_;
  std::vector<std::optional<Span>> places_;  // of what stands for each, in the translation
  std::vector<bool> known_;                  // a basis had it
  std::vector<PlacedDrift> drifts_;
};

}  // namespace

Linker::Linker(std::string_view source_lang, std::string_view target_lang)
    : languages_{std::string(source_lang), std::string(target_lang)} {}

std::vector<Link> Linker::links(const PageTexts& texts) {
  const std::string target_lang = languages_.target.empty()
                                      ? read_front_matter(texts.target, texts.kind).target_lang
                                      : languages_.target;
  align::ArticleAligner& aligner = aligners_.of(languages_.source, target_lang);
  const align::Models no_models;
  aligner.align({texts.source, texts.target, texts.kind}, no_models, alignment_);
  const AlignedArticle aligned =
      align::read_out(alignment_, texts.kind, no_models, aligner.source_segmenter());
  std::vector<Link> links;
  for (const AlignedPair& pair : aligned.pairs) {
    links.push_back({pair.source, pair.target, pair.confidence});
  }
  const std::vector<Statement> source = code_of(alignment_.source);
  const std::vector<Statement> target = code_of(alignment_.target);
  const std::vector<std::uint32_t> partners = pair_code(source, target);
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (partners[i] != kNoStatement) {
      links.push_back({source[i].span, target[partners[i]].span});
    }
  }
  return links;
}

void compare_page(const PageTexts& texts, const std::vector<Basis>& bases, StatementReader& reader,
                  bool by_content, PageStatus& into) {
  PageComparison comparison(texts, reader, by_content);
  for (const Basis& basis : bases) comparison.add(basis);
  comparison.finish(into);
}

}  // namespace locseg::status
