#include "update/written_sentence.h"

#include <vector>

#include "base/utf8.h"
#include "status/source_changes.h"
#include "text/character.h"

namespace locseg::update {
namespace {

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

char32_t last_character(std::string_view text) {
  return base::code_point_at(text, base::char_begin(text, text.size() - 1)).value;
}

bool is_of_word(char32_t c) { return text::is_letter(c) || text::digit_value(c) >= 0; }

// Whether a sentence can begin behind `before`: on a line of its own, behind another sentence, or
// behind marks.
bool can_begin_behind(std::string_view before) {
  before = without_blanks(before);
  if (before.empty() || before.back() == '\n') return true;
  const char32_t last = last_character(before);
  return !is_of_word(last) && (!text::ends_part(last) || text::is_sentence_end(last));
}

// Whether `sentence` can end before `behind`: with its own sign, with its line, or at marks.
bool can_end_before(std::string_view sentence, std::string_view behind) {
  if (!is_of_word(last_character(sentence))) return true;
  behind = without_blanks(behind);
  constexpr std::string_view kMarks = "\r\n<|{#*_";
  return behind.empty() || kMarks.find(behind.front()) != std::string_view::npos;
}

}  // namespace

Span find_written(const PartOfPage& part, std::string_view sentence, const Marks& marks) {
  const std::string_view text = part.span.of(part.page);
  if (sentence.empty()) return {};
  for (std::size_t at = text.find(sentence); at != std::string_view::npos;
       at = text.find(sentence, at + 1)) {
    std::string_view before = text.substr(0, at);
    std::string_view behind = text.substr(at + sentence.size());
    if (!can_begin_behind(before) || !can_end_before(sentence, behind)) continue;
    if (before.ends_with(marks.before_new) && behind.starts_with(marks.after_new)) {
      before.remove_suffix(marks.before_new.size());
      behind.remove_prefix(marks.after_new.size());
    }
    return {part.span.begin + before.size(), part.span.end - behind.size()};
  }
  return {};
}

std::optional<std::string> without_written(const status::PageTexts& texts,
                                           std::string_view old_source,
                                           status::StatementReader& reader, const Marks& marks) {
  const std::vector<status::Statement> now = reader.read(texts.source, texts.kind);
  std::vector<bool> is_new(now.size(), true);
  for (const status::SourceChange& change :
       status::source_changes(reader.read(old_source, texts.kind), now)) {
    if (change.after != status::kNoStatement) is_new[change.after] = false;
  }
  std::optional<std::string> out;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (!is_new[i]) continue;
    const std::string_view sentence = now[i].span.of(texts.source);
    const std::string_view page = out ? std::string_view(*out) : texts.target;
    const Span there = find_written({page, {0, page.size()}}, sentence, marks);
    if (there.empty()) continue;
    if (!out) out = texts.target;
    for (std::uint64_t at = there.begin; at < there.end; ++at) {
      if ((*out)[at] != '\n') (*out)[at] = ' ';
    }
  }
  return out;
}

}  // namespace locseg::update
