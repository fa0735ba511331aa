// Codes are found by the same markup on both sides. A unit's codes that are no markup, as `%d` in
// `ph` may be to some, are looked for as they are spelled.
#include "exchange/xliff/target_codes.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace locseg::exchange {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Whether a code opens or closes something; that it is an element of its own tells nothing.
markup::MarkShape side_of(markup::MarkShape shape) {
  if (shape == markup::MarkShape::kLoneOpen) return markup::MarkShape::kOpen;
  return shape == markup::MarkShape::kLoneClose ? markup::MarkShape::kClose : shape;
}

// For each mark of a target, the mark of its source that it is; kNone if it has none.
std::vector<std::size_t> counterparts(const markup::InlineCodes& marks) {
  std::map<std::pair<std::uint32_t, bool>, std::size_t> by_number;
  for (std::size_t i = 0; i < marks.source().size(); ++i) {
    const markup::Mark& mark = marks.source()[i];
    by_number.emplace(std::pair(mark.number, mark.shape == markup::MarkShape::kClose), i);
  }
  std::vector<std::size_t> found;
  for (const markup::Mark& mark : marks.target()) {
    const auto known =
        by_number.find(std::pair(mark.number, mark.shape == markup::MarkShape::kClose));
    found.push_back(known == by_number.end() ? kNone : known->second);
  }
  return found;
}

// A code of the unit as position finds it.
struct OwnCode {
  Span span;
  markup::MarkShape side = markup::MarkShape::kSingle;
  std::optional<markup::CodeKind> kind;  // nothing where the file does not say it
  std::size_t index = kNone;             // in the source's codes; kNone where it is plain text
};

class Finder {
 public:
  Finder(const CodedSource& source, markup::Syntax syntax)
      : source_(source.text),
        codes_(source.codes),
        opaque_codes_(source.opaque_codes),
        syntax_(syntax),
        used_(source.codes.size()) {}

  CodedTarget find(std::string_view target, const Translation& known) {
    marks_.find(source_, target, syntax_);
    const bool is_other = target == known.target && known.source != source_;
    if (!same(target) && !(is_other && (by_position(known) || without_others(target)))) {
      found_.refusal = "the match has a code that the unit has not";
      return std::move(found_);
    }
    spelled();
    check();
    return std::move(found_);
  }

 private:
  // The file's code that a mark of the source is; kNone where it is plain text there.
  std::size_t code_of(std::size_t mark) const {
    const Span span = marks_.source()[mark].span;
    const auto at = std::ranges::lower_bound(codes_, span.begin, {},
                                             [](const ReadCode& code) { return code.span.begin; });
    for (auto code = at; code != codes_.end() && code->span.begin == span.begin; ++code) {
      if (code->span == span) return static_cast<std::size_t>(code - codes_.begin());
    }
    return kNone;
  }

  void use(std::size_t code, Span span) {
    if (code == kNone) return;
    used_[code] = true;
    found_.codes.push_back({span, code});
  }

  // True where every code of the target is spelled as one of the source.
  bool same(std::string_view target) {
    const std::vector<std::size_t> of = counterparts(marks_);
    // Where the unit has such codes as plain text, another one is plain text, too.
    const bool is_text = codes_.empty() && !marks_.source().empty();
    if (!is_text && std::ranges::find(of, kNone) != of.end()) return false;
    found_.text = target;
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (of[i] != kNone) use(code_of(of[i]), marks_.target()[i].span);
    }
    return true;
  }

  // What the unit has for codes: those of its file, or where that has none, its markup.
  std::vector<OwnCode> own_codes() const {
    std::vector<OwnCode> own;
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      own.push_back({codes_[i].span, side_of(codes_[i].shape), std::nullopt, i});
    }
    for (std::size_t i = 0; i < marks_.source().size(); ++i) {
      const markup::Mark& mark = marks_.source()[i];
      if (codes_.empty()) {
        own.push_back({mark.span, side_of(mark.shape), mark.kind, kNone});
      } else if (const std::size_t code = code_of(i); code != kNone && !opaque_codes_) {
        own[code].kind = mark.kind;
      }
    }
    return own;
  }

  bool by_position(const Translation& known) {
    markup::InlineCodes theirs;
    theirs.find(known.source, known.target, syntax_);
    const std::vector<OwnCode> own = own_codes();
    if (theirs.source().size() != own.size()) return false;
    for (std::size_t i = 0; i < own.size(); ++i) {
      const markup::Mark& mark = theirs.source()[i];
      if (side_of(mark.shape) != own[i].side || mark.kind != own[i].kind.value_or(mark.kind)) {
        return false;
      }
    }
    const std::vector<std::size_t> of = counterparts(theirs);
    if (std::ranges::find(of, kNone) != of.end()) return false;
    std::size_t at = 0;
    for (std::size_t i = 0; i < of.size(); ++i) {
      const Span span = theirs.target()[i].span;
      found_.text += known.target.substr(at, span.begin - at);
      const std::size_t begin = found_.text.size();
      found_.text += own[of[i]].span.of(source_);
      use(own[of[i]].index, {begin, found_.text.size()});
      at = span.end;
    }
    found_.text += known.target.substr(at);
    return true;
  }

  // Leaves out marks around text that the unit does not have; what they enclose stays.
  bool without_others(std::string_view target) {
    const std::vector<std::size_t> of = counterparts(marks_);
    for (std::size_t i = 0; i < of.size(); ++i) {
      const markup::MarkShape shape = marks_.target()[i].shape;
      if (of[i] == kNone && shape != markup::MarkShape::kOpen && shape != markup::MarkShape::kClose)
        return false;
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < of.size(); ++i) {
      const Span span = marks_.target()[i].span;
      found_.text += target.substr(at, span.begin - at);
      at = span.end;
      if (of[i] == kNone) continue;
      const std::size_t begin = found_.text.size();
      found_.text += span.of(target);
      use(code_of(of[i]), {begin, found_.text.size()});
    }
    found_.text += target.substr(at);
    return true;
  }

  // Codes of the unit that are no markup. Only spelling tells them, so it must not be that of plain
  // text as well, in the source or in the target.
  void spelled() {
    std::vector<bool> is_mark(codes_.size());
    for (std::size_t i = 0; i < marks_.source().size(); ++i) {
      if (const std::size_t code = code_of(i); code != kNone) is_mark[code] = true;
    }
    std::map<std::string_view, std::vector<std::size_t>> by_spelling;
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      const std::string_view native = codes_[i].span.of(source_);
      if (!is_mark[i] && !native.empty()) by_spelling[native].push_back(i);
    }
    for (const ReadCode& code : codes_) in_source_.emplace(code.span.begin, code.span.end);
    Taken taken;
    for (const TargetCode& code : found_.codes) taken.emplace(code.span.begin, code.span.end);
    // Longer ones first: a short one may be spelled inside them.
    std::vector<std::string_view> spellings;
    spellings.reserve(by_spelling.size());
    for (const auto& [native, same] : by_spelling) spellings.push_back(native);
    std::ranges::stable_sort(spellings, std::ranges::greater(), &std::string_view::size);
    for (const std::string_view native : spellings) place(native, by_spelling[native], taken);
    std::ranges::sort(found_.codes, {}, [](const TargetCode& code) { return code.span.begin; });
  }

  using Taken = std::map<std::uint64_t, std::uint64_t>;  // beginnings and ends

  static std::vector<Span> places_of(std::string_view native, std::string_view text,
                                     const Taken& taken) {
    std::vector<Span> places;
    for (std::size_t at = 0; (at = text.find(native, at)) != std::string_view::npos;
         at += native.size()) {
      const Span span = {at, at + native.size()};
      const auto next = taken.lower_bound(span.end);
      if (next == taken.begin() || std::prev(next)->second <= span.begin) places.push_back(span);
    }
    return places;
  }

  void place(std::string_view native, std::span<const std::size_t> codes, Taken& taken) {
    const std::vector<Span> places = places_of(native, found_.text, taken);
    const bool is_plain_too = !places_of(native, source_, in_source_).empty();
    if (!places.empty() && (is_plain_too || places.size() > codes.size())) {
      found_.refusal = "the match does not tell which of its texts is a code of the unit";
      return;
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      taken.emplace(places[i].begin, places[i].end);
      use(codes[i], places[i]);
    }
  }

  // Ends of a pair must both be there, and so must what may not be deleted; what may not change
  // places has not.
  void check() {
    std::size_t last = 0;
    for (const TargetCode& code : found_.codes) {
      const std::string_view may = codes_[code.index].node.attribute("canReorder").value();
      if (may != "no" && may != "firstNo") continue;
      if (code.index < last) found_.refusal = "the match reorders codes that may not be";
      last = code.index;
    }
    std::map<std::string_view, std::vector<std::size_t>> ends;
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      const ReadCode& code = codes_[i];
      if (!used_[i] && std::string_view(code.node.attribute("canDelete").value()) == "no") {
        found_.refusal = "the match lacks a code that may not be deleted";
      }
      if (code.shape != markup::MarkShape::kSingle) ends[pair_of(code)].push_back(i);
    }
    for (const auto& [pair, both] : ends) {
      for (const std::size_t i : both) {
        if (used_[i] != used_[both.front()]) {
          found_.refusal = "the match has only one end of a pair of codes";
        }
      }
    }
  }

  // What both ends of a pair name.
  static std::string_view pair_of(const ReadCode& code) {
    for (const char* name : {"rid", "startRef", "id"}) {
      const std::string_view value = code.node.attribute(name).value();
      if (!value.empty()) return value;
    }
    return {};
  }

  std::string_view source_;
  std::span<const ReadCode> codes_;
  bool opaque_codes_;
  markup::Syntax syntax_;
  markup::InlineCodes marks_;
  std::vector<bool> used_;
  Taken in_source_;  // its codes
  CodedTarget found_;
};

}  // namespace

CodedTarget find_target_codes(const CodedSource& source, std::string_view target,
                              const Translation& known, markup::Syntax syntax) {
  return Finder(source, syntax).find(target, known);
}

}  // namespace locseg::exchange
