// The grammar of gettext's plural.y, evaluated while it is read:
//
//     choice = binary [ "?" choice ":" choice ]
//     binary = unary *( operator unary )       ; || && == != < > <= >= + - * / %, as in C
//     unary  = "!" unary / "n" / number / "(" choice ")"
#include "exchange/po/plural_forms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <utility>

#include "base/ascii.h"

namespace locseg::exchange::po {
namespace {

using Number = std::uint64_t;
using Values = std::vector<Number>;

// For many `n` at once: the text is read once.
class Evaluation {
 public:
  Evaluation(std::string_view text, Values n) : rest_(text), n_(std::move(n)) {}

  // A value for each `n`; nothing if one has none.
  std::optional<Values> run() {
    Values values = choice();
    skip_space();
    if (!sound_ || !rest_.empty()) return std::nullopt;
    return values;
  }

 private:
  struct Operator {
    std::string_view spelling;
    int rank;  // binds the closer, the higher
    Number (*apply)(Number left, Number right);
  };
  // What begins as another does comes before it.
  static constexpr std::array<Operator, 13> kOperators = {
      {{"||", 1, [](Number a, Number b) -> Number { return a != 0 || b != 0 ? 1 : 0; }},
       {"&&", 2, [](Number a, Number b) -> Number { return a != 0 && b != 0 ? 1 : 0; }},
       {"==", 3, [](Number a, Number b) -> Number { return a == b ? 1 : 0; }},
       {"!=", 3, [](Number a, Number b) -> Number { return a != b ? 1 : 0; }},
       {"<=", 4, [](Number a, Number b) -> Number { return a <= b ? 1 : 0; }},
       {">=", 4, [](Number a, Number b) -> Number { return a >= b ? 1 : 0; }},
       {"<", 4, [](Number a, Number b) -> Number { return a < b ? 1 : 0; }},
       {">", 4, [](Number a, Number b) -> Number { return a > b ? 1 : 0; }},
       {"+", 5, [](Number a, Number b) -> Number { return a + b; }},
       {"-", 5, [](Number a, Number b) -> Number { return a - b; }},
       {"*", 6, [](Number a, Number b) -> Number { return a * b; }},
       {"/", 6, [](Number a, Number b) -> Number { return a / b; }},
       {"%", 6, [](Number a, Number b) -> Number { return a % b; }}}};
  static constexpr int kDeepest = 100;

  void skip_space() { rest_.remove_prefix(base::skip_ascii_space(rest_, 0)); }

  bool take(std::string_view spelling) {
    skip_space();
    if (!rest_.starts_with(spelling)) return false;
    rest_.remove_prefix(spelling.size());
    return true;
  }

  Values choice() {
    if (++depth_ > kDeepest) sound_ = false;
    if (!sound_) return {};
    Values value = binary(1);
    if (take("?")) {
      const Values yes = choice();
      sound_ = take(":") && sound_;
      const Values no = choice();
      for (std::size_t i = 0; sound_ && i < value.size(); ++i) {
        value[i] = value[i] != 0 ? yes[i] : no[i];
      }
    }
    --depth_;
    return value;
  }

  Values binary(int least) {
    Values left = unary();
    while (sound_) {
      skip_space();
      const auto found = std::ranges::find_if(
          kOperators, [&](const Operator& each) { return rest_.starts_with(each.spelling); });
      if (found == kOperators.end() || found->rank < least) break;
      rest_.remove_prefix(found->spelling.size());
      apply(*found, left, binary(found->rank + 1));
    }
    return left;
  }

  void apply(const Operator& with, Values& left, const Values& right) {
    const bool divides = with.spelling == "/" || with.spelling == "%";
    if (divides && std::ranges::find(right, 0U) != right.end()) sound_ = false;
    if (!sound_) return;
    std::ranges::transform(left, right, left.begin(), with.apply);
  }

  Values unary() {
    if (++depth_ > kDeepest) sound_ = false;
    if (!sound_) return {};
    Values values;
    if (take("!")) {
      values = unary();
      for (std::uint64_t& value : values) value = value == 0 ? 1 : 0;
    } else if (take("n")) {
      values = n_;
    } else if (take("(")) {
      values = choice();
      sound_ = take(")") && sound_;
    } else {
      const char* const end = rest_.data() + rest_.size();
      std::uint64_t number = 0;
      const auto [stop, error] = std::from_chars(rest_.data(), end, number);
      sound_ = sound_ && error == std::errc();
      if (sound_) rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()));
      values.assign(n_.size(), number);
    }
    --depth_;
    return values;
  }

  std::string_view rest_;
  Values n_;
  int depth_ = 0;
  bool sound_ = true;
};

// The parts of a `Plural-Forms`.
struct Rule {
  std::size_t count = 0;  // of forms, 1 to 100
  std::string_view index;
};

std::optional<Rule> parse_rule(std::string_view field) {
  constexpr std::string_view kCount = "nplurals=";
  constexpr std::string_view kIndex = "plural=";
  constexpr std::size_t kMost = 100;
  const std::size_t count_at = field.find(kCount);
  const std::size_t cut = field.find(';');
  if (count_at == std::string_view::npos || cut == std::string_view::npos || cut < count_at) {
    return std::nullopt;
  }
  const std::size_t index_at = field.find(kIndex, cut);
  if (index_at == std::string_view::npos) return std::nullopt;
  const std::string_view index = field.substr(index_at + kIndex.size());
  const std::string_view number =
      field.substr(count_at + kCount.size(), cut - count_at - kCount.size());
  const auto count = evaluate_plural(number, 0);
  if (!count || *count == 0 || *count > kMost) return std::nullopt;
  return Rule{static_cast<std::size_t>(*count), index.substr(0, index.find(';'))};
}

}  // namespace

std::optional<std::uint64_t> evaluate_plural(std::string_view expression, std::uint64_t n) {
  const auto values = Evaluation(expression, {n}).run();
  return values ? std::optional(values->front()) : std::nullopt;
}

std::optional<PluralForms> parse_plural_forms(std::string_view field) {
  const auto rule = parse_rule(field);
  if (!rule) return std::nullopt;
  const auto one = evaluate_plural(rule->index, 1);
  if (!one || *one >= rule->count) return std::nullopt;
  return PluralForms{rule->count, static_cast<std::size_t>(*one)};
}

std::vector<bool> rare_plural_forms(std::string_view field) {
  constexpr std::uint64_t kLast = 1000;
  constexpr std::uint64_t kOften = 5;
  const auto rule = parse_rule(field);
  if (!rule) return {};
  Values all(kLast + 1);
  std::iota(all.begin(), all.end(), 0U);
  const auto forms = Evaluation(rule->index, std::move(all)).run();
  if (!forms) return {};
  std::vector<std::uint64_t> counts(rule->count);
  for (const std::uint64_t form : *forms) {
    if (form >= rule->count) return {};
    ++counts[form];
  }
  std::vector<bool> rare;
  rare.reserve(counts.size());
  for (const std::uint64_t count : counts) rare.push_back(count < kOften);
  return rare;
}

}  // namespace locseg::exchange::po
