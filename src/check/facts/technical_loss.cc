#include "check/facts/technical_loss.h"

#include <algorithm>

#include "base/ascii.h"
#include "check/facts/addresses.h"
#include "check/facts/doublings.h"
#include "check/facts/prose_words.h"

namespace locseg::check {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), base::ascii_lower);
  return out;
}

// `text`, in lower case, with what an address may lose in translation left out.
std::string without_languages(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n)>\"", at), text.size());
    out += address_key(text.substr(at, end - at));
    out += ' ';
    at = end + 1;
  }
  return out;
}

// `"presence"--hiding`: a dash that touches what is before it; an option follows a space, or marks
// that open something.
bool is_dash(std::string_view text, Span word) {
  if (!word.of(text).starts_with("--")) return false;
  std::size_t at = word.begin;
  while (at > 0 && std::string_view("\"'([{*`\x01").find(text[at - 1]) != std::string_view::npos) {
    --at;
  }
  return at > 0 && !base::is_ascii_space(text[at - 1]);
}

// Two names or sentences that an underscore joins: no style of code sets a capital after it behind
// small letters (`guarantee_Receive`), and no article follows an identifier (`Credit_Create a`).
bool is_joined_prose(std::string_view word, std::string_view behind) {
  const std::size_t score = word.find('_');
  if (score == std::string_view::npos || score != word.rfind('_')) return false;
  if (score == 0 || !base::is_ascii_lower(word[score - 1]) ||
      !base::is_ascii_upper(word[score + 1]))
    return false;
  if (base::is_ascii_lower(word[0])) {
    return std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(score),
                       base::is_ascii_lower);
  }
  return behind.starts_with(" a ") || behind.starts_with(" an ") || behind.starts_with(" the ");
}

// `whetherSupply Chain Management`: a space is lost between a function word and a name. No name of
// code begins with `whether`.
bool is_run_together(std::string_view word, std::string_view behind) {
  const auto capital = std::find_if(word.begin(), word.end(), base::is_ascii_upper);
  const std::string_view first = word.substr(0, static_cast<std::size_t>(capital - word.begin()));
  if (first == "whether") return true;
  if (capital == word.end() || behind.size() < 2) return false;
  if (behind[0] != ' ' || !base::is_ascii_upper(behind[1])) return false;
  return is_function_word(first) || first == "and" || first == "for";
}

bool is_prose(std::string_view text, Span word) {
  const std::string_view spelled = word.of(text);
  const std::string_view behind = text.substr(word.end);
  return is_dash(text, word) || is_joined_prose(spelled, behind) ||
         is_run_together(spelled, behind);
}

// `![Pump_icon](pump.png)`: the picture's name in place of a text that is read out.
bool names_image(Side& side, Span word) {
  return std::ranges::any_of(side.codes().codes, [&](const markup::Code& code) {
    return code.kind == markup::CodeKind::kImage && code.inside() == word;
  });
}

std::string without_spaces(std::string_view text) {
  std::string out(text);
  std::erase(out, ' ');
  return out;
}

// `the **Ledger** fastTab`, `the **Ledger fastTab**`: what follows a label says of what kind it is.
bool is_kind_of_label(Side& side, Span word) {
  if (word.begin == 0 || side.text()[word.begin - 1] != ' ') return false;
  return std::ranges::any_of(side.codes().codes, [&](const markup::Code& code) {
    if (code.kind != markup::CodeKind::kEmphasis) return false;
    const Span inside = code.inside();
    return code.whole().end + 1 == word.begin ||
           (inside.end == word.end && inside.begin < word.begin);
  });
}

// `your publisherIds`, translated as `Ihre Herausgeber-IDs`: several of a thing, in words, of
// which the last is there on its own.
bool is_plural_in_words(SegmentFacts& facts, std::string_view plural) {
  if (!plural.ends_with("Ids")) return false;
  const auto has_id = [](std::string_view text) {
    return count_word(text, "ID") + count_word(text, "IDs") > 0;
  };
  return has_id(facts.target().masked()) && !has_id(facts.source().masked());
}

bool is_no_loss(SegmentFacts& facts, const TechnicalWord& word, std::string_view spelled) {
  Side& source = facts.source();
  if (word.kind != TechnicalKind::kIdentifier) return false;
  if (is_prose(source.masked(), word.span) || names_image(source, word.span)) return true;
  if (is_plural_in_words(facts, source.text(word.span))) return true;
  if (spelled.starts_with("KB")) {
    return without_spaces(facts.target().text()).find(spelled) != std::string::npos;
  }
  return base::is_ascii_lower(spelled[0]) && spelled.find('_') == std::string_view::npos &&
         is_kind_of_label(source, word.span);
}

}  // namespace

void report_lost(SegmentFacts& facts, TechnicalKind kind, std::string_view what, Faults& faults) {
  std::string target;
  Side& source = facts.source();
  for (const TechnicalWord& word : source.technical()) {
    if (word.kind != kind) continue;
    std::string_view spelled = source.text(word.span);
    // One publisherId is one of several publisherIds.
    const bool is_several = kind == TechnicalKind::kIdentifier && spelled.ends_with("Ids");
    if (is_several) spelled.remove_suffix(1);
    if (facts.target().text().find(spelled) != std::string_view::npos) continue;
    if (target.empty()) target = lowered(facts.target().text());
    if (target.find(lowered(spelled)) != std::string::npos) continue;
    if (kind == TechnicalKind::kUrl &&
        without_languages(target).find(address_key(spelled)) != std::string::npos) {
      continue;
    }
    if (is_no_loss(facts, word, spelled)) continue;
    std::string message(what);
    Fault& fault = faults.in_source(
        word.span, message.append(quoted(spelled)).append(" is missing from the target"));
    if (is_several) fault.severity = Severity::kInfo;  // a word of prose as likely as a name
  }
}

}  // namespace locseg::check
