// What is written keeps to what msgfmt --check wants of an entry: line feeds at both ends as msgid
// has them, and directives that are those of msgid, else the entry is marked as fuzzy.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/byte_source.h"
#include "base/machine_answer.h"
#include "base/try.h"
#include "base/utf8.h"
#include "exchange/po/po_directives.h"
#include "exchange/po/po_layout.h"
#include "exchange/po/po_text.h"
#include "exchange/po/po_writer.h"
#include "exchange/units/job_filling.h"

namespace locseg::exchange {
namespace {

bool is_text(std::string_view text) {
  return base::valid_utf8_prefix(text) == text.size() && text.find('\0') == std::string_view::npos;
}

constexpr const char* kNoLine = "the entry does not begin on a line of its own";

class PoFilling final : public JobFilling<PoUnitLocation> {
 public:
  // All must outlive this.
  PoFilling(std::string_view path, FillSource& fills, PoLayout& job)
      : JobFilling(fills, job.places), path_(path), job_(job) {}

  // In order: an entry's comments may come in any.
  std::vector<Edit> take_edits() {
    std::ranges::stable_sort(edits_, {}, [](const Edit& edit) { return edit.span.begin; });
    return std::move(edits_);
  }

 private:
  // The msgid of an entry with plural forms, until its msgid_plural comes.
  struct Singular {
    Filling* filling = nullptr;
    std::string source = {};
    Span place = {};
  };

  Result<void> require_writable() const override {
    if (!job_.is_decoded) return {};
    return failure(ErrorCode::kUnsupported,
                   "only a file in UTF-8 can be filled: convert it first, as with msgconv",
                   std::string(path_));
  }

  std::string fill(const PoUnitLocation& place, const ArticleInfo& /*article*/, const Unit& unit,
                   Filling& filling) override {
    const std::string_view source = unit.source;
    if (place.form == PoForm::kSingular) {
      singular_ = {&filling, std::string(source), place.strs};
      return "the entry's other text has no match";  // until the next unit has one
    }
    if (place.form == PoForm::kPlural) return fill_forms(place, source, filling);
    std::string target = filling.target;
    if (std::string reason = refusal(place, source, filling.match, target); !reason.empty()) {
      return reason;
    }
    const bool is_fuzzy = is_doubtful(place, source, filling);
    if (is_fuzzy && !place.begins_line) return kNoLine;
    const bool is_marked = says_machine(place, filling.match, is_fuzzy);
    if (is_marked && !place.begins_line) return kNoLine;
    if (is_marked) mark_machine(place);
    if (is_fuzzy) mark(place, &filling.match);
    Edit edit{place.str, {}};
    po::append_text(edit.text, target, job_.line_end);
    edits_.push_back(std::move(edit));
    filling.target = std::move(target);
    return {};
  }

  // All forms of an entry, from what was found for its msgid and `plural`, its msgid_plural. A
  // language of one form needs no match of the msgid.
  std::string fill_forms(const PoUnitLocation& place, std::string_view plural, Filling& filling) {
    Singular known = std::exchange(singular_, {});
    if (!(known.place == place.strs)) known = {};
    Filling* const one = known.filling;
    const po::PluralForms forms = job_.forms.value_or(po::PluralForms{2, 0});
    if (forms.count > 1 && one == nullptr) return "the entry's other text has no match";
    std::string target_of_one = one == nullptr ? std::string() : one->target;
    std::string target = filling.target;
    std::string reason = refusal(place, plural, filling.match, target);
    if (reason.empty() && forms.count > 1) {
      reason = refusal(place, known.source, one->match, target_of_one);
    }
    // A match is in the form of one number, and there are others.
    const bool is_fuzzy = forms.count > 2 || is_doubtful(place, plural, filling) ||
                          (forms.count > 1 && is_doubtful(place, known.source, *one));
    const bool is_marked = says_machine(place, filling.match, is_fuzzy) ||
                           (one != nullptr && says_machine(place, one->match, is_fuzzy));
    if (reason.empty() && (is_fuzzy || is_marked) && !place.begins_line) reason = kNoLine;
    if (one != nullptr) {
      one->reason = reason;
      if (reason.empty()) one->outcome = FillOutcome::kFilled;
    }
    if (!reason.empty()) return reason;
    if (is_marked) mark_machine(place);
    if (is_fuzzy) mark(place, nullptr);
    Edit edit{place.strs, {}};
    for (std::size_t i = 0; i < forms.count; ++i) {
      if (i != 0) edit.text += job_.line_end;
      edit.text += "msgstr[" + std::to_string(i) + "] ";
      const bool is_one = forms.count > 1 && i == forms.one;
      po::append_text(edit.text, is_one ? target_of_one : target, job_.line_end);
    }
    edits_.push_back(std::move(edit));
    return {};
  }

  static bool is_doubtful(const PoUnitLocation& place, std::string_view source,
                          const Filling& filling) {
    return is_inexact(filling.match) ||
           !po::same_directives(place.directives, source, filling.target);
  }

  // A match that is fuzzy says whose it is by that alone.
  static bool says_machine(const PoUnitLocation& place, const Match& match, bool is_fuzzy) {
    return !place.names_type &&
           (base::is_machine_answer(match) || (!is_fuzzy && is_machine(match)));
  }

  // Why `target`, which gets the line feeds of its source, cannot be written; empty if it can.
  std::string refusal(const PoUnitLocation& place, std::string_view source, const Match& match,
                      std::string& target) const {
    if (base::is_machine_answer(match) && !po::same_directives(place.directives, source, target)) {
      return "the target has other directives than the source";
    }
    if (place.has_marks) return "a comment is about the line feeds of a translation that is gone";
    if (!is_text(target)) return "the match is no text that a PO file can hold";
    if (!job_.is_utf8 && !base::is_ascii(target)) {
      return "the header does not say that the file is in UTF-8";
    }
    std::string marks;
    if (!po::agree_in_line_feeds(source, target, marks)) {
      return "the match cannot begin and end with line feeds as the source does";
    }
    return {};
  }

  // An exact match is no suggestion, but whose it is must not be lost.
  void mark_machine(const PoUnitLocation& place) {
    constexpr std::string_view kType = " type=MT";
    if (place.comment) {
      edits_.push_back({{*place.comment, *place.comment}, std::string(kType)});
      return;
    }
    std::string line = "#. ";
    line.append(po::kOwnComment).append(kType).append(job_.line_end);
    edits_.push_back({{place.texts, place.texts}, std::move(line)});
  }

  // The flag, and what the match was a translation of, as msgmerge --previous writes them. `match`:
  // null if there were two.
  void mark(const PoUnitLocation& place, const Match* match) {
    std::string flag;
    if (!place.is_fuzzy && !place.flags) flag.append("#, fuzzy").append(job_.line_end);
    if (!place.is_fuzzy && place.flags) edits_.push_back({{*place.flags, *place.flags}, " fuzzy,"});
    const std::uint64_t line = place.previous.value_or(place.texts);
    if (match != nullptr && match->kind == MatchKind::kFuzzy && !base::is_machine_answer(*match) &&
        !place.previous && is_text(match->source) &&
        (job_.is_utf8 || base::is_ascii(match->source))) {
      flag += "#| msgid ";
      po::append_text(flag, match->source, std::string(job_.line_end) + "#| ");
      flag += job_.line_end;
    }
    if (!flag.empty()) edits_.push_back({{line, line}, std::move(flag)});
  }

  std::string_view path_;
  PoLayout& job_;
  Singular singular_;
  std::vector<Edit> edits_;
};

class PoFiller final : public UnitFiller {
 public:
  Result<std::vector<Edit>> fill(std::string_view bytes, std::string_view path,
                                 FillSource& source) const override {
    PoLayout job;
    PoFilling filling(path, source, job);
    MemoryBytes chunks(bytes, std::size_t{1} << 18);
    LOCSEG_TRY(read_po_job(chunks, path, filling, job));
    return filling.take_edits();
  }
};

}  // namespace

const UnitFiller& po_filler() {
  static const PoFiller filler;
  return filler;
}

}  // namespace locseg::exchange
