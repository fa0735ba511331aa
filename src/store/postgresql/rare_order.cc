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

// A store without rare lists gets them when its index is rebuilt.
void Writer::write_rare(bool is_first) {
  if (is_first && row_.last_source != 0 && !rows_.is_spread()) make_order();
  if (row_.order_number == 0) return;
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

// The first rows tell which terms are rare.
void Writer::write_again(bool is_first) {
  if (rows_.is_spread()) return match_.begin(row_.parts);
  if (is_first) make_order();
  match_.write_rare(rows_, order_, row_.last_row);
}

void Writer::list_again() {
  session_.run("DELETE FROM rare");
  match_.begin(row_.parts);
  session_.run(
      "DECLARE listed NO SCROLL CURSOR FOR SELECT number, tag, text "
      "FROM source JOIN language ON language.id = lang");
  for (bool is_first = true; session_.ok(); is_first = false) {
    const Answer sources = session_.ask("FETCH 20000 FROM listed");
    if (sources.rows() == 0) break;
    for (int i = 0; i < sources.rows(); ++i) {
      match_.gather(sources.integer(i, 0), sources.bytes(i, 1), sources.bytes(i, 2));
    }
    write_again(is_first);
  }
  session_.run("CLOSE listed");
}

}  // namespace locseg::postgresql
