// The order that says which terms are rare, and the lists that go by it.
#include "store/postgresql/writer.h"

namespace locseg::postgresql {

void Writer::make_order() {
  order_ = match_.order();
  ++row_.order_number;
  row_.order_sources = row_.last_source;
  order_is_new_ = true;
}

// Before rows are sent, since an answer waits for what was sent before.
void Writer::read_order_of_lists() {
  order_is_new_ = false;
  if (row_.order_number != 0 && !is_order_outgrown()) order_ = read_order(session_);
}

bool Writer::is_order_outgrown() const {
  return store::TermOrder::is_outgrown(row_.order_sources, row_.last_source);
}

// A transaction that was not committed may have used numbers of sources, so these do not tell.
bool Writer::has_no_source() const {
  return session_.number("SELECT count(*) FROM (SELECT FROM source LIMIT 1) AS any_source") == 0;
}

// A store without rare lists gets them when its index is rebuilt.
void Writer::write_rare() {
  if (is_first_ && match_.has_unlisted()) {
    make_order();
    is_first_ = false;
  }
  if (row_.order_number == 0) return match_.forget_unlisted();
  if (is_order_outgrown()) return list_again();
  match_.write_rare(rows_, order_, row_.last_row);
}

void Writer::save_order() {
  order_is_new_ = false;
  const std::string bytes = order_.bytes();
  (void)session_.ask(
      "UPDATE locseg_store SET order_number = $1, order_sources = $2, term_order = $3",
      Parameters().add_int(row_.order_number).add(row_.order_sources).add(std::string_view(bytes)));
}

// The first ones tell which terms are rare.
void Writer::write_again(bool is_last) {
  if (rows_.is_spread()) return match_.forget_unlisted();
  if (!match_.has_many_unlisted() && !(is_last && match_.has_unlisted())) return;
  if (!order_is_new_) make_order();
  match_.write_rare(rows_, order_, row_.last_row);
}

void Writer::list_again() {
  session_.run("DELETE FROM rare");
  match_.forget_unlisted();
  session_.run(
      "DECLARE listed NO SCROLL CURSOR FOR SELECT number, tag, text "
      "FROM source JOIN language ON language.id = lang");
  while (session_.ok()) {
    const Answer sources = session_.ask("FETCH 20000 FROM listed");
    if (sources.rows() == 0) break;
    for (int i = 0; i < sources.rows(); ++i) {
      match_.gather(sources.integer(i, 0), sources.bytes(i, 1), sources.bytes(i, 2));
    }
    write_again(false);
  }
  write_again(true);
  session_.run("CLOSE listed");
}

}  // namespace locseg::postgresql
