// The grammar of gettext's own reader, a line at a time: strings and keywords may be anywhere.
//
//     entry   = *comment [ msgctxt ] msgid ( msgstr / msgid_plural 1*( "msgstr[" N "]" ) )
//     comment = "#" text                     ; "#." extracted "#:" reference "#," flags
//                                            ; "#|" previous "#~" obsolete: ignored
//     text    = 1*string                     ; one behind another, joined
//     string  = DQUOTE *( char / escape ) DQUOTE
//
// The header is the entry without context whose msgid is empty. Its charset holds for what follows.
#include <algorithm>
#include <charconv>
#include <memory>

#include "base/printable.h"
#include "base/try.h"
#include "base/utf8.h"
#include "exchange/po/plural_forms.h"
#include "exchange/po/po_layout.h"
#include "exchange/po/po_text.h"
#include "exchange/po/po_writer.h"
#include "exchange/units/lines.h"
#include "exchange/units/translation_state.h"
#include "exchange/units/unit_rows.h"
#include "text/decoder.h"
#include "text/plural_forms.h"

namespace locseg::exchange {
namespace {

enum class Part { kNone, kDomain, kContext, kId, kPlural, kStr };

struct Entry {
  bool has_context = false;
  bool has_id = false;
  bool has_plural = false;
  TranslationState state = TranslationState::kTranslated;  // by its flags
  std::string context;
  std::string id;
  std::string plural;
  std::vector<std::string> strs;
  PoUnitLocation place;
  std::string comment;                  // behind `locseg:`
  std::vector<std::string> references;  // a line each
  std::size_t size = 0;
  std::string flags;
  std::optional<std::uint64_t> begin;  // of its first line
  Span id_span;                        // from the first string to the end of the last one
  Span plural_span;
  std::vector<Span> str_spans;

  void clear() { *this = {}; }
};

void extend(Span& span, Span by) { span = {span.empty() ? by.begin : span.begin, by.end}; }

// What one of the comment's keys says.
std::string value_of(std::string_view comment, std::string_view key) {
  while (!comment.empty()) {
    const std::size_t end = std::min(comment.find(' '), comment.size());
    const std::string_view word = comment.substr(0, end);
    if (word.size() > key.size() && word.starts_with(key) && word[key.size()] == '=') {
      return po::unpercent(word.substr(key.size() + 1));
    }
    comment.remove_prefix(std::min(end + 1, comment.size()));
  }
  return {};
}

bool has_key(std::string_view comment, std::string_view key) {
  return std::string(" ").append(comment).find(std::string(" ").append(key).append("=")) !=
         std::string::npos;
}

// The line that one of the references names in `article`; empty where none does.
std::string line_in(const std::vector<std::string>& references, const std::string& article) {
  for (std::string_view rest : references) {
    while (!rest.empty()) {
      rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
      std::string_view name;
      if (rest.starts_with(po::kIsolate)) {
        rest.remove_prefix(po::kIsolate.size());
        const std::size_t end = std::min(rest.find(po::kIsolateEnd), rest.size());
        name = rest.substr(0, end);
        rest.remove_prefix(std::min(end + po::kIsolateEnd.size(), rest.size()));
      } else {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        name = rest.substr(0, end);
        const std::size_t colon = name.rfind(':');
        if (colon != std::string_view::npos) name = name.substr(0, colon);
        rest.remove_prefix(name.size());
      }
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (name == article && rest.starts_with(':')) return std::string(rest.substr(1, end - 1));
      rest.remove_prefix(end);
    }
  }
  return {};
}

class PoFile {
 public:
  // `job`: null if it is not wanted where units are.
  PoFile(ByteSource& bytes, std::string_view path, UnitSink& sink, UnitScope scope,
         PoLayout* job = nullptr)
      : lines_(bytes, path), path_(path), articles_(sink), scope_(scope), job_(job) {}

  Result<void> read() {
    for (;;) {
      const auto more = lines_.next();
      LOCSEG_TRY(more);
      if (!*more) {
        line_ = rest_ = {};
        break;
      }
      LOCSEG_TRY(take_line());
      if (lines_.number() == 1 &&
          (line_.starts_with("\xFF\xFE") || line_.starts_with("\xFE\xFF"))) {
        return failure(ErrorCode::kUnsupported,
                       "is in UTF-16, which gettext does not read either: convert it to UTF-8",
                       std::string(path_));
      }
      LOCSEG_TRY(parse_line());
    }
    LOCSEG_TRY(end_entry());
    return articles_.finish();
  }

 private:
  Result<void> take_line() {
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
  Result<void> decode_rest() {
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

  [[nodiscard]] tl::unexpected<Error> malformed(std::string_view what) const {
    const auto at = static_cast<std::size_t>(rest_.data() - line_.data());
    return failure(ErrorCode::kMalformed, std::string(what), std::string(path_),
                   {lines_.number(), base::count_code_points(line_.substr(0, at)) + 1});
  }

  void skip_space() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\f\v"), rest_.size()));
  }

  Result<void> parse_line() {
    for (skip_space(); !rest_.empty(); skip_space()) {
      if (rest_.front() == '#') return parse_comment();
      auto parsed = rest_.front() == '"' ? parse_string() : parse_keyword();
      if (!parsed) return parsed;
    }
    return {};
  }

  // Where `rest_` begins: exact where lines are what the file holds, which UTF-8 is, else on the
  // same line.
  [[nodiscard]] std::uint64_t offset() const {
    const auto at = static_cast<std::uint64_t>(rest_.data() - line_.data());
    return lines_.offset() + std::min<std::uint64_t>(at, lines_.line().size());
  }

  Result<void> parse_comment() {
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
      entry_.place.names_type = has_key(entry_.comment, "type");
    } else if (kind == ':') {
      entry_.references.emplace_back(text);
    } else if (kind == ',') {
      // Of several such lines, the last one counts to gettext.
      entry_.state = TranslationState::kTranslated;
      entry_.place.flags = offset() + 2;
      entry_.place.directives = po::DirectiveStyle::kNone;
      entry_.flags = text;
      constexpr std::string_view kBetweenFlags = ", \t";
      while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(kBetweenFlags), text.size());
        take_flag(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
      }
    }
    return {};
  }

  void take_flag(std::string_view flag) {
    entry_.state = std::min(entry_.state, po_state(flag));
    entry_.place.directives = std::max(entry_.place.directives, po::directive_style(flag));
  }

  Result<void> parse_keyword() {
    const std::size_t size = std::min(rest_.find_first_of(" \t\"#"), rest_.size());
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
    rest_.remove_prefix(std::min(size, rest_.size()));
    skip_space();
    if (!rest_.empty() && rest_.front() != '"' && rest_.front() != '#') {
      return malformed("expected a string in quotes");
    }
    return {};
  }

  void begin_texts() {
    if (entry_.has_context || entry_.has_id) return;
    if (!entry_.begin) entry_.begin = lines_.offset();
    entry_.place.texts = lines_.offset();
    const std::string_view before = line_.substr(0, offset() - lines_.offset());
    entry_.place.begins_line = before.find_first_not_of(" \t") == std::string_view::npos;
  }

  Result<void> begin_str(std::string_view index) {
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

  Result<void> end_entry_before(std::string_view keyword) {
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

  Result<void> parse_string() {
    std::string* const text = text_of_part();
    if (text == nullptr && part_ == Part::kNone) {
      return malformed("found a string, expected a keyword before it");
    }
    const std::string_view begin = rest_;
    const std::uint64_t place = offset();
    rest_.remove_prefix(1);
    for (;;) {
      const std::size_t end = std::min(rest_.find_first_of("\"\\"), rest_.size());
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

  Result<void> parse_escape(std::string* text) {
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

  std::string* text_of_part() {
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

  Result<void> end_entry() {
    if (entry_.strs.empty() && (entry_.has_id || entry_.has_context)) {
      return malformed(entry_.has_id ? "expected msgstr" : "expected msgid");
    }
    Result<void> done;
    if (!entry_.strs.empty()) {
      done = entry_.id.empty() && !entry_.has_context ? take_header() : put_entry();
    }
    const bool header_ends = !header_done_ && !entry_.strs.empty();
    entry_.clear();
    part_ = Part::kNone;
    if (!done || !header_ends) return done;
    header_done_ = true;
    return decode_rest();
  }

  // A field of the header; empty where it has none.
  [[nodiscard]] std::string field(std::string_view name) const {
    std::string_view rest = entry_.strs[0];
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

  Result<void> take_header() {
    row_.source_lang = field("X-Source-Language");
    row_.target_lang = field("X-Target-Language");
    // What a tool changed counts, not what we once wrote.
    const std::string locale = field("Language");
    if (!locale.empty() && po::locale_of(row_.target_lang) != locale) {
      row_.target_lang = po::language_of(locale);
    }
    if (job_ != nullptr) take_forms();
    rare_forms_ = po::rare_plural_forms(field("Plural-Forms"));
    const std::string accelerator = field("X-Accelerator-Marker");
    accelerator_ = accelerator.size() == 1 ? accelerator.front() : '\0';
    const std::string type = field("Content-Type");
    const std::size_t at = type.find("charset=");
    return at == std::string::npos ? Result<void>() : use_charset(type.substr(at + 8));
  }

  void take_forms() {
    job_->forms = po::parse_plural_forms(field("Plural-Forms"));
    if (job_->forms) return;
    const std::size_t count = text::plural_form_count(row_.target_lang);
    if (count != 0) job_->forms = po::PluralForms{count, 0};
  }

  Result<void> use_charset(std::string name) {
    std::string upper = name;
    std::ranges::transform(upper, upper.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    });
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

  // article#id or article#id#number; anything else is another tool's.
  void take_context() {
    row_.article.clear();
    row_.id.clear();
    const std::string_view context = entry_.context;
    const std::size_t first = context.find('#');
    if (!entry_.has_context || first == std::string_view::npos) return;
    const std::size_t second = std::min(context.find('#', first + 1), context.size());
    const std::string_view number = context.substr(std::min(second + 1, context.size()));
    const bool numbered = second != context.size();
    if (numbered &&
        (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos)) {
      return;
    }
    row_.article = po::unpercent(context.substr(0, first));
    row_.id = po::unpercent(context.substr(first + 1, second - first - 1));
  }

  Result<void> put_entry() {
    if (!is_translation(entry_.state) && scope_ == UnitScope::kTranslations) return {};
    take_context();
    const std::string_view comment = entry_.comment;
    row_.state = entry_.state;
    if (!is_translation(row_.state) && has_key(comment, "state")) {
      row_.state = field_state(value_of(comment, "state"));
    }
    row_.translation_type = value_of(comment, "type");
    row_.source_commit = value_of(comment, "commit");
    row_.handoff = value_of(comment, "date");
    row_.recovered = has_key(comment, "recovered") ? "true" : "";
    row_.line = value_of(comment, "line");
    if (row_.line.empty()) row_.line = line_in(entry_.references, row_.article);
    set_origin();
    if (!entry_.has_plural) return put_unit(entry_.id, entry_.strs[0]);
    const auto is_empty = [](const std::string& text) { return text.empty(); };
    if (scope_ == UnitScope::kJob && std::ranges::all_of(entry_.strs, is_empty)) {
      entry_.place.form = PoForm::kSingular;
      LOCSEG_TRY(put_unit(entry_.id, {}));
      entry_.place.form = PoForm::kPlural;
      return put_unit(entry_.plural, {});
    }
    row_.origin.plural = entry_.plural;
    for (std::size_t i = 0; i < entry_.strs.size(); ++i) {
      const bool only = entry_.strs.size() == 1;
      row_.origin.target = entry_.str_spans[i];
      row_.origin.is_rare_form = i < rare_forms_.size() && rare_forms_[i];
      if (i == 0) {
        LOCSEG_TRY(put_unit(entry_.id, entry_.strs[i]));
      }
      row_.origin.source = entry_.plural_span;
      if (i != 0 || only) {
        LOCSEG_TRY(put_unit(entry_.plural, entry_.strs[i]));
      }
    }
    return {};
  }

  void set_origin() {
    row_.origin = {};
    row_.origin.record = {entry_.begin.value_or(0), entry_.str_spans.back().end};
    row_.origin.source = entry_.id_span;
    row_.origin.target = entry_.str_spans.front();
    row_.origin.flags = entry_.flags;
    row_.origin.accelerator = accelerator_;
  }

  Result<void> put_unit(const std::string& source, const std::string& target) {
    row_.source = source;
    row_.target = target;
    const std::string_view comment = entry_.comment;
    if (target.empty() && has_key(comment, "target")) {
      row_.target = value_of(comment, "target");
    } else if (!is_translation(entry_.state) && scope_ == UnitScope::kJob) {
      row_.target.clear();  // a guess
    } else if (target.empty()) {
      if (scope_ == UnitScope::kTranslations) return {};
    } else if (has_key(comment, "lf")) {
      po::undo_line_feeds(value_of(comment, "lf"), row_.target);
    }
    if (job_ != nullptr) {
      entry_.place.is_open = row_.target.empty() && target.empty() && !entry_.place.str.empty() &&
                             entry_.has_plural == (entry_.place.form != PoForm::kNone);
      entry_.place.has_marks = has_key(comment, "lf");
      entry_.place.is_fuzzy = !is_translation(entry_.state);
      job_->places.push_back(entry_.place);
    }
    return articles_.add(row_);
  }

  Lines lines_;
  std::string_view path_;
  RowArticles articles_;
  UnitScope scope_;
  PoLayout* job_;
  std::string_view line_;
  std::string_view rest_;  // of it
  Entry entry_;
  Part part_ = Part::kNone;
  UnitRow row_;
  std::vector<bool> rare_forms_;  // by form
  char accelerator_ = '\0';
  bool header_done_ = false;
  std::unique_ptr<text::Decoder> decoder_;  // null for UTF-8
  std::string charset_;
  std::string decoded_;  // the line
};

class PoReader final : public UnitReader {
 public:
  Result<void> read(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    return PoFile(bytes, path, sink, UnitScope::kTranslations).read();
  }
  Result<void> read_all(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    return PoFile(bytes, path, sink, UnitScope::kAll).read();
  }
  Result<void> read_untranslated(ByteSource& bytes, std::string_view path,
                                 UnitSink& sink) const override {
    return PoFile(bytes, path, sink, UnitScope::kJob).read();
  }
};

}  // namespace

Result<void> read_po_job(ByteSource& bytes, std::string_view path, UnitSink& sink, PoLayout& job) {
  return PoFile(bytes, path, sink, UnitScope::kJob, &job).read();
}

const UnitReader& po_reader() {
  static const PoReader reader;
  return reader;
}

}  // namespace locseg::exchange
