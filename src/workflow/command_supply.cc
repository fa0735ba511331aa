// Requests are numbered, so that an id is never foreign text; one is known again by its languages
// and its source.
#include "workflow/command_supply.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "base/machine_answer.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/utf8.h"
#include "base/words.h"
#include "check/engine/article_checker.h"
#include "merge/target_faults.h"
#include "workflow/translation_request.h"

namespace locseg {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kSpace) == std::string_view::npos;
}

// Of what a command says of itself, the end is what matters.
std::vector<std::string_view> last_lines(std::string_view text) {
  constexpr std::size_t kLines = 10;
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < kLines) {
    const std::size_t begin = text.rfind('\n') + 1;  // 0 if absent
    if (!is_blank(text.substr(begin))) lines.push_back(text.substr(begin));
    text = text.substr(0, begin == 0 ? 0 : begin - 1);
  }
  std::ranges::reverse(lines);
  return lines;
}

// The number that `id` spells in the one way in which it was sent; 0 if it spells none.
std::size_t number_of(std::string_view id) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  return error == std::errc() && std::to_string(number) == id ? number : 0;
}

}  // namespace

CommandSupply::CommandSupply(Pretranslator& memory, const Checker& checker, Options options)
    : memory_(memory), checker_(checker), options_(std::move(options)) {}

ArticleInfo CommandSupply::with_languages(ArticleInfo info) const {
  const LookupOptions& known = memory_.options();
  if (info.source_lang.empty()) info.source_lang = known.source_lang;
  if (info.target_lang.empty()) info.target_lang = known.target_lang;
  info.translation_type = "MT";
  return info;
}

Result<std::vector<Filling>> CommandSupply::fill(const UnitGroup& group, const FillPlace& place) {
  auto fillings = memory_.fill(group, place.kind);
  LOCSEG_TRY(fillings);
  const bool is_persons = !place.says_states && is_human(group.info.translation_type);
  for (std::size_t i = 0; i < fillings->size(); ++i) {
    Filling& filling = (*fillings)[i];
    if (filling.outcome != FillOutcome::kUnmatched) continue;
    if (place.open != nullptr && !(*place.open)[i]) continue;
    if (is_persons) {
      filling.outcome = FillOutcome::kRefused;
      filling.reason =
          "a person translated the article (HT), and it cannot say that a machine translated this";
    } else if (is_answered_) {
      answer({group, i}, place.kind, filling);
    } else {
      LOCSEG_TRY(ask({group, i}));
    }
    if (filling.outcome != FillOutcome::kUnmatched) {
      filling.match = base::machine_answer(group.units[i].source, filling.target);
    }
  }
  return fillings;
}

std::string CommandSupply::key_of(const Asked& asked) const {
  const ArticleInfo info = with_languages(asked.group.info);
  std::string key(info.source_lang);
  key.append(1, '\0').append(info.target_lang).append(1, '\0').append(asked.unit().source);
  return key;
}

Result<void> CommandSupply::ask(const Asked& asked) {
  const Unit& unit = asked.unit();
  if (base::valid_utf8_prefix(unit.source) != unit.source.size()) return {};
  if (!by_key_.try_emplace(key_of(asked), requests_.size()).second) return {};
  requests_.emplace_back();
  const ArticleInfo info = with_languages(asked.group.info);
  const std::span<const Unit> units = asked.group.units;
  TranslationRequest request;
  const std::string id = std::to_string(requests_.size());
  request.id = id;
  request.source_lang = info.source_lang;
  request.target_lang = info.target_lang;
  request.source = unit.source;
  if (asked.at != 0) request.before = units[asked.at - 1].source;
  if (asked.at + 1 != units.size()) request.after = units[asked.at + 1].source;
  request.article = info.path;
  request.heading = unit.heading;
  std::vector<check::TermMatch> terms;
  if (const check::TermIndex* const index = checker_.engine().terms_of(info.target_lang)) {
    terms = index->matches(unit.source);
    std::set<const check::TermEntry*> seen;  // a text may say a term twice
    std::erase_if(terms,
                  [&](const check::TermMatch& term) { return !seen.insert(term.entry).second; });
  }
  request.terms = terms;
  const auto matches = similar({request.source, request.before, request.after, unit.opaque_codes});
  LOCSEG_TRY(matches);
  request.matches = *matches;
  return send(to_line(request));
}

Result<std::vector<Match>> CommandSupply::similar(const LookupQuery& query) {
  if (!similar_) {
    LookupOptions shown = memory_.options();
    const LookupOptions usual;
    shown.min_score = usual.min_score;
    shown.limit = usual.limit;
    auto opened = TranslationMemory::open(options_.store, std::move(shown));
    LOCSEG_TRY(opened);
    similar_.emplace(std::move(*opened));
  }
  auto answer = similar_->lookup(query);
  LOCSEG_TRY(answer);
  return std::move(answer->matches);
}

Result<void> CommandSupply::send(std::string_view line) {
  if (!process_) {
    base::FilterLimits limits;
    limits.seconds = options_.seconds;
    auto started = base::FilterProcess::start(options_.command, limits,
                                              [this](std::string_view got) { return take(got); });
    LOCSEG_TRY(started);
    process_.emplace(std::move(*started));
  }
  return process_->send(line);
}

bool CommandSupply::take(std::string_view line) {
  ++lines_;
  if (is_blank(line)) return false;
  auto answer = parse_answer(line);
  if (!answer) {
    refuse_line(answer.error().message);
    return false;
  }
  const std::size_t number = number_of(answer->id);
  if (number == 0 || number > requests_.size()) {
    refuse_line("no text was sent with the id " + base::quoted(answer->id));
    return false;
  }
  Request& request = requests_[number - 1];
  if (request.target) {
    request.is_contradicted = request.is_contradicted || *request.target != answer->target;
    return false;
  }
  request.target = std::move(answer->target);
  return true;
}

void CommandSupply::refuse_line(const std::string& reason) {
  if (refused_lines_++ == 0) {
    first_refused_line_ = "line " + base::grouped(lines_) + ": " + reason;
  }
}

Result<void> CommandSupply::end_asking() {
  is_answered_ = true;
  if (!process_) return {};
  auto outcome = process_->finish();
  LOCSEG_TRY(outcome);
  outcome_ = std::move(*outcome);
  process_.reset();
  return {};
}

void CommandSupply::answer(const Asked& asked, ArticleKind kind, Filling& filling) const {
  filling.outcome = FillOutcome::kRefused;
  const auto found = by_key_.find(key_of(asked));
  if (found == by_key_.end()) {
    filling.reason = "the source is not UTF-8, or changed meanwhile";
    return;
  }
  const Request& request = requests_[found->second];
  if (!request.target) {
    filling.reason = reason_for_silence();
    return;
  }
  filling.target = *request.target;
  filling.reason = request.is_contradicted ? "the command gave two different answers"
                                           : fault_of(asked, filling.target, kind);
  if (!filling.reason.empty()) return;
  filling.outcome = FillOutcome::kFilled;
}

std::string CommandSupply::fault_of(const Asked& asked, std::string_view target,
                                    ArticleKind kind) const {
  Unit unit = asked.unit();
  if (is_blank(target)) return "the target is blank";
  if (std::string fault = merge::impossible(target); !fault.empty()) return fault;
  unit.target = target;
  if (is_untranslated(unit, {})) return "the target is the source";
  if (std::string fault = merge::translation_fault(unit.source, target, kind); !fault.empty()) {
    return fault;
  }
  const ArticleInfo info = with_languages(asked.group.info);
  for (const Finding& finding : checker_.engine().check_unit(info, unit)) {
    if (finding.severity != Severity::kError) continue;
    return std::string(finding.rule->id) + ": " + finding.message;
  }
  return {};
}

std::string CommandSupply::reason_for_silence() const {
  return outcome_.end == base::FilterEnd::kExited ? "the command gave no answer"
                                                  : "the command was stopped before it answered";
}

std::vector<std::string> CommandSupply::notes() const {
  std::vector<std::string> notes;
  for (const std::string_view line : last_lines(outcome_.errors)) {
    notes.push_back("command: " + base::printable(line));
  }
  const std::uint64_t refused = refused_lines_ + outcome_.skipped;
  if (outcome_.end == base::FilterEnd::kFlooded) {
    notes.emplace_back("the command was stopped: it wrote far more than it was asked for");
  } else if (refused != 0) {
    std::string note = base::counted(refused, "line") + " of the command " +
                       (refused == 1 ? "is no answer" : "are no answers");
    if (!first_refused_line_.empty()) note += "; " + first_refused_line_;
    notes.push_back(std::move(note));
  }
  if (outcome_.end == base::FilterEnd::kTimedOut) {
    notes.push_back("the command was stopped: no answer came for " +
                    base::counted(options_.seconds, "second"));
  } else if (outcome_.end == base::FilterEnd::kExited && outcome_.status != 0) {
    notes.push_back("the command ended with the status " + std::to_string(outcome_.status));
  }
  return notes;
}

}  // namespace locseg
