// An eponymous virtual table that is read once from start to end:
// https://www.sqlite.org/vtab.html#eponymous_virtual_tables.
#include "store/sqlite/memory_rows.h"

namespace locseg::sqlite {
namespace {

struct Table : sqlite3_vtab {
  Rows* rows = nullptr;
};

struct Cursor : sqlite3_vtab_cursor {
  Rows* rows = nullptr;
  std::int64_t number = 0;
  bool at_end = false;
};

Cursor& cursor_of(sqlite3_vtab_cursor* cursor) { return *static_cast<Cursor*>(cursor); }

int connect(sqlite3* handle, void* rows, int, const char* const*, sqlite3_vtab** out, char**) {
  const int code = sqlite3_declare_vtab(handle,
                                        "CREATE TABLE rows(first INTEGER, second INTEGER, third "
                                        "INTEGER, fourth INTEGER, text TEXT, other_text TEXT)");
  if (code != SQLITE_OK) return code;
  auto table = std::make_unique<Table>();
  table->rows = static_cast<Rows*>(rows);
  *out = table.release();
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  const std::unique_ptr<Table> owned(static_cast<Table*>(table));
  return SQLITE_OK;
}

int plan(sqlite3_vtab*, sqlite3_index_info* info) {
  info->estimatedCost = 1e6;
  return SQLITE_OK;
}

int open_cursor(sqlite3_vtab* table, sqlite3_vtab_cursor** out) {
  auto cursor = std::make_unique<Cursor>();
  cursor->rows = static_cast<Table*>(table)->rows;
  *out = cursor.release();
  return SQLITE_OK;
}

int close_cursor(sqlite3_vtab_cursor* cursor) {
  const std::unique_ptr<Cursor> owned(&cursor_of(cursor));
  return SQLITE_OK;
}

int advance(sqlite3_vtab_cursor* base) {
  Cursor& cursor = cursor_of(base);
  ++cursor.number;
  cursor.at_end = !cursor.rows->advance();
  return SQLITE_OK;
}

int start(sqlite3_vtab_cursor* base, int, const char*, int, sqlite3_value**) {
  cursor_of(base).number = 0;
  return advance(base);
}

int at_end(sqlite3_vtab_cursor* cursor) { return cursor_of(cursor).at_end ? 1 : 0; }

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index) {
  const Row& row = cursor_of(cursor).rows->row();
  const std::int64_t numbers[] = {row.first, row.second, row.third, row.fourth};
  if (index < 4) {
    sqlite3_result_int64(context, numbers[index]);
  } else {
    const std::string_view text = index == 4 ? row.text : row.other_text;
    if (text.data() != nullptr) {
      sqlite3_result_text64(context, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
  }
  return SQLITE_OK;
}

int number(sqlite3_vtab_cursor* cursor, sqlite3_int64* out) {
  *out = cursor_of(cursor).number;
  return SQLITE_OK;
}

constexpr sqlite3_module make_module() {
  sqlite3_module module{};  // without xCreate: it is there without CREATE VIRTUAL TABLE
  module.xConnect = connect;
  module.xDisconnect = disconnect;
  module.xBestIndex = plan;
  module.xOpen = open_cursor;
  module.xClose = close_cursor;
  module.xFilter = start;
  module.xNext = advance;
  module.xEof = at_end;
  module.xColumn = column;
  module.xRowid = number;
  return module;
}

constexpr sqlite3_module kModule = make_module();

}  // namespace

Rows::Rows(Connection& connection) : connection_(connection) {
  connection_.fail(sqlite3_create_module_v2(connection_.handle(), "rows", &kModule, this, nullptr));
}

Rows::~Rows() { sqlite3_create_module_v2(connection_.handle(), "rows", nullptr, nullptr, nullptr); }

void Rows::feed(Statement& statement, const Next& next, const std::function<void()>& take) {
  next_ = &next;
  while (statement.step()) {
    if (take) take();
  }
  next_ = nullptr;
}

}  // namespace locseg::sqlite
