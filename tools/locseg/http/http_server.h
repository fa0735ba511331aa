// HTTP by cpp-httplib. It is a module of its own, which only `serve` loads: Debian's library brings
// OpenSSL along, which no other command needs.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "locseg/result.h"
#include "service/memory_service.h"

namespace locseg::http {

struct ServerOptions {
  std::string host;
  int port = 0;              // 0: any that is free
  std::size_t workers = 16;  // connections that are answered at a time; others wait
  std::size_t most_body_bytes = 1U << 20U;
  int timeout_seconds = 5;  // to read a request, to write an answer, between two requests
};

struct ServerCalls {
  std::function<ServiceAnswer(const ServiceRequest&)> answer;  // by many threads at once
  std::function<void(int port)> on_listening;
  std::function<bool()> is_stopped;  // asked some times a second
};

// Serves until `is_stopped`, and answers what it has read by then. kNotWritable if it cannot
// listen.
using Serve = void(const ServerOptions& options, const ServerCalls& calls, Result<void>& outcome);

inline constexpr const char* kServeSymbol = "locseg_serve_http";

}  // namespace locseg::http

// A module has no other door than a symbol with C linkage.
extern "C" void locseg_serve_http(const locseg::http::ServerOptions& options,
                                  const locseg::http::ServerCalls& calls,
                                  locseg::Result<void>& outcome);
