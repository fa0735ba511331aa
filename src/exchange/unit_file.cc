// The frame around the articles of a file of units: what a format asks of all articles is looked at
// here, once for all writers. If a format joins languages, an article is held until it has ended
// and the next one is another; one that is too long for that is written by itself, and so is one of
// several provenances.
#include <algorithm>

#include "base/ascii.h"
#include "base/try.h"
#include "base/unit_copies.h"
#include "base/words.h"
#include "locseg/exchange.h"

namespace locseg {
namespace {

constexpr std::size_t kSlice = std::size_t{4} << 20;  // bytes of texts that are written at a time
constexpr std::size_t kMaxHeld = 64;                  // languages

std::size_t bytes_of(const Unit& unit) { return unit.source.size() + unit.target.size(); }

// How many of `units` make a slice; at least one.
std::size_t slice_of(std::span<const Unit> units) {
  std::size_t bytes = 0;
  std::size_t count = 0;
  while (count < units.size() && bytes < kSlice) bytes += bytes_of(units[count++]);
  return count;
}

std::string named(std::string_view language) {
  return language.empty() ? "none" : base::quoted(language);
}

// True if both are of one article, which is known, in different languages.
bool is_other_language(const ArticleInfo& one, const ArticleInfo& other) {
  return !one.path.empty() && one.path == other.path && one.source_lang == other.source_lang &&
         one.target_lang != other.target_lang;
}

}  // namespace

void UnitWriter::write(const UnitGroup& article, std::string& out) const {
  if (article.units.empty()) return;
  const auto writer = open(article.info, 0);
  writer->units(article.units, out);
  writer->end(out);
}

void UnitWriter::write_together(std::span<const UnitGroup> articles, std::string& out) const {
  for (const UnitGroup& article : articles) write(article, out);
}

UnitFile::UnitFile(const ExchangeFormat& format, OutputFile& out, bool with_suggestions)
    : format_(format),
      units_writer_(with_suggestions && format.suggestion_writer != nullptr
                        ? *format.suggestion_writer
                        : *format.writer),
      out_(out),
      held_(std::make_unique<base::UnitCopies>()) {}
UnitFile::~UnitFile() = default;

Result<void> UnitFile::begin_file(const ArticleInfo& info) {
  if (format_.needs_languages && (info.source_lang.empty() || info.target_lang.empty())) {
    const bool no_target = info.target_lang.empty();
    return failure(ErrorCode::kMisuse, no_target ? Hint::kTargetLanguage : Hint::kSourceLanguage,
                   no_target ? "names no ms.contentlocale and the format needs a language"
                             : "names no source language and the format needs one",
                   std::string(info.path));
  }
  for (const std::string_view tag : {info.source_lang, info.target_lang}) {
    // A line feed would begin another field of a header.
    if (!format_.needs_languages || !std::ranges::any_of(tag, base::is_control)) continue;
    return failure(ErrorCode::kMisuse, named(tag) + " is no language", std::string(info.path));
  }
  if (!begun_) {
    begun_ = true;
    source_lang_ = info.source_lang;
    target_lang_ = info.target_lang;
    scratch_.clear();
    units_writer_.header(&info, scratch_);
    return out_.write(scratch_);
  }
  if (!format_.one_language_pair) return {};
  if (!same_tag(info.source_lang, source_lang_)) {
    return failure(ErrorCode::kMisuse, Hint::kSourceLanguage,
                   "a file of this format holds one source language: expected " +
                       named(source_lang_) + ", found " + named(info.source_lang) +
                       ", which needs a file of its own",
                   std::string(info.path));
  }
  if (!same_tag(info.target_lang, target_lang_)) {
    return failure(ErrorCode::kMisuse, Hint::kTargetLanguage,
                   "a file of this format holds one target language: expected " +
                       named(target_lang_) + ", found " + named(info.target_lang) +
                       ", which needs a file of its own",
                   std::string(info.path));
  }
  return {};
}

Result<void> UnitFile::begin_article(const ArticleInfo& info) {
  info_ = info;
  before_ = 0;
  return {};
}

Result<void> UnitFile::units(std::span<const Unit> units) {
  if (units.empty()) return {};
  if (before_ == 0) {
    LOCSEG_TRY(begin_units());
  }
  before_ += units.size();
  return writer_ == nullptr ? hold(units) : write(units);
}

// Before the first unit of an article.
Result<void> UnitFile::begin_units() {
  LOCSEG_TRY(begin_file(info_));
  const bool goes_on =
      !held_->empty() && held_->size() < kMaxHeld && is_other_language((*held_)[0].info, info_);
  if (!goes_on) {
    LOCSEG_TRY(write_held());
  }
  if (format_.joins_languages) {
    held_->begin(info_);
    held_bytes_ = 0;
  } else {
    writer_ = units_writer_.open(info_, 0);
  }
  return {};
}

Result<void> UnitFile::hold(std::span<const Unit> units) {
  held_->add(units);
  for (const Unit& unit : units) held_bytes_ += bytes_of(unit);
  return held_bytes_ < kSlice ? Result<void>() : spill();
}

// The open article is not held any more.
Result<void> UnitFile::spill() {
  const std::size_t last = held_->size() - 1;
  std::vector<UnitGroup> earlier;
  for (std::size_t i = 0; i < last; ++i) earlier.push_back((*held_)[i]);
  scratch_.clear();
  if (!earlier.empty()) units_writer_.write_together(earlier, scratch_);
  LOCSEG_TRY(out_.write(scratch_));
  const UnitGroup open = (*held_)[last];
  writer_ = units_writer_.open(info_, 0);
  LOCSEG_TRY(write(open.units));
  held_->clear();
  return {};
}

Result<void> UnitFile::write_held() {
  if (held_->empty()) return {};
  std::vector<UnitGroup> articles;
  for (std::size_t i = 0; i < held_->size(); ++i) articles.push_back((*held_)[i]);
  scratch_.clear();
  units_writer_.write_together(articles, scratch_);
  held_->clear();
  return out_.write(scratch_);
}

Result<void> UnitFile::write(std::span<const Unit> units) {
  while (!units.empty()) {
    const std::size_t count = slice_of(units);
    scratch_.clear();
    writer_->units(units.first(count), scratch_);
    LOCSEG_TRY(out_.write(scratch_));
    units = units.subspan(count);
  }
  return {};
}

Result<void> UnitFile::end_writing() {
  if (writer_ == nullptr) return {};
  scratch_.clear();
  writer_->end(scratch_);
  writer_.reset();
  return out_.write(scratch_);
}

Result<void> UnitFile::change_provenance(const ArticleInfo& info) {
  if (before_ != 0 && writer_ == nullptr) {
    LOCSEG_TRY(spill());
  }
  LOCSEG_TRY(end_writing());
  info_ = info;
  if (before_ != 0) writer_ = units_writer_.open(info_, before_);
  return {};
}

Result<void> UnitFile::end_article() { return end_writing(); }

Result<void> UnitFile::put_written(const UnitGroup& article, std::string_view records) {
  if (article.units.empty()) return {};
  LOCSEG_TRY(begin_file(article.info));
  LOCSEG_TRY(write_held());
  return out_.write(records);
}

Result<void> UnitFile::finish() {
  LOCSEG_TRY(write_held());
  scratch_.clear();
  if (!begun_) units_writer_.header(nullptr, scratch_);
  units_writer_.footer(scratch_);
  return out_.write(scratch_);
}

}  // namespace locseg
