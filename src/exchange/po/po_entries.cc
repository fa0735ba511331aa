// The grammar of gettext's own reader, a line at a time: strings and keywords may be anywhere.
//
//     entry   = *comment [ msgctxt ] msgid ( msgstr / msgid_plural 1*( "msgstr[" N "]" ) )
//     comment = "#" text                     ; "#." extracted "#:" reference "#," flags
//                                            ; "#|" previous "#~" obsolete: ignored
//     text    = 1*string                     ; one behind another, joined
//     string  = DQUOTE *( char / escape ) DQUOTE
//
// The header is the entry without context whose msgid is empty. Its charset holds for what follows.
#include "exchange/po/po_entries.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/bytes.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/utf8.h"
#include "exchange/po/po_text.h"
#include "exchange/units/translation_state.h"

namespace locseg::exchange {
namespace {

constexpr base::ByteSet kSpaces(" \t\r\f\v");
constexpr base::ByteSet kKeywordEnds(" \t\"#");

void extend(Span& span, Span by) { span = {span.empty() ? by.begin : span.begin, by.end}; }

}  // namespace

std::string PoEntry::field(std::string_view name) const {
  std::string_view rest = strs[0];
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.size() <= name.size() || !line.starts_with(name) || line[name.size()] != ':') {
      continue;
    }
    const std::string_view value = line.substr(name.size() + 1);
    const std::size_t begin = std::min(value.find_first_not_of(" \t"), value.size());
    const std::size_t last = value.find_last_not_of(" \t");
    return begin == value.size() ? std::string()
                                 : std::string(value.substr(begin, last + 1 - begin));
  }
  return {};
}

Result<void> PoEntries::read() {
  for (;;) {
    const auto more = lines_.next();
    LOCSEG_TRY(more);
    if (!*more) {
      line_ = rest_ = {};
      break;
    }
    LOCSEG_TRY(take_line());
    if (lines_.number() == 1 && (line_.starts_with("\xFF\xFE") || line_.starts_with("\xFE\xFF"))) {
      return failure(ErrorCode::kUnsupported,
                     "is in UTF-16, which gettext does not read either: convert it to UTF-8",
                     std::string(path_));
    }
    LOCSEG_TRY(parse_line());
  }
  return end_entry();
}

Result<void> PoEntries::take_line() {
  line_ = lines_.line();
  if (line_.ends_with('\r')) {
    line_.remove_suffix(1);
    if (job_ != nullptr) job_->line_end = "\r\n";
  }
  rest_ = line_;
  // Before the header is over, only its own few fields are looked at.
  return header_done_ ? decode_rest() : Result<void>();
}

// What is left of the line, as UTF-8. Decoded by lines, for in some charsets the second byte of a
// character may be a quote or a backslash.
Result<void> PoEntries::decode_rest() {
  if (decoder_ == nullptr) {
    const std::size_t valid = base::valid_utf8_prefix(rest_);
    if (valid == rest_.size()) return {};
    rest_.remove_prefix(valid);
    return malformed("these bytes are not UTF-8, expected what the header says");
  }
  const std::size_t before = line_.size() - rest_.size();
  std::string decoded(line_.substr(0, before));
  const bool sound = decoder_->decode(rest_, false, decoded);
  decoded_ = std::move(decoded);
  line_ = decoded_;
  rest_ = line_.substr(sound ? before : line_.size());
  if (!sound) return malformed("what follows is not " + charset_ + ", as the header says");
  return {};
}

tl::unexpected<Error> PoEntries::malformed(std::string_view what) const {
  const auto at = static_cast<std::size_t>(rest_.data() - line_.data());
  return failure(ErrorCode::kMalformed, std::string(what), std::string(path_),
                 {lines_.number(), base::count_code_points(line_.substr(0, at)) + 1});
}

void PoEntries::skip_space() { rest_.remove_prefix(kSpaces.skip(rest_, 0)); }

Result<void> PoEntries::parse_line() {
  for (skip_space(); !rest_.empty(); skip_space()) {
    if (rest_.front() == '#') return parse_comment();
    auto parsed = rest_.front() == '"' ? parse_string() : parse_keyword();
    if (!parsed) return parsed;
  }
  return {};
}

// Where `rest_` begins: exact where lines are what the file holds, which UTF-8 is, else on the
// same line.
std::uint64_t PoEntries::offset() const {
  const auto at = static_cast<std::uint64_t>(rest_.data() - line_.data());
  return lines_.offset() + std::min<std::uint64_t>(at, lines_.line().size());
}

Result<void> PoEntries::parse_comment() {
  if (rest_.starts_with("#~")) {
    const bool is_live = entry_.has_context || entry_.has_id;
    if (!is_live) entry_.clear();  // the comments were the obsolete entry's
    return {};
  }
  if (!entry_.strs.empty()) {
    LOCSEG_TRY(end_entry());
  }
  if (!entry_.begin) entry_.begin = lines_.offset();
  if (rest_.starts_with("#|")) {
    if (!entry_.place.previous) entry_.place.previous = lines_.offset();
    return {};
  }
  const char kind = rest_.size() > 1 ? rest_[1] : ' ';
  std::string_view text = rest_.substr(std::min<std::size_t>(2, rest_.size()));
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  entry_.size += text.size();
  if (entry_.size > kMaxAtOnce) return malformed("the entry is longer than 16 MiB");
  if (kind == '.' && text.starts_with(po::kOwnComment)) {
    text.remove_prefix(po::kOwnComment.size());
    entry_.comment = text;
    entry_.place.comment = offset() + rest_.size();
  } else if (kind == ':') {
    entry_.references.emplace_back(text);
  } else if (kind == ',') {
    parse_flags(text);
  }
  return {};
}

// Of several such lines, the last one counts to gettext.
void PoEntries::parse_flags(std::string_view text) {
  entry_.state = TranslationState::kTranslated;
  entry_.place.flags = offset() + 2;
  entry_.place.directives = po::DirectiveStyle::kNone;
  entry_.flags = text;
  constexpr std::string_view kBetweenFlags = ", \t";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(kBetweenFlags), text.size());
    const std::string_view flag = text.substr(0, end);
    entry_.state = std::min(entry_.state, po_state(flag));
    entry_.place.directives = std::max(entry_.place.directives, po::directive_style(flag));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

Result<void> PoEntries::parse_keyword() {
  const std::size_t size = kKeywordEnds.find(rest_, 0);
  const std::string_view word = rest_.substr(0, size);
  if (word == "domain") {
    LOCSEG_TRY(end_entry());
    part_ = Part::kDomain;
  } else if (word == "msgctxt") {
    LOCSEG_TRY(end_entry_before("msgctxt"));
    begin_texts();
    entry_.has_context = true;
    part_ = Part::kContext;
  } else if (word == "msgid") {
    LOCSEG_TRY(end_entry_before("msgid"));
    begin_texts();
    entry_.has_id = true;
    part_ = Part::kId;
  } else if (word == "msgid_plural") {
    if (!entry_.has_id || entry_.has_plural || !entry_.strs.empty()) {
      return malformed("found msgid_plural, expected it behind msgid");
    }
    entry_.has_plural = true;
    part_ = Part::kPlural;
  } else if (word.starts_with("msgstr")) {
    LOCSEG_TRY(begin_str(word.substr(6)));
    part_ = Part::kStr;
  } else {
    return malformed("expected msgctxt, msgid, msgid_plural, msgstr, a string or a comment");
  }
  rest_.remove_prefix(size);
  skip_space();
  if (!rest_.empty() && rest_.front() != '"' && rest_.front() != '#') {
    return malformed("expected a string in quotes");
  }
  return {};
}

void PoEntries::begin_texts() {
  if (entry_.has_context || entry_.has_id) return;
  if (!entry_.begin) entry_.begin = lines_.offset();
  entry_.place.texts = lines_.offset();
  const std::string_view before = line_.substr(0, offset() - lines_.offset());
  entry_.place.begins_line = before.find_first_not_of(" \t") == std::string_view::npos;
}

Result<void> PoEntries::begin_str(std::string_view index) {
  if (!entry_.has_id) return malformed("found msgstr, expected msgid before it");
  const std::string wanted =
      entry_.has_plural ? '[' + std::to_string(entry_.strs.size()) + ']' : std::string();
  if (index != wanted || (!entry_.has_plural && !entry_.strs.empty())) {
    if (!entry_.has_plural && !entry_.strs.empty()) {
      return malformed("found a second msgstr, expected msgid");
    }
    return malformed("found msgstr" + base::printable(index) + ", expected msgstr" + wanted);
  }
  if (entry_.strs.empty()) entry_.place.strs.begin = offset();
  entry_.place.strs.end = offset() + std::string_view("msgstr").size() + index.size();
  entry_.strs.emplace_back();
  entry_.str_spans.emplace_back();
  return {};
}

Result<void> PoEntries::end_entry_before(std::string_view keyword) {
  if (!entry_.strs.empty()) return end_entry();
  const bool open = entry_.has_id || (entry_.has_context && keyword == "msgctxt");
  if (open) {
    return malformed(std::string("found ")
                         .append(keyword)
                         .append(", expected ")
                         .append(entry_.has_id ? "msgstr" : "msgid")
                         .append(" before it"));
  }
  return {};
}

Result<void> PoEntries::parse_string() {
  std::string* const text = text_of_part();
  if (text == nullptr && part_ == Part::kNone) {
    return malformed("found a string, expected a keyword before it");
  }
  const std::string_view begin = rest_;
  const std::uint64_t place = offset();
  rest_.remove_prefix(1);
  for (;;) {
    const std::size_t end = base::find_any_of(rest_, 0, {'"', '\\', '"', '\\'});
    if (text != nullptr) text->append(rest_.substr(0, end));
    entry_.size += end + 1;
    rest_.remove_prefix(end);
    if (rest_.empty()) {
      rest_ = begin;
      return malformed("the string is not closed on its line");
    }
    if (rest_.front() == '"') break;
    LOCSEG_TRY(parse_escape(text));
  }
  rest_.remove_prefix(1);
  if (entry_.size > kMaxAtOnce) return malformed("the entry is longer than 16 MiB");
  const Span string{place, offset()};
  if (part_ == Part::kStr && entry_.place.str.empty()) entry_.place.str = string;
  if (part_ == Part::kStr) {
    entry_.place.strs.end = string.end;
    extend(entry_.str_spans.back(), string);
  }
  if (part_ == Part::kId) extend(entry_.id_span, string);
  if (part_ == Part::kPlural) extend(entry_.plural_span, string);
  return {};
}

Result<void> PoEntries::parse_escape(std::string* text) {
  constexpr std::string_view kMarks = "nrt\"\\abfv";
  constexpr std::string_view kMeanings = "\n\r\t\"\\\a\b\f\v";
  std::size_t size = 2;
  char value = 0;
  const char mark = rest_.size() > 1 ? rest_[1] : '\0';
  if (const std::size_t index = kMarks.find(mark);
      mark != '\0' && index != std::string_view::npos) {
    value = kMeanings[index];
  } else if (mark >= '0' && mark <= '7') {
    unsigned number = 0;
    for (size = 1; size < 4 && size < rest_.size() && rest_[size] >= '0' && rest_[size] <= '7';
         ++size) {
      number = number * 8 + static_cast<unsigned>(rest_[size] - '0');
    }
    value = static_cast<char>(number & 0xFF);
  } else if (mark == 'x') {
    unsigned number = 0;
    const char* const from = rest_.data() + 2;
    const auto parsed =
        std::from_chars(from, rest_.data() + std::min<std::size_t>(4, rest_.size()), number, 16);
    if (parsed.ec != std::errc()) return malformed("expected hexadecimal digits behind \\x");
    size = static_cast<std::size_t>(parsed.ptr - rest_.data());
    value = static_cast<char>(number);
  } else {
    return malformed("no such escape in a string");
  }
  if (text != nullptr) *text += value;
  rest_.remove_prefix(size);
  return {};
}

std::string* PoEntries::text_of_part() {
  switch (part_) {
    case Part::kContext:
      return &entry_.context;
    case Part::kId:
      return &entry_.id;
    case Part::kPlural:
      return &entry_.plural;
    case Part::kStr:
      return &entry_.strs.back();
    default:
      return nullptr;
  }
}

Result<void> PoEntries::end_entry() {
  if (entry_.strs.empty() && (entry_.has_id || entry_.has_context)) {
    return malformed(entry_.has_id ? "expected msgstr" : "expected msgid");
  }
  Result<void> done;
  if (!entry_.strs.empty()) {
    const bool is_header = entry_.is_header();
    done = take_(entry_);
    if (done && is_header) {
      const std::string type = entry_.field("Content-Type");
      const std::size_t at = type.find("charset=");
      if (at != std::string::npos) done = use_charset(type.substr(at + 8));
    }
  }
  const bool header_ends = !header_done_ && !entry_.strs.empty();
  entry_.clear();
  part_ = Part::kNone;
  if (!done || !header_ends) return done;
  header_done_ = true;
  return decode_rest();
}

Result<void> PoEntries::use_charset(std::string name) {
  std::string upper = name;
  std::ranges::transform(upper, upper.begin(), base::ascii_upper);
  // A template that was not filled in says CHARSET.
  for (const std::string_view same : {"UTF-8", "UTF8", "US-ASCII", "ASCII", "CHARSET", ""}) {
    if (upper != same) continue;
    if (job_ != nullptr) job_->is_utf8 = same.starts_with("UTF");
    decoder_.reset();
    return {};
  }
  decoder_ = text::Decoder::open(name);
  if (job_ != nullptr) job_->is_decoded = true;
  charset_ = std::move(name);
  if (decoder_ != nullptr) return {};
  return failure(
      ErrorCode::kUnsupported,
      "the header names the charset '" + base::printable(charset_) + "', which is unknown",
      std::string(path_), {lines_.number(), 0});
}

}  // namespace locseg::exchange
