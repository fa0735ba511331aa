// What is filled is written as text between the record's own bytes. Each target is read once more
// before it is believed.
#include "exchange/xliff/xliff_record.h"

#include <algorithm>

#include "base/machine_answer.h"
#include "base/xml_text.h"
#include "exchange/units/filling.h"
#include "exchange/units/unit_texts.h"

namespace locseg::exchange {
namespace {

bool needs_review(const Match& match) { return is_inexact(match) || is_machine(match); }

}  // namespace

XliffRecord::States XliffRecord::xliff1_states(const Match& match) {
  const std::string_view state = needs_review(match) ? "needs-review-translation" : "translated";
  if (base::is_machine_answer(match)) return {state, "mt-suggestion", 2};
  if (match.kind == MatchKind::kFuzzy) return {state, "fuzzy-match", 3};
  if (is_machine(match)) return {state, "leveraged-mt", 2};
  return {state, "exact-match", needs_review(match) ? 1 : 0};
}

// Version 2 has no word for what has to be reviewed; it is where it was, with a target to look at.
XliffRecord::States XliffRecord::xliff2_states(const Match& match) {
  if (base::is_machine_answer(match)) return {"initial", "locseg:MT", 0};
  if (match.kind == MatchKind::kFuzzy) return {"initial", "locseg:fuzzy", 0};
  const std::string_view detail =
      match.kind == MatchKind::kContext ? "locseg:context" : "locseg:exact";
  return {needs_review(match) ? "initial" : "translated", is_machine(match) ? "locseg:MT" : detail,
          0};
}

XliffRecord::XliffRecord(std::string_view xml, const XliffLayout& job)
    : xml_(xml), job_(job), is_xliff1_(job.version.starts_with("1.")), outline_(xml) {
  unit_ = piece_.parse(xml, job.prefix);
  if (!is_xliff1_) {
    data_ = original_data(piece_, unit_);
    for (const pugi::xml_node& child : unit_.children()) {
      if (piece_.is(child, "segment")) segments_.push_back(child);
    }
    return;
  }
  std::vector<pugi::xml_node> marks = segment_marks(piece_, piece_.child(unit_, "seg-source"));
  if (marks.empty()) return;
  Cut& cut = cut_.emplace();
  cut.frame = piece_.child(unit_, "target");
  std::vector<pugi::xml_node> there = segment_marks(piece_, cut.frame);
  if (there.empty()) {
    cut.frame = piece_.child(unit_, "seg-source");
    there = marks;
  }
  cut.places = counterparts_of(marks, there);
  cut.texts.resize(marks.size());
  cut.marks = std::move(marks);
}

bool XliffRecord::go_to(const XliffUnitLocation& place) {
  segment_ = place.segment;
  pugi::xml_node source;
  if (place.is_cut) {
    if (!cut_ || segment_ >= cut_->marks.size() || !cut_->places[segment_]) return false;
    source = cut_->marks[segment_];
    holder_ = unit_;
  } else {
    if (!is_xliff1_ && segment_ >= segments_.size()) return false;
    holder_ = is_xliff1_ ? unit_ : segments_[segment_];
    source = piece_.child(holder_, "source");
  }
  codes_.clear();
  source_ = {};
  source_.codes = &codes_;
  read_text(source, source_);
  return !source.empty();
}

void XliffRecord::read_text(const pugi::xml_node& node, InlineText& into) {
  if (is_xliff1_) {
    read_xliff12_text(node, job_.prefix, into);
  } else {
    data_.left = kMaxAtOnce;  // the reader saw that all sources together take no more
    read_xliff2_text(node, job_.prefix, data_, into);
  }
}

const OutlinedElement& XliffRecord::outlined(const pugi::xml_node& node) const {
  return outline_.at(static_cast<std::size_t>(node.offset_debug()) - 1);
}

std::string XliffRecord::named(std::string_view local) const {
  return job_.prefix + std::string(local);
}

std::string XliffRecord::content_of(const CodedTarget& target) const {
  std::string out;
  std::size_t at = 0;
  for (const TargetCode& code : target.codes) {
    base::append_xml(out, std::string_view(target.text).substr(at, code.span.begin - at));
    const ReadCode& read = codes_[code.index];
    const OutlinedElement& element = outlined(read.node);
    if (read.shape == markup::MarkShape::kOpen) {
      out += as_start_tag(element.start_tag().of(xml_));
    } else if (read.shape == markup::MarkShape::kClose) {
      out += "</" + std::string(read.node.name()) + '>';
    } else {
      out += element.whole.of(xml_);
    }
    at = code.span.end;
  }
  base::append_xml(out, std::string_view(target.text).substr(at));
  return out;
}

bool XliffRecord::reads_as(std::string_view content, std::string_view text) {
  const std::string tag = named("target");
  std::string written = '<' + tag + '>';
  written.append(content).append("</").append(tag).append(">");
  XmlPiece piece;
  const pugi::xml_node target = piece.parse(written, job_.prefix);
  if (!target || target.next_sibling()) return false;
  InlineText read;
  read_text(target, read);
  return read.text == text;
}

bool XliffRecord::fill(const CodedTarget& target, const Match& match) {
  const std::string content = content_of(target);
  if (!reads_as(content, target.text)) return false;
  const States states = is_xliff1_ ? xliff1_states(match) : xliff2_states(match);
  if (!is_xliff1_) {
    const Span tag = outlined(holder_).start_tag();
    edits_.push_back({tag, with_attribute(with_attribute(tag.of(xml_), "state", states.state),
                                          "subState", states.detail)});
    edits_.push_back(target_edit(piece_.child(holder_, "source"), content, nullptr));
    return true;
  }
  if (cut_) {
    append_alternative(match, cut_->marks[segment_].attribute("mid").value(), cut_->alternatives);
    cut_->texts[segment_] = content;
    if (cut_->worst.state.empty() || states.doubt > cut_->worst.doubt) cut_->worst = states;
    return true;
  }
  const pugi::xml_node whole = piece_.child(holder_, "seg-source");
  Edit edit = target_edit(whole ? whole : piece_.child(holder_, "source"), content, &states);
  append_alternative(match, {}, edit.text);
  edits_.push_back(std::move(edit));
  return true;
}

// The white space of the layout before an element, to be put before its new neighbour.
std::string_view XliffRecord::space_before(const pugi::xml_node& node) const {
  const std::string_view before = xml_.substr(0, outlined(node).whole.begin);
  const std::size_t end = before.find_last_not_of(" \t\r\n") + 1;
  return end > 0 && before[end - 1] == '>' ? before.substr(end) : std::string_view();
}

// A target in place of the one that is there, or else behind the element `behind`.
Edit XliffRecord::target_edit(const pugi::xml_node& behind, std::string_view content,
                              const States* states) const {
  const pugi::xml_node old = piece_.child(holder_, "target");
  std::string tag = '<' + named("target") + '>';
  Edit edit;
  if (old) {
    const OutlinedElement& element = outlined(old);
    tag = as_start_tag(element.start_tag().of(xml_));
    edit.span = element.whole;
  } else {
    const std::uint64_t end = outlined(behind).whole.end;
    edit.span = {end, end};
    edit.text = space_before(behind);
  }
  if (states != nullptr) {
    tag = with_attribute(tag, "state", states->state);
    if (job_.version != "1.0" && !states->detail.empty()) {
      tag = with_attribute(tag, "state-qualifier", states->detail);
    }
  }
  // The codes may have attributes of namespaces that only their source binds.
  for (const pugi::xml_attribute& attribute : behind.attributes()) {
    const std::string_view name = attribute.name();
    if (name.starts_with("xmlns:")) tag = with_attribute(tag, name, attribute.value());
  }
  edit.text.append(tag).append(content).append("</").append(named("target")).append(">");
  return edit;
}

// What a fuzzy match is a translation of, so that the translator sees the difference.
void XliffRecord::append_alternative(const Match& match, std::string_view segment,
                                     std::string& out) const {
  if (match.kind != MatchKind::kFuzzy || base::is_machine_answer(match) || job_.version == "1.0") {
    return;
  }
  const pugi::xml_node old = piece_.child(unit_, "target");
  out += space_before(old ? old : piece_.child(unit_, "source"));
  out += '<' + named("alt-trans");
  if (!segment.empty()) {
    out += " mid=\"";
    append_valid_attribute(out, segment);
    out += '"';
  }
  out += " match-quality=\"" + std::to_string(match.score) + "%\"";
  if (!match.article.empty()) {
    out += " origin=\"";
    append_valid_attribute(out, match.article);
    out += '"';
  }
  out += "><" + named("source") + '>';
  append_valid_xml(out, match.source);
  out += "</" + named("source") + "><" + named("target") + '>';
  append_valid_xml(out, match.target);
  out += "</" + named("target") + "></" + named("alt-trans") + '>';
}

// The frame with the segments' texts in their places; those of a source that have none are empty.
Edit XliffRecord::cut_edit() const {
  const Cut& cut = *cut_;
  const bool is_target = piece_.is(cut.frame, "target");
  const OutlinedElement& frame = outlined(cut.frame);
  struct Replacement {
    OutlinedElement mark;
    std::string_view text;
  };
  std::vector<Replacement> replacements;
  bool is_whole = true;
  for (std::size_t i = 0; i < cut.marks.size(); ++i) {
    const pugi::xml_node& node = is_target ? cut.places[i] : cut.marks[i];
    if (!node) continue;
    const OutlinedElement& mark = outlined(node);
    const bool has_text = is_target && !base::is_xml_space(mark.inside.of(xml_));
    is_whole = is_whole && (cut.texts[i] || has_text);
    if (cut.texts[i] || !is_target) {
      replacements.push_back({mark, cut.texts[i] ? *cut.texts[i] : std::string_view()});
    }
  }
  std::ranges::sort(replacements, {}, [](const Replacement& r) { return r.mark.whole.begin; });
  std::string content;
  std::uint64_t at = frame.inside.begin;
  for (const Replacement& replacement : replacements) {
    const OutlinedElement& mark = replacement.mark;
    content += xml_.substr(at, mark.whole.begin - at);
    content += as_start_tag(mark.start_tag().of(xml_));
    content += replacement.text;
    content += "</" + named("mrk") + '>';
    at = mark.whole.end;
  }
  content += xml_.substr(at, frame.inside.end - at);
  States states = cut.worst;
  if (!is_whole) states = {"needs-translation", {}, 0};
  Edit edit = target_edit(piece_.child(unit_, "seg-source"), content, &states);
  edit.text += cut.alternatives;
  return edit;
}

std::vector<Edit> XliffRecord::take_edits() {
  const bool is_cut_filled =
      cut_ && std::ranges::any_of(cut_->texts, [](const auto& text) { return text.has_value(); });
  if (is_cut_filled) {
    holder_ = unit_;
    edits_.push_back(cut_edit());
  }
  return std::move(edits_);
}

}  // namespace locseg::exchange
