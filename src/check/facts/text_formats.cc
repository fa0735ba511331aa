// printf by https://pubs.opengroup.org/onlinepubs/9699919799/functions/printf.html with what glibc,
// Objective-C and Python add; of Tcl by https://www.tcl-lang.org/man/tcl8.6/TclCmd/format.htm;
// braces by https://docs.python.org/3/library/string.html#formatstrings; numbers by
// https://doc.qt.io/qt-6/qstring.html#arg. What counts as the same type is what GNU gettext's
// checks count as the same.
#include "check/facts/text_formats.h"

#include <algorithm>

#include "base/ascii.h"
#include "text/message_format.h"

namespace locseg::check {
namespace {

struct NamedNotation {
  std::string_view flag;
  Notation notation;
};
constexpr NamedNotation kNotations[] = {
    {"c-format", Notation::kPrintf},
    {"c++-format", Notation::kBraces},
    {"objc-format", Notation::kPrintf},
    {"python-format", Notation::kPrintf},
    {"python-brace-format", Notation::kBraces},
    {"php-format", Notation::kPrintf},
    {"perl-format", Notation::kPrintf},
    {"perl-brace-format", Notation::kBraces},
    {"lua-format", Notation::kPrintf},
    {"awk-format", Notation::kPrintf},
    {"tcl-format", Notation::kTcl},
    {"java-printf-format", Notation::kPrintf},
    {"javascript-format", Notation::kPrintf},
    {"csharp-format", Notation::kBraces},
    {"rust-format", Notation::kBraces},
    {"qt-format", Notation::kNumber},
    {"qt-plural-format", Notation::kNumber},
    {"kde-format", Notation::kNumber},
    {"kde-kuit-format", Notation::kNumber},
    {"ycp-format", Notation::kNumber},
};

constexpr std::string_view kIcuFlags[] = {"icu-format", "icu-message-format"};
constexpr std::string_view kBetweenFlags = ", \t";

template <class See>
void for_each_flag(const UnitOrigin* origin, const See& see) {
  std::string_view flags = origin == nullptr ? std::string_view() : origin->flags;
  while (!flags.empty()) {
    const std::size_t end = std::min(flags.find_first_of(kBetweenFlags), flags.size());
    if (end != 0) see(flags.substr(0, end));
    flags.remove_prefix(std::min(end + 1, flags.size()));
  }
}

// One directive after another. Arguments without a number get the next one.
class Reader {
 public:
  explicit Reader(std::string_view text, Notation notation)
      : text_(text), is_tcl_(notation == Notation::kTcl) {}

  Directives printf() {
    while (to('%')) percent();
    if (numbered_ && unnumbered_) fail({0, text_.size()}, "some arguments are numbered, some not");
    return std::move(out_);
  }

  Directives numbers() {
    while (to('%')) {
      const std::size_t begin = at_++;
      take('L');
      const std::size_t digits = at_;
      while (at_ < text_.size() && at_ < digits + 2 && base::is_ascii_digit(text_[at_])) ++at_;
      if (at_ == digits && !take('n')) continue;
      add(begin, std::string(text_.substr(digits, at_ - digits)), {});
    }
    return std::move(out_);
  }

  Directives braces() {
    while (at_ < text_.size()) {
      at_ = std::min(text_.find_first_of("{}", at_), text_.size());
      if (at_ == text_.size()) break;
      const char c = text_[at_];
      if (text_.substr(at_ + 1).starts_with(c)) {
        at_ += 2;
      } else if (c == '}') {
        fail({at_, at_ + 1}, "a brace closes nothing");
        ++at_;
      } else {
        field();
      }
    }
    return std::move(out_);
  }

 private:
  bool to(char wanted) {
    at_ = std::min(text_.find(wanted, at_), text_.size());
    return at_ != text_.size();
  }
  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  std::string_view take_any(std::string_view set) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && set.find(text_[at_]) != std::string_view::npos) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  void fail(Span span, std::string what) {
    if (!out_.fault_message.empty()) return;
    out_.fault = span;
    out_.fault_message = std::move(what);
  }
  void add(std::size_t begin, std::string argument, std::string type) {
    out_.all.push_back({{begin, at_}, std::move(argument), std::move(type)});
  }
  std::string next_number() {
    unnumbered_ = true;
    return std::to_string(++count_);
  }

  // `3$`; nothing if no number comes.
  std::string take_number() {
    const std::size_t begin = at_;
    std::string number(take_any("0123456789"));
    if (!number.empty() && take('$')) {
      numbered_ = true;
      return number;
    }
    at_ = begin;
    return {};
  }

  // What is not a number of at most nine digits stays as it is: no text has so many arguments.
  static std::string number_after(const std::string& number) {
    return number.size() > 9 ? number : std::to_string(std::stoi(number) + 1);
  }

  // A width or a precision: digits, or a star that takes an argument.
  void take_width(std::size_t directive) {
    if (!take('*')) {
      take_any("0123456789");
      return;
    }
    std::string number = take_number();
    if (number.empty()) number = next_number();
    add(directive, std::move(number), "d");
  }

  void percent() {
    const std::size_t begin = at_++;
    if (take('%')) return;
    std::string argument;
    if (take('(')) {
      const std::size_t end = text_.find(')', at_);
      if (end == std::string_view::npos) return fail({begin, text_.size()}, "a name is not closed");
      argument = text_.substr(at_, end - at_);
      at_ = end + 1;
    } else {
      argument = take_number();
    }
    take_any("-+ #0'I");
    if (is_tcl_ && !argument.empty() && take('*')) {
      add(begin, argument, "d");
      argument = number_after(argument);
    } else {
      take_width(begin);
    }
    if (take('.')) take_width(begin);
    conversion(begin, std::move(argument));
  }

  void conversion(std::size_t begin, std::string argument) {
    std::string length;
    if (take('<')) {  // <PRIu64>
      const std::size_t end = text_.find('>', at_);
      if (end == std::string_view::npos) return fail({begin, at_}, "a macro is not closed");
      length = text_.substr(at_, end - at_);
      at_ = end + 1;
      if (argument.empty()) argument = next_number();
      return add(begin, std::move(argument), std::move(length));
    }
    length = take_any("hlLqjzt");
    static constexpr std::string_view kKnown = "diouxXeEfFgGaAcCsSpnmr@";
    const char c = at_ < text_.size() ? text_[at_] : '\0';
    const bool is_binary = is_tcl_ && c == 'b';
    if (c == '\0' || (kKnown.find(c) == std::string_view::npos && !is_binary)) {
      return fail({begin, std::min(at_ + 1, text_.size())}, "a directive has no conversion");
    }
    ++at_;
    if (c == 'm') return;  // takes none
    if (argument.empty()) argument = next_number();
    add(begin, std::move(argument), length + type_of(c));
  }

  static char type_of(char c) {
    if (c == 'i') return 'd';
    if (std::string_view("oxXb").find(c) != std::string_view::npos) return 'u';
    if (std::string_view("eEFgGaA").find(c) != std::string_view::npos) return 'f';
    return c == 'r' ? 's' : c;
  }

  // `{name.part[0]!r:spec}`; a spec may have fields of its own.
  void field() {
    const std::size_t begin = at_++;
    const std::size_t end = std::min(text_.find_first_of("{}!:,", at_), text_.size());
    std::string name(text_.substr(at_, end - at_));
    at_ = end;
    for (int depth = 1; depth != 0;) {
      at_ = std::min(text_.find_first_of("{}", at_), text_.size());
      if (at_ == text_.size()) return fail({begin, at_}, "a brace is not closed");
      depth += text_[at_++] == '{' ? 1 : -1;
    }
    if (name.empty()) name = next_number();
    add(begin, std::move(name), {});
  }

  std::string_view text_;
  bool is_tcl_ = false;
  std::size_t at_ = 0;
  Directives out_;
  std::size_t count_ = 0;
  bool numbered_ = false;
  bool unnumbered_ = false;
};

}  // namespace

Notation notation_of(const UnitOrigin* origin) {
  Notation found = Notation::kNone;
  for_each_flag(origin, [&](std::string_view flag) {
    for (const NamedNotation& each : kNotations) {
      if (each.flag == flag) found = each.notation;
    }
  });
  return found;
}

bool is_icu_message(SegmentFacts& facts) {
  bool is_said = false;
  for_each_flag(facts.origin(), [&](std::string_view flag) {
    is_said = is_said || std::ranges::find(kIcuFlags, flag) != std::end(kIcuFlags);
  });
  if (is_said) return true;
  const std::string_view source = facts.source().text();
  const std::size_t brace = source.find('{');
  if (brace == std::string_view::npos || source.find(',', brace) == std::string_view::npos) {
    return false;
  }
  const text::Message message = text::parse_message(source);
  static constexpr std::string_view kTypes[] = {"number",  "date",     "time",
                                                "ordinal", "spellout", "duration"};
  return std::ranges::any_of(message.arguments, [](const text::MessageArgument& argument) {
    if (argument.kind == text::ArgumentKind::kPlain) return false;
    if (argument.kind != text::ArgumentKind::kTyped) return true;
    return std::ranges::find(kTypes, argument.type) != std::end(kTypes);
  });
}

Directives read_directives(std::string_view text, Notation notation) {
  Reader reader(text, notation);
  if (notation == Notation::kPrintf || notation == Notation::kTcl) return reader.printf();
  return notation == Notation::kNumber ? reader.numbers() : reader.braces();
}

}  // namespace locseg::check
