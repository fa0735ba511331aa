// The tables of .locseg.toml that are about checks:
//
//     [check]            select, ignore, fail-on, baseline, glossary, dictionary, words
//     [check.severity]   RULE = "error"
//     [check.thresholds] length-ratio-max = 4
//     [[check.override]] paths, languages, translations, select, ignore,
//                        severity = { RULE = "info" }
//     [[accept]]         rule, article, hash or excerpt, count, reason
//     [[rule]]           see team_settings.cc
#include "check/engine/check_settings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/disk.h"
#include "base/normal_path.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/words.h"
#include "check/engine/accept_key.h"
#include "check/engine/baseline.h"
#include "check/engine/locate.h"
#include "check/engine/scope.h"
#include "check/engine/selection.h"
#include "check/engine/team_settings.h"

namespace locseg {
namespace {

struct ThresholdKey {
  std::string_view name;
  double Thresholds::*value;
};

constexpr ThresholdKey kThresholds[] = {
    {"length-min-characters", &Thresholds::length_min_characters},
    {"length-ratio-max", &Thresholds::length_ratio_max},
    {"length-ratio-min", &Thresholds::length_ratio_min},
};

// What a selection names: groups, and rules by id.
std::vector<std::string> selectable_words() {
  std::vector<std::string> out = {"default", "all"};
  for (const RuleDescription* rule : rule_descriptions()) {
    const std::string_view group = name_of(rule->group);
    if (std::ranges::find(out, group) == out.end()) out.emplace_back(group);
  }
  for (const RuleDescription* rule : rule_descriptions()) out.emplace_back(rule->id);
  return out;
}

std::vector<std::string> rule_words() {
  std::vector<std::string> out;
  for (const RuleDescription* rule : rule_descriptions()) out.emplace_back(rule->id);
  return out;
}

std::vector<std::string> severity_words() { return {"error", "warning", "info"}; }
std::vector<std::string> translation_words() { return {"MT", "HT"}; }
std::vector<std::string> fail_words() { return {"error", "warning", "info", "never"}; }

// Rules and groups; a team's own are not known here.
constexpr ConfigKey selection(std::string_view table, std::string_view key,
                              std::string_view summary) {
  return {.table = table,
          .key = key,
          .type = ConfigType::kTexts,
          .summary = summary,
          .words = selectable_words,
          .takes_others = true};
}

constexpr ConfigKey severities(std::string_view table) {
  return {.table = table,
          .key = "*",
          .type = ConfigType::kText,
          .summary = "the severity of the rule's findings",
          .words = severity_words,
          .names = rule_words};
}

constexpr ConfigKey threshold(std::string_view key, std::string_view summary,
                              std::string_view standard) {
  return {"check.thresholds", key, ConfigType::kNumber, summary, standard};
}

constexpr ConfigKey kKeys[] = {
    {"check", "", ConfigType::kTable, "what is checked"},
    selection("check", "select", "rules to run: ids, groups, default, all"),
    selection("check", "ignore", "rules to leave out"),
    {.table = "check",
     .key = "fail-on",
     .summary = "the least severity at which the exit status is 1",
     .standard = "\"warning\"",
     .words = fail_words},
    {"check", "baseline", ConfigType::kText, "a file of accepted findings"},
    {"check", "glossary", ConfigType::kText, "a file of terms: TBX, CSV or TSV"},
    {"check", "dictionary", ConfigType::kText, "a file of words that are no faults"},
    {"check", "words", ConfigType::kTexts, "words that are no faults"},
    {"check.severity", "", ConfigType::kTable, "how grave findings are"},
    severities("check.severity"),
    {"check.thresholds", "", ConfigType::kTable, "what rules measure against"},
    {"check.thresholds", "emphasis-may-vanish", ConfigType::kTexts,
     "languages in which a sentence may lose all emphasis", "[\"zh\"]"},
    threshold("length-min-characters", "sources below this length are not measured", "40"),
    threshold("length-ratio-max", "the most weighted characters of target over source", "2.6"),
    threshold("length-ratio-min", "the least weighted characters of target over source", "0.4"),
    {.table = "check.override",
     .key = "",
     .type = ConfigType::kTable,
     .summary = "rules for some articles; later ones win",
     .repeats = true},
    {"check.override", "paths", ConfigType::kTexts, "globs of articles; left out: any"},
    {"check.override", "languages", ConfigType::kTexts, "of targets, such as zh; left out: any"},
    {.table = "check.override",
     .key = "translations",
     .type = ConfigType::kTexts,
     .summary = "who translated: MT, HT; left out: any",
     .words = translation_words},
    selection("check.override", "select", "rules to run"),
    selection("check.override", "ignore", "rules to leave out"),
    {"check.override.severity", "", ConfigType::kTable, "how grave findings are"},
    severities("check.override.severity"),
    {.table = "accept",
     .key = "",
     .type = ConfigType::kTable,
     .summary = "a finding that was reviewed and accepted",
     .repeats = true},
    {.table = "accept",
     .key = "rule",
     .summary = "its rule",
     .words = rule_words,
     .takes_others = true},
    {"accept", "article", ConfigType::kText, "the name of its article"},
    {"accept", "hash", ConfigType::kText, "of its segment, as reports show it"},
    {"accept", "excerpt", ConfigType::kText, "instead of a hash, for findings without a segment"},
    {"accept", "count", ConfigType::kNumber, "how many such findings", "1"},
    {"accept", "reason", ConfigType::kText, "a note for readers"},
};

class SettingsReader {
 public:
  explicit SettingsReader(const Config& config) : config_(&config) {}

  Result<CheckSettings> read() {
    auto team = read_team_rules(*config_);
    LOCSEG_TRY(team);
    out_.options.team = std::move(*team);
    for (const ConfigEntry& entry : config_->entries) {
      LOCSEG_TRY(take(entry));
    }
    for (auto& [index, override] : overrides_) {
      out_.options.overrides.push_back(std::move(override));
    }
    for (auto& [index, accept] : accepts_) {
      LOCSEG_TRY(finish(accept));
    }
    return std::move(out_);
  }

 private:
  // An acceptance, and what of it was said.
  struct Accept {
    Acceptance acceptance;
    Position position;
    bool has_key = false;
  };

  Result<void> take(const ConfigEntry& entry) {
    CheckOptions& options = out_.options;
    if (entry.table == "check") return take_check(entry);
    if (entry.table == "check.thresholds") return take_threshold(entry);
    if (entry.table == "check.severity") return take_severity(entry, options.rules);
    if (entry.table == "check.override") return take_override(entry, overrides_[entry.index]);
    if (entry.table == "check.override.severity") {
      return take_severity(entry, overrides_[entry.index].rules);
    }
    if (entry.table == "accept") return take_accept(entry, accepts_[entry.index]);
    return {};
  }

  Result<void> take_check(const ConfigEntry& entry) {
    RuleSelection& rules = out_.options.rules;
    if (entry.key == "select") return take_rules(entry, rules.select);
    if (entry.key == "ignore") return take_rules(entry, rules.ignore);
    if (entry.key == "baseline") return take_path(entry, out_.baseline);
    if (entry.key == "glossary") return take_path(entry, out_.glossary);
    if (entry.key == "dictionary") return take_path(entry, out_.dictionary);
    if (entry.key == "words") out_.options.words = entry.texts();
    if (entry.key == "fail-on") {
      if (!severity_of(entry.text()) && entry.text() != "never") {
        return wrong(entry, "expected error, warning, info or never");
      }
      out_.fail_on = entry.text();
    }
    return {};
  }

  // A configuration comes with the articles; what it names is not to be waited for.
  Result<void> take_path(const ConfigEntry& entry, std::string& into) {
    into = path(entry.text());
    const auto kind = base::file_kind(into);
    if (kind && *kind == base::FileKind::kOther) return wrong(entry, "is not a regular file");
    return {};
  }

  Result<void> take_threshold(const ConfigEntry& entry) {
    if (entry.key == "emphasis-may-vanish") {
      out_.options.thresholds.emphasis_may_vanish = entry.texts();
    }
    for (const ThresholdKey& key : kThresholds) {
      if (key.name != entry.key) continue;
      if (!std::isfinite(entry.number())) return wrong(entry, "expected a finite number");
      out_.options.thresholds.*key.value = entry.number();
    }
    return {};
  }

  Result<void> take_severity(const ConfigEntry& entry, RuleSelection& rules) {
    if (entry.key.empty()) return {};
    if (Result<void> known = require_name(entry.key); !known) {
      return wrong(entry, known.error().message);
    }
    const std::optional<Severity> severity = severity_of(entry.text());
    if (!severity) return wrong(entry, "expected error, warning or info");
    rules.severity.emplace_back(entry.key, *severity);
    return {};
  }

  Result<void> take_override(const ConfigEntry& entry, RuleOverride& over) {
    if (const std::string fault = check::scope_fault(entry); !fault.empty()) {
      return wrong(entry, fault);
    }
    if (entry.key == "paths") over.paths = entry.texts();
    if (entry.key == "languages") over.languages = entry.texts();
    if (entry.key == "translations") return take_translations(entry, over.translations);
    if (entry.key == "select") return take_rules(entry, over.rules.select);
    if (entry.key == "ignore") return take_rules(entry, over.rules.ignore);
    return {};
  }

  Result<void> take_translations(const ConfigEntry& entry, std::vector<std::string>& types) {
    for (const std::string& type : entry.texts()) {
      if (type != "HT" && type != "MT") {
        return wrong(entry, base::quoted(type) + ": expected HT or MT");
      }
    }
    types = entry.texts();
    return {};
  }

  Result<void> take_accept(const ConfigEntry& entry, Accept& accept) {
    if (entry.key.empty()) accept.position = entry.position;
    if (entry.key == "article") accept.acceptance.article = base::normal_path(entry.text());
    if (entry.key == "rule") {
      const auto all = rules_with(out_.options.team.get());
      if (std::ranges::find(all, entry.text(), &RuleDescription::id) == all.end()) {
        const Result<void> known = require_name(entry.text());
        return wrong(entry, known ? "expected one rule, not a group" : known.error().message);
      }
      accept.acceptance.rule = entry.text();
    }
    if (entry.key == "excerpt") {
      accept.acceptance.key = check::excerpt_key(entry.text());
      accept.has_key = true;
    }
    if (entry.key == "hash") {
      const std::optional<Hash128> hash = hash_from_hex(entry.text());
      if (!hash) return wrong(entry, "expected 32 hexadecimal digits");
      accept.acceptance.key = *hash;
      accept.has_key = true;
    }
    if (entry.key == "count") {
      if (entry.number() < 1 || entry.number() > 1e9) {
        return wrong(entry, "expected a number from 1 up");
      }
      accept.acceptance.count = static_cast<std::uint64_t>(entry.number());
    }
    return {};
  }

  Result<void> finish(Accept& accept) {
    if (accept.acceptance.rule.empty() || accept.acceptance.article.empty() || !accept.has_key) {
      return failure(ErrorCode::kMisuse, "an acceptance needs rule, article, and hash or excerpt",
                     config_->path, accept.position);
    }
    accept.acceptance.origin =
        base::printable(config_->path) + ":" + std::to_string(accept.position.line);
    out_.options.accepted.push_back(std::move(accept.acceptance));
    return {};
  }

  Result<void> take_rules(const ConfigEntry& entry, std::vector<std::string>& names) {
    for (const std::string& name : entry.texts()) {
      if (Result<void> known = require_name(name); !known) {
        return wrong(entry, known.error().message);
      }
    }
    names = entry.texts();
    return {};
  }

  [[nodiscard]] Result<void> require_name(std::string_view name) const {
    return check::require_rule_name(name, out_.options.team.get());
  }

  [[nodiscard]] tl::unexpected<Error> wrong(const ConfigEntry& entry,
                                            std::string_view message) const {
    return failure(ErrorCode::kMisuse, base::printable(entry.key) + ": " + std::string(message),
                   config_->path, entry.position);
  }

  [[nodiscard]] std::string path(const std::string& path) const {
    const std::size_t slash = config_->path.rfind('/');
    if (path.starts_with('/') || slash == std::string::npos) return path;
    return config_->path.substr(0, slash + 1) + path;
  }

  const Config* config_;
  CheckSettings out_;
  std::map<std::uint32_t, RuleOverride> overrides_;
  std::map<std::uint32_t, Accept> accepts_;
};

}  // namespace

std::span<const ConfigKey> check_config_keys() { return kKeys; }

Result<CheckSettings> read_check_settings(const Config& config) {
  return SettingsReader(config).read();
}

}  // namespace locseg
