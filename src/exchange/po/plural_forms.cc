// A recursive descent over C's grammar of expressions, in order of precedence, that computes while
// it reads: https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html.
//
//     conditional = binary [ "?" conditional ":" conditional ]
//     binary      = unary *( operator unary )            ; || && == != < > <= >= + - * / %
//     unary       = *"!" ( "n" / number / "(" conditional ")" )
#include "exchange/po/plural_forms.h"

#include <array>
#include <charconv>
#include <optional>

namespace locseg::exchange::po {
namespace {

struct Operator {
  std::string_view sign;
  int rank;  // a higher one binds closer
  std::uint64_t (*apply)(std::uint64_t, std::uint64_t);
};

// Those of two characters first.
constexpr Operator kOperators[] = {
    {"||", 1, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a != 0 || b != 0; }},
    {"&&", 2, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a != 0 && b != 0; }},
    {"==", 3, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a == b; }},
    {"!=", 3, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a != b; }},
    {"<=", 4, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a <= b; }},
    {">=", 4, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a >= b; }},
    {"<", 4, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a < b; }},
    {">", 4, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a > b; }},
    {"+", 5, [](std::uint64_t a, std::uint64_t b) { return a + b; }},
    {"-", 5, [](std::uint64_t a, std::uint64_t b) { return a - b; }},
    {"*", 6, [](std::uint64_t a, std::uint64_t b) { return a * b; }},
    {"/", 6, [](std::uint64_t a, std::uint64_t b) { return b == 0 ? 0 : a / b; }},
    {"%", 6, [](std::uint64_t a, std::uint64_t b) { return b == 0 ? 0 : a % b; }},
};

class Expression {
 public:
  Expression(std::string_view text, std::uint64_t n) : rest_(text), n_(n) {}

  // Nothing if the text is no expression.
  std::optional<std::uint64_t> value() {
    const std::uint64_t value = conditional(0);
    skip_space();
    if (is_broken_ || !rest_.empty()) return std::nullopt;
    return value;
  }

 private:
  static constexpr int kDeepest = 100;

  void skip_space() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\n"), rest_.size()));
  }

  bool take(std::string_view sign) {
    skip_space();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }

  void expect(std::string_view sign) {
    if (!take(sign)) is_broken_ = true;
  }

  std::uint64_t conditional(int depth) {
    const std::uint64_t condition = binary(1, depth);
    if (!take("?")) return condition;
    const std::uint64_t yes = deeper(depth);
    expect(":");
    const std::uint64_t no = deeper(depth);
    return condition != 0 ? yes : no;
  }

  std::uint64_t deeper(int depth) {
    if (depth < kDeepest && !is_broken_) return conditional(depth + 1);
    is_broken_ = true;
    return 0;
  }

  const Operator* take_operator(int rank) {
    skip_space();
    for (const Operator& each : kOperators) {
      if (!rest_.starts_with(each.sign)) continue;
      if (each.rank < rank) return nullptr;
      rest_.remove_prefix(each.sign.size());
      return &each;
    }
    return nullptr;
  }

  std::uint64_t binary(int rank, int depth) {
    std::uint64_t left = unary(depth);
    while (const Operator* const found = take_operator(rank)) {
      left = found->apply(left, binary(found->rank + 1, depth));
    }
    return left;
  }

  std::uint64_t unary(int depth) {
    bool is_negated = false;
    bool is_truth = false;
    while (take("!")) {
      is_truth = true;
      is_negated = !is_negated;
    }
    std::uint64_t value = 0;
    if (take("(")) {
      value = deeper(depth);
      expect(")");
    } else if (take("n")) {
      value = n_;
    } else {
      const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
      if (error != std::errc()) is_broken_ = true;
      rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    }
    return is_truth ? static_cast<std::uint64_t>((value != 0) != is_negated) : value;
  }

  std::string_view rest_;
  std::uint64_t n_;
  bool is_broken_ = false;
};

// What follows `name=` up to the next semicolon.
std::string_view part_of(std::string_view field, std::string_view name) {
  std::size_t at = field.find(name);
  // `plural` is a part of `nplurals`, too.
  while (at != std::string_view::npos && at != 0 && field[at - 1] == 'n') {
    at = field.find(name, at + 1);
  }
  if (at == std::string_view::npos) return {};
  at = field.find_first_not_of(" \t", at + name.size());
  if (at == std::string_view::npos || field[at] != '=') return {};
  const std::string_view part = field.substr(at + 1);
  return part.substr(0, part.find(';'));
}

}  // namespace

std::vector<bool> rare_plural_forms(std::string_view field) {
  constexpr std::uint64_t kLast = 1000;
  constexpr std::uint64_t kOften = 5;
  constexpr std::uint64_t kMostForms = 16;
  std::array<std::uint64_t, kMostForms> counts{};
  const auto forms = Expression(part_of(field, "nplurals"), 0).value();
  const std::string_view plural = part_of(field, "plural");
  if (!forms || *forms == 0 || *forms > kMostForms) return {};
  for (std::uint64_t n = 0; n <= kLast; ++n) {
    const auto form = Expression(plural, n).value();
    if (!form || *form >= *forms) return {};
    ++counts[*form];
  }
  std::vector<bool> rare;
  for (std::uint64_t form = 0; form < *forms; ++form) rare.push_back(counts[form] < kOften);
  return rare;
}

}  // namespace locseg::exchange::po
