// The table of paths, and what each answers. The protocol of tmserver is that of the Translate
// Toolkit (translate.services.tmserver) as amaGama extends it: a list of objects with `source`,
// `target` and `quality` (0 to 100), and `min_similarity` and `max_candidates` in the query.
#include "service/memory_service.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>
#include <span>

#include "base/ascii.h"
#include "base/json_writer.h"
#include "base/try.h"
#include "locseg/report.h"
#include "locseg/store.h"
#include "locseg/version.h"
#include "service/memory_pool.h"
#include "service/request_metrics.h"
#include "service/request_target.h"

namespace locseg {

using base::JsonWriter;
using service::RequestTarget;
using service::Route;

namespace {

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kJsonLines = "application/x-ndjson";
constexpr std::string_view kText = "text/plain; version=0.0.4; charset=utf-8";
constexpr std::size_t kMaxMatches = 1000;

constexpr int kOk = 200;
constexpr int kBadRequest = 400;
constexpr int kUnauthorized = 401;
constexpr int kNotFound = 404;
constexpr int kMethodNotAllowed = 405;
constexpr int kInternalError = 500;
constexpr int kUnavailable = 503;

ServiceAnswer refusal(int status, std::string_view message) {
  JsonWriter json;
  json.begin_object().member("error", message).end_object();
  return {status, kJson, json.take() + "\n"};
}

// The path of the store is none of the client's business.
ServiceAnswer refusal(const Error& error) {
  const auto status = [&] {
    switch (error.code) {
      case ErrorCode::kMisuse:
      case ErrorCode::kMalformed:
        return kBadRequest;
      case ErrorCode::kBusy:
        return kUnavailable;
      default:
        return kInternalError;
    }
  };
  return refusal(status(), error.message);
}

// Takes as long for a wrong token as for a right one of the same length.
bool same_secret(std::string_view a, std::string_view b) {
  unsigned difference = a.size() == b.size() ? 0U : 1U;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  }
  return difference == 0;
}

struct Limits {
  int min_score = 0;
  std::size_t limit = 0;
};

// The parameters of a request that the store's options would else decide.
struct LimitNames {
  std::string_view min_score;
  std::string_view limit;
};

Result<std::size_t> number_of(const std::string& text, std::string_view name, std::size_t least,
                              std::size_t most) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) {
    return failure(ErrorCode::kMisuse, std::string(name) + " is a number from " +
                                           std::to_string(least) + " to " + std::to_string(most));
  }
  return number;
}

Result<Limits> limits_of(const RequestTarget& target, const LimitNames& names, Limits limits) {
  if (const std::string* text = target.find(names.min_score)) {
    const auto number = number_of(*text, names.min_score, 1, kHighestScore);
    LOCSEG_TRY(number);
    limits.min_score = static_cast<int>(*number);
  }
  if (const std::string* text = target.find(names.limit)) {
    const auto number = number_of(*text, names.limit, 1, kMaxMatches);
    LOCSEG_TRY(number);
    limits.limit = *number;
  }
  return limits;
}

std::string text_of(const RequestTarget& target, std::string_view name) {
  const std::string* text = target.find(name);
  return text == nullptr ? std::string() : *text;
}

Result<void> require_known(const RequestTarget& target, std::span<const std::string_view> known) {
  for (const auto& [name, value] : target.query) {
    if (std::ranges::find(known, std::string_view(name)) == known.end()) {
      return failure(ErrorCode::kMisuse, "unknown parameter '" + name + "'");
    }
  }
  return {};
}

LanguagePair languages_of(const RequestTarget& target) {
  return {text_of(target, "source_lang"), text_of(target, "target_lang")};
}

std::string as_json(const LookupAnswer& answer) {
  static const LookupFormat& format = *find_format(lookup_formats(), "json");
  return format.make(answer, {});
}

// As gettext and amaGama spell a tag: `zh_cn`.
std::string client_tag(std::string_view tag) {
  std::string spelled;
  for (const char c : tag) {
    spelled += c == '-' ? '_' : base::ascii_lower(c);
  }
  return spelled;
}

}  // namespace

class MemoryService::Impl {
 public:
  explicit Impl(ServiceOptions options)
      : options_(std::move(options)),
        pool_(options_.store, options_.lookup, options_.idle_memories) {}

  Result<void> open() {
    const auto memory = pool_.lend({});
    // Of several languages, each request names its own.
    if (!memory && memory.error().hint != Hint::kLanguages) return tl::unexpected(memory.error());
    return {};
  }

  ServiceAnswer answer(const ServiceRequest& request) {
    const auto begun = std::chrono::steady_clock::now();
    const auto target = service::parse_request_target(request.target);
    const Entry* entry = target ? find(*target) : nullptr;
    ServiceAnswer answer = respond(request, target ? &*target : nullptr, entry);
    metrics_.count(entry == nullptr ? Route::kNone : entry->route, answer.status,
                   std::chrono::steady_clock::now() - begun);
    return answer;
  }

 private:
  using Handler = ServiceAnswer (Impl::*)(const RequestTarget&, std::string_view body);
  struct Entry {
    Route route;
    std::vector<std::string_view> path;  // "*" for any one part; a last "**" for the rest
    Handler get;
    Handler post = nullptr;
    bool is_open = false;  // without a token
  };

  static const std::vector<Entry>& entries() {
    static const std::vector<Entry> kEntries = {
        {Route::kTmserver, {"tmserver", "*", "*", "unit", "**"}, &Impl::tmserver_unit},
        {Route::kLanguages, {"tmserver", "languages"}, &Impl::tmserver_languages},
        {Route::kLookup, {"v1", "lookup"}, &Impl::lookup, &Impl::lookup_lines},
        {Route::kConcordance, {"v1", "concordance"}, &Impl::concordance},
        {Route::kHealth, {"health"}, &Impl::health, nullptr, true},
        {Route::kMetrics, {"metrics"}, &Impl::metrics},
    };
    return kEntries;
  }

  static const Entry* find(const RequestTarget& target) {
    const auto takes = [&](const Entry& entry) {
      const bool open_ended = entry.path.back() == "**";
      if (open_ended ? target.path.size() < entry.path.size()
                     : target.path.size() != entry.path.size()) {
        return false;
      }
      return std::ranges::equal(
          entry.path.begin(), entry.path.end(), target.path.begin(),
          target.path.begin() + static_cast<std::ptrdiff_t>(entry.path.size()),
          [](std::string_view wanted, const std::string& part) {
            return wanted.starts_with('*') || wanted == part;
          });
    };
    const auto found = std::ranges::find_if(entries(), takes);
    return found == entries().end() ? nullptr : &*found;
  }

  ServiceAnswer respond(const ServiceRequest& request, const RequestTarget* target,
                        const Entry* entry) {
    if (target == nullptr) return refusal(kBadRequest, "the request's target is malformed");
    if (entry == nullptr) return refusal(kNotFound, "no such path");
    if (!entry->is_open && !options_.token.empty() &&
        !same_secret(request.authorization, "Bearer " + options_.token)) {
      return refusal(kUnauthorized, "the token is missing or wrong");
    }
    const bool reads = request.method == "GET" || request.method == "HEAD";
    const Handler handler = reads ? entry->get : request.method == "POST" ? entry->post : nullptr;
    if (handler == nullptr) return refusal(kMethodNotAllowed, "the path does not take this method");
    return (this->*handler)(*target, request.body);
  }

  [[nodiscard]] Limits limits() const { return {options_.lookup.min_score, options_.lookup.limit}; }

  ServiceAnswer tmserver_unit(const RequestTarget& target, std::string_view) {
    std::string text = target.path[4];
    for (std::size_t i = 5; i < target.path.size(); ++i) text += "/" + target.path[i];
    const auto limits = limits_of(target, {"min_similarity", "max_candidates"}, this->limits());
    if (!limits) return refusal(limits.error());
    auto memory = pool_.lend({target.path[1], target.path[2]});
    if (!memory) {
      // The languages are parts of the path.
      if (memory.error().code == ErrorCode::kMisuse)
        return refusal(kNotFound, memory.error().message);
      return refusal(memory.error());
    }
    (*memory)->set_limits(limits->min_score, limits->limit);
    const auto found = (*memory)->lookup({text, {}, {}});
    if (!found) return refusal(found.error());
    JsonWriter json;
    json.begin_array();
    for (const Match& match : found->matches) {
      json.begin_object().member("source", match.source).member("target", match.target);
      json.member("quality", std::min(match.score, kExactScore)).end_object();
    }
    return {kOk, kJson, json.end_array().take() + "\n"};
  }

  ServiceAnswer tmserver_languages(const RequestTarget&, std::string_view) {
    const auto pairs = languages();
    if (!pairs) return refusal(pairs.error());
    std::set<std::string> sources;
    std::set<std::string> targets;
    for (const LanguagePair& pair : *pairs) {
      sources.insert(client_tag(pair.source));
      targets.insert(client_tag(pair.target));
    }
    JsonWriter json;
    json.begin_object();
    for (const auto& [name, tags] :
         {std::pair{"sourceLanguages", &sources}, {"targetLanguages", &targets}}) {
      json.key(name).begin_array();
      for (const std::string& tag : *tags) json.value(tag);
      json.end_array();
    }
    return {kOk, kJson, json.end_object().take() + "\n"};
  }

  ServiceAnswer lookup(const RequestTarget& target, std::string_view) {
    constexpr std::string_view kKnown[] = {"source",      "before",    "after", "source_lang",
                                           "target_lang", "min_score", "limit"};
    auto memory = asked_memory(target, kKnown);
    if (!memory) return refusal(memory.error());
    const OwnQuery query{text_of(target, "source"), text_of(target, "before"),
                         text_of(target, "after")};
    if (query.source.empty()) return refusal(kBadRequest, "'source' is missing");
    return answer_of(*memory, query, kJson);
  }

  // A line that is no query gets an answer that says so, as of `lookup -`.
  ServiceAnswer lookup_lines(const RequestTarget& target, std::string_view body) {
    constexpr std::string_view kKnown[] = {"source_lang", "target_lang", "min_score", "limit"};
    auto memory = asked_memory(target, kKnown);
    if (!memory) return refusal(memory.error());
    ServiceAnswer answer{kOk, kJsonLines, {}};
    std::uint64_t number = 0;
    while (!body.empty()) {
      const std::size_t end = std::min(body.find('\n'), body.size());
      const std::string_view line = body.substr(0, end);
      body.remove_prefix(std::min(end + 1, body.size()));
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      const auto query = parse_query(line);
      if (!query) {
        Error error = query.error();
        error.position.line = number;
        answer.body += as_json({{}, 0, std::move(error)});
        continue;
      }
      ServiceAnswer one = answer_of(*memory, *query, kJsonLines);
      if (one.status != kOk) return one;
      answer.body += one.body;
    }
    return answer;
  }

  ServiceAnswer concordance(const RequestTarget& target, std::string_view) {
    constexpr std::string_view kKnown[] = {"phrase", "source_lang", "target_lang", "limit"};
    auto memory = asked_memory(target, kKnown);
    if (!memory) return refusal(memory.error());
    const std::string phrase = text_of(target, "phrase");
    if (phrase.empty()) return refusal(kBadRequest, "'phrase' is missing");
    auto found = (*memory)->concordance(phrase);
    if (!found) return refusal(found.error());
    return {kOk, kJson, as_json({phrase, 0, std::move(*found)})};
  }

  ServiceAnswer health(const RequestTarget&, std::string_view) {
    const auto store = open_store(options_.store, StoreMode::kRead);
    if (!store) return refusal(kUnavailable, store.error().message);
    JsonWriter json;
    json.begin_object().member("status", "ok").member("version", kVersion).end_object();
    return {kOk, kJson, json.take() + "\n"};
  }

  ServiceAnswer metrics(const RequestTarget&, std::string_view) {
    return {kOk, kText, metrics_.to_text()};
  }

  Result<std::vector<LanguagePair>> languages() const {
    const auto store = open_store(options_.store, StoreMode::kRead);
    LOCSEG_TRY(store);
    return languages_in(**store);
  }

  // The memory of the request's languages, with its limits.
  Result<service::MemoryPool::Loan> asked_memory(const RequestTarget& target,
                                                 std::span<const std::string_view> known) {
    LOCSEG_TRY(require_known(target, known));
    const auto limits = limits_of(target, {"min_score", "limit"}, this->limits());
    LOCSEG_TRY(limits);
    auto memory = pool_.lend(languages_of(target));
    LOCSEG_TRY(memory);
    (*memory)->set_limits(limits->min_score, limits->limit);
    return memory;
  }

  static ServiceAnswer answer_of(service::MemoryPool::Loan& memory, const OwnQuery& query,
                                 std::string_view type) {
    auto found = memory->lookup(query.view());
    if (!found) return refusal(found.error());
    return {kOk, type, as_json({query.source, memory->options().min_score, std::move(*found)})};
  }

  ServiceOptions options_;
  service::MemoryPool pool_;
  service::RequestMetrics metrics_;
};

Result<MemoryService> MemoryService::open(ServiceOptions options) {
  auto impl = std::make_unique<Impl>(std::move(options));
  LOCSEG_TRY(impl->open());
  return MemoryService(std::move(impl));
}

MemoryService::MemoryService(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MemoryService::MemoryService(MemoryService&&) noexcept = default;
MemoryService& MemoryService::operator=(MemoryService&&) noexcept = default;
MemoryService::~MemoryService() = default;

ServiceAnswer MemoryService::answer(const ServiceRequest& request) {
  return impl_->answer(request);
}

}  // namespace locseg
