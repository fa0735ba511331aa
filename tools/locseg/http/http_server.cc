#include "http_server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace locseg::http {
namespace {

// Threads with a short queue. httplib's own takes any number of connections in, which then time out
// unread; here the one that accepts waits, and the kernel's backlog is the queue.
class Workers final : public httplib::TaskQueue {
 public:
  explicit Workers(std::size_t count) : most_waiting_(count) {
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
  }

  void enqueue(std::function<void()> task) override {
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [&] { return tasks_.size() < most_waiting_; });
    tasks_.push_back(std::move(task));
    has_task_.notify_one();
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      is_closed_ = true;
    }
    has_task_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  void work() {
    for (;;) {
      std::function<void()> task;
      {
        std::unique_lock lock(mutex_);
        has_task_.wait(lock, [&] { return is_closed_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      has_room_.notify_one();
      task();
    }
  }

  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable has_task_;
  std::condition_variable has_room_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
  bool is_closed_ = false;
};

void set_up(httplib::Server& server, const ServerOptions& options) {
  constexpr std::size_t kMaxRequestsAConnection = 10'000;
  server.new_task_queue = [workers = options.workers] { return new Workers(workers); };
  server.set_payload_max_length(options.most_body_bytes);
  server.set_read_timeout(options.timeout_seconds);
  server.set_write_timeout(options.timeout_seconds);
  server.set_keep_alive_timeout(options.timeout_seconds);
  server.set_keep_alive_max_count(kMaxRequestsAConnection);
  server.set_tcp_nodelay(true);
  // httplib would let a second server listen on the same port, and the kernel share requests out.
  server.set_socket_options([](int socket) {
    const int yes = 1;
    static_cast<void>(setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes));
  });
}

void answer(const ServerCalls& calls, const httplib::Request& request,
            httplib::Response& response) {
  const std::string authorization = request.get_header_value("Authorization");
  ServiceAnswer answer =
      calls.answer({request.method, request.target, authorization, request.body});
  response.status = answer.status;
  response.set_content(std::move(answer.body), std::string(answer.content_type));
}

// Every path and method; what they mean is the service's to say.
void take_everything(httplib::Server& server, const ServerCalls& calls) {
  const auto answer_it = [&calls](const httplib::Request& request, httplib::Response& response) {
    answer(calls, request, response);
  };
  // A request with a body has not been read yet: that is left to the handlers below.
  server.set_pre_routing_handler(
      [answer_it](const httplib::Request& request, httplib::Response& response) {
        if (request.method != "GET" && request.method != "HEAD") {
          return httplib::Server::HandlerResponse::Unhandled;
        }
        answer_it(request, response);
        return httplib::Server::HandlerResponse::Handled;
      });
  const std::string anything = R"([\s\S]*)";
  server.Post(anything, answer_it).Put(anything, answer_it).Patch(anything, answer_it);
  server.Delete(anything, answer_it).Options(anything, answer_it);
}

Result<void> serve(const ServerOptions& options, const ServerCalls& calls) {
  httplib::Server server;
  set_up(server, options);
  take_everything(server, calls);
  const int port = options.port == 0 ? server.bind_to_any_port(options.host)
                   : server.bind_to_port(options.host, options.port) ? options.port
                                                                     : -1;
  if (port < 0) {
    return failure(ErrorCode::kNotWritable, "cannot listen on " + options.host + ":" +
                                                std::to_string(options.port) +
                                                ": no such address, or another program has it");
  }
  calls.on_listening(port);
  std::thread watch([&] {
    while (!calls.is_stopped()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    server.stop();
  });
  const bool served = server.listen_after_bind();
  watch.join();
  if (!served) return failure(ErrorCode::kNotReadable, "the connection to the network was lost");
  return {};
}

}  // namespace
}  // namespace locseg::http

void locseg_serve_http(const locseg::http::ServerOptions& options,
                       const locseg::http::ServerCalls& calls, locseg::Result<void>& outcome) {
  outcome = locseg::http::serve(options, calls);
}
