// A unit is read once more to be filled: few units need their codes and the places of their
// elements.
#include <optional>

#include "base/try.h"
#include "base/utf8.h"
#include "base/xml_text.h"
#include "exchange/units/job_filling.h"
#include "exchange/units/unit_texts.h"
#include "exchange/xliff/target_codes.h"
#include "exchange/xliff/xliff.h"
#include "exchange/xliff/xliff_layout.h"
#include "exchange/xliff/xliff_record.h"

namespace locseg::exchange {
namespace {

class XliffFilling final : public JobFilling<XliffUnitLocation> {
 public:
  // `bytes`: without a byte-order mark. All must outlive this.
  XliffFilling(std::string_view bytes, std::string_view path, FillSource& fills, XliffLayout& job)
      : JobFilling(fills, job.places), bytes_(bytes), path_(path), job_(job) {}

  std::vector<Edit> take_edits() {
    close();
    return std::move(edits_);
  }

 private:
  Result<void> require_writable() const override {
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

  // A unit's segments come one after another.
  void open(const XliffUnitLocation& place) {
    if (record_ && span_ == place.record) return;
    close();
    span_ = place.record;
    record_.emplace(span_.of(bytes_), job_);
  }

  void close() {
    if (!record_) return;
    for (Edit& edit : record_->take_edits()) {
      edit.span.begin += span_.begin;
      edit.span.end += span_.begin;
      edits_.push_back(std::move(edit));
    }
    record_.reset();
  }

  std::string fill(const XliffUnitLocation& place, const ArticleInfo& article, const Unit& /*unit*/,
                   Filling& filling) override {
    open(place);
    if (!record_->go_to(place)) return "the target has no such segment";
    CodedTarget target =
        find_target_codes(record_->source(), filling.target,
                          {filling.match.source, filling.match.target}, syntax_of(article));
    if (!target.refusal.empty()) return target.refusal;
    constexpr std::string_view kSpace = " \t\r\n";
    if (target.text.find_first_not_of(kSpace) == std::string::npos &&
        record_->source().text.find_first_not_of(kSpace) != std::string_view::npos) {
      return "the match is blank, which is no translation in XLIFF";
    }
    if (base::valid_utf8_prefix(target.text) != target.text.size() ||
        base::find_not_xml(target.text, 0) != target.text.size()) {
      return "the match has a character that XML cannot hold";
    }
    if (!record_->fill(target, filling.match)) {
      return "the codes of the match do not nest as those of the unit";
    }
    filling.target = std::move(target.text);
    return {};
  }

  std::string_view bytes_;
  std::string_view path_;
  XliffLayout& job_;
  Span span_;  // of the record
  std::optional<XliffRecord> record_;
  std::vector<Edit> edits_;
};

class XliffFiller final : public UnitFiller {
 public:
  Result<std::vector<Edit>> fill(std::string_view bytes, std::string_view path,
                                 FillSource& source) const override {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    const std::size_t mark = bytes.starts_with(kMark) ? kMark.size() : 0;
    XliffLayout job;
    XliffFilling filling(bytes.substr(mark), path, source, job);
    MemoryBytes chunks(bytes, std::size_t{1} << 18);
    LOCSEG_TRY(read_xliff_job(chunks, path, filling, job));
    std::vector<Edit> edits = filling.take_edits();
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
