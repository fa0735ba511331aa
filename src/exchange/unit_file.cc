// The frame around the groups of a file of units: what a format asks of all groups is looked at
// here, once for all writers.
#include "base/try.h"
#include "base/words.h"
#include "locseg/exchange.h"
#include "tree/group_copies.h"

namespace locseg {
namespace {

constexpr std::size_t kSlice = std::size_t{4} << 20;  // bytes of texts that are written at a time

// How many of `units` make a slice; at least one.
std::size_t slice_of(std::span<const Unit> units) {
  std::size_t bytes = 0;
  std::size_t count = 0;
  while (count < units.size() && bytes < kSlice) {
    bytes += units[count].source.size() + units[count].target.size();
    ++count;
  }
  return count;
}

std::string named(std::string_view language) {
  return language.empty() ? "none" : base::quoted(language);
}

// True where both are of one article, which is known, in different languages.
bool is_other_language(const ArticleInfo& one, const ArticleInfo& other) {
  return !one.path.empty() && one.path == other.path && one.source_lang == other.source_lang &&
         one.target_lang != other.target_lang;
}

}  // namespace

UnitFile::UnitFile(const ExchangeFormat& format, OutputFile& out)
    : format_(format), out_(out), held_(std::make_unique<GroupCopies>()) {}
UnitFile::~UnitFile() = default;

Result<void> UnitFile::write_held() {
  if (held_->size() == 0) return {};
  std::vector<UnitGroup> groups;
  for (std::size_t i = 0; i < held_->size(); ++i) groups.push_back((*held_)[i]);
  scratch_.clear();
  format_.writer->write_together(groups, scratch_);
  held_->clear();
  return out_.write(scratch_);
}

Result<void> UnitFile::begin(const UnitGroup& group) {
  const ArticleInfo& info = group.info;
  if (format_.needs_languages && (info.source_lang.empty() || info.target_lang.empty())) {
    const bool no_target = info.target_lang.empty();
    return failure(ErrorCode::kMisuse, no_target ? Hint::kTargetLanguage : Hint::kSourceLanguage,
                   no_target ? "names no ms.contentlocale and the format needs a language"
                             : "names no source language and the format needs one",
                   std::string(info.path));
  }
  if (!begun_) {
    begun_ = true;
    source_lang_ = info.source_lang;
    target_lang_ = info.target_lang;
    scratch_.clear();
    format_.writer->header(&info, scratch_);
    return out_.write(scratch_);
  }
  if (!format_.one_language_pair) return {};
  if (info.source_lang != source_lang_) {
    return failure(ErrorCode::kMisuse, Hint::kSourceLanguage,
                   "a file of this format holds one source language: expected " +
                       named(source_lang_) + ", found " + named(info.source_lang) +
                       ", which needs a file of its own",
                   std::string(info.path));
  }
  if (info.target_lang != target_lang_) {
    return failure(ErrorCode::kMisuse, Hint::kTargetLanguage,
                   "a file of this format holds one target language: expected " +
                       named(target_lang_) + ", found " + named(info.target_lang) +
                       ", which needs a file of its own",
                   std::string(info.path));
  }
  return {};
}

Result<void> UnitFile::put(const UnitGroup& group) {
  if (group.units.empty()) return {};
  LOCSEG_TRY(begin(group));
  constexpr std::size_t kMaxHeld = 64;
  const bool is_whole =
      group.before == 0 && group.last && slice_of(group.units) == group.units.size();
  const bool goes_on = held_->size() != 0 && held_->size() < kMaxHeld && is_whole &&
                       is_other_language((*held_)[0].info, group.info);
  if (!goes_on) {
    LOCSEG_TRY(write_held());
  }
  if (format_.joins_languages && is_whole) {
    held_->add(group);
    return {};
  }
  for (std::size_t at = 0; at < group.units.size();) {
    const std::size_t count = slice_of(group.units.subspan(at));
    scratch_.clear();
    format_.writer->write({.info = group.info,
                           .units = group.units.subspan(at, count),
                           .before = group.before + at,
                           .last = group.last && at + count == group.units.size()},
                          scratch_);
    LOCSEG_TRY(out_.write(scratch_));
    at += count;
  }
  return {};
}

Result<void> UnitFile::put_written(const UnitGroup& group, std::string_view records) {
  if (group.units.empty()) return {};
  LOCSEG_TRY(begin(group));
  LOCSEG_TRY(write_held());
  return out_.write(records);
}

Result<void> UnitFile::finish() {
  LOCSEG_TRY(write_held());
  scratch_.clear();
  if (!begun_) format_.writer->header(nullptr, scratch_);
  format_.writer->footer(scratch_);
  return out_.write(scratch_);
}

}  // namespace locseg
