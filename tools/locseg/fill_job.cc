#include "fill_job.h"

#include <utility>
#include <vector>

#include "base/disk.h"
#include "base/try.h"
#include "locseg/exchange.h"
#include "locseg/output.h"

namespace locseg::cli {
namespace {

// `unnamed`: what an article without a name is called.
FillObserver report_to(PretranslationResult& report, std::string unnamed) {
  return [&report, unnamed = std::move(unnamed)](const UnitGroup& group,
                                                 std::span<const Filling> fillings) {
    const std::string_view path = group.info.path;
    report.add(path.empty() ? std::string_view(unnamed) : path, group, fillings);
  };
}

// A file that is edited where its units are.
Result<void> fill_layout(const JobFile& file, const ArticleOutput& output, TargetSupply& supply,
                         PretranslationResult& report) {
  const UnitPath& job = file.where();
  const auto filled = fill_file(supply, file, report_to(report, job.path));
  LOCSEG_TRY(filled);
  LOCSEG_TRY(require_units(job, output, report));
  if (!output.writes() || (output.in_place && !filled->changed)) return {};
  if (!output.in_place) return write_output(output.out, filled->bytes, output.inputs);
  std::vector<FileBytes> files;
  if (output.backup) {
    auto backup = backup_of(job.path);
    LOCSEG_TRY(backup);
    files.push_back({std::move(*backup), *file.kept()});
  }
  // What was saved into the file while it was filled, which may take minutes, is not written over.
  files.push_back({job.path, filled->bytes, hash_of(*file.kept())});
  return write_together(files);
}

// A file that is written again.
Result<void> fill_rows(const JobFile& file, const ArticleOutput& output, TargetSupply& supply,
                       PretranslationResult& report) {
  const UnitPath& job = file.where();
  const FillObserver observer = report_to(report, "");
  if (!output.writes()) {
    LOCSEG_TRY(fill_table(supply, file, observer, nullptr));
    return require_units(job, output, report);
  }
  const ExchangeFormat* const given = output.to_stdout() ? nullptr : exchange_format_of(output.out);
  auto out = OutputFile::open(output.out, output.inputs);
  LOCSEG_TRY(out);
  UnitFile filled(given == nullptr ? *job.format : *given, *out, true);
  LOCSEG_TRY(fill_table(supply, file, observer, &filled));
  LOCSEG_TRY(require_units(job, output, report));
  LOCSEG_TRY(filled.finish());
  return out->commit();
}

}  // namespace

Result<UnitPath> identify_job(const std::string& path, std::string_view format) {
  UnitPath job = identify_path(path, format);
  if (job.kind == PathKind::kStore) {
    return failure(ErrorCode::kMisuse, "is a store, expected articles or an exchange file", path);
  }
  if (job.kind == PathKind::kArticles || job.format->holds_jobs) return job;
  return failure(ErrorCode::kUnsupported,
                 "holds translations, not what is to be translated: a file of the format " +
                     std::string(job.format->name) + " cannot be filled",
                 path);
}

Result<void> require_place_for(const UnitPath& job, const ArticleOutput& output) {
  if (job.format->filler == nullptr) {
    if (!output.in_place) return {};
    return failure(ErrorCode::kMisuse, "--in-place is for articles, XLIFF and PO; give -o OUT",
                   job.path);
  }
  const ExchangeFormat* to = output.to_stdout() ? nullptr : exchange_format_of(output.out);
  if (to != nullptr && to->filler != job.format->filler) {
    return failure(ErrorCode::kMisuse,
                   "the job is filled in place and stays " + std::string(job.format->name) +
                       ": give another name",
                   output.out);
  }
  return {};
}

Result<void> require_units(const UnitPath& job, const ArticleOutput& output,
                           const PretranslationResult& report) {
  if (report.units() != 0) return {};
  const bool is_article = job.kind == PathKind::kArticles;
  return output.empty.refuse(
      is_article ? "has no segment to fill: it was taken for an article, as its name ends with no "
                   "exchange format's ending; --input-format says what it is"
                 : "has no unit to fill",
      job.path);
}

Result<void> fill_job(const JobFile& job, const ArticleOutput& output, TargetSupply& supply,
                      PretranslationResult& report) {
  return job.format().filler != nullptr ? fill_layout(job, output, supply, report)
                                        : fill_rows(job, output, supply, report);
}

Result<void> ask_for_job(const JobFile& job, CommandSupply& supply) {
  const FillObserver nobody = [](const UnitGroup&, std::span<const Filling>) {};
  if (job.format().filler == nullptr) return fill_table(supply, job, nobody, nullptr);
  LOCSEG_TRY(fill_file(supply, job, nobody));
  return {};
}

}  // namespace locseg::cli
