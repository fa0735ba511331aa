// Two tables, of requests and of notifications. What a client sends is never trusted: a field that
// is missing or of another type is empty, and a document that is not open is an error.
#include "lsp/session.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "base/normal_path.h"
#include "base/try.h"
#include "locseg/version.h"
#include "lsp/diagnostics.h"
#include "lsp/file_uri.h"
#include "lsp/finding_messages.h"
#include "lsp/hover.h"
#include "lsp/memory_commands.h"
#include "lsp/other_languages.h"
#include "tree/source_trees.h"

namespace locseg::lsp {
namespace {

constexpr std::uint64_t kShowErrors = 1;   // MessageType
constexpr std::uint64_t kIncremental = 2;  // TextDocumentSyncKind

std::string absolute_folder(const std::string& path) {
  std::error_code error;
  const std::filesystem::path here = std::filesystem::current_path(error);
  return error ? path : base::normal_path((here / path).string());
}

Json capabilities(PositionEncoding encoding) {
  return {
      {"positionEncoding", encoding == PositionEncoding::kUtf8 ? "utf-8" : "utf-16"},
      {"textDocumentSync", {{"openClose", true}, {"change", kIncremental}, {"save", true}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"referencesProvider", true},
      {"codeActionProvider", {{"codeActionKinds", Json::array({kQuickFixKind, kRepairAllKind})}}},
      {"codeLensProvider", {{"resolveProvider", false}}},
      {"executeCommandProvider",
       {{"commands", Json::array({kLookupCommand, kConcordanceCommand, kRepairAllCommand})}}}};
}

}  // namespace

Session::Session(Configure configure, Send send)
    : configure_(std::move(configure)), send_(std::move(send)) {}

std::span<const Session::Request> Session::requests() {
  static constexpr Request kRequests[] = {
      {"initialize", &Session::initialize},
      {"shutdown", &Session::shut_down},
      {"textDocument/hover", &Session::hover},
      {"textDocument/definition", &Session::definition},
      {"textDocument/references", &Session::references},
      {"textDocument/codeAction", &Session::code_actions},
      {"textDocument/codeLens", &Session::code_lenses},
      {"workspace/executeCommand", &Session::execute},
  };
  return kRequests;
}

std::span<const Session::Notice> Session::notices() {
  static constexpr Notice kNotices[] = {
      {"initialized", &Session::initialized},
      {"textDocument/didOpen", &Session::open},
      {"textDocument/didChange", &Session::change},
      {"textDocument/didClose", &Session::close},
      {"workspace/didChangeConfiguration", &Session::reconfigure},
      {"workspace/didChangeWatchedFiles", &Session::reconfigure},
  };
  return kNotices;
}

void Session::take(const Json& message) {
  const Json& id = part_in(message, {"id"});
  const Json* const method = find_in(message, {"method"});
  if (method == nullptr && message.is_object() && is_id(id)) return take_response(message);
  if (method == nullptr || !method->is_string()) {
    return refuse(RpcError::kInvalidRequest, "expected an object with a method",
                  is_id(id) ? id : Json());
  }
  const std::string name = method->get<std::string>();
  const Json& params = part_in(message, {"params"});
  if (message.contains("id")) {
    if (!is_id(id)) return refuse(RpcError::kInvalidRequest, "an id is a text or a whole number");
    return answer(id, name, params);
  }
  if (name == "exit") is_over_ = true;
  if (state_ != State::kRunning) return;
  for (const Notice& notice : notices()) {
    if (notice.method == name) (this->*notice.take)(params);
  }
}

void Session::answer(const Json& id, std::string_view method, const Json& params) {
  if (state_ == State::kNew && method != "initialize") {
    return send(error_response(id, RpcError::kServerNotInitialized, "expected initialize first"));
  }
  if (state_ == State::kShutDown || (state_ == State::kRunning && method == "initialize")) {
    return send(error_response(id, RpcError::kInvalidRequest, "not at this time"));
  }
  const auto found = std::ranges::find(requests(), method, &Request::method);
  if (found == requests().end()) {
    return send(
        error_response(id, RpcError::kMethodNotFound, "no such request: " + std::string(method)));
  }
  publish();
  Result<Json> result = (this->*found->answer)(params);
  send(result ? response(id, std::move(*result)) : error_response(id, result.error()));
}

void Session::refuse_cancelled(const Json& message) {
  send(error_response(part_in(message, {"id"}), RpcError::kRequestCancelled, "cancelled"));
}

void Session::refuse(RpcError code, std::string_view why, const Json& id) {
  send(error_response(id, code, why));
}

std::string Session::ask_client(std::string_view method, Json params) {
  std::string id = "locseg-" + std::to_string(++asked_);
  Json request = notification(method, std::move(params));
  request["id"] = id;
  send(request);
  return id;
}

void Session::take_response(const Json& message) {
  if (repairs_asked_.erase(text_in(message, {"id"})) == 0) return;
  if (truth_in(message, {"result", "applied"})) return;
  std::string why = text_in(message, {"result", "failureReason"});
  if (why.empty()) why = text_in(message, {"error", "message"});
  if (!why.empty()) why.insert(0, ": ");
  show_error({ErrorCode::kNotWritable, "the repairs were not applied" + why, {}, {}});
}

void Session::show_error(const Error& error) {
  send(notification("window/showMessage",
                    {{"type", kShowErrors}, {"message", "locseg: " + to_string(error)}}));
}

// What cannot be read leaves what was in force.
void Session::configure() {
  auto settings = configure_(root_);
  if (!settings) {
    show_error(settings.error());
    if (checker_) return;
    settings = ServerSettings();
  }
  // Files of units are repaired only if it is set; who asks for it is a request.
  settings->checks.on_fix = [](const FixedArticle&) { return Result<void>(); };
  auto checker = Checker::create(std::move(settings->checks));
  if (!checker) {
    show_error(checker.error());
    if (checker_) return;
    checker = Checker::create();
  }
  checker_.emplace(std::move(*checker));
  names_.emplace(settings->tree.root);
  articles_root_ = absolute_folder(settings->tree.root);
  layouts_.emplace(settings->tree);
  memories_ = Memories(std::move(settings->store), std::move(settings->lookup));
}

Result<Json> Session::initialize(const Json& params) {
  client_ = abilities_in(params);
  root_ = root_in(params);
  state_ = State::kRunning;
  configure();
  return Json{{"capabilities", capabilities(client_.encoding)},
              {"serverInfo", {{"name", "locseg"}, {"version", kVersion}}}};
}

void Session::initialized(const Json& /*params*/) {
  if (!client_.can_watch_files) return;
  const Json watchers = Json::array({{{"globPattern", "**/.locseg.toml"}}});
  const Json registration = {{"id", "locseg-configuration"},
                             {"method", "workspace/didChangeWatchedFiles"},
                             {"registerOptions", {{"watchers", watchers}}}};
  ask_client("client/registerCapability", {{"registrations", Json::array({registration})}});
}

Result<Json> Session::shut_down(const Json& /*params*/) {
  state_ = State::kShutDown;
  documents_.clear();
  return Json();
}

DocumentOrigin Session::origin_of(const std::string& uri) const {
  DocumentOrigin origin;
  origin.uri = uri;
  origin.path = path_of_uri(uri);
  origin.name = names_->of_path(origin.path);
  layouts_->choose(origin.name, origin.reading);
  const ExchangeFormat* const format = exchange_format_of(origin.path);
  if (format != nullptr && format->reader != nullptr) origin.format = format;
  return origin;
}

void Session::open(const Json& params) {
  const std::string uri = text_in(params, {"textDocument", "uri"});
  if (uri.empty()) return;
  documents_[key_of_uri(uri)] = std::make_unique<OpenDocument>(
      origin_of(uri), DocumentText(text_in(params, {"textDocument", "text"}), client_.encoding),
      whole_number_in(params, {"textDocument", "version"}));
}

void Session::change(const Json& params) {
  OpenDocument* const found = find_open(text_in(params, {"textDocument", "uri"}));
  const Json& changes = part_in(params, {"contentChanges"});
  if (found == nullptr || !changes.is_array()) return;
  OpenDocument& open = *found;
  open.version = whole_number_in(params, {"textDocument", "version"});
  for (const Json& change : changes) {
    const DocumentText& text = open.document.text();
    const Edit edit = edit_in(text, change);
    open.document.replace(edit.span, edit.text);
  }
}

void Session::close(const Json& params) {
  const auto found = documents_.find(key_of_uri(text_in(params, {"textDocument", "uri"})));
  if (found == documents_.end()) return;
  const std::string uri = found->second->document.origin().uri;
  documents_.erase(found);
  send(notification("textDocument/publishDiagnostics",
                    {{"uri", uri}, {"diagnostics", Json::array()}}));
}

void Session::reconfigure(const Json& /*params*/) {
  configure();
  for (auto& [key, open] : documents_) {
    open->document.forget();
    open->document.move_to(origin_of(open->document.origin().uri));
  }
}

void Session::publish() {
  const auto uri_of = [this](std::string_view name) { return uri_of_name(name); };
  for (auto& [key, open] : documents_) {
    look_at_source_of(open->document);
    if (open->document.is_checked()) continue;
    open->document.check(*checker_);
    send_(diagnostics_message(*open, client_, uri_of));
  }
}

OpenDocument* Session::find_open(std::string_view uri) {
  const auto found = documents_.find(key_of_uri(uri));
  return found == documents_.end() ? nullptr : found->second.get();
}

std::string Session::path_of_name(std::string_view name) const {
  return base::normal_path(tree::path_of_name(articles_root_, name));
}

void Session::look_at_source_of(Document& document) {
  const std::string& name = document.origin().reading.source_name;
  if (name.empty()) return;
  const auto open = documents_.find(path_of_name(name));
  document.look_at_source(open == documents_.end() ? nullptr
                                                   : &open->second->document.text().bytes());
}

std::string Session::uri_of_name(std::string_view name) const {
  const std::string path = path_of_name(name);
  const auto found = documents_.find(path);
  return found == documents_.end() ? uri_of_path(path) : found->second->document.origin().uri;
}

Result<OpenDocument*> Session::document_of(const Json& params) {
  const std::string uri = text_in(params, {"textDocument", "uri"});
  OpenDocument* const open = find_open(uri);
  if (open == nullptr) return failure(ErrorCode::kMisuse, "is not open", uri);
  return open;
}

Result<Json> Session::hover(const Json& params) {
  const auto open = document_of(params);
  LOCSEG_TRY(open);
  Document& document = (*open)->document;
  const std::uint64_t offset = offset_in(document.text(), part_in(params, {"position"}));
  const TextForm form = client_.shows_markdown ? TextForm::kMarkdown : TextForm::kPlain;
  const auto text = hover_text(document, offset, {&*checker_, &memories_}, form);
  if (!text) return Json();
  const char* const kind = client_.shows_markdown ? "markdown" : "plaintext";
  return Json{{"contents", {{"kind", kind}, {"value", *text}}}};
}

Result<Json> Session::other_locations(const Json& params) {
  const auto open = document_of(params);
  LOCSEG_TRY(open);
  Document& document = (*open)->document;
  const auto segment =
      document.segment_at(offset_in(document.text(), part_in(params, {"position"})));
  Json out = Json::array();
  if (!segment || segment->id.empty()) return out;
  const auto add = [&](Document& other) {
    const auto same = other.segment_with(segment->id);
    if (same) out.push_back(location_of(other, same->target_span));
  };
  for (const std::string& path :
       files_in_other_languages(document.origin().path, document.target_lang())) {
    const std::string uri = uri_of_path(path);
    if (OpenDocument* const opened = find_open(uri)) {
      add(opened->document);
      continue;
    }
    std::string bytes;
    if (!base::read_file(path, bytes)) continue;
    Document other(origin_of(uri), DocumentText(std::move(bytes), client_.encoding));
    look_at_source_of(other);
    add(other);
  }
  return out;
}

Result<Json> Session::definition(const Json& params) { return other_locations(params); }

Result<Json> Session::references(const Json& params) {
  auto out = other_locations(params);
  LOCSEG_TRY(out);
  if (!truth_in(params, {"context", "includeDeclaration"})) return out;
  const auto open = document_of(params);
  LOCSEG_TRY(open);
  Document& document = (*open)->document;
  const auto here = document.segment_at(offset_in(document.text(), part_in(params, {"position"})));
  if (here) out->insert(out->begin(), location_of(document, here->target_span));
  return out;
}

Result<Json> Session::code_actions(const Json& params) {
  const auto found = document_of(params);
  LOCSEG_TRY(found);
  const OpenDocument& open = **found;
  const Document& document = open.document;
  const Json& only = part_in(params, {"context", "only"});
  Json out = Json::array();
  if (wants_actions(only, kQuickFixKind, true)) {
    out = quick_fixes(
        open, client_, [this](std::string_view name) { return uri_of_name(name); },
        span_in(document.text(), part_in(params, {"range"})));
  }
  if (!wants_actions(only, kRepairAllKind, client_.can_apply_edits) || !has_repairs(document))
    return out;
  Json all = {{"title", "Repair all that has one right repair"}, {"kind", kRepairAllKind}};
  if (only.is_array()) {
    const std::vector<Edit> edits = document.repairs(*checker_);
    if (edits.empty()) return out;
    all["edit"] = workspace_edit(open, edits, client_);
  } else {
    // A menu that is shown at every move of the pointer costs no repair.
    all["command"] = {{"title", all["title"]},
                      {"command", kRepairAllCommand},
                      {"arguments", Json::array({document.origin().uri})}};
  }
  out.push_back(std::move(all));
  return out;
}

Result<Json> Session::code_lenses(const Json& params) {
  const auto open = document_of(params);
  LOCSEG_TRY(open);
  return lenses_of((*open)->document);
}

Result<Json> Session::execute(const Json& params) {
  const std::string command = text_in(params, {"command"});
  const Json& argument = part_in(params, {"arguments", "0"});
  if (command == kLookupCommand) return look_up(memories_, argument);
  if (command == kConcordanceCommand) return find_phrase(memories_, argument);
  if (command == kRepairAllCommand) return repair_all(argument);
  return failure(ErrorCode::kMisuse, "no such command: " + command);
}

Result<Json> Session::repair_all(const Json& argument) {
  const std::string uri = text_of(argument, "uri");
  const OpenDocument* const open = find_open(uri);
  if (open == nullptr) return failure(ErrorCode::kMisuse, "is not open", uri);
  if (!client_.can_apply_edits) {
    return failure(ErrorCode::kUnsupported, "the editor applies no edits of a server");
  }
  const std::vector<Edit> edits = open->document.repairs(*checker_);
  if (edits.empty()) return Json();
  repairs_asked_.insert(
      ask_client("workspace/applyEdit", {{"label", "Repair all that has one right repair"},
                                         {"edit", workspace_edit(*open, edits, client_)}}));
  return Json();
}

}  // namespace locseg::lsp
