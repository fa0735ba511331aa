// Versions differ in their records, in what encloses them, and in how a unit is put together.
#include <algorithm>
#include <charconv>
#include <utility>

#include "base/printable.h"
#include "base/try.h"
#include "base/xml_text.h"
#include "exchange/units/translation_state.h"
#include "exchange/units/unit_rows.h"
#include "exchange/xliff/file_facts.h"
#include "exchange/xliff/xliff.h"
#include "exchange/xliff/xliff_layout.h"
#include "exchange/xml/inline_text.h"
#include "exchange/xml/xml_piece.h"

namespace locseg::exchange {
namespace {

// A unit's notes are in its record; those that are handed out are a file's or a group's.
constexpr std::string_view kXliffRecords[] = {"phase-group", "note", "trans-unit", "notes", "unit"};
constexpr XmlShape kXliffShape = {"xliff", kXliffRecords};
constexpr std::size_t kMaxOfFile = std::size_t{64} << 10;  // every unit gets a copy
constexpr std::size_t kMaxOfRecord = std::size_t{64} << 20;

class XliffReading {
 public:
  // `job`: null if it is not wanted where units are.
  XliffReading(ByteSource& bytes, std::string_view path, UnitSink& sink, UnitScope scope,
               XliffLayout* job = nullptr)
      : splitter_(bytes, path, kXliffShape), articles_(sink), scope_(scope), job_(job) {}

  Result<void> run() {
    for (;;) {
      const auto more = splitter_.next();
      LOCSEG_TRY(more);
      if (!*more) return articles_.finish();
      LOCSEG_TRY(record());
    }
  }

 private:
  // The `file` that the record is in, or null.
  const XmlElement* file() const {
    const auto open = splitter_.open();
    return open.size() > 1 && open[1].local_name() == "file" ? &open[1] : nullptr;
  }

  // What the root says, or else its namespace; `urn:oasis:names:tc:xliff:document:2.0` is that of
  // 2.1, too.
  std::string_view version_of(const XmlElement& root) const {
    const std::string_view version = root.attribute("version");
    if (!version.empty()) return version;
    std::string bound = "xmlns";
    if (!splitter_.prefix().empty()) {
      bound.append(":").append(splitter_.prefix());
      bound.pop_back();
    }
    constexpr std::string_view kNamespaces = "urn:oasis:names:tc:xliff:document:";
    const std::string_view space = root.attribute(bound);
    return space.starts_with(kNamespaces) ? space.substr(kNamespaces.size()) : version;
  }

  Result<void> record() {
    const std::string_view version = version_of(splitter_.open().front());
    const bool is_xliff1 = version.starts_with("1.");
    if (!is_xliff1 && !version.starts_with("2.")) {
      return splitter_.malformed("XLIFF of the version '" + base::printable(version) +
                                 "', expected 1.0 to 1.2 or 2.0 to 2.2");
    }
    const std::string_view name = splitter_.name();
    if ((name != "notes" && name != "unit") != is_xliff1) return {};
    if (name == "notes" && splitter_.open().size() == 1) return {};  // of the whole, as 2.2 has
    if (file() == nullptr) {
      return splitter_.malformed("found <" + std::string(name) + ">, expected it inside a <file>");
    }
    const auto node = piece_.parse(splitter_);
    LOCSEG_TRY(node);
    file_.begin(splitter_.open().first(2));
    if (file_.row().bytes() > kMaxOfFile) {
      return splitter_.malformed("what the <file> says of itself is longer than 64 KiB");
    }
    if (name == "phase-group") file_.take_phases(*node);
    if (name == "note") file_.take_header_note(splitter_.open().back(), *node);
    if (name == "notes" && splitter_.open().size() == 2) file_.take_notes(*node);
    if (name != "trans-unit" && name != "unit") return {};
    LOCSEG_TRY(require_no_other(*node));
    if (scope_ != UnitScope::kJob) return is_xliff1 ? trans_unit(*node) : unit(*node);
    if (!is_for_translation(*node)) return {};
    place_ = {};
    record_bytes_ = 0;
    if (job_ != nullptr) begin_place(version);
    return is_xliff1 ? trans_unit(*node) : segments(*node);
  }

  // One unit inside another would be lost.
  Result<void> require_no_other(const pugi::xml_node& unit) const {
    const std::string_view name = splitter_.name();
    const std::string_view record = splitter_.record();
    const std::string_view inside = record.substr(0, record.rfind("</"));
    if (inside.find(name, splitter_.prefix().size() + 1 + name.size()) == std::string_view::npos) {
      return {};
    }
    const pugi::xml_node other =
        unit.find_node([&](const pugi::xml_node& each) { return piece_.is(each, name); });
    if (!other) return {};
    const std::string tag = "<" + std::string(name) + ">";
    return piece_.malformed(splitter_, "found " + tag + " inside " + tag, other);
  }

  // What the unit says of that, or else the nearest group or file around it.
  bool is_for_translation(const pugi::xml_node& unit) const {
    std::string_view said;
    for (const XmlElement& element : splitter_.open()) {
      const std::string_view here = element.foreign ? "" : element.attribute("translate");
      if (!here.empty()) said = here;
    }
    const std::string_view here = unit.attribute("translate").value();
    return (here.empty() ? said : here) != "no";
  }

  bool puts_untranslated(const pugi::xml_node& unit) const {
    return scope_ == UnitScope::kJob || (scope_ == UnitScope::kAll && is_for_translation(unit));
  }

  void begin_place(std::string_view version) {
    place_.record = {splitter_.record_offset(),
                     splitter_.record_offset() + splitter_.record().size()};
    job_->version = version;
    job_->prefix = splitter_.prefix();
    job_->is_utf8 = splitter_.is_utf8();
    job_->names_target =
        version.starts_with("1.") || !splitter_.open().front().attribute("trgLang").empty();
  }

  // Of a job.
  Result<void> add(UnitRow& row, TranslationState said) {
    const bool settled = said == TranslationState::kSettled;
    row.state = said;
    if (base::is_xml_space(row.target) && !base::is_xml_space(row.source)) {
      if (settled) return {};
      row.target.clear();
    }
    // A tool may have put the source there for the time being.
    place_.is_open =
        row.target.empty() || (said == TranslationState::kUntranslated && row.target == row.source);
    record_bytes_ += row.bytes();
    if (record_bytes_ > kMaxOfRecord) {
      return splitter_.malformed("the segments of the <" + std::string(splitter_.name()) +
                                 ">, with what is said of all, are longer than 64 MiB");
    }
    if (job_ != nullptr) job_->places.push_back(place_);
    return articles_.add(row);
  }

  // Keeps its memory; valid until the next call.
  UnitRow& new_row() {
    row_ = file_.row();
    return row_;
  }

  static std::string name_of(const pugi::xml_node& unit, const char* name) {
    const pugi::xml_attribute given = unit.attribute(name);
    return given ? given.value() : unit.attribute("id").value();
  }

  Result<void> trans_unit(const pugi::xml_node& unit) {
    const pugi::xml_node source = piece_.child(unit, "source");
    if (!source) {
      return piece_.malformed(splitter_, "the <trans-unit> has no text, expected <source>", unit);
    }
    const pugi::xml_node target = piece_.child(unit, "target");
    if (!target && !puts_untranslated(unit)) return {};
    UnitRow& row = new_row();
    row.id = name_of(unit, "resname");
    read_texts(source, target, row);
    set_origin(row, source, target);
    const std::string_view qualifier = target.attribute("state-qualifier").value();
    row.state = xliff12_state({.state = target.attribute("state").value(),
                               .qualifier = qualifier,
                               .approved = unit.attribute("approved").value(),
                               .of_own_machine = row.translation_type == "MT"});
    if (const auto said = file_.tools().of_unit(unit)) row.state = *said;
    if (row.translation_type.empty() &&
        (qualifier == "leveraged-mt" || qualifier == "mt-suggestion")) {
      row.translation_type = "MT";
    }
    for (const pugi::xml_node& child : unit.children()) {
      if (piece_.is(child, "note") &&
          std::string_view(child.attribute("from").value()) == "heading") {
        row.heading = characters_of(child);
      }
      if (!piece_.is(child, "context-group")) continue;
      for (const pugi::xml_node& context : child.children()) {
        const std::string_view type = context.attribute("context-type").value();
        if (type == "linenumber") row.line = characters_of(context);
        if (type == "x-recovered") row.recovered = characters_of(context);
      }
    }
    if (scope_ != UnitScope::kJob) return articles_.add(row);
    const std::vector<pugi::xml_node> marks =
        segment_marks(piece_, piece_.child(unit, "seg-source"));
    const std::vector<pugi::xml_node> there = segment_marks(piece_, target);
    // A target in one piece tells nothing of its parts.
    if (marks.empty() || (there.empty() && !base::is_xml_space(row.target)))
      return add(row, row.state);
    return cut_segments(unit, marks, counterparts_of(marks, there), row);
  }

  // Of XLIFF 1. A row that was read before lends its memory.
  void read_texts(const pugi::xml_node& source, const pugi::xml_node& target, UnitRow& row) const {
    InlineText text;
    text.text.swap(row.source);
    text.text.clear();
    read_xliff12_text(source, splitter_.prefix(), text);
    text.text.swap(row.source);
    text.text.swap(row.target);
    text.text.clear();
    read_xliff12_text(target, splitter_.prefix(), text);
    text.text.swap(row.target);
    row.opaque_codes = text.opaque_codes;
  }

  void set_origin(UnitRow& row, const pugi::xml_node& source, const pugi::xml_node& target) const {
    if (!articles_.wants_origins()) return;
    row.origin.record = splitter_.record_span();
    row.origin.source = piece_.inside(splitter_, source);
    row.origin.target = piece_.inside(splitter_, target);
  }

  // Each segment of a cut unit, of which `row` says the rest.
  Result<void> cut_segments(const pugi::xml_node& unit, std::span<const pugi::xml_node> marks,
                            std::span<const pugi::xml_node> there, UnitRow& row) {
    place_.is_cut = true;
    const TranslationState said = row.state;
    const SegmentStates of_segments = file_.tools().of_segments(unit);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      read_texts(marks[i], there[i], row);
      const auto of_tool = of_segments.find(marks[i].attribute("mid").value());
      LOCSEG_TRY(add(row, of_tool == of_segments.end() ? said : of_tool->second));
      ++place_.segment;
    }
    return {};
  }

  // One segment or ignorable of a unit, and where its target is among them.
  struct Part {
    pugi::xml_node target;  // of an ignorable without one, the source
    std::uint64_t order;
  };

  Result<void> unit(const pugi::xml_node& unit) {
    OriginalData data = original_data(piece_, unit);
    InlineText text;
    std::vector<Part> parts;
    pugi::xml_node first_source;
    bool is_translated = true;
    TranslationState state = TranslationState::kSettled;  // the worst of its segments
    for (const pugi::xml_node& child : unit.children()) {
      const bool is_segment = piece_.is(child, "segment");
      if (!is_segment && !piece_.is(child, "ignorable")) continue;
      const pugi::xml_node source = piece_.child(child, "source");
      if (!source) {
        return piece_.malformed(splitter_, "found no text, expected <source>", child);
      }
      read_xliff2_text(source, splitter_.prefix(), data, text);
      if (!first_source) first_source = source;
      const pugi::xml_node target = piece_.child(child, "target");
      if (is_segment && !target) is_translated = false;
      if (is_segment) state = std::min(state, segment_state(child));
      parts.push_back({target ? target : source, order_of(target, parts.size() + 1)});
    }
    if (parts.empty()) {
      return piece_.malformed(splitter_, "the <unit> has no text, expected <segment>", unit);
    }
    if (!is_translated && !puts_untranslated(unit)) return {};
    UnitRow& row = new_row();
    row.state = state;
    row.id = name_of(unit, "name");
    row.source = std::move(text.text);
    text.text.clear();
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.order < b.order; });
    for (const Part& part : parts) {
      read_xliff2_text(part.target, splitter_.prefix(), data, text);
    }
    if (data.is_spent) return too_many_codes(unit);
    row.target = is_translated ? std::move(text.text) : std::string();
    row.opaque_codes = text.opaque_codes;
    unit_notes(unit, row);
    set_origin(row, first_source, parts.front().target);
    // The targets of further segments follow; what is between them is not found in the target.
    if (parts.size() > 1 && articles_.wants_origins()) {
      row.origin.target.end = piece_.inside(splitter_, parts.back().target).end;
      row.origin.source.end = row.origin.record.end;
    }
    return articles_.add(row);
  }

  static TranslationState segment_state(const pugi::xml_node& segment) {
    return xliff2_state({.state = segment.attribute("state").value(),
                         .qualifier = segment.attribute("subState").value(),
                         .approved = {}});
  }

  void unit_notes(const pugi::xml_node& unit, UnitRow& row) const {
    for (const pugi::xml_node& note : piece_.child(unit, "notes").children()) {
      const std::string_view category = note.attribute("category").value();
      if (category == "heading") row.heading = characters_of(note);
      if (category == "line") row.line = characters_of(note);
      if (category == "recovered") row.recovered = characters_of(note);
    }
  }

  // Of a job, each segment by itself: it is what gets a translation.
  Result<void> segments(const pugi::xml_node& unit) {
    OriginalData data = original_data(piece_, unit);
    UnitRow& row = new_row();
    row.id = name_of(unit, "name");
    unit_notes(unit, row);
    for (const pugi::xml_node& segment : unit.children()) {
      if (!piece_.is(segment, "segment")) continue;
      const pugi::xml_node source = piece_.child(segment, "source");
      if (!source) {
        return piece_.malformed(splitter_, "found no text, expected <source>", segment);
      }
      InlineText text;
      read_xliff2_text(source, splitter_.prefix(), data, text);
      row.source = std::move(text.text);
      text.text.clear();
      read_xliff2_text(piece_.child(segment, "target"), splitter_.prefix(), data, text);
      if (data.is_spent) return too_many_codes(unit);
      row.target = std::move(text.text);
      row.opaque_codes = text.opaque_codes;
      LOCSEG_TRY(add(row, segment_state(segment)));
      ++place_.segment;
    }
    if (place_.segment == 0) {
      return piece_.malformed(splitter_, "the <unit> has no text, expected <segment>", unit);
    }
    return {};
  }

  tl::unexpected<Error> too_many_codes(const pugi::xml_node& unit) const {
    return piece_.malformed(splitter_, "the codes of the <unit> are longer than 16 MiB", unit);
  }

  static std::uint64_t order_of(const pugi::xml_node& target, std::uint64_t place) {
    const std::string_view order = target.attribute("order").value();
    std::from_chars(order.data(), order.data() + order.size(), place);
    return place;
  }

  XmlSplitter splitter_;
  XmlPiece piece_;
  RowArticles articles_;
  UnitScope scope_;
  XliffLayout* job_;
  XliffUnitLocation place_;       // of the unit that is being read
  std::size_t record_bytes_ = 0;  // that its segments took
  FileFacts file_;
  UnitRow row_;
};

class XliffReader final : public UnitReader {
 public:
  Result<void> read(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    return XliffReading(bytes, path, sink, UnitScope::kTranslations).run();
  }
  Result<void> read_all(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    return XliffReading(bytes, path, sink, UnitScope::kAll).run();
  }
  Result<void> read_untranslated(ByteSource& bytes, std::string_view path,
                                 UnitSink& sink) const override {
    return XliffReading(bytes, path, sink, UnitScope::kJob).run();
  }
};

}  // namespace

Result<void> read_xliff_job(ByteSource& bytes, std::string_view path, UnitSink& sink,
                            XliffLayout& job) {
  return XliffReading(bytes, path, sink, UnitScope::kJob, &job).run();
}

const UnitReader& xliff_reader() {
  static const XliffReader reader;
  return reader;
}

}  // namespace locseg::exchange
