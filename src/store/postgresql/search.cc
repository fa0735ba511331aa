// The fuzzy index on a server. One statement answers all of a look-up, or of many (search_sql.h),
// so it is of one moment and costs one round trip. What was not foreseen, such as a concordance, is
// asked in a transaction.
//
// A connection that was cut is opened again once for each look-up: reading can be repeated.
#include <algorithm>
#include <exception>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/background.h"
#include "base/printable.h"
#include "base/try.h"
#include "store/fuzzy/match_version.h"
#include "store/layout/translation_uses.h"
#include "store/layout/unit_state.h"
#include "store/postgresql/find_parameters.h"
#include "store/postgresql/match_rows.h"
#include "store/postgresql/postgresql.h"
#include "store/postgresql/schema.h"
#include "store/postgresql/search_sql.h"
#include "store/postgresql/session.h"

namespace locseg::postgresql {
namespace {

using store::Question;
using store::SourceNumber;
using store::UnitKey;

// As many questions are put to the server at a time.
constexpr std::size_t kAtATime = 128;
// So many at a time are worth another connection. What the server plans anew for each costs as much
// as a hundred questions, so more than two come after so many.
constexpr std::size_t kForAnother = 8;
constexpr std::size_t kForMany = 2048;
constexpr std::size_t kConnections = 4;

struct HeldUnit {
  UnitKey key;
  std::uint64_t uses = 0;
  std::int64_t state = 0;
  std::string target, path, handoff, type;
  std::vector<std::string> paths;
  std::vector<std::string> contexts;  // columns `units` of articles with a neighbour
};

// What a server said to some questions.
struct Found {
  std::unordered_map<std::int64_t, std::vector<SourceNumber>> same;  // by identity
  std::vector<std::vector<SourceNumber>> near;                       // by question, in order
  std::unordered_map<SourceNumber, std::string> texts;
  std::unordered_map<SourceNumber, std::string> hashes;  // of candidates
  std::map<std::int64_t, HeldUnit> units;                // by packed key
  bool by_other_order = false;
};

// The share of one of them.
struct Share {
  std::shared_ptr<Found> found = std::make_shared<Found>();
  std::size_t question = 0;
};

void take_unit(const Answer& rows, int row, int column, Found& found) {
  const UnitKey key{rows.integer(row, column), rows.integer(row, column + 1)};
  HeldUnit& unit = found.units[key.packed()];
  unit.key = key;
  const std::int64_t value = rows.integer(row, column + 2);
  unit.uses = static_cast<std::uint64_t>(value) >> 2;
  unit.state = value & 3;
  unit.target = rows.bytes(row, column + 3);
  unit.path = rows.bytes(row, column + 4);
  unit.handoff = rows.bytes(row, column + 5);
  unit.type = rows.bytes(row, column + 6);
  unit.paths.clear();
  for (const std::string_view path : elements_of(rows.bytes(row, column + 7))) {
    unit.paths.emplace_back(path);
  }
}

Found read_found(const Answer& rows, std::size_t questions) {
  constexpr std::size_t kNumberSize = 8;
  Found found;
  found.near.resize(questions);
  for (int i = 0; i < rows.rows(); ++i) {
    const SourceNumber number = rows.integer(i, 1);
    switch (static_cast<FoundKind>(rows.integer(i, 0))) {
      case FoundKind::kSame:
        found.same[rows.integer(i, 3)].push_back(number);
        found.texts.try_emplace(number, rows.bytes(i, 4));
        break;
      case FoundKind::kNear:
        found.texts.try_emplace(number, rows.bytes(i, 4));
        found.hashes.try_emplace(number, rows.bytes(i, 5));
        break;
      case FoundKind::kTranslation:
        take_unit(rows, i, 1, found);
        break;
      case FoundKind::kContext:
        found.units[UnitKey{number, rows.integer(i, 2)}.packed()].contexts.emplace_back(
            rows.bytes(i, 4));
        break;
      case FoundKind::kOtherOrder:
        found.by_other_order = true;
        break;
      case FoundKind::kNearOf: {
        std::vector<SourceNumber>& near =
            found.near.at(static_cast<std::size_t>(rows.integer(i, 2)));
        for (std::string_view left = rows.bytes(i, 4); left.size() >= kNumberSize;
             left.remove_prefix(kNumberSize)) {
          near.push_back(number_of(left.substr(0, kNumberSize)));
        }
        break;
      }
    }
  }
  for (auto& [identity, numbers] : found.same) std::ranges::sort(numbers);
  for (std::vector<SourceNumber>& near : found.near) std::ranges::sort(near);
  return found;
}

class ServerSearch final : public store::FuzzySearch {
 public:
  ServerSearch(std::unique_ptr<Session> session, std::string url)
      : session_(std::move(session)), url_(std::move(url)) {}

  bool is_remote() const override { return true; }
  Result<void> ask(const Question& question) override;
  Result<void> foresee(std::span<Question> questions) override;

  Result<void> begin() override {
    share_ = {};
    ++state_;  // of a server nothing is known from one question to the next
    return ahead_ || session_->ok() ? Result<void>() : open_again();
  }
  void end() override {
    if (ahead_) return;
    if (session_->in_transaction()) session_->run("COMMIT");
    if (!session_->ok()) (void)session_->recover();
  }
  std::uint64_t state() const override { return state_; }
  Result<std::vector<LanguagePair>> languages() override {
    return pairs(
        "SELECT s.tag, t.tag FROM match_language AS m JOIN language AS s ON s.id=m.source_lang "
        "JOIN language AS t ON t.id=m.target_lang ORDER BY 1, 2");
  }
  Result<std::vector<LanguagePair>> languages_in_use() override {
    return pairs(
        "SELECT DISTINCT s.tag, t.tag FROM article AS a JOIN language AS s ON s.id=a.source_lang "
        "JOIN language AS t ON t.id=a.target_lang WHERE a.segments > 0 ORDER BY 1, 2");
  }
  Result<void> choose(const LanguagePair& pair) override;
  void prefer(std::function<bool(std::string_view)> is_preferred) override {
    settle();
    is_preferred_ = std::move(is_preferred);
  }
  Result<void> candidates(const store::CandidateQuery& query,
                          const store::TakeCandidate& take) override;
  Result<std::vector<SourceNumber>> same(std::string_view source_key) override {
    const auto& same = share_.found->same;
    const auto at = same.find(static_cast<std::int64_t>(short_hash_of(source_key)));
    return at == same.end() ? std::vector<SourceNumber>() : at->second;
  }
  Result<std::vector<SourceNumber>> with_all(store::TermSide side,
                                             std::span<const store::Term> terms) override;
  Result<std::optional<std::string_view>> source(SourceNumber number) override {
    const auto& texts = share_.found->texts;
    const auto at = texts.find(number);
    return at == texts.end() ? std::nullopt : std::optional<std::string_view>(at->second);
  }
  Result<void> translations(SourceNumber number, const store::Neighbours& neighbours,
                            const std::function<void(const store::Translation&)>& take) override;
  bool is_index_damaged() const override { return false; }

 private:
  // Questions that a further thread puts; until they are settled, it has the sessions to itself.
  struct Ahead {
    std::vector<Question> questions;
    std::vector<Share> shares;
    std::exception_ptr thrown;
  };
  struct Foreseen {
    Share share;
    std::uint64_t call;  // of foresee
  };

  Result<std::vector<LanguagePair>> pairs(const char* sql);
  Result<void> send_each(Ahead& ahead);
  void keep(const Ahead& ahead);
  void settle();
  bool take_foreseen(const std::string& key);
  [[nodiscard]] Parameters parameters_of(std::span<const Question> questions) const;
  void read_store_order();
  Result<void> send_once(std::span<const Question> questions, std::vector<Share>& into);
  Result<void> send(std::span<const Question> questions, std::vector<Share>& into);
  Result<void> try_to_send(std::span<const Question> questions, std::vector<Share>& into);
  bool recover();
  Result<void> open_again();
  Result<void> fetch(const std::vector<SourceNumber>& numbers);
  static std::string key_of(const Question& question);

  std::uint64_t state_ = 0;
  std::size_t asked_ = 0;  // questions so far
  std::unique_ptr<Session> session_;
  std::vector<std::unique_ptr<Session>> further_;  // for many questions at a time
  std::string url_;
  std::function<bool(std::string_view)> is_preferred_;
  std::int64_t source_lang_ = -1;
  std::int64_t target_lang_ = -1;
  std::optional<std::int64_t> order_number_;  // nothing: not read
  store::TermOrder order_;
  Share share_;                                              // of the look-up under way
  std::unordered_multimap<std::string, Foreseen> foreseen_;  // by key_of
  std::uint64_t calls_ = 0;                                  // of foresee
  std::unique_ptr<Ahead> ahead_;
  base::Background beside_{1};  // the last member: its thread uses the others
};

Result<std::vector<LanguagePair>> ServerSearch::pairs(const char* sql) {
  settle();
  std::vector<LanguagePair> pairs;
  const Answer rows = session_->ask(sql);
  LOCSEG_TRY(session_->status());
  pairs.reserve(static_cast<std::size_t>(rows.rows()));
  for (int i = 0; i < rows.rows(); ++i) {
    pairs.push_back({std::string(rows.bytes(i, 0)), std::string(rows.bytes(i, 1))});
  }
  return pairs;
}

Result<void> ServerSearch::choose(const LanguagePair& pair) {
  settle();
  const auto id_of = [&](const std::string& tag) -> std::int64_t {
    const Answer row = session_->ask("SELECT id FROM language WHERE tag=$1",
                                     Parameters().add(std::string_view(tag)));
    return row.rows() == 0 ? -1 : row.integer(0, 0);
  };
  source_lang_ = id_of(pair.source);
  target_lang_ = id_of(pair.target);
  return session_->status();
}

std::string ServerSearch::key_of(const Question& question) {
  return question.text + '\0' + question.before + '\0' + question.after;
}

void ServerSearch::read_store_order() {
  const std::int64_t number = read_store_row(*session_).order_number;
  order_ = number == 0 ? store::TermOrder() : read_order(*session_);
  if (session_->ok()) order_number_ = number;
}

Parameters ServerSearch::parameters_of(std::span<const Question> questions) const {
  FindParameters parameters(order_, order_number_.value_or(0));
  for (const Question& question : questions) parameters.add(question);
  return parameters.made(source_lang_, target_lang_, static_cast<bool>(is_preferred_));
}

// The questions are dealt out in runs, so that each connection has as many, and asked by few
// statements each.
Result<void> ServerSearch::try_to_send(std::span<const Question> questions,
                                       std::vector<Share>& into) {
  asked_ += questions.size();
  const std::size_t most = asked_ < kForMany ? 2 : kConnections;
  std::size_t wanted = std::clamp<std::size_t>(questions.size() / kForAnother, 1, most);
  while (further_.size() + 1 < wanted) {
    auto another = Session::open(url_, true);
    if (!another) break;  // a server that has no room for more
    further_.push_back(std::move(*another));
  }
  wanted = std::min(wanted, further_.size() + 1);
  const auto session_at = [&](std::size_t i) -> Session& {
    return i == 0 ? *session_ : *further_[i - 1];
  };
  const auto begin_of = [&](std::size_t i) { return i * questions.size() / wanted; };
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t begin = begin_of(i);
    const Parameters parameters = parameters_of(questions.subspan(begin, begin_of(i + 1) - begin));
    session_at(i).prepare("find", kFindStatement, parameters.types());
    session_at(i).send_all("find", {&parameters, 1});
  }
  Result<void> sent;
  for (std::size_t i = 0; i < wanted; ++i) {
    session_at(i).take_all(1, [&](std::size_t, const Answer& rows) {
      const std::size_t begin = begin_of(i);
      const std::size_t count = begin_of(i + 1) - begin;
      const auto found = std::make_shared<Found>(read_found(rows, count));
      for (std::size_t at = 0; at < count; ++at) into[begin + at] = {found, at};
    });
    if (sent) sent = session_at(i).status();
  }
  return sent;
}

// An order is another one when the lists were made again, which comes a few times in a store's
// life.
Result<void> ServerSearch::send(std::span<const Question> questions, std::vector<Share>& into) {
  constexpr int kMaxTries = 20;
  for (int i = 0; i < kMaxTries; ++i) {
    LOCSEG_TRY(send_once(questions, into));
    const auto is_by_other_order = [](const Share& share) { return share.found->by_other_order; };
    if (std::ranges::none_of(into, is_by_other_order)) return {};
    order_number_.reset();
  }
  return failure(ErrorCode::kBusy, "other processes have been writing to the store for too long",
                 session_->shown());
}

Result<void> ServerSearch::send_once(std::span<const Question> questions,
                                     std::vector<Share>& into) {
  into.assign(questions.size(), {});
  if (questions.empty()) return {};
  if (!order_number_) read_store_order();
  auto sent = try_to_send(questions, into);
  if (sent || recover()) return sent;
  LOCSEG_TRY(open_again());
  if (!order_number_) read_store_order();
  sent = try_to_send(questions, into);
  if (!sent) (void)recover();
  return sent;
}

Result<void> ServerSearch::open_again() {
  further_.clear();
  order_number_.reset();
  auto fresh = Session::open(url_, true);
  LOCSEG_TRY(fresh);
  session_ = std::move(*fresh);
  return {};
}

// Makes every connection ready for the next question after one of them failed. False if one is of
// no more use.
bool ServerSearch::recover() {
  const auto is_usable = [](const auto& each) { return each->ok() || each->recover(); };
  const bool all = std::ranges::all_of(further_, is_usable);
  return is_usable(session_) && all;
}

Result<void> ServerSearch::send_each(Ahead& ahead) {
  const std::span<const Question> questions = ahead.questions;
  std::vector<Share> shares;
  for (std::size_t from = 0; from < questions.size(); from += kAtATime) {
    LOCSEG_TRY(send(questions.subspan(from, std::min(kAtATime, questions.size() - from)), shares));
    std::ranges::move(shares, std::back_inserter(ahead.shares));
  }
  return {};
}

void ServerSearch::keep(const Ahead& ahead) {
  for (std::size_t i = 0; i < ahead.shares.size(); ++i) {
    foreseen_.emplace(key_of(ahead.questions[i]), Foreseen{ahead.shares[i], calls_});
  }
}

// What could not be asked ahead is asked when it is needed, and fails then if it has to.
void ServerSearch::settle() {
  if (!ahead_) return;
  beside_.wait();
  const std::unique_ptr<Ahead> ahead = std::move(ahead_);
  if (ahead->thrown) std::rethrow_exception(ahead->thrown);
  keep(*ahead);
}

// While the server answers many questions, the caller may go on with those of the call before: what
// they came to is kept until the call after the next.
Result<void> ServerSearch::foresee(std::span<Question> questions) {
  settle();
  std::erase_if(foreseen_, [&](const auto& it) { return it.second.call < calls_; });
  ++calls_;
  auto ahead = std::make_unique<Ahead>();
  std::ranges::move(questions, std::back_inserter(ahead->questions));
  if (ahead->questions.size() < kForAnother) {
    LOCSEG_TRY(send_each(*ahead));
    keep(*ahead);
    return {};
  }
  ahead_ = std::move(ahead);
  beside_.add([this, &all = *ahead_] {
    try {
      static_cast<void>(send_each(all));
    } catch (...) {
      all.thrown = std::current_exception();
    }
  });
  return {};
}

// An answer serves once: the same question put again is about a later moment.
bool ServerSearch::take_foreseen(const std::string& key) {
  const auto at = foreseen_.find(key);
  if (at == foreseen_.end()) return false;
  share_ = std::move(at->second.share);
  foreseen_.erase(at);
  return true;
}

Result<void> ServerSearch::ask(const Question& question) {
  const std::string key = key_of(question);
  if (take_foreseen(key)) return {};
  settle();
  if (take_foreseen(key)) return {};
  std::vector<Share> shares;
  LOCSEG_TRY(send({&question, 1}, shares));
  share_ = std::move(shares.front());
  return {};
}

Result<void> ServerSearch::candidates(const store::CandidateQuery& query,
                                      const store::TakeCandidate& take) {
  if (share_.question >= share_.found->near.size()) return {};
  for (const SourceNumber number : share_.found->near[share_.question]) {
    const auto hashes = share_.found->hashes.find(number);
    if (hashes == share_.found->hashes.end()) continue;  // of another language
    if (hashes->second.size() < query.shortest || hashes->second.size() > query.longest) continue;
    take(number, hashes->second);
  }
  return {};
}

Result<std::vector<SourceNumber>> ServerSearch::with_all(store::TermSide side,
                                                         std::span<const store::Term> terms) {
  std::vector<SourceNumber> found;
  if (terms.empty()) return found;
  settle();
  if (!session_->in_transaction()) {
    session_->run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }
  const PostingFamily family =
      side == store::TermSide::kSource ? PostingFamily::kSource : PostingFamily::kTarget;
  const Answer rows = session_->ask(
      kWithAllStatement, Parameters()
                             .add_short(static_cast<std::int64_t>(family))
                             .add_ints(std::vector<std::int32_t>(terms.begin(), terms.end()))
                             .add(static_cast<std::int64_t>(terms.size())));
  for (int i = 0; i < rows.rows(); ++i) found.push_back(rows.integer(i, 0));
  std::ranges::sort(found);
  LOCSEG_TRY(fetch(found));
  return found;
}

// Adds texts and translations to what was found.
Result<void> ServerSearch::fetch(const std::vector<SourceNumber>& numbers) {
  const Answer texts =
      session_->ask(kSourcesStatement, Parameters().add(numbers).add_int(source_lang_));
  for (int i = 0; i < texts.rows(); ++i) {
    share_.found->texts.try_emplace(texts.integer(i, 0), texts.bytes(i, 1));
  }
  const Answer units = session_->ask(
      kUnitsStatement,
      Parameters().add(numbers).add_int(target_lang_).add(static_cast<bool>(is_preferred_)));
  for (int i = 0; i < units.rows(); ++i) take_unit(units, i, 0, *share_.found);
  return session_->status();
}

Result<void> ServerSearch::translations(
    SourceNumber number, const store::Neighbours& neighbours,
    const std::function<void(const store::Translation&)>& take) {
  const auto& units = share_.found->units;
  auto at = units.lower_bound(UnitKey{number, 0}.packed());
  const auto end = units.upper_bound(UnitKey{number, UnitKey::kMaxOrdinal}.packed());
  for (; at != end; ++at) {
    const HeldUnit& unit = at->second;
    store::Translation translation;
    translation.target = unit.target;
    translation.article = unit.path;
    translation.handoff = unit.handoff;
    translation.type = unit.type;
    translation.state = store::state_of(unit.state);
    translation.uses = unit.uses;
    translation.human = is_human(unit.type);
    translation.preferred = std::ranges::any_of(
        unit.paths, [&](const std::string& path) { return is_preferred_(path); });
    for (const std::string& context : unit.contexts) {
      if (translation.after_given && translation.before_given) break;
      store::note_context(context, unit.key, neighbours, translation);
    }
    take(translation);
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<store::FuzzySearch>> open_fuzzy_search(const std::string& url,
                                                              std::string& /*notice*/) {
  auto session = Session::open(url, true);
  LOCSEG_TRY(session);
  LOCSEG_TRY(check_schema(**session));
  const StoreRow row = read_store_row(**session);
  LOCSEG_TRY((*session)->status());
  const std::string current = store::match_version();
  if (!row.match_version.empty() && row.match_version != current) {
    return failure(ErrorCode::kUnsupported,
                   "the fuzzy index is of version " + base::printable(row.match_version) +
                       ", expected " + current + "; rebuild it",
                   (*session)->shown());
  }
  return std::make_unique<ServerSearch>(std::move(*session), url);
}

}  // namespace locseg::postgresql
