// A three-way merge in which a segment is one thing.
//
// Segments of the three articles that are the same get one token. In place of its pairs every
// article shows tokens, so a changed target, source or id changes no line; git merges the lines.
// Then each token is merged as a segment and written out in the manner of the side that leads: the
// one that renumbered. A line whose token is in conflict becomes a conflict of whole lines, in
// which the other tokens are merged already.
#include "locseg/merge3.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>

#include "base/git.h"
#include "diff/similarity.h"
#include "locseg/article_units.h"
#include "locseg/diff.h"
#include "locseg/edit.h"
#include "locseg/identity.h"
#include "merge/skeleton.h"

namespace locseg {
namespace {

using merge::Hunk;
using Index = std::uint32_t;
constexpr Index kNone = std::numeric_limits<Index>::max();

constexpr std::array<std::string_view, 6> kLocalizationKeys = {
    "ms.contentlocale",   "ms.translationtype", "ms.sourcegitcommit",
    "ms.openlocfilehash", "ms.lasthandoff",     "ms.locfileid"};

// A token is kOpen, a number, kClose; the front matter's has no number. Neither byte may occur in
// an article, which texts never do: C0 controls are not allowed in Markdown, YAML, JSON or XML.
constexpr char kOpen = '\x03';
constexpr char kClose = '\x04';

enum class Who : std::uint8_t { kBase, kOurs, kTheirs };

// One of the three articles.
struct Version {
  explicit Version(const Article& parsed) : article(parsed) {
    units.read({}, parsed, {}, {});
    segments = units.group().units;
    tokens.assign(segments.size(), kNone);
  }
  const Article& article;
  ArticleUnits units;
  std::span<const Unit> segments;
  std::vector<Index> tokens;  // by segment

  [[nodiscard]] std::string_view prefix() const {
    if (segments.empty()) return {};
    return segments[0].id.substr(0, segments[0].id.find('-'));
  }
};

// A segment of the merge: where it stands in each version.
struct Token {
  std::array<Index, 3> at = {kNone, kNone, kNone};  // by Who

  [[nodiscard]] Index in(Who who) const { return at[static_cast<std::size_t>(who)]; }
  [[nodiscard]] bool has(Who who) const { return in(who) != kNone; }
  void set(Who who, Index index) { at[static_cast<std::size_t>(who)] = index; }
};

// What the merge makes of a token.
struct Outcome {
  std::string source;
  std::string target;  // if not in conflict
  bool conflict = false;
  std::array<std::string, 3> targets;  // by Who, of a conflict
};

class Merging {
 public:
  Merging(const Article& base, const Article& ours, const Article& theirs,
          const Merge3Options& options)
      : base_(base), ours_(ours), theirs_(theirs), options_(options) {}

  Result<Merge3> run() {
    pair_segments();
    if (tokens_.empty()) return merge_as_git_does();
    for (const Version* version : {&base_, &ours_, &theirs_}) {
      if (version->article.bytes().find_first_of("\x02\x03\x04") != std::string_view::npos) {
        return failure(ErrorCode::kUnsupported,
                       "the article holds a control character below U+0005");
      }
    }
    choose_lead();
    for (const Token& token : tokens_) outcomes_.push_back(merge_token(token));
    auto hunks = merge::merge_skeletons(skeleton(ours_), skeleton(base_), skeleton(theirs_),
                                        options_.with_base);
    if (!hunks) return tl::unexpected<Error>(hunks.error());
    hunks_ = std::move(*hunks);
    put_front_matter_back();
    collect_ids();
    for (const Hunk& hunk : hunks_) write(hunk);
    end_conflict();
    if (error_) return tl::unexpected<Error>(std::move(*error_));
    tell_fates();
    return std::move(result_);
  }

 private:
  Version& version(Who who) {
    return who == Who::kBase ? base_ : who == Who::kOurs ? ours_ : theirs_;
  }

  Result<Merge3> merge_as_git_does() {
    auto lines = base::merge_lines(
        ours_.article.bytes(), base_.article.bytes(), theirs_.article.bytes(),
        {options_.with_base, options_.marker_size, options_.ours, options_.base, options_.theirs});
    if (!lines) return tl::unexpected<Error>(lines.error());
    result_.bytes = std::move(lines->bytes);
    result_.conflict = lines->conflict;
    return std::move(result_);
  }

  // --- Which segments are the same ---

  void pair_segments() {
    for (Index i = 0; i < base_.segments.size(); ++i) {
      base_.tokens[i] = i;
      tokens_.emplace_back().set(Who::kBase, i);
    }
    pair_with_base(Who::kOurs);
    pair_with_base(Who::kTheirs);
    pair_added();
  }

  void pair_with_base(Who who) {
    Version& side = version(who);
    for (const Change& change : diff_units(base_.segments, side.segments)) {
      if (change.before.count != change.after.count) continue;
      for (Index k = 0; k < change.before.count; ++k) {
        side.tokens[change.after.first + k] = change.before.first + k;
        tokens_[change.before.first + k].set(who, change.after.first + k);
      }
    }
  }

  // What both sides added is one segment if they added the same source.
  void pair_added() {
    const auto added = [](const Version& side, std::vector<Index>& at) {
      std::vector<Unit> units;
      for (Index i = 0; i < side.segments.size(); ++i) {
        if (side.tokens[i] == kNone) units.push_back(side.segments[i]), at.push_back(i);
      }
      return units;
    };
    std::vector<Index> ours_at;
    std::vector<Index> theirs_at;
    const std::vector<Unit> ours = added(ours_, ours_at);
    const std::vector<Unit> theirs = added(theirs_, theirs_at);
    for (const Change& change : diff_units(ours, theirs)) {
      if (change.state != ChangeState::kUnchanged && change.state != ChangeState::kNormalized &&
          change.state != ChangeState::kMoved && change.state != ChangeState::kTargetChanged) {
        continue;
      }
      for (Index k = 0; k < change.before.count; ++k) {
        const auto token = static_cast<Index>(tokens_.size());
        const Index in_ours = ours_at[change.before.first + k];
        const Index in_theirs = theirs_at[change.after.first + k];
        tokens_.emplace_back().set(Who::kOurs, in_ours);
        tokens_.back().set(Who::kTheirs, in_theirs);
        ours_.tokens[in_ours] = theirs_.tokens[in_theirs] = token;
      }
    }
    for (const Who who : {Who::kOurs, Who::kTheirs}) {
      Version& side = version(who);
      for (Index i = 0; i < side.segments.size(); ++i) {
        if (side.tokens[i] != kNone) continue;
        side.tokens[i] = static_cast<Index>(tokens_.size());
        tokens_.emplace_back().set(who, i);
      }
    }
  }

  // --- Who leads ---

  [[nodiscard]] bool renumbered(Who who) {
    const Version& side = version(who);
    if (!side.segments.empty() && side.prefix() != base_.prefix()) return true;
    return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
      return token.has(Who::kBase) && token.has(who) &&
             base_.segments[token.in(Who::kBase)].id != side.segments[token.in(who)].id;
    });
  }

  void choose_lead() {
    const bool ours = renumbered(Who::kOurs);
    const bool theirs = renumbered(Who::kTheirs);
    if (ours != theirs) {
      lead_ = ours ? Who::kOurs : Who::kTheirs;
    } else if (ours) {
      const auto handoff = [](const Version& side) { return side.article.front_matter().handoff; };
      lead_ = handoff(ours_) > handoff(theirs_) ? Who::kOurs : Who::kTheirs;
    } else {
      // Nobody did: then whoever touched ids or localization keys at all.
      const auto touched = [&](const Version& side) {
        return side.segments.size() != base_.segments.size() ||
               side.article.front_matter().span.of(side.article.bytes()) !=
                   base_.article.front_matter().span.of(base_.article.bytes());
      };
      lead_ = touched(ours_) && !touched(theirs_) ? Who::kOurs : Who::kTheirs;
    }
  }

  // --- Segments ---

  [[nodiscard]] static bool same_source(const Unit& a, const Unit& b) {
    return a.source == b.source || source_key(a.source) == source_key(b.source);
  }

  Outcome merge_token(const Token& token) {
    Outcome out;
    const bool in_ours = token.has(Who::kOurs);
    const bool in_theirs = token.has(Who::kTheirs);
    if (!in_ours || !in_theirs) {
      const Who who = in_ours ? Who::kOurs : in_theirs ? Who::kTheirs : Who::kBase;
      const Unit& unit = version(who).segments[token.in(who)];
      out.source = unit.source;
      out.target = unit.target;
      return out;
    }
    const Unit& ours = ours_.segments[token.in(Who::kOurs)];
    const Unit& theirs = theirs_.segments[token.in(Who::kTheirs)];
    const Unit none;
    const Unit& base = token.has(Who::kBase) ? base_.segments[token.in(Who::kBase)] : none;
    const bool has_base = token.has(Who::kBase);
    // A rewritten source brings its own target; ours for the old one is stale then.
    if (has_base && !same_source(base, theirs) && !(ours.source == theirs.source)) {
      if (same_source(base, ours)) {
        out.source = theirs.source;
        out.target = theirs.target;
        return out;
      }
      return conflict(base, ours, theirs);
    }
    out.source = has_base && theirs.source == base.source ? ours.source : theirs.source;
    if (has_base && !same_source(base, ours) && !(ours.source == theirs.source)) {
      if (theirs.target != base.target && theirs.target != ours.target) {
        return conflict(base, ours, theirs);
      }
      out.target = ours.target;
    } else if (ours.target == theirs.target || (has_base && ours.target == base.target)) {
      out.target = theirs.target;
    } else if (has_base && theirs.target == base.target) {
      out.target = ours.target;
    } else {
      return conflict(base, ours, theirs);
    }
    return out;
  }

  Outcome conflict(const Unit& base, const Unit& ours, const Unit& theirs) {
    Outcome out;
    out.source = lead_ == Who::kOurs ? ours.source : theirs.source;
    if (options_.prefer != Prefer::kNeither) {
      out.target = options_.prefer == Prefer::kOurs ? ours.target : theirs.target;
      return out;
    }
    out.conflict = true;
    out.targets = {std::string(base.target), std::string(ours.target), std::string(theirs.target)};
    return out;
  }

  // --- The skeleton ---

  [[nodiscard]] std::string skeleton(const Version& side) {
    std::string out;
    const std::string_view bytes = side.article.bytes();
    std::size_t from = 0;
    for (Index i = 0; i < side.segments.size(); ++i) {
      const Span whole = side.article.segments()[i].whole;
      out += bytes.substr(from, whole.begin - from);
      out += kOpen + std::to_string(side.tokens[i]) + kClose;
      from = whole.end;
    }
    out += bytes.substr(from);
    return take_front_matter(side, std::move(out));
  }

  // The front matter is merged by keys: out of the lines it goes, where all three have one.
  [[nodiscard]] std::string take_front_matter(const Version& side, std::string text) {
    const std::array<const Version*, 3> all = {&base_, &ours_, &theirs_};
    const bool by_keys =
        !tokens_.empty() && std::none_of(all.begin(), all.end(), [](const auto* v) {
          return v->article.front_matter().span.empty() || v->article.kind() == ArticleKind::kJson;
        });
    if (!by_keys) return text;
    // Tokens changed the offsets: the end is found from behind, where segments are no matter.
    const Span span = side.article.front_matter().span;
    std::uint64_t begin = span.begin;
    std::uint64_t end = span.end;
    for (Index i = 0; i < side.segments.size(); ++i) {
      const Span whole = side.article.segments()[i].whole;
      const std::uint64_t shrunk = whole.size() - (std::to_string(side.tokens[i]).size() + 2);
      if (whole.end <= span.begin) begin -= shrunk;
      if (whole.end <= span.end) end -= shrunk;
    }
    const auto which = static_cast<std::size_t>(&side == &base_ ? 0 : &side == &ours_ ? 1 : 2);
    front_matter_[which] = text.substr(begin, end - begin);
    const bool line_end = front_matter_[which].ends_with('\n');
    text.replace(begin, end - begin, std::string{kOpen, kClose} + (line_end ? "\n" : ""));
    return text;
  }

  void put_front_matter_back() {
    const std::string mark{kOpen, kClose};
    std::vector<Hunk> out;
    for (Hunk& hunk : hunks_) {
      if (hunk.conflict) {  // side by side; whoever edits the conflict edits them too
        const std::array<std::string*, 3> texts = {&hunk.base, &hunk.ours, &hunk.theirs};
        for (std::size_t i = 0; i < 3; ++i) {
          if (const std::size_t at = texts[i]->find(mark); at != std::string::npos) {
            const bool line_end = front_matter_[i].ends_with('\n');
            texts[i]->replace(at, mark.size() + (line_end ? 1 : 0), front_matter_[i]);
          }
        }
        out.push_back(std::move(hunk));
        continue;
      }
      const std::size_t at = hunk.text.find(mark);
      if (at == std::string::npos) {
        out.push_back(std::move(hunk));
        continue;
      }
      const bool line_end = hunk.text.substr(at + mark.size()).starts_with('\n');
      out.push_back({false, hunk.text.substr(0, at), {}, {}, {}});
      const auto& [base, ours, theirs] = front_matter_;
      if (base == ours || ours == theirs) {
        out.push_back({false, theirs, {}, {}, {}});
      } else if (base == theirs) {
        out.push_back({false, ours, {}, {}, {}});
      } else {
        for (Hunk& part :
             merge::merge_keys(ours, base, theirs, kLocalizationKeys, lead_ == Who::kTheirs)) {
          out.push_back(std::move(part));
        }
      }
      out.push_back({false, hunk.text.substr(at + mark.size() + (line_end ? 1 : 0)), {}, {}, {}});
    }
    hunks_ = std::move(out);
  }

  // --- Writing ---

  void collect_ids() {
    const Version& lead = version(lead_);
    for (const Unit& unit : lead.segments) used_ids_.insert(std::string(unit.id));
    ids_.resize(tokens_.size());
  }

  [[nodiscard]] static std::uint64_t number_of(std::string_view id) {
    std::size_t at = id.find('-');
    at = at == std::string_view::npos ? 0 : at + 1;
    if (at < id.size() && id[at] == 'p') ++at;
    std::uint64_t number = 0;
    std::from_chars(id.data() + at, id.data() + id.size(), number);
    return number;
  }

  // The id of a token that is written for the `again`-th time; new ones follow the last one
  // written.
  std::string id_of(Index token, bool again) {
    const Token& t = tokens_[token];
    if (!again && t.has(lead_)) return std::string(version(lead_).segments[t.in(lead_)].id);
    if (!again && !ids_[token].empty()) return ids_[token];
    const Who who = t.has(Who::kOurs)     ? Who::kOurs
                    : t.has(Who::kTheirs) ? Who::kTheirs
                                          : Who::kBase;
    const std::string_view own = version(who).segments[t.in(t.has(lead_) ? lead_ : who)].id;
    std::string_view prefix = version(lead_).prefix();
    if (prefix.empty()) prefix = own.substr(0, own.find('-'));
    std::string id(own);
    if (again || own.substr(0, own.find('-')) != prefix || used_ids_.contains(id)) {
      std::uint64_t number = last_number_;
      do {
        id = std::string(prefix) + '-' + std::to_string(++number);
      } while (used_ids_.contains(id));
    }
    used_ids_.insert(id);
    if (!again) ids_[token] = id;
    return id;
  }

  // The pair, with `target` if it is given, else as merged.
  std::string pair_of(Index token, const std::string* target, const std::string& id) {
    const Token& t = tokens_[token];
    const Who who = t.has(lead_)          ? lead_
                    : t.has(Who::kOurs)   ? Who::kOurs
                    : t.has(Who::kTheirs) ? Who::kTheirs
                                          : Who::kBase;
    const Article& article = version(who).article;
    const Segment& segment = article.segments()[t.in(who)];
    const Outcome& outcome = outcomes_[token];
    std::vector<Edit> edits;
    const auto replace = [&](Span span, std::string text) {
      if (span.of(article.bytes()) == text) return;
      edits.push_back(
          {{span.begin - segment.whole.begin, span.end - segment.whole.begin}, std::move(text)});
    };
    const auto encoded = [&](Span span, std::string_view text) {
      auto bytes = article.encode(segment, span, text);
      if (bytes) return std::move(*bytes);
      if (!error_) {
        error_ = bytes.error();
        error_->message += ", in segment " + std::string(article.id(segment));
      }
      return std::string(span.of(article.bytes()));
    };
    replace(segment.id, id);
    replace(segment.target, encoded(segment.target, target != nullptr ? *target : outcome.target));
    // The source's tag repeats the id; it is the last one before the source.
    const std::string_view own_id = article.id(segment);
    const std::size_t second = article.bytes().rfind(own_id, segment.source.begin - own_id.size());
    if (second != std::string_view::npos && second >= segment.target.end) {
      replace({second, second + own_id.size()}, id);
    }
    replace(segment.source, encoded(segment.source, outcome.source));
    auto pair = apply_edits(segment.whole.of(article.bytes()), edits);
    if (!pair) {
      error_ = pair.error();
      return {};
    }
    return std::move(*pair);
  }

  struct Line {
    bool conflict = false;
    std::array<std::string, 3> texts;  // by Who; of one that is agreed on, all the same
  };

  // `line` with its tokens written out. Inside a conflict each side shows its own targets.
  Line expand(std::string_view line, bool count) {
    Line out;
    for (std::size_t at = 0;;) {
      const std::size_t open = std::min(line.find(kOpen, at), line.size());
      for (std::string& text : out.texts) text += line.substr(at, open - at);
      if (open == line.size()) return out;
      const std::size_t close = line.find(kClose, open);
      Index token = 0;
      std::from_chars(line.data() + open + 1, line.data() + close, token);
      const bool again = count && !written_.insert(token).second;
      if (!count) shown_.insert(token);
      const Outcome& outcome = outcomes_[token];
      out.conflict = out.conflict || outcome.conflict;
      const std::string id = id_of(token, again);
      last_number_ = number_of(id);
      if (outcome.conflict) {
        for (std::size_t who = 0; who < 3; ++who) {
          out.texts[who] += pair_of(token, &outcome.targets[who], id);
        }
      } else {
        const std::string pair = pair_of(token, nullptr, id);
        for (std::string& text : out.texts) text += pair;
      }
      at = close + 1;
    }
  }

  void write(const Hunk& hunk) {
    const auto each_line = [](std::string_view text, const auto& take) {
      while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        take(text.substr(0, end));
        text.remove_prefix(end);
      }
    };
    if (!hunk.conflict) {
      each_line(hunk.text, [&](std::string_view line) {
        const Line expanded = expand(line, true);
        if (expanded.conflict) {
          for (std::size_t who = 0; who < 3; ++who) open_[who] += expanded.texts[who];
          in_conflict_ = true;
        } else {
          end_conflict();
          result_.bytes += expanded.texts[0];
        }
      });
      return;
    }
    const std::array<std::string_view, 3> texts = {hunk.base, hunk.ours, hunk.theirs};
    for (std::size_t who = 0; who < 3; ++who) {
      each_line(texts[who],
                [&](std::string_view line) { open_[who] += expand(line, false).texts[who]; });
    }
    in_conflict_ = true;
    end_conflict();
  }

  void end_conflict() {
    if (!in_conflict_) return;
    in_conflict_ = false;
    result_.conflict = true;
    // As the line before does, or the first one does where there is none.
    const std::string_view before = result_.bytes;
    const std::string_view first = std::string_view(open_[1]).substr(0, open_[1].find('\n') + 1);
    const bool cr = before.empty() ? first.ends_with("\r\n") : before.ends_with("\r\n");
    const std::string_view end = cr ? "\r\n" : "\n";
    const auto mark = [&](char byte, std::string_view label) {
      if (!result_.bytes.empty() && result_.bytes.back() != '\n') result_.bytes += end;
      result_.bytes += std::string(options_.marker_size, byte);
      if (!label.empty()) result_.bytes += ' ' + std::string(label);
      result_.bytes += end;
    };
    mark('<', options_.ours);
    result_.bytes += open_[1];
    if (options_.with_base) {
      mark('|', options_.base);
      result_.bytes += open_[0];
    }
    mark('=', {});
    result_.bytes += open_[2];
    mark('>', options_.theirs);
    open_ = {};
  }

  // --- What became of our edits ---

  void tell_fates() {
    for (Index i = 0; i < ours_.segments.size(); ++i) {
      const Index index = ours_.tokens[i];
      const Token& token = tokens_[index];
      if (!token.has(Who::kBase)) continue;
      const Unit& base = base_.segments[token.in(Who::kBase)];
      const Unit& ours = ours_.segments[i];
      if (ours.target == base.target) continue;
      OurEdit edit;
      edit.id = ours.id;
      edit.line = ours.line;
      edit.source = ours.source;
      edit.target = ours.target;
      const bool there = written_.contains(index) || shown_.contains(index);
      if (!token.has(Who::kTheirs) || !there) {
        edit.fate = EditFate::kStale;
      } else {
        const Unit& theirs = theirs_.segments[token.in(Who::kTheirs)];
        const bool rewritten = !same_source(base, theirs) && ours.source != theirs.source;
        if (rewritten && same_source(base, ours)) {
          edit.fate = EditFate::kStale;
        } else if (theirs.target != base.target && theirs.target != ours.target) {
          edit.fate = EditFate::kConflict;
        } else if (rewritten) {
          edit.fate = EditFate::kConflict;
        }
      }
      edit.resolved = edit.fate == EditFate::kConflict && options_.prefer != Prefer::kNeither;
      if (edit.fate == EditFate::kStale) find_nearest(ours.source, edit);
      result_.edits.push_back(std::move(edit));
    }
    for (const Token& token : tokens_) {
      if (!token.has(Who::kBase) || !token.has(Who::kTheirs) || token.has(Who::kOurs)) continue;
      const Unit& theirs = theirs_.segments[token.in(Who::kTheirs)];
      if (theirs.target == base_.segments[token.in(Who::kBase)].target) continue;
      result_.notes.push_back("theirs changed segment " + std::string(theirs.id) + " (line " +
                              std::to_string(theirs.line) + "), which ours no longer has");
    }
    const Version& lead = version(lead_);
    if (!lead.article.front_matter().file_hash.empty() && result_.bytes != lead.article.bytes()) {
      result_.notes.emplace_back("ms.openlocfilehash no longer describes the article");
    }
  }

  void find_nearest(std::string_view source, OurEdit& edit) const {
    const diff::Gist gist = diff::gist_of(source_key(source));
    diff::Comparer comparer;
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max() - 1;
    for (const Unit& unit : theirs_.segments) {
      const diff::Gist other = diff::gist_of(source_key(unit.source));
      const std::uint32_t cutoff = std::min(least, std::max(gist.size(), other.size()));
      const std::uint32_t distance = comparer.distance(0, gist, other, cutoff);
      if (distance >= least || 4 * distance > 3 * std::max(gist.size(), other.size())) continue;
      least = distance;
      edit.nearest = unit.source;
      edit.nearest_line = unit.line;
    }
  }

  Version base_;
  Version ours_;
  Version theirs_;
  const Merge3Options& options_;
  std::vector<Token> tokens_;
  std::vector<Outcome> outcomes_;  // by token
  Who lead_ = Who::kTheirs;
  std::array<std::string, 3> front_matter_;  // by Who, with tokens
  std::vector<Hunk> hunks_;
  std::set<std::string> used_ids_;
  std::vector<std::string> ids_;  // by token, of those that the lead does not have
  std::uint64_t last_number_ = 100;
  std::unordered_set<Index> written_;  // tokens in the result
  std::unordered_set<Index> shown_;    // tokens in a conflict of lines
  std::array<std::string, 3> open_;    // by Who, of the conflict that is being written
  bool in_conflict_ = false;
  std::optional<Error> error_;
  Merge3 result_;
};

}  // namespace

std::uint64_t Merge3::count(EditFate fate) const {
  return static_cast<std::uint64_t>(std::count_if(
      edits.begin(), edits.end(), [&](const OurEdit& edit) { return edit.fate == fate; }));
}

Result<Merge3> merge3(const Article& base, const Article& ours, const Article& theirs,
                      const Merge3Options& options) {
  return Merging(base, ours, theirs, options).run();
}

}  // namespace locseg
