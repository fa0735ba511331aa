/// The state of one client's session, and what each message means.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "locseg/check.h"
#include "locseg/result.h"
#include "lsp/client.h"
#include "lsp/json_rpc.h"
#include "lsp/language_server.h"
#include "lsp/memories.h"
#include "tree/article_names.h"
#include "tree/layout_choice.h"

namespace locseg::lsp {

class Session {
 public:
  using Configure = std::function<Result<ServerSettings>(const std::string& root)>;
  /// Sends a message, a text of JSON.
  using Send = std::function<void(std::string_view message)>;

  Session(Configure configure, Send send);

  /// Handles a message: whatever it is, every request is answered before this returns. Checks what
  /// changed before it answers.
  void take(const Json& message);
  /// Answers that the request was cancelled before it was begun.
  void refuse_cancelled(const Json& message);
  /// Answers what is no message. `id` is null if the request is not known.
  void refuse(RpcError code, std::string_view why, const Json& id = nullptr);

  /// Checks the documents that changed, or whose sources did, and sends their diagnostics.
  void publish();

  [[nodiscard]] bool is_over() const { return is_over_; }
  /// Whether it was shut down.
  [[nodiscard]] bool was_shut_down() const { return state_ == State::kShutDown; }

 private:
  enum class State : std::uint8_t { kNew, kRunning, kShutDown };
  struct Request {
    std::string_view method;
    Result<Json> (Session::*answer)(const Json& params);
  };
  struct Notice {
    std::string_view method;
    void (Session::*take)(const Json& params);
  };
  static std::span<const Request> requests();
  static std::span<const Notice> notices();

  // Requests.
  Result<Json> initialize(const Json& params);
  Result<Json> shut_down(const Json& params);
  Result<Json> hover(const Json& params);
  Result<Json> definition(const Json& params);
  Result<Json> references(const Json& params);
  Result<Json> code_actions(const Json& params);
  Result<Json> code_lenses(const Json& params);
  Result<Json> execute(const Json& params);

  // Notifications.
  void initialized(const Json& params);
  void open(const Json& params);
  void change(const Json& params);
  void close(const Json& params);
  void reconfigure(const Json& params);

  void send(const Json& message) { send_(spelled(message)); }
  void answer(const Json& id, std::string_view method, const Json& params);
  void configure();
  void show_error(const Error& error);
  // Returns the id.
  std::string ask_client(std::string_view method, Json params);
  void take_response(const Json& message);
  // The open document, however its URI is spelled; null if it is not open.
  [[nodiscard]] OpenDocument* find_open(std::string_view uri);
  [[nodiscard]] Result<OpenDocument*> document_of(const Json& params);
  [[nodiscard]] std::string path_of_name(std::string_view name) const;
  void look_at_source_of(Document& document);
  // As the client spells it if the file is open.
  [[nodiscard]] std::string uri_of_name(std::string_view name) const;
  [[nodiscard]] DocumentOrigin origin_of(const std::string& uri) const;
  // The same segment as at the position of `params`, in the files of other languages.
  [[nodiscard]] Result<Json> other_locations(const Json& params);
  [[nodiscard]] Result<Json> repair_all(const Json& argument);

  Configure configure_;
  Send send_;
  State state_ = State::kNew;
  bool is_over_ = false;
  std::uint64_t asked_ = 0;              // requests to the client
  std::set<std::string> repairs_asked_;  // ids of those to apply repairs, until they are answered
  ClientAbilities client_;
  std::string root_;           // the client's folder, absolute
  std::string articles_root_;  // that names are below, absolute
  std::optional<Checker> checker_;
  std::optional<ArticleNames> names_;
  std::optional<tree::LayoutChoice> layouts_;
  Memories memories_;
  std::map<std::string, std::unique_ptr<OpenDocument>, std::less<>> documents_;  // by `key_of_uri`
};

}  // namespace locseg::lsp
