// Codes are found first, since digits and addresses in them belong to them. What is left between
// variables must be the same but for white space: any other difference is the translator's.
#include "leverage/variables.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/fold.h"

namespace locseg::leverage {
namespace {

// ASCII, so that `8` in `8个` is a number.
bool is_word_character(char c) { return base::is_ascii_alnum(c) || c == '_'; }

// A digit of another script, or a letter that words are written with beside digits, as `é`.
bool is_part_of_number(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (is_word_character(text[at])) return true;
  const base::CodePoint point = base::code_point_at(text, at);
  return point.size > 1 && point.valid() &&
         (text::digit_value(point.value) >= 0 ||
          (point.value < 0x2000 && text::is_letter(point.value)));
}

std::size_t before(std::string_view text, std::size_t at) { return base::char_begin(text, at - 1); }

std::size_t address_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && static_cast<unsigned char>(text[end]) > 0x20 &&
         static_cast<unsigned char>(text[end]) < 0x80 &&
         std::string_view("<>\"'`()[]{}|\\^").find(text[end]) == std::string_view::npos) {
    ++end;
  }
  while (end > at && std::string_view(".,;:!?*_").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end;
}

class Finder {
 public:
  Finder(std::string_view text, std::vector<Variable>& into) : text_(text), into_(into) {}

  // Reads what is not a code.
  void read(std::size_t begin, std::size_t end) {
    const std::string_view part = text_.substr(0, end);
    for (std::size_t at = begin; at < end;) {
      const std::string_view rest = part.substr(at);
      if (rest.starts_with("https://") || rest.starts_with("http://")) {
        const std::size_t stop = address_end(part, at);
        into_.push_back({{at, stop}, VariableKind::kAddress});
        at = stop;
      } else if (base::is_ascii_digit(text_[at])) {
        at = number(part, at, begin);
      } else {
        ++at;
      }
    }
  }

 private:
  std::size_t number(std::string_view part, std::size_t at, std::size_t begin) {
    std::size_t end = at;
    for (;;) {
      while (end < part.size() && base::is_ascii_digit(part[end])) ++end;
      const bool goes_on = end + 1 < part.size() && (part[end] == '.' || part[end] == ',') &&
                           base::is_ascii_digit(part[end + 1]);
      if (!goes_on) break;
      ++end;
    }
    const bool alone = (at == begin || !is_part_of_number(part, before(part, at))) &&
                       !is_part_of_number(part, end);
    if (alone) into_.push_back({{at, end}, VariableKind::kNumber});
    return end;
  }

  std::string_view text_;
  std::vector<Variable>& into_;
};

// The text between variables, with white space folded.
std::vector<std::string> rest_of(std::string_view text, const std::vector<Variable>& variables) {
  std::vector<std::string> rest;
  std::string scratch;
  std::size_t at = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view part = text.substr(at, end - at);
    std::string folded(text::fold_space(part, scratch));
    // The folded text does not say whether a space is beside a variable.
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    if (!part.empty() && is_space(part.front())) folded.insert(folded.begin(), ' ');
    if (!part.empty() && is_space(part.back())) folded += ' ';
    rest.push_back(std::move(folded));
  };
  for (const Variable& variable : variables) {
    add(variable.span.begin);
    at = variable.span.end;
  }
  add(text.size());
  return rest;
}

std::string changed_over(std::string_view number) {
  std::string out(number);
  for (char& c : out) c = c == '.' ? ',' : c == ',' ? '.' : c;
  return out;
}

bool has_mark(std::string_view number) {
  return number.find_first_of(".,") != std::string_view::npos;
}

std::size_t count(std::string_view text, const std::vector<Variable>& variables, VariableKind kind,
                  std::string_view value, Span& last) {
  std::size_t found = 0;
  for (const Variable& variable : variables) {
    if (variable.kind != kind || variable.span.of(text) != value) continue;
    last = variable.span;
    ++found;
  }
  return found;
}

}  // namespace

std::vector<Variable> variables_of(std::string_view text, markup::Syntax syntax) {
  std::vector<Variable> variables;
  Finder finder(text, variables);
  std::vector<Span> taken;  // marks of codes
  for (const markup::Code& code : markup::find_codes(text, syntax).codes) {
    taken.push_back(code.open);
    if (code.paired()) taken.push_back(code.close);
    if (code.value.empty()) continue;
    if (code.kind == markup::CodeKind::kCodeSpan) {
      variables.push_back({code.value, VariableKind::kCodeSpan});
    } else if (code.kind == markup::CodeKind::kLink || code.kind == markup::CodeKind::kImage ||
               code.kind == markup::CodeKind::kAutolink) {
      variables.push_back({code.value, VariableKind::kAddress});
    }
  }
  std::ranges::sort(taken, {}, &Span::begin);
  std::size_t at = 0;
  for (const Span& span : taken) {
    if (span.begin > at) finder.read(at, span.begin);
    at = std::max<std::size_t>(at, span.end);
  }
  finder.read(at, text.size());
  std::ranges::sort(variables, {}, [](const Variable& variable) { return variable.span.begin; });
  return variables;
}

std::optional<std::string> adapted(std::string_view source, std::string_view matched,
                                   std::string_view target, markup::Syntax syntax) {
  const std::vector<Variable> ours = variables_of(source, syntax);
  const std::vector<Variable> theirs = variables_of(matched, syntax);
  if (ours.size() != theirs.size() || rest_of(source, ours) != rest_of(matched, theirs)) {
    return std::nullopt;
  }
  const std::vector<Variable> in_target = variables_of(target, syntax);
  struct Replacement {
    Span span;
    std::string text;
  };
  std::vector<Replacement> replacements;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (ours[i].kind != theirs[i].kind) return std::nullopt;
    const std::string_view wanted = ours[i].span.of(source);
    const std::string_view known = theirs[i].span.of(matched);
    if (wanted == known) continue;
    Span there;
    if (count(matched, theirs, theirs[i].kind, known, there) != 1) return std::nullopt;
    const bool is_number = ours[i].kind == VariableKind::kNumber;
    std::string text(wanted);
    std::size_t found = count(target, in_target, theirs[i].kind, known, there);
    if (is_number && has_mark(known)) {
      // Written either way, the target shows which; in both, nothing is certain.
      Span other;
      const std::size_t over =
          count(target, in_target, VariableKind::kNumber, changed_over(known), other);
      if (over != 0 && found == 0) {
        there = other;
        text = changed_over(wanted);
      }
      found += over;
    } else if (is_number && has_mark(wanted)) {
      return std::nullopt;  // how the target would write it is not known
    }
    if (found != 1) return std::nullopt;
    replacements.push_back({there, std::move(text)});
  }
  std::ranges::sort(replacements, {}, [](const Replacement& r) { return r.span.begin; });
  std::string out;
  std::size_t at = 0;
  for (const Replacement& replacement : replacements) {
    if (replacement.span.begin < at) return std::nullopt;  // one place for two
    out += target.substr(at, replacement.span.begin - at);
    out += replacement.text;
    at = replacement.span.end;
  }
  return out + std::string(target.substr(at));
}

}  // namespace locseg::leverage
