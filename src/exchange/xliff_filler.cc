// A unit is read once more to be filled: what its codes are and where its elements stand is needed
// of few. What is written is read back before it is believed.
#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "exchange/target_codes.h"
#include "exchange/unit_texts.h"
#include "exchange/xliff.h"
#include "exchange/xliff_job.h"
#include "exchange/xml_outline.h"
#include "exchange/xml_text.h"

namespace locseg::exchange {
namespace {

struct States {
  std::string_view state;
  std::string_view detail;  // 1.2: the qualifier; 2: the sub-state
};

bool needs_review(const Match& match) { return is_inexact(match) || is_machine(match); }

States first_states(const Match& match) {
  const std::string_view state = needs_review(match) ? "needs-review-translation" : "translated";
  if (match.kind == MatchKind::kFuzzy) return {state, "fuzzy-match"};
  return {state, is_machine(match) ? "leveraged-mt" : "exact-match"};
}

// Version 2 has no word for what has to be reviewed; it is where it was, with a target to look at.
States second_states(const Match& match) {
  if (match.kind == MatchKind::kFuzzy) return {"initial", "locseg:fuzzy"};
  const std::string_view detail =
      match.kind == MatchKind::kContext ? "locseg:context" : "locseg:exact";
  return {needs_review(match) ? "initial" : "translated", is_machine(match) ? "locseg:MT" : detail};
}

std::size_t offset_of(const pugi::xml_node& node) {
  return static_cast<std::size_t>(node.offset_debug()) - 1;
}

// The record of one unit, and what it takes to fill it.
class Record {
 public:
  // `xml` and `job` must outlive this. False where it is no record, which none is that was read.
  bool read(std::string_view xml, const XliffJob& job, std::size_t segment) {
    xml_ = xml;
    job_ = &job;
    is_first_ = job.version.starts_with("1.");
    unit_ = piece_.parse(xml, job.prefix);
    holder_ = is_first_ ? unit_ : find_segment(segment);
    source_node_ = piece_.child(holder_, "source");
    if (!source_node_) return false;
    source_ = {};
    source_.codes = &codes_;
    codes_.clear();
    read_text(source_node_, source_);
    return true;
  }

  CodedSource source() const { return {source_.text, codes_, source_.placeholders}; }

  // The target's text; nothing where there is no target.
  std::optional<std::string> target_text() {
    const pugi::xml_node target = piece_.child(holder_, "target");
    if (!target) return std::nullopt;
    InlineText text;
    read_text(target, text);
    return std::move(text.text);
  }

  // The edits of the record, or a reason why not.
  std::vector<Edit> fill(const CodedTarget& target, const Match& match, std::string& refusal) {
    const XmlOutline outline(xml_);
    const pugi::xml_node cut = piece_.child(holder_, "seg-source");
    const auto around = enclosing_segment(cut, refusal);
    if (!refusal.empty()) return {};
    std::string content =
        around ? std::string(outline.at(offset_of(*around)).start_tag().of(xml_)) : std::string();
    append_target(content, target, outline);
    if (around) content += "</" + std::string(around->name()) + '>';
    return is_first_ ? first_edits(cut ? cut : source_node_, content, match, outline)
                     : second_edits(content, match, outline);
  }

 private:
  pugi::xml_node find_segment(std::size_t number) const {
    for (const pugi::xml_node& child : unit_.children()) {
      if (piece_.is(child, "segment") && number-- == 0) return child;
    }
    return {};
  }

  void read_text(const pugi::xml_node& node, InlineText& into) const {
    if (is_first_) {
      read_xliff12_text(node, job_->prefix, into);
    } else {
      OriginalData data = original_data(piece_, unit_);
      read_xliff2_text(node, job_->prefix, data, into);
    }
  }

  std::string named(std::string_view local) const { return job_->prefix + std::string(local); }

  // The one `mrk` that a source was cut into, which the target has to have as well.
  std::optional<pugi::xml_node> enclosing_segment(const pugi::xml_node& cut,
                                                  std::string& refusal) const {
    std::optional<pugi::xml_node> found;
    bool is_all = true;
    std::size_t segments = 0;
    for (const pugi::xml_node& node : cut.children()) {
      const bool is_segment =
          piece_.is(node, "mrk") && std::string_view(node.attribute("mtype").value()) == "seg";
      if (is_segment) {
        ++segments;
        found = node;
      } else if (std::string_view(node.value()).find_first_not_of(" \t\r\n") !=
                     std::string_view::npos ||
                 node.type() == pugi::node_element) {
        is_all = false;
      }
    }
    if (segments > 1 || (segments == 1 && !is_all)) {
      refusal = "the unit is cut into several segments";
    }
    return found;
  }

  void append_target(std::string& out, const CodedTarget& target, const XmlOutline& outline) const {
    std::size_t at = 0;
    for (const TargetCode& code : target.codes) {
      append_xml(out, std::string_view(target.text).substr(at, code.span.begin - at));
      const ReadCode& read = codes_[code.index];
      const OutlinedElement& element = outline.at(offset_of(read.node));
      if (read.shape == MarkShape::kOpen) {
        out += as_start_tag(element.start_tag().of(xml_));
      } else if (read.shape == MarkShape::kClose) {
        out += "</" + std::string(read.node.name()) + '>';
      } else {
        out += element.whole.of(xml_);
      }
      at = code.span.end;
    }
    append_xml(out, std::string_view(target.text).substr(at));
  }

  // The white space that stands before an element, to be put before its new neighbour.
  std::string_view space_before(const OutlinedElement& element) const {
    const std::string_view before = xml_.substr(0, element.whole.begin);
    const std::size_t end = before.find_last_not_of(" \t\r\n") + 1;
    return end > 0 && before[end - 1] == '>' ? before.substr(end) : std::string_view();
  }

  // A target in place of the one that is there, or else behind the element `behind`.
  Edit target_edit(const pugi::xml_node& behind, std::string_view content, const States* states,
                   const XmlOutline& outline) const {
    const pugi::xml_node old = piece_.child(holder_, "target");
    std::string tag = '<' + named("target") + '>';
    Edit edit;
    if (old) {
      const OutlinedElement& element = outline.at(offset_of(old));
      tag = as_start_tag(element.start_tag().of(xml_));
      edit.span = element.whole;
    } else {
      const OutlinedElement& element = outline.at(offset_of(behind));
      edit.span = {element.whole.end, element.whole.end};
      edit.text = space_before(outline.at(offset_of(source_node_)));
    }
    if (states != nullptr) {
      tag = with_attribute(tag, "state", states->state);
      if (job_->version != "1.0") tag = with_attribute(tag, "state-qualifier", states->detail);
    }
    edit.text.append(tag).append(content).append("</").append(named("target")).append(">");
    return edit;
  }

  // What a fuzzy match is a translation of, so that the translator sees the difference.
  std::string alternative(const Match& match, const XmlOutline& outline) const {
    const pugi::xml_node old = piece_.child(holder_, "target");
    std::string out(space_before(outline.at(offset_of(old ? old : source_node_))));
    out += '<' + named("alt-trans") + " match-quality=\"" + std::to_string(match.score) + "%\"";
    if (!match.article.empty()) {
      out += " origin=\"";
      append_valid_attribute(out, match.article);
      out += '"';
    }
    out += "><" + named("source") + '>';
    append_valid_xml(out, match.source);
    out += "</" + named("source") + "><" + named("target") + '>';
    append_valid_xml(out, match.target);
    return out + "</" + named("target") + "></" + named("alt-trans") + '>';
  }

  std::vector<Edit> first_edits(const pugi::xml_node& behind, std::string_view content,
                                const Match& match, const XmlOutline& outline) const {
    const States states = first_states(match);
    Edit edit = target_edit(behind, content, &states, outline);
    if (match.kind == MatchKind::kFuzzy && job_->version != "1.0") {
      edit.text += alternative(match, outline);
    }
    return {std::move(edit)};
  }

  std::vector<Edit> second_edits(std::string_view content, const Match& match,
                                 const XmlOutline& outline) const {
    const States states = second_states(match);
    const Span tag = outline.at(offset_of(holder_)).start_tag();
    return {{tag, with_attribute(with_attribute(tag.of(xml_), "state", states.state), "subState",
                                 states.detail)},
            target_edit(source_node_, content, nullptr, outline)};
  }

  std::string_view xml_;
  const XliffJob* job_ = nullptr;
  bool is_first_ = true;
  XmlPiece piece_;
  pugi::xml_node unit_;
  pugi::xml_node holder_;  // of the source: the unit, or a segment of it
  pugi::xml_node source_node_;
  InlineText source_;
  std::vector<ReadCode> codes_;
};

class XliffFilling final : public UnitSink {
 public:
  // `bytes`: without a byte-order mark. All must outlive this.
  XliffFilling(std::string_view bytes, std::string_view path, FillSource& fills, XliffJob& job)
      : bytes_(bytes), path_(path), fills_(fills), job_(job) {}

  Result<void> put(const UnitGroup& group) override {
    auto fillings = fills_.fill(group);
    if (!fillings) return tl::unexpected<Error>(fillings.error());
    const markup::Syntax syntax = syntax_of(group.info);
    for (std::size_t i = 0; i < group.units.size(); ++i) {
      const XliffPlace place = job_.places.front();
      job_.places.pop_front();
      Filling& filling = (*fillings)[i];
      if (filling.outcome != FillOutcome::kFilled) continue;
      if (!place.is_open) {
        filling = {};
        continue;
      }
      if (auto sound = require_writable(); !sound) return sound;
      fill(place, syntax, filling);
    }
    fills_.filled(group, *fillings);
    return {};
  }

  std::vector<Edit> take() { return std::move(edits_); }

 private:
  Result<void> require_writable() const {
    if (!job_.is_utf8) {
      return failure(ErrorCode::kUnsupported,
                     "only a file in UTF-8 can be filled: write it in UTF-8 first",
                     std::string(path_));
    }
    if (job_.names_target) return {};
    return failure(ErrorCode::kUnsupported,
                   "does not say which language its targets are in: give <xliff> a trgLang",
                   std::string(path_));
  }

  void fill(const XliffPlace& place, markup::Syntax syntax, Filling& filling) {
    const std::string_view xml = place.record.of(bytes_);
    std::vector<Edit> edits;
    std::string refusal = "the unit cannot be read again";
    if (record_.read(xml, job_, place.segment)) {
      CodedTarget target = find_target_codes(record_.source(), filling.target,
                                             {filling.match.source, filling.match.target}, syntax);
      refusal = std::move(target.refusal);
      if (refusal.empty() && (base::valid_utf8_prefix(target.text) != target.text.size() ||
                              find_not_xml(target.text, 0) != target.text.size())) {
        refusal = "the match has a character that XML cannot hold";
      }
      if (refusal.empty()) edits = record_.fill(target, filling.match, refusal);
      if (refusal.empty() && !reads_back(xml, edits, place.segment, target.text)) {
        refusal = "the codes of the match do not nest as those of the unit";
      }
      if (refusal.empty()) filling.target = std::move(target.text);
    }
    if (!refusal.empty()) {
      filling.outcome = FillOutcome::kRefused;
      filling.reason = std::move(refusal);
      return;
    }
    for (Edit& edit : edits) {
      edit.span.begin += place.record.begin;
      edit.span.end += place.record.begin;
      edits_.push_back(std::move(edit));
    }
  }

  // True where the record, edited, is read with that target.
  bool reads_back(std::string_view xml, const std::vector<Edit>& edits, std::size_t segment,
                  std::string_view text) {
    const auto edited = apply_edits(xml, edits);
    return edited && written_.read(*edited, job_, segment) && written_.target_text() == text;
  }

  std::string_view bytes_;
  std::string_view path_;
  FillSource& fills_;
  XliffJob& job_;
  Record record_;
  Record written_;
  std::vector<Edit> edits_;
};

class XliffFiller final : public UnitFiller {
 public:
  Result<std::vector<Edit>> fill(std::string_view bytes, std::string_view path,
                                 FillSource& source) const override {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    const std::size_t mark = bytes.starts_with(kMark) ? kMark.size() : 0;
    XliffJob job;
    XliffFilling filling(bytes.substr(mark), path, source, job);
    MemoryBytes chunks(bytes, std::size_t{1} << 18);
    if (auto read = read_xliff_job(chunks, path, filling, job); !read) {
      return tl::unexpected<Error>(read.error());
    }
    std::vector<Edit> edits = filling.take();
    for (Edit& edit : edits) {
      edit.span.begin += mark;
      edit.span.end += mark;
    }
    return edits;
  }
};

}  // namespace

const UnitFiller& xliff_filler() {
  static const XliffFiller filler;
  return filler;
}

}  // namespace locseg::exchange
