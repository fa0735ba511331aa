#include "status/statements.h"

#include <algorithm>

#include "align/hidden_units.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "locseg/identity.h"
#include "markup/codes.h"

namespace locseg::status {
namespace {

using markup::Code;
using markup::CodeKind;

bool is_phrase(std::string_view text) {
  const bool has_space = text.find(' ') != std::string_view::npos;
  const bool is_address = text.find_first_of("/#._=") != std::string_view::npos;
  return has_space || !is_address;
}

// The phrases in quotation marks of a shortcode.
void add_phrases(std::string_view shortcode, std::string& out) {
  for (std::size_t at = shortcode.find_first_of("\"`"); at != std::string_view::npos;
       at = shortcode.find_first_of("\"`", at + 1)) {
    const std::size_t end = shortcode.find(shortcode[at], at + 1);
    if (end == std::string_view::npos) return;
    const std::string_view value = shortcode.substr(at + 1, end - at - 1);
    if (is_phrase(value)) out.append(" ").append(value).append(" ");
    at = end;
  }
}

// Copies a text without its marks.
class Sayer {
 public:
  Sayer(const align::BlockText& text, Span span)
      : plain_(text.plain),
        masked_(text.masked),
        begin_(span.begin - text.begin),
        end_(span.end - text.begin) {
    for (const Code& code : text.codes.codes) add(code);
    std::ranges::sort(skipped_, {}, &Span::begin);
  }

  [[nodiscard]] std::string said() const {
    std::string out;
    auto skip = skipped_.begin();
    for (std::uint64_t at = begin_; at < end_;) {
      while (skip != skipped_.end() && skip->end <= at) ++skip;
      if (skip != skipped_.end() && skip->begin <= at) {
        at = skip->end;
      } else if (const std::uint64_t end = end_of_shortcode(at); end != at) {
        add_phrases(plain_.substr(at, end - at), out);
        at = end;
      } else if (const std::uint64_t past = end_of_address(at); past != at) {
        at = past;
      } else {
        if (!is_escape(at)) out += plain_[at];
        ++at;
      }
    }
    return source_key(out);
  }

 private:
  void add(const Code& code) {
    switch (code.kind) {
      case CodeKind::kEmphasis:
      case CodeKind::kLink:
      case CodeKind::kTag:
        skipped_.push_back(code.open);
        if (code.paired()) skipped_.push_back(code.close);
        return;
      case CodeKind::kImage:
      case CodeKind::kAutolink:
      case CodeKind::kComment:
      case CodeKind::kInclude:
        skipped_.push_back(code.whole());
        return;
      case CodeKind::kCodeSpan:
      case CodeKind::kEntity:
      case CodeKind::kDirective:
      case CodeKind::kPlaceholder:
        return;
    }
  }

  // Of Hugo, `{{< name "text" >}}` or `{{% name %}}`; of Liquid, `{% name %}`.
  [[nodiscard]] std::uint64_t end_of_shortcode(std::uint64_t at) const {
    if (plain_[at] != '{') return at;
    const std::string_view rest = plain_.substr(at, end_ - at);
    std::string_view close;
    if (rest.starts_with("{{<")) close = ">}}";
    if (rest.starts_with("{{%")) close = "%}}";
    if (rest.starts_with("{%")) close = "%}";
    if (close.empty()) return at;
    const std::size_t found = rest.find(close);
    return found == std::string_view::npos ? at : at + found + close.size();
  }

  // Of an address that is written bare.
  [[nodiscard]] std::uint64_t end_of_address(std::uint64_t at) const {
    if (masked_[at] != align::kCodeMark || plain_[at] == '`') return at;
    std::uint64_t end = at;
    while (end < end_ && masked_[end] == align::kCodeMark) ++end;
    const bool is_address = plain_.substr(at, end - at).find("://") != std::string_view::npos;
    return is_address ? end : at;
  }

  [[nodiscard]] bool is_escape(std::uint64_t at) const {
    return plain_[at] == '\\' && masked_[at] == align::kNoMark;
  }

  std::string_view plain_;
  std::string_view masked_;
  std::uint64_t begin_;
  std::uint64_t end_;
  std::vector<Span> skipped_;
};

std::uint64_t exact_of(std::string_view text) { return short_hash_of(source_key(text)); }

// Lines without the white space at their ends and around them all.
std::string tidy_code(std::string_view code) {
  std::string out;
  while (!code.empty()) {
    const std::size_t feed = std::min(code.find('\n'), code.size());
    std::string_view line = code.substr(0, feed);
    code.remove_prefix(std::min(feed + 1, code.size()));
    while (!line.empty() && base::is_ascii_space(line.back())) line.remove_suffix(1);
    if (line.empty()) continue;
    out.append(line).append("\n");
  }
  return out;
}

Statement code_at(std::string_view bytes, Span span) {
  std::string code = tidy_code(span.of(bytes));
  return {StatementKind::kCode, span, code, code, short_hash_of(code)};
}

}  // namespace

std::string said_text(const align::BlockText& text, Span span) { return Sayer(text, span).said(); }

WordCounts count_words(std::string_view text) {
  WordCounts words;
  const auto add = [&](std::string_view word) {
    if (word.empty()) return;
    ++words.counts[word];
    ++words.size;
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    const bool is_space = point.size == 1 && base::is_ascii_space(text[at]);
    const bool is_wide = point.value >= 0x0E00;  // Thai, and what is behind it: no spaces
    if (is_space || is_wide) {
      add(text.substr(begin, at - begin));
      if (is_wide) add(text.substr(at, point.size));
      begin = at + point.size;
    }
    at += point.size;
  }
  add(text.substr(begin));
  return words;
}

double likeness(const WordCounts& a, const WordCounts& b) {
  if (a.counts.size() > b.counts.size()) return likeness(b, a);
  const std::size_t size = a.size + b.size;
  if (size == 0) return 1;
  std::size_t common = 0;
  for (const auto& [word, count] : a.counts) {
    if (const auto found = b.counts.find(word); found != b.counts.end()) {
      common += std::min(count, found->second);
    }
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(size);
}

std::vector<Statement> code_of(const align::Side& side) {
  std::vector<Statement> out;
  for (const align::Block& block : side.blocks) {
    if (block.kind == align::BlockKind::kCode) out.push_back(code_at(side.bytes, block.span));
  }
  std::ranges::stable_sort(out, {}, [](const Statement& each) { return each.span.begin; });
  return out;
}

std::vector<Statement> StatementReader::read(std::string_view bytes, ArticleKind kind) {
  reader_.read_texts(bytes, kind, side_);
  std::vector<Statement> out;
  for (std::size_t i = 0; i < side_.blocks.size(); ++i) {
    const align::Block& block = side_.blocks[i];
    if (block.kind == align::BlockKind::kCode) out.push_back(code_at(bytes, block.span));
    if (side_.text_of[i] < 0) continue;
    align::SideText& text = side_.texts[static_cast<std::size_t>(side_.text_of[i])];
    segmenter_.sentences(text.text, text.sentences);
    for (const align::Piece& piece : text.sentences) {
      std::string line = align::one_line(bytes, block, piece.span);
      const std::uint64_t exact = exact_of(line);
      out.push_back({StatementKind::kSentence, piece.span, std::move(line),
                     said_text(text.text, piece.span), exact});
    }
  }
  for (const align::HiddenUnit& unit : align::hidden_units(side_, kind)) {
    out.push_back(
        {StatementKind::kHidden, unit.span, unit.text, source_key(unit.text), exact_of(unit.text)});
  }
  std::ranges::stable_sort(out, {}, [](const Statement& each) { return each.span.begin; });
  return out;
}

}  // namespace locseg::status
