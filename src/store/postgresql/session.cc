// libpq's calls and SQLSTATEs, turned into locseg's failures.
// https://www.postgresql.org/docs/15/errcodes-appendix.html
#include "store/postgresql/session.h"

#include <algorithm>

#include "base/printable.h"
#include "base/server_url.h"
#include "base/try.h"

namespace locseg::postgresql {
namespace {

constexpr std::size_t kCopyChunk = std::size_t{256} << 10;
constexpr std::size_t kChunksAhead = 32;  // so many wait for the server at most
constexpr std::string_view kCopySignature{"PGCOPY\n\377\r\n\0", 11};
constexpr std::string_view kShutdown = "57P0";  // and what follows of it: the server goes
constexpr std::string_view kBusyMessage =
    "another process has been writing to the store for too long";

void ignore_notice(void*, const char*) {}

// By the class of the state, its first two characters.
ErrorCode code_of(std::string_view state) {
  struct Meaning {
    std::string_view prefix;
    ErrorCode code;
  };
  static constexpr Meaning kMeanings[] = {
      {"55P03", ErrorCode::kBusy},        {"40", ErrorCode::kBusy},
      {"53100", ErrorCode::kNotWritable}, {"25006", ErrorCode::kNotWritable},
      {"42501", ErrorCode::kNotWritable}, {"57014", ErrorCode::kInterrupted},
      {"42P01", ErrorCode::kNotFound},    {"3F000", ErrorCode::kNotFound},
      {"3D000", ErrorCode::kNotFound},    {"42", ErrorCode::kMalformed},
      {"54", ErrorCode::kUnsupported},
  };
  for (const Meaning& meaning : kMeanings) {
    if (state.starts_with(meaning.prefix)) return meaning.code;
  }
  return ErrorCode::kNotReadable;
}

// One line, without the severity that the server puts before it.
std::string first_line(std::string_view message) {
  message = message.substr(0, message.find('\n'));
  for (const std::string_view severity : {"ERROR:  ", "FATAL:  ", "PANIC:  "}) {
    if (message.starts_with(severity)) message.remove_prefix(severity.size());
  }
  return base::printable(message);
}

}  // namespace

Session::Session(const Libpq& libpq, PGconn* handle, const std::string& url)
    : libpq_(libpq),
      handle_(handle),
      url_(url),
      shown_(base::shown_path(url)),
      sending_(kChunksAhead) {
  if (handle_ != nullptr) libpq_.PQsetNoticeProcessor(handle_, ignore_notice, nullptr);
}

Session::~Session() {
  sending_.wait();
  libpq_.PQfinish(handle_);
}

// The tables are in the schema `locseg`, unless the URL sets a search path.
Result<std::unique_ptr<Session>> Session::open(const std::string& url, bool reading) {
  if (!base::has_sound_escapes(url)) {  // libpq would show what has it, such as the password
    return failure(
        ErrorCode::kMisuse,
        "the URL has a % without two hexadecimal digits after it, or with 00; a % is %25",
        base::shown_path(url));
  }
  const auto libpq = load_libpq();
  if (!libpq) return failure(libpq.error().code, libpq.error().message, base::shown_path(url));
  const char* const keys[] = {"fallback_application_name", "connect_timeout", "client_encoding",
                              "dbname", nullptr};
  const char* const values[] = {"locseg", "10", "UTF8", url.c_str(), nullptr};
  PGconn* const handle = (*libpq)->PQconnectdbParams(keys, values, 1);
  std::unique_ptr<Session> session(new Session(**libpq, handle, url));
  if ((*libpq)->PQstatus(handle) != CONNECTION_OK) {
    return failure(ErrorCode::kNotReadable, session->scrubbed((*libpq)->PQerrorMessage(handle)),
                   session->shown_);
  }
  if (session->server_version() < 140000) {
    return failure(ErrorCode::kUnsupported,
                   "a store needs PostgreSQL 14 or later, found " +
                       std::to_string(session->server_version() / 10000),
                   session->shown_);
  }
  const bool has_path = url.find("search_path") != std::string::npos;
  std::string settings = has_path ? "" : "SET search_path=locseg;";
  settings += "SET jit=off; SET client_min_messages=error;";
  // The server ends what a client that was cut off has left open.
  settings += "SET tcp_keepalives_idle=60;";
  if (reading) settings += "SET default_transaction_read_only=on;";
  session->run(settings);
  LOCSEG_TRY(session->status());
  return session;
}

std::string Session::scrubbed(std::string_view message) const {
  std::string text(message);
  for (std::size_t at = text.find(url_); at != std::string::npos;
       at = text.find(url_, at + shown_.size())) {
    text.replace(at, url_.size(), shown_);
  }
  return first_line(text);
}

bool Session::ok() const {
  sending_.wait();
  return !failed_;
}

void Session::fail(ErrorCode code, std::string message) {
  if (ok()) note_failure(code, std::move(message));
}

void Session::note_failure(ErrorCode code, std::string message) {
  code_ = code;
  message_ = std::move(message);
  failed_ = true;
}

bool Session::recover() {
  roll_back();
  if (is_cut() || in_transaction()) return false;
  failed_ = false;
  message_.clear();
  state_.clear();
  return true;
}

bool Session::is_cut() const {
  sending_.wait();
  return has_ended();
}

bool Session::has_ended() const { return libpq_.PQstatus(handle_) != CONNECTION_OK; }

// True if `result` is no failure.
bool Session::judge(PGresult* result) {
  if (failed_) return false;
  switch (libpq_.PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_COPY_IN:
    case PGRES_PIPELINE_SYNC:
      return true;
    default:
      break;
  }
  const char* const state = result == nullptr ? nullptr : libpq_.PQresultErrorField(result, 'C');
  state_ = state == nullptr ? "" : state;
  if (has_ended() || state_.starts_with(kShutdown)) {
    note_failure(ErrorCode::kNotReadable,
                 "the server ended the connection; whatever was committed stays, run it again");
    return false;
  }
  const std::string said = scrubbed(result == nullptr ? libpq_.PQerrorMessage(handle_)
                                                      : libpq_.PQresultErrorMessage(result));
  const ErrorCode code = code_of(state_);
  note_failure(code, code == ErrorCode::kBusy ? std::string(kBusyMessage) : said);
  return false;
}

void Session::run(const std::string& sql) {
  if (!ok()) return;
  const Answer answer(libpq_, libpq_.PQexec(handle_, sql.c_str()));
  judge(answer.handle());
}

namespace {

// What libpq wants of parameters.
struct Arrays {
  explicit Arrays(const Parameters& parameters) : formats(parameters.values().size(), 1) {
    for (const std::optional<std::string>& value : parameters.values()) {
      values.push_back(value ? value->data() : nullptr);
      sizes.push_back(value ? static_cast<int>(value->size()) : 0);
    }
  }
  std::vector<const char*> values;
  std::vector<int> sizes;
  std::vector<int> formats;
};

}  // namespace

Answer Session::ask(const char* sql, const Parameters& parameters) {
  if (!ok()) return {};
  const Arrays arrays(parameters);
  Answer answer(libpq_, libpq_.PQexecParams(handle_, sql, static_cast<int>(arrays.values.size()),
                                            parameters.types().data(), arrays.values.data(),
                                            arrays.sizes.data(), arrays.formats.data(), 1));
  if (!judge(answer.handle())) return {};
  return answer;
}

std::int64_t Session::number(const char* sql) {
  const Answer answer = ask(sql);
  return answer.rows() == 0 ? 0 : answer.integer(0, 0);
}

void Session::prepare(const char* name, const char* sql, const std::vector<unsigned>& types) {
  if (!ok() || std::ranges::find(prepared_, name) != prepared_.end()) return;
  const Answer answer(
      libpq_, libpq_.PQprepare(handle_, name, sql, static_cast<int>(types.size()), types.data()));
  if (judge(answer.handle())) prepared_.emplace_back(name);
}

void Session::send_all(const char* name, std::span<const Parameters> each) {
  if (!ok() || each.empty()) return;
  libpq_.PQenterPipelineMode(handle_);
  for (const Parameters& parameters : each) {
    const Arrays arrays(parameters);
    if (libpq_.PQsendQueryPrepared(handle_, name, static_cast<int>(arrays.values.size()),
                                   arrays.values.data(), arrays.sizes.data(), arrays.formats.data(),
                                   1) != 1) {
      judge(nullptr);
      break;
    }
  }
  if (libpq_.PQpipelineSync(handle_) != 1) judge(nullptr);
}

void Session::take_all(std::size_t count, const std::function<void(std::size_t, Answer)>& take) {
  if (!ok() || count == 0) return;
  for (std::size_t i = 0; i < count; ++i) {
    while (PGresult* const result = libpq_.PQgetResult(handle_)) {
      Answer answer(libpq_, result);
      if (judge(result)) take(i, std::move(answer));
    }
    if (is_cut()) judge(nullptr);
    if (is_cut()) return;
  }
  while (PGresult* const result = libpq_.PQgetResult(handle_)) {
    const Answer sync(libpq_, result);
    if (libpq_.PQresultStatus(result) == PGRES_PIPELINE_SYNC || is_cut()) break;
  }
  libpq_.PQexitPipelineMode(handle_);
}

void Session::copy(const std::string& table_and_columns,
                   const std::function<bool(CopyRows&)>& fill) {
  if (failed_) return;
  std::string bytes(kCopySignature);
  append_number(bytes, 0, 4);
  append_number(bytes, 0, 4);
  CopyRows rows(bytes);
  bool more = fill(rows);
  if (!more) return;  // no row, no round trip
  sending_.add([this, sql = "COPY " + table_and_columns + " FROM STDIN (FORMAT binary)"] {
    begin_copy(sql);
  });
  const auto send = [&] {
    sending_.add([this, chunk = std::exchange(bytes, {})] { send_rows(chunk); });
  };
  for (; more && !failed_; more = fill(rows)) {
    if (bytes.size() >= kCopyChunk) send();
  }
  append_number(bytes, -1, 2);
  send();
  sending_.add([this] { end_copy(); });
}

void Session::begin_copy(const std::string& sql) {
  if (failed_) return;
  const Answer begun(libpq_, libpq_.PQexec(handle_, sql.c_str()));
  judge(begun.handle());
}

void Session::send_rows(const std::string& bytes) {
  if (failed_) return;
  const int sent = libpq_.PQputCopyData(handle_, bytes.data(), static_cast<int>(bytes.size()));
  if (sent == 1) return;
  end_copy();
  judge(nullptr);
}

void Session::end_copy() {
  if (failed_) return;
  libpq_.PQputCopyEnd(handle_, nullptr);
  while (PGresult* const result = libpq_.PQgetResult(handle_)) {
    const Answer ended(libpq_, result);
    judge(result);
  }
  if (has_ended()) judge(nullptr);
}

void Session::wait_at_most(std::chrono::milliseconds patience) {
  run("SET lock_timeout=" + std::to_string(patience.count()));
}

bool Session::in_transaction() const {
  sending_.wait();
  return libpq_.PQtransactionStatus(handle_) != PQTRANS_IDLE;
}

void Session::roll_back() {
  if (is_cut() || !in_transaction()) return;
  const Answer answer(libpq_, libpq_.PQexec(handle_, "ROLLBACK"));
}

std::vector<std::pair<std::string, std::string>> Session::options_of(const std::string& url) const {
  std::vector<std::pair<std::string, std::string>> options;
  PQconninfoOption* const all = libpq_.PQconninfoParse(url.c_str(), nullptr);
  for (const PQconninfoOption* each = all; each != nullptr && each->keyword != nullptr; ++each) {
    if (each->val != nullptr) options.emplace_back(each->keyword, each->val);
  }
  libpq_.PQconninfoFree(all);
  return options;
}

Result<void> Session::status() const {
  if (ok()) return {};
  return failure(code_, message_, shown_);
}

}  // namespace locseg::postgresql
