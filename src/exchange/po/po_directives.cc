// Grammar, after printf of POSIX, Python's % and QString::arg:
//
//     printf   = "%" [ 1*DIGIT "$" / "(" name ")" ] *( flag ) [ width ] [ "." width ] *( length )
//     type width    = 1*DIGIT / "*" [ 1*DIGIT "$" ] brace    = "{" name "}" numbered = "%" [ "L" ]
//     ( 1*DIGIT / "n" )
#include "exchange/po/po_directives.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace locseg::exchange::po {
namespace {

constexpr std::string_view kDigits = "0123456789";

// Which argument, and what it is taken for.
using Argument = std::pair<std::string, std::string>;

class Arguments {
 public:
  Arguments(DirectiveStyle style, std::string_view text) : rest_(text) {
    while (!rest_.empty()) {
      rest_.remove_prefix(std::min(rest_.find_first_of("%{"), rest_.size()));
      if (rest_.empty()) break;
      if (take("{")) {
        brace();
      } else if (rest_.remove_prefix(1); style == DirectiveStyle::kNumbered) {
        numbered();
      } else {
        printf();
      }
    }
    std::ranges::sort(found_);
  }

  // No order tells which argument is which if some say it and some do not.
  [[nodiscard]] bool sound() const { return next_ == 1 || !has_numbers_; }
  [[nodiscard]] const std::vector<Argument>& found() const { return found_; }

 private:
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  std::string_view take_any(std::string_view of) {
    const std::size_t size = std::min(rest_.find_first_not_of(of), rest_.size());
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  void brace() {
    const std::size_t end = rest_.find('}');
    if (end == std::string_view::npos) return;
    found_.emplace_back(rest_.substr(0, end), "{}");
    rest_.remove_prefix(end + 1);
  }

  void numbered() {
    take("L");
    const std::string_view number = take_any(kDigits);
    if (!number.empty()) {
      found_.emplace_back(number, "%");
    } else if (take("n")) {
      found_.emplace_back("n", "%");
    }
  }

  // `N$`; empty, and nothing taken, if it is not there.
  std::string_view take_number() {
    const std::size_t size = std::min(rest_.find_first_not_of(kDigits), rest_.size());
    if (size == 0 || !rest_.substr(size).starts_with('$')) return {};
    const std::string_view number = rest_.substr(0, size);
    rest_.remove_prefix(size + 1);
    return number;
  }

  void width() {
    if (!take("*")) {
      take_any(kDigits);
      return;
    }
    add(take_number(), "*");
  }

  void printf() {
    if (take("%")) return;
    std::string_view name = take_number();
    const bool is_named = name.empty() && rest_.starts_with('(');
    if (is_named) {
      const std::size_t end = rest_.find(')');
      if (end == std::string_view::npos) return;
      name = rest_.substr(0, end + 1);
      rest_.remove_prefix(end + 1);
    }
    take_any("-+ #0'I");
    width();
    if (take(".")) width();
    std::string type(take_any("hlLqjzt"));
    if (rest_.empty()) return;
    type += rest_.front() == 'i' ? 'd' : rest_.front();
    rest_.remove_prefix(1);
    if (is_named) {
      found_.emplace_back(name, type);
    } else {
      add(name, type);
    }
  }

  void add(std::string_view number, std::string type) {
    has_numbers_ = has_numbers_ || !number.empty();
    found_.emplace_back(number.empty() ? std::to_string(next_++) : std::string(number),
                        std::move(type));
  }

  std::string_view rest_;
  std::vector<Argument> found_;
  int next_ = 1;
  bool has_numbers_ = false;
};

}  // namespace

DirectiveStyle directive_style(std::string_view flag) {
  constexpr std::string_view kFormat = "-format";
  if (!flag.ends_with(kFormat) || flag.starts_with("no-")) return DirectiveStyle::kNone;
  const std::string_view name = flag.substr(0, flag.size() - kFormat.size());
  const bool is_numbered =
      name == "kde" || name == "kde-kuit" || name == "qt" || name == "qt-plural";
  return is_numbered ? DirectiveStyle::kNumbered : DirectiveStyle::kPrintf;
}

bool same_directives(DirectiveStyle style, std::string_view source, std::string_view target) {
  if (style == DirectiveStyle::kNone) return true;
  const Arguments ours(style, source);
  const Arguments theirs(style, target);
  return theirs.sound() && ours.found() == theirs.found();
}

}  // namespace locseg::exchange::po
