// locseg serve: a memory that translation tools ask over HTTP.
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <memory>
#include <string>

#include "base/disk.h"
#include "base/try.h"
#include "command.h"
#include "configured.h"
#include "http_module.h"
#include "locseg/tree.h"
#include "memory_arguments.h"
#include "service/memory_service.h"
#include "terminal.h"

namespace locseg::cli {
namespace serve_command {
namespace {

struct Options {
  MemoryArguments memory;
  LanguagePair languages;
  std::string listen = "127.0.0.1:8888";
  std::string token_file;
  int min_score = LookupOptions().min_score;
  std::size_t limit = LookupOptions().limit;
  http::ServerOptions server;
};

// HOST:PORT, [IPV6]:PORT.
Result<void> read_address(const std::string& text, http::ServerOptions& into) {
  const std::size_t colon = text.rfind(':');
  const auto misuse = [&] {
    return failure(ErrorCode::kMisuse, "--listen: expected HOST:PORT, found " + text);
  };
  if (colon == std::string::npos || colon == 0) return misuse();
  into.host = text.substr(0, colon);
  if (into.host.front() == '[' && into.host.back() == ']') {
    into.host = into.host.substr(1, into.host.size() - 2);
  }
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data() + colon + 1, end, into.port);
  if (error != std::errc() || at != end || into.port < 0 || into.port > 65535 ||
      into.host.empty()) {
    return misuse();
  }
  return {};
}

// Reached from this machine only: 127.0.0.0/8 and ::1.
bool is_loopback(const std::string& host) {
  return host == "localhost" || host == "::1" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

// The first line of the file.
Result<std::string> read_token(const std::string& path) {
  std::string token;
  LOCSEG_TRY(base::read_file(path, token));
  token.resize(std::min(token.find_first_of("\r\n"), token.size()));
  if (token.size() < 16) {
    return failure(ErrorCode::kMisuse, "a token has at least 16 bytes, on the first line", path);
  }
  return token;
}

Result<int> run(Options options, const Config& config, const CommonOptions& common) {
  LOCSEG_TRY(read_address(options.listen, options.server));
  ServiceOptions settled;
  settled.store = options.memory.store;
  settled.idle_memories = options.server.workers;
  auto lookup = options.memory.settle(config, options.languages);
  LOCSEG_TRY(lookup);
  settled.lookup = std::move(*lookup);
  settled.lookup.min_score = options.min_score;
  settled.lookup.limit = options.limit;
  if (!options.token_file.empty()) {
    auto token = read_token(options.token_file);
    LOCSEG_TRY(token);
    settled.token = std::move(*token);
  } else if (!is_loopback(options.server.host)) {
    return failure(ErrorCode::kMisuse,
                   options.server.host + " can be reached by others: give --token-file");
  }
  auto service = MemoryService::open(std::move(settled));
  LOCSEG_TRY(service);
  const auto serve = load_http_server();
  LOCSEG_TRY(serve);
  const bool is_ipv6 = options.server.host.find(':') != std::string::npos;
  const std::string host = is_ipv6 ? "[" + options.server.host + "]" : options.server.host;
  Result<void> outcome;
  (*serve)(options.server,
           {.answer = [&](const ServiceRequest& request) { return service->answer(request); },
            .on_listening =
                [&](int port) {
                  if (common.quiet) return;
                  say("serving " + options.memory.store + " at http://" + host + ":" +
                      std::to_string(port) + "/");
                },
            .is_stopped = [] { return is_tree_interrupted(); }},
           outcome);
  LOCSEG_TRY(outcome);
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->memory.declare_store(table);
  table.add({.name = "--listen",
             .value = "HOST:PORT",
             .into = &options->listen,
             .summary = "Where to listen; port 0: any that is free",
             .shows_default = true});
  table.add({.name = "--token-file",
             .value = "FILE",
             .into = &options->token_file,
             .summary =
                 "Answer only requests with `Authorization: Bearer TOKEN`; the first line of\n"
                 "FILE is TOKEN. Needed for a HOST that other machines reach"});
  table.add({.name = "--workers",
             .value = "N",
             .into = &options->server.workers,
             .summary = "Connections that are answered at a time; others wait",
             .shows_default = true,
             .range = {1, 1024}});
  table.add({.name = "--timeout",
             .value = "SECONDS",
             .into = &options->server.timeout_seconds,
             .summary = "To read a request, to write an answer, and between two requests",
             .shows_default = true,
             .range = {1, 3600}});
  table.add({.name = "--max-body",
             .value = "BYTES",
             .into = &options->server.most_body_bytes,
             .summary = "The largest body of a request",
             .shows_default = true,
             .range = {1, 1'000'000'000}});
  table.add({.name = "--min-score",
             .value = "N",
             .into = &options->min_score,
             .summary = "The least score to show where a request says none, 1 to 102",
             .shows_default = true});
  table.add({.name = "--limit",
             .value = "N",
             .into = &options->limit,
             .summary = "The most matches to show where a request says none",
             .shows_default = true,
             .range = {1, 1000}});
  options->memory.declare_penalties(table);
  table.add({.name = "--source-lang",
             .value = "TAG",
             .into = &options->languages.source,
             .is_language = true,
             .summary = "Language of the sources where a request names none"});
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &options->languages.target,
             .is_language = true,
             .summary = "Language of the translations where a request names none"});
  return [options](const CommonOptions& common) -> Result<int> {
    const auto config = load_known_config(common.config);
    LOCSEG_TRY(config);
    return run(*options, *config, common);
  };
}

}  // namespace
}  // namespace serve_command

const Command kServe = {
    .name = "serve",
    .summary = "Answer look-ups over HTTP, for translation tools: tmserver, amaGama, JSON",
    .notes =
        "Serves until it is interrupted. The page docs/service.md has the requests and their "
        "answers.\n",
    .examples =
        "  locseg serve memory.db                                      on this machine only\n"
        "  curl http://127.0.0.1:8888/tmserver/en/de/unit/Save%20all   what other tools ask\n"
        "  locseg serve memory.db --listen 0.0.0.0:8888 --token-file token   for a team\n",
    .declare = serve_command::declare};

}  // namespace locseg::cli
