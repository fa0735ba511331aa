#include "check_outputs.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/disk.h"
#include "base/normal_path.h"
#include "base/try.h"
#include "base/words.h"
#include "terminal.h"

namespace locseg::cli {
namespace {

// True for what may be meant as the name of a format.
bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return base::is_ascii_lower(c) || base::is_ascii_digit(c) || c == '-';
  });
}

Result<OutputPlace> output_place(const std::string& given, const std::string& format,
                                 const std::string& fallback) {
  const auto formats = finding_formats();
  const std::size_t equals = given.find('=');
  const std::string word = given.substr(0, equals);
  if (equals != std::string::npos && is_word(word)) {
    const FindingFormat* const named = find_format(formats, word);
    if (named == nullptr) {
      return failure(ErrorCode::kMisuse,
                     base::quoted(word) + " is not one of " + base::names_of(formats) + "; give " +
                         base::quoted("./" + given) + " for a file of this name");
    }
    if (equals + 1 == given.size()) {
      return failure(ErrorCode::kMisuse, "no file in " + base::quoted(given) +
                                             ", expected FORMAT=FILE, or FORMAT=- for standard "
                                             "output");
    }
    return OutputPlace{named, given.substr(equals + 1)};
  }
  if (!format.empty()) return OutputPlace{find_format(formats, format), given};
  const FindingFormat* const by_ending = format_of_path(formats, given);
  return OutputPlace{by_ending == nullptr ? find_format(formats, fallback) : by_ending, given};
}

bool is_same_place(const std::string& a, const std::string& b) {
  if (base::normal_path(a) == base::normal_path(b)) return true;
  const auto found = base::identity_of(a);
  return found && found == base::identity_of(b);
}

ReportOptions options_for(const OutputPlace& place, const OutputLook& look,
                          const CommonOptions& common) {
  ReportOptions options;
  options.summary = look.statistics;
  options.rules = look.rules;
  if (place.path != "-") return options;
  const Screen shown = screen(common);
  options.columns = shown.columns;
  options.color = shown.color;
  options.links = shown.links;
  if (!shown.reorders) options.order = TextOrder::kLogical;
  return options;
}

}  // namespace

Result<std::vector<OutputPlace>> output_places(const std::vector<std::string>& given,
                                               const std::string& format,
                                               const std::string& fallback) {
  std::vector<OutputPlace> places;
  bool uses_format = false;
  for (const std::string& each : given) {
    auto place = output_place(each, format, fallback);
    LOCSEG_TRY(place);
    if (place->path.empty()) place->path = "-";
    uses_format = uses_format || place->path == each || each.empty();
    places.push_back(std::move(*place));
  }
  // A format that no FILE takes is for standard output.
  if (places.empty() || (!format.empty() && !uses_format)) {
    auto place = output_place("-", format, fallback);
    LOCSEG_TRY(place);
    places.push_back(std::move(*place));
  }
  for (auto it = places.begin(); it != places.end(); ++it) {
    if (std::any_of(places.begin(), it,
                    [&](const auto& other) { return is_same_place(other.path, it->path); })) {
      return failure(ErrorCode::kMisuse,
                     "two reports for " + (it->path == "-" ? std::string("standard output")
                                                           : base::quoted(it->path)));
    }
  }
  return places;
}

Result<CheckOutputs> CheckOutputs::open(const std::vector<OutputPlace>& places,
                                        const InputFiles& inputs, const OutputLook& look,
                                        const CommonOptions& common) {
  CheckOutputs out;
  out.max_findings_ = look.max_findings;
  for (const OutputPlace& place : places) {
    auto file = place.format->appends ? OutputFile::open_at_end(place.path, inputs)
                                      : OutputFile::open(place.path, inputs);
    LOCSEG_TRY(file);
    Output& each = out.outputs_.emplace_back();
    each.file = std::make_unique<OutputFile>(std::move(*file));
    each.report = place.format->make(*each.file, options_for(place, look, common));
  }
  return out;
}

Result<void> CheckOutputs::put(const ArticleFindings& findings) {
  ArticleFindings shown = findings;
  if (max_findings_ != 0) {
    shown.findings =
        findings.findings.first(std::min(findings.findings.size(), max_findings_ - shown_));
    // An article whose findings are all left out is not one without findings.
    if (shown.findings.empty() && !findings.findings.empty()) return {};
  }
  shown_ += shown.findings.size();
  for (const Output& each : outputs_) LOCSEG_TRY(each.report->put(shown));
  return {};
}

Result<void> CheckOutputs::finish(const CheckCounts& counts) {
  for (const Output& each : outputs_) LOCSEG_TRY(each.report->finish(counts));
  for (const Output& each : outputs_) LOCSEG_TRY(each.file->commit());
  return {};
}

std::vector<std::string> CheckOutputs::omitted(const CheckCounts& counts) const {
  std::vector<std::string> out;
  if (shown_ < counts.findings()) {
    out.push_back("reported " + base::grouped(shown_) + " of " +
                  base::counted(counts.findings(), "finding"));
  }
  for (const Output& each : outputs_) {
    if (!each.report->omitted().empty()) out.emplace_back(each.report->omitted());
  }
  return out;
}

}  // namespace locseg::cli
