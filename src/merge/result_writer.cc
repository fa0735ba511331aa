// Tokens are written out in the order of the lines; a new number follows the last one written.
#include "merge/result_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_set>

#include "article/segment_id.h"
#include "locseg/span.h"
#include "merge/token_text.h"

namespace locseg::merge {
namespace {

class Writer {
 public:
  Writer(const Versions& versions, Who lead, const std::vector<Outcome>& outcomes,
         const Merge3Options& options)
      : versions_(versions),
        lead_(lead),
        outcomes_(outcomes),
        options_(options),
        ids_(versions.tokens().size()),
        counted_(versions.tokens().size(), false) {
    for (const Unit& unit : versions.of(lead).segments) used_ids_.insert(std::string(unit.id));
    result_.present.assign(versions.tokens().size(), false);
  }

  Result<Written> run(std::span<const Hunk> hunks) {
    for (const Hunk& hunk : hunks) write(hunk);
    end_conflict();
    if (error_) return tl::unexpected<Error>(std::move(*error_));
    return std::move(result_);
  }

 private:
  // The id of a token that is written for the `again`-th time; new ones follow the last one
  // written.
  std::string id_of(Index token, bool again) {
    const MergeSegment& t = versions_.tokens()[token];
    if (!again && t.has(lead_)) return std::string(versions_.unit(t, lead_).id);
    if (!again && !ids_[token].empty()) return ids_[token];
    const std::string_view own = versions_.unit(t, t.holder(lead_)).id;
    std::string_view prefix = versions_.of(lead_).prefix();
    if (prefix.empty()) prefix = article::id_prefix(own);
    std::string id(own);
    if (again || article::id_prefix(own) != prefix || used_ids_.contains(id)) {
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
    const MergeSegment& t = versions_.tokens()[token];
    const Who who = t.holder(lead_);
    const Article& article = versions_.of(who).article;
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
      const bool again = count && counted_[token];
      if (count) counted_[token] = true;
      result_.present[token] = true;
      const Outcome& outcome = outcomes_[token];
      out.conflict = out.conflict || outcome.conflict;
      const std::string id = id_of(token, again);
      if (const auto parts = article::parse_segment_id(id)) last_number_ = parts->number;
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
    // As the line before does, or, if there is none, the first one does.
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

  const Versions& versions_;
  Who lead_;
  const std::vector<Outcome>& outcomes_;
  const Merge3Options& options_;
  std::unordered_set<std::string> used_ids_;
  std::vector<std::string> ids_;  // by token, of those that the lead does not have
  std::uint64_t last_number_ = 100;
  std::vector<bool> counted_;        // tokens in the result, conflicts of lines apart
  std::array<std::string, 3> open_;  // by Who, of the conflict that is being written
  bool in_conflict_ = false;
  std::optional<Error> error_;
  Written result_;
};

}  // namespace

Result<Written> write_result(const Versions& versions, Who lead,
                             const std::vector<Outcome>& outcomes, std::span<const Hunk> hunks,
                             const Merge3Options& options) {
  return Writer(versions, lead, outcomes, options).run(hunks);
}

}  // namespace locseg::merge
