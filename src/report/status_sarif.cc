// SARIF, see sarif_parts.h. A rule for each kind of drift, and for each state that a page as a
// whole may be in: a result of the first kind is in the translation, one of a page without a
// translation in its source.
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/json_writer.h"
#include "locseg/identity.h"
#include "report/excerpt.h"
#include "report/formats.h"
#include "report/sarif_parts.h"
#include "report/status_words.h"

namespace locseg::report {
namespace {

using base::JsonWriter;

struct PageRule {
  std::string_view id;
  std::string_view meaning;
};
// After those of drifts.
constexpr PageRule kPageRules[] = {{"not_translated", "there is no translation"},
                                   {"no_source", "there is no source"},
                                   {"source_renamed", "the source has another name now"}};
enum PageRuleIndex : std::uint8_t { kNoTranslation, kNoSource, kSourceRenamed };

bool warns(DriftKind kind) { return is_stale(kind) || is_untranslated(kind); }
std::string_view level_of(bool is_warning) { return is_warning ? "warning" : "note"; }

void write_status_rule(JsonWriter& json, std::string_view id, std::string_view meaning,
                       bool is_warning) {
  json.line().begin_object().member("id", id);
  write_sarif_text(json, "shortDescription", meaning);
  json.key("defaultConfiguration").begin_object().member("level", level_of(is_warning));
  json.end_object().end_object();
}

void write_status_rules(JsonWriter& json) {
  for (std::size_t i = 0; i < kDriftKinds; ++i) {
    const auto kind = static_cast<DriftKind>(i);
    write_status_rule(json, name_of(kind), meaning_of(kind), warns(kind));
  }
  for (const PageRule& rule : kPageRules) write_status_rule(json, rule.id, rule.meaning, false);
}

std::string text_of(const Drift& drift) {
  std::string text(meaning_of(drift.kind));
  const auto add = [&](std::string_view label, std::string_view said) {
    if (!said.empty()) text += fmt::format("\n{}: {}", label, excerpt_of(said, {}).text);
  };
  const bool same = drift.old_source == drift.new_source;
  if (!same) add("was", drift.old_source);
  add(same ? "source" : "now", drift.new_source);
  add("translation", drift.translation);
  return text;
}

class StatusSarif {
 public:
  std::string write(const Status& status) {
    begin_sarif(json_);
    write_status_rules(json_);
    json_.line().end_array().end_object().end_object();
    json_.member("columnKind", "unicodeCodePoints").key("results").begin_array();
    for (const PageStatus& page : status.pages) write_page(page);
    json_.line().end_array();
    if (results_ > written_) {
      write_sarif_warning(json_,
                          fmt::format("wrote the first {} of {} results, for GitHub takes no "
                                      "more; give fewer paths at a time",
                                      written_, results_));
    }
    return json_.end_object().end_array().end_object().take() + '\n';
  }

 private:
  // The rule's, and where in which file; line 0: the file.
  struct Place {
    std::size_t rule = 0;
    std::string_view id;
    std::string_view file;
    Position begin;
    Position end;
  };

  void write_page(const PageStatus& page) {
    std::map<std::string, std::size_t> alike;
    for (const Drift& drift : page.drifts) {
      const auto index = static_cast<std::size_t>(drift.kind);
      // Two that say the same are told apart by their order.
      std::string key = fmt::format("{}\n{}\n{}\n{}", name_of(drift.kind), drift.old_source,
                                    drift.new_source, drift.translation);
      key += '\n' + std::to_string(alike[key]++);
      write_result({index, name_of(drift.kind), page.translation, drift.position, drift.end},
                   warns(drift.kind), text_of(drift), key);
    }
    if (page.state == PageState::kNotTranslated) {
      write_page_result(kNoTranslation, page.source, page.translation + " does not exist");
    } else if (!page.moved_source.empty()) {
      write_page_result(kSourceRenamed, page.translation,
                        "its source, " + page.source + ", is " + page.moved_source + " now");
    } else if (page.state == PageState::kNoSource) {
      write_page_result(kNoSource, page.translation, "its source, " + page.source + ", is gone");
    }
  }

  void write_page_result(PageRuleIndex rule, std::string_view file, const std::string& message) {
    write_result({kDriftKinds + rule, kPageRules[rule].id, file, {}, {}}, false, message, message);
  }

  void write_result(const Place& place, bool is_warning, std::string_view message,
                    std::string_view key) {
    ++results_;
    if (written_ == kMaxSarifResults || json_.size() >= kMaxSarifBytes) return;
    ++written_;
    json_.line().begin_object().member("ruleId", place.id).member("ruleIndex", place.rule);
    json_.member("level", level_of(is_warning));
    write_sarif_text(json_, "message", message);
    json_.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
    write_sarif_location(json_, place.file);
    if (place.begin.line != 0) {
      json_.key("region").begin_object();
      json_.member("startLine", place.begin.line).member("startColumn", place.begin.column);
      json_.member("endLine", place.end.line).member("endColumn", place.end.column).end_object();
    }
    json_.end_object().end_object().end_array();
    json_.key("partialFingerprints").begin_object();
    json_.member("locsegStatus/v1", to_hex(hash_of(place.file, key))).end_object().end_object();
  }

  JsonWriter json_;
  std::uint64_t results_ = 0;  // that came
  std::uint64_t written_ = 0;  // of them
};

}  // namespace

std::string status_sarif(const Status& status, const ReportOptions&) {
  return StatusSarif().write(status);
}

}  // namespace locseg::report
