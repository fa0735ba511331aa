// Messages that are there already are taken together: a request that was cancelled meanwhile is not
// begun, and of several changes the last state is checked.
#include "lsp/language_server.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

#include "base/disk.h"
#include "base/try.h"
#include "lsp/message_cutter.h"
#include "lsp/session.h"

namespace locseg {
namespace lsp {
namespace {

// A message that waits. Json moves without exceptions, as nlohmann's manual says.
struct Waiting {  // NOLINT(bugprone-exception-escape)
  Json message;
  std::string fault;          // what is there instead
  bool is_cancelled = false;  // a request
};

class Dialogue {
 public:
  explicit Dialogue(const LanguageServerOptions& options)
      : send_(options.send),
        session_(options.configure, [this](std::string_view message) { send(message); }) {}

  // What came over the stream.
  Result<void> take(std::string_view bytes, bool more_is_there) {
    cutter_.add(bytes);
    while (auto cut = cutter_.next()) receive(std::move(*cut));
    while (!waiting_.empty() && !session_.is_over()) {
      handle(waiting_.front());
      waiting_.pop_front();
    }
    if (!more_is_there && !session_.is_over()) session_.publish();
    return std::exchange(failure_, Result<void>());
  }

  [[nodiscard]] const Session& session() const { return session_; }

 private:
  void send(std::string_view message) {
    if (failure_) failure_ = send_(framed(message));
  }

  void receive(CutMessage cut) {
    Waiting next;
    if (cut.fault.empty()) {
      auto message = read_message(cut.content);
      if (message) {
        next.message = std::move(*message);
      } else {
        next.fault = std::move(message.error().message);
      }
    } else {
      next.fault = std::move(cut.fault);
    }
    if (next.fault.empty() && text_in(next.message, {"method"}) == "$/cancelRequest") {
      cancel(part_in(next.message, {"params", "id"}));
      return;
    }
    waiting_.push_back(std::move(next));
  }

  // One that was answered already is not there any more.
  void cancel(const Json& id) {
    if (!is_id(id)) return;
    for (Waiting& each : waiting_) {
      const Json& other = part_in(each.message, {"id"});
      if (is_id(other) && other == id && each.message.contains("method")) each.is_cancelled = true;
    }
  }

  void handle(const Waiting& next) {
    if (!next.fault.empty()) return session_.refuse(RpcError::kParseError, next.fault);
    if (next.is_cancelled) return session_.refuse_cancelled(next.message);
    session_.take(next.message);
  }

  std::function<Result<void>(std::string_view)> send_;
  MessageCutter cutter_;
  std::deque<Waiting> waiting_;
  Result<void> failure_;  // the first of sending
  Session session_;
};

}  // namespace
}  // namespace lsp

Result<bool> serve_editor(const LanguageServerOptions& options) {
  auto input = base::InputFile::open("-");
  LOCSEG_TRY(input);
  lsp::Dialogue dialogue(options);
  std::array<char, std::size_t{64} << 10> buffer;
  while (!dialogue.session().is_over()) {
    const auto size = input->read(buffer.data(), buffer.size());
    LOCSEG_TRY(size);
    if (*size == 0) break;
    LOCSEG_TRY(dialogue.take({buffer.data(), *size}, input->is_ready()));
  }
  return dialogue.session().is_over() && dialogue.session().was_shut_down();
}

}  // namespace locseg
