// The grammar of gettext's plural.y, evaluated while it is read:
//
//     choice = binary [ "?" choice ":" choice ]
//     binary = unary *( operator unary )       ; || && == != < > <= >= + - * / %, as in C
//     unary  = "!" unary / "n" / number / "(" choice ")"
#include "exchange/po/plural_forms.h"

#include <array>
#include <charconv>

#include "base/ascii.h"

namespace locseg::exchange::po {
namespace {

class Evaluation {
 public:
  Evaluation(std::string_view text, std::uint64_t n) : rest_(text), n_(n) {}

  std::optional<std::uint64_t> run() {
    const std::uint64_t value = choice();
    skip_space();
    if (!sound_ || !rest_.empty()) return std::nullopt;
    return value;
  }

 private:
  struct Operator {
    std::string_view spelling;
    int rank;  // binds the closer, the higher
  };
  // What begins as another does comes before it.
  static constexpr std::array<Operator, 13> kOperators = {{{"||", 1},
                                                           {"&&", 2},
                                                           {"==", 3},
                                                           {"!=", 3},
                                                           {"<=", 4},
                                                           {">=", 4},
                                                           {"<", 4},
                                                           {">", 4},
                                                           {"+", 5},
                                                           {"-", 5},
                                                           {"*", 6},
                                                           {"/", 6},
                                                           {"%", 6}}};
  static constexpr int kDeepest = 100;

  void skip_space() { rest_.remove_prefix(base::skip_ascii_space(rest_, 0)); }

  bool take(std::string_view spelling) {
    skip_space();
    if (!rest_.starts_with(spelling)) return false;
    rest_.remove_prefix(spelling.size());
    return true;
  }

  std::uint64_t choice() {
    if (++depth_ > kDeepest) sound_ = false;
    if (!sound_) return 0;
    std::uint64_t value = binary(1);
    if (take("?")) {
      const std::uint64_t yes = choice();
      sound_ = take(":") && sound_;
      const std::uint64_t no = choice();
      value = value != 0 ? yes : no;
    }
    --depth_;
    return value;
  }

  std::uint64_t binary(int least) {
    std::uint64_t left = unary();
    while (sound_) {
      skip_space();
      const Operator* found = nullptr;
      for (const Operator& each : kOperators) {
        if (found == nullptr && rest_.starts_with(each.spelling)) found = &each;
      }
      if (found == nullptr || found->rank < least) break;
      rest_.remove_prefix(found->spelling.size());
      left = apply(found->spelling, left, binary(found->rank + 1));
    }
    return left;
  }

  std::uint64_t apply(std::string_view with, std::uint64_t left, std::uint64_t right) {
    if (with == "||") return static_cast<std::uint64_t>(left != 0 || right != 0);
    if (with == "&&") return static_cast<std::uint64_t>(left != 0 && right != 0);
    if (with == "==") return static_cast<std::uint64_t>(left == right);
    if (with == "!=") return static_cast<std::uint64_t>(left != right);
    if (with == "<=") return static_cast<std::uint64_t>(left <= right);
    if (with == ">=") return static_cast<std::uint64_t>(left >= right);
    if (with == "<") return static_cast<std::uint64_t>(left < right);
    if (with == ">") return static_cast<std::uint64_t>(left > right);
    if (with == "+") return left + right;
    if (with == "-") return left - right;
    if (with == "*") return left * right;
    if (right == 0) sound_ = false;
    if (!sound_) return 0;
    return with == "/" ? left / right : left % right;
  }

  std::uint64_t unary() {
    if (++depth_ > kDeepest) sound_ = false;
    if (!sound_) return 0;
    std::uint64_t value = 0;
    if (take("!")) {
      value = static_cast<std::uint64_t>(unary() == 0);
    } else if (take("n")) {
      value = n_;
    } else if (take("(")) {
      value = choice();
      sound_ = take(")") && sound_;
    } else {
      const char* const end = rest_.data() + rest_.size();
      const auto [stop, error] = std::from_chars(rest_.data(), end, value);
      sound_ = sound_ && error == std::errc();
      if (sound_) rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()));
    }
    --depth_;
    return value;
  }

  std::string_view rest_;
  std::uint64_t n_;
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
  const auto count = Evaluation(number, 0).run();
  if (!count || *count == 0 || *count > kMost) return std::nullopt;
  return Rule{static_cast<std::size_t>(*count), index.substr(0, index.find(';'))};
}

}  // namespace

std::optional<std::uint64_t> evaluate_plural(std::string_view expression, std::uint64_t n) {
  return Evaluation(expression, n).run();
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
  std::vector<std::uint64_t> counts(rule->count);
  for (std::uint64_t n = 0; n <= kLast; ++n) {
    const auto form = evaluate_plural(rule->index, n);
    if (!form || *form >= rule->count) return {};
    ++counts[*form];
  }
  std::vector<bool> rare;
  rare.reserve(counts.size());
  for (const std::uint64_t count : counts) rare.push_back(count < kOften);
  return rare;
}

}  // namespace locseg::exchange::po
