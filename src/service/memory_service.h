/// A memory as a service: what each request over HTTP means, without the sockets.
///
///     GET  /tmserver/SOURCE_LANG/TARGET_LANG/unit/TEXT    what tmserver and amaGama answer
///     GET  /tmserver/languages/                           the languages, as amaGama names them
///     GET  /v1/lookup?source=TEXT&target_lang=TAG         as `lookup --format json`
///     POST /v1/lookup?target_lang=TAG                     a line of JSON a query, a line an answer
///     GET  /v1/concordance?phrase=TEXT&target_lang=TAG
///     GET  /health                                        200 if the store can be read
///     GET  /metrics                                       Prometheus' text form, version 0.0.4
///
/// docs/service.md has the parameters and the answers. The service never writes to the store, and
/// sees what others write to it from the next request on.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "locseg/memory.h"
#include "locseg/result.h"

namespace locseg {

struct ServiceOptions {
  std::string store;
  /// What holds if a request does not say it; the languages too.
  LookupOptions lookup;
  /// What `Authorization: Bearer` must carry; empty: nothing. `/health` never asks for it.
  std::string token;
  /// How many memories stay open between requests: one for each thread that answers is enough.
  std::size_t idle_memories = 16;
};

struct ServiceRequest {
  std::string_view method;         ///< `GET`, `HEAD` or `POST`; others are refused
  std::string_view target;         ///< path and query as in the request line, percent-encoded
  std::string_view authorization;  ///< the header; empty if absent
  std::string_view body;
};

struct ServiceAnswer {
  int status = 200;
  std::string_view content_type;
  std::string body;
};

/// Answers requests; any number of threads may ask at once.
class MemoryService {
 public:
  /// Opens the store once, so that what is wrong with it is said now.
  [[nodiscard]] static Result<MemoryService> open(ServiceOptions options);

  MemoryService(MemoryService&&) noexcept;
  MemoryService& operator=(MemoryService&&) noexcept;
  ~MemoryService();

  /// Never fails: what is wrong is a status and a JSON object with `error`.
  [[nodiscard]] ServiceAnswer answer(const ServiceRequest& request);

 private:
  class Impl;
  explicit MemoryService(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace locseg
