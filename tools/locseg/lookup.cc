// locseg lookup: what a memory has for a text.
#include <iostream>
#include <memory>

#include "base/byte_source.h"
#include "base/try.h"
#include "command.h"
#include "configured.h"
#include "format_argument.h"
#include "locseg/memory.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/store.h"
#include "memory_arguments.h"
#include "option_hint.h"
#include "terminal.h"

namespace locseg::cli {
namespace lookup_command {
namespace {

struct Options {
  MemoryArguments memory;
  LanguagePair languages;
  std::string text;
  std::string before;
  std::string after;
  int min_score = LookupOptions().min_score;
  std::size_t limit = LookupOptions().limit;
  std::string format;
  bool concordance = false;
  bool rebuild = false;
};

// Answers as lines of text or JSON; a failure of the memory itself ends the run.
class Answerer {
 public:
  Answerer(const Options& options, const CommonOptions& common, TranslationMemory& leverage,
           bool json)
      : phrase_(options.concordance),
        format_(*find_format(lookup_formats(), json ? "json" : "text")),
        leverage_(leverage) {
    const Screen shown = screen(common);
    look_ = {.columns = shown.columns, .color = shown.color, .option_of = option_of};
  }

  Result<std::string> answer(const LookupQuery& query) {
    LookupAnswer answer{query.source, leverage_.options().min_score, {}};
    if (phrase_) {
      auto found = leverage_.concordance(query.source);
      LOCSEG_TRY(found);
      answer.found = std::move(*found);
    } else {
      auto found = leverage_.lookup(query);
      LOCSEG_TRY(found);
      answer.found = std::move(*found);
    }
    return format_.make(answer, look_);
  }

  // A concordance is not foreseen.
  Result<void> expect(std::span<const LookupQuery> queries) {
    return phrase_ ? Result<void>() : leverage_.expect(queries);
  }

  // What an error is as an answer.
  [[nodiscard]] std::string refusal(Error error) const {
    return format_.make({{}, 0, std::move(error)}, look_);
  }

 private:
  bool phrase_;
  const LookupFormat& format_;
  TranslationMemory& leverage_;
  ReportOptions look_;
};

Result<int> answer_once(const Options& options, Answerer& answerer) {
  const auto text = answerer.answer({options.text, options.before, options.after});
  LOCSEG_TRY(text);
  LOCSEG_TRY(write_output("", *text));
  return kClean;
}

// The lines of standard input.
class InputLines {
 public:
  // False at the end.
  Result<bool> next(std::string& line) {
    if (bytes_ == nullptr) {
      auto opened = open_bytes("-");
      LOCSEG_TRY(opened);
      bytes_ = std::move(*opened);
    }
    line.clear();
    for (;;) {
      const std::size_t end = chunk_.find('\n');
      line += chunk_.substr(0, end);
      if (end != std::string_view::npos) {
        chunk_.remove_prefix(end + 1);
        return true;
      }
      const auto more = bytes_->next();
      LOCSEG_TRY(more);
      chunk_ = *more;
      if (chunk_.empty()) return !line.empty();
    }
  }
  // Whether the next line is there and need not be waited for.
  [[nodiscard]] bool has_line() const { return chunk_.find('\n') != std::string_view::npos; }

 private:
  std::unique_ptr<ByteSource> bytes_;
  std::string_view chunk_;
};

// What a line holds; nothing if it is blank.
using QueryLine = std::optional<Result<OwnQuery>>;

// The next line, and those after it that need not be waited for; the memory expects their queries.
// None at the end.
Result<std::vector<QueryLine>> read_queries(InputLines& lines, Answerer& answerer) {
  constexpr std::size_t kMost = 128;
  std::vector<QueryLine> queries;
  std::vector<LookupQuery> sound;
  std::string line;
  do {
    const auto more = lines.next(line);
    LOCSEG_TRY(more);
    if (!*more) break;
    const bool is_blank = line.find_first_not_of(" \t\r") == std::string::npos;
    queries.push_back(is_blank ? QueryLine() : QueryLine(parse_query(line)));
  } while (queries.size() < kMost && lines.has_line());
  for (const QueryLine& query : queries) {
    if (query && *query) sound.push_back((*query)->view());
  }
  LOCSEG_TRY(answerer.expect(sound));
  return queries;
}

// Answers lines, which have numbers from 1.
class LineAnswers {
 public:
  LineAnswers(Answerer& answerer, bool json) : answerer_(answerer), json_(json) {}

  Result<void> put(const std::vector<QueryLine>& queries) {
    for (const QueryLine& query : queries) {
      ++number_;
      if (!query) continue;
      if (*query) {
        const auto text = answerer_.answer((*query)->view());
        LOCSEG_TRY(text);
        std::cout << *text;
        continue;
      }
      Error error = query->error();
      error.path = "-";
      error.position.line = number_;
      status_ = kFailure;
      if (json_) {
        std::cout << answerer_.refusal(std::move(error));
      } else {
        say(to_string(error));
      }
    }
    return {};
  }
  [[nodiscard]] int status() const { return status_; }

 private:
  Answerer& answerer_;
  bool json_;
  int status_ = kClean;
  std::uint64_t number_ = 0;  // of the last line
};

// Reads a query a line, and writes its answer before it waits for the next. A line that is not a
// query gets an answer that says so, so that answers and lines have the same numbers. While some
// are answered, a server is at work on the next ones that are there.
Result<int> answer_lines(Answerer& answerer, bool json) {
  std::ios::sync_with_stdio(false);
  LineAnswers answers(answerer, json);
  InputLines lines;
  auto queries = read_queries(lines, answerer);
  LOCSEG_TRY(queries);
  while (std::cout && !queries->empty()) {
    Result<std::vector<QueryLine>> next;
    const bool goes_on = lines.has_line();
    if (goes_on) next = read_queries(lines, answerer);
    LOCSEG_TRY(answers.put(*queries));
    if (!goes_on) {
      std::cout.flush();  // someone may wait for the answers before he asks the next
      next = read_queries(lines, answerer);
    }
    LOCSEG_TRY(next);
    queries = std::move(next);
  }
  std::cout.flush();
  if (!std::cout) return failure(ErrorCode::kNotWritable, "cannot write to standard output");
  return answers.status();
}

Result<int> run(const Options& options, const Config& config, const CommonOptions& common) {
  auto lookup = options.memory.settle(config, options.languages);
  LOCSEG_TRY(lookup);
  lookup->min_score = options.min_score;
  lookup->limit = options.limit;
  if (options.rebuild) {
    LOCSEG_TRY(rebuild_fuzzy_index(options.memory.store));
    if (!common.quiet) say("rebuilt the fuzzy index");
    if (options.text.empty()) return kClean;
  }
  const bool lines = options.text == "-";
  if (options.text.empty()) {
    return failure(ErrorCode::kMisuse, "nothing to look up: give TEXT, or - for lines of JSON");
  }
  LOCSEG_TRY(options.memory.require_order({&options.text, 1}, "TEXT"));
  auto leverage = TranslationMemory::open(options.memory.store, std::move(*lookup));
  LOCSEG_TRY(leverage);
  if (!leverage->notice().empty() && !common.quiet) say(leverage->notice());
  const bool json = options.format == "json" || (options.format.empty() && lines);
  Answerer answerer(options, common, *leverage, json);
  return lines ? answer_lines(answerer, json) : answer_once(options, answerer);
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->memory.declare_store(table);
  table.add({.name = "TEXT",
             .into = &options->text,
             .summary = "What to look up, or - for queries on standard input"});
  table.add({.name = "--min-score",
             .value = "N",
             .into = &options->min_score,
             .summary = "The least score to show, 1 to 102",
             .shows_default = true});
  table.add({.name = "--limit",
             .value = "N",
             .into = &options->limit,
             .summary = "The most matches to show; 0 for all",
             .shows_default = true,
             .range = {0, 1'000'000}});
  table.add({.name = "--concordance",
             .into = &options->concordance,
             .summary = "Find TEXT as a phrase in either language, in any inflected form"});
  Argument& format = table.add(format_argument(options->format, lookup_formats()));
  format.left_out = "json for -, else text";
  table.add({.name = "--before",
             .value = "TEXT",
             .into = &options->before,
             .summary = "The source before TEXT, for context matches"});
  table.add({.name = "--after",
             .value = "TEXT",
             .into = &options->after,
             .summary = "The source after TEXT"});
  options->memory.declare_penalties(table);
  table.add({.name = "--source-lang",
             .value = "TAG",
             .into = &options->languages.source,
             .is_language = true,
             .summary = "Language of the sources"});
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &options->languages.target,
             .is_language = true,
             .summary = "Language of the translations; needed where the store has several"});
  table.add({.name = "--rebuild",
             .into = &options->rebuild,
             .summary = "Rebuild the store's fuzzy index first"});
  return [options, &format](const CommonOptions& common) -> Result<int> {
    const auto config = load_known_config(common.config);
    LOCSEG_TRY(config);
    LOCSEG_TRY(settle_format(format, *config, "lookup"));
    return run(*options, *config, common);
  };
}

}  // namespace
}  // namespace lookup_command

const Command kLookup = {
    .name = "lookup",
    .summary = "Find what a store has for a text: the same, similar, or a phrase",
    .notes =
        "With -, each line of standard input is a query, {\"source\":\"...\",\"before\":\"...\",\n"
        "\"after\":\"...\"} of which only source is needed, and each line of output its answer, "
        "given\n"
        "before the next query is read.\n",
    .examples =
        "  locseg lookup memory.db 'Save your changes.'                  best matches first\n"
        "  locseg lookup memory.db --concordance 'save changes'          a phrase in context\n"
        "  locseg lookup memory.db - --min-score 85 < queries.jsonl      many, as JSON Lines\n",
    .declare = lookup_command::declare};

}  // namespace locseg::cli
