// A decoded text is aligned with the bytes that spell it. Where a format escapes, one step after
// another says how many bytes of the file make how many of the text. In XML, whose inline codes may
// be named only, each run of characters between tags is looked for in the text.
#include "exchange/placed_units.h"

#include <algorithm>
#include <memory>

#include "base/byte_source.h"
#include "base/bytes.h"
#include "base/hex.h"
#include "base/json_text.h"
#include "base/try.h"
#include "base/utf8.h"
#include "base/xml_text.h"
#include "exchange/xml/xml_bytes.h"

namespace locseg {
namespace {

// How many bytes of the file make how many of the text.
struct Step {
  std::uint64_t raw = 1;
  std::uint64_t decoded = 1;
};

// Reads one spelling of a text from left to right.
class Spelling {
 public:
  virtual ~Spelling() = default;
  // The step at the start of `rest`, which is not empty.
  virtual Step step(std::string_view rest) = 0;
};

constexpr Step kNothing = {1, 0};

bool is_octal_digit(char c) { return c >= '0' && c <= '7'; }

std::uint64_t digits_at(std::string_view text, std::uint64_t from, std::uint64_t most,
                        bool (*is_digit)(char)) {
  std::uint64_t count = 0;
  while (count < most && from + count < text.size() && is_digit(text[from + count])) ++count;
  return count;
}

// Strings one behind another, with escapes of C.
class PoSpelling final : public Spelling {
 public:
  Step step(std::string_view rest) override {
    if (rest.front() == '"') inside_ = !inside_;
    if (rest.front() == '"' || !inside_) return kNothing;
    if (rest.front() != '\\' || rest.size() < 2) return {};
    if (rest[1] == 'x') return {2 + digits_at(rest, 2, 2, base::is_hex_digit), 1};
    return {std::max<std::uint64_t>(2, 1 + digits_at(rest, 1, 3, is_octal_digit)), 1};
  }

 private:
  bool inside_ = false;
};

class CsvSpelling final : public Spelling {
 public:
  Step step(std::string_view rest) override {
    const bool is_first = !begun_;
    begun_ = true;
    if (is_first && rest.front() == '"') quoted_ = true;
    if (!quoted_ || rest.front() != '"') return {};
    return is_first || !rest.starts_with("\"\"") ? kNothing : Step{2, 1};
  }

 private:
  bool begun_ = false;
  bool quoted_ = false;
};

class TsvSpelling final : public Spelling {
 public:
  Step step(std::string_view rest) override {
    return rest.front() == '\\' && rest.size() > 1 ? Step{2, 1} : Step{};
  }
};

class JsonSpelling final : public Spelling {
 public:
  Step step(std::string_view rest) override {
    if (rest.front() == '"') return kNothing;
    if (rest.front() != '\\' || rest.size() < 2) return {};
    if (rest[1] != 'u') return {2, 1};
    const std::uint64_t size = 2 + digits_at(rest, 2, 4, base::is_hex_digit);
    const auto value =
        static_cast<char32_t>(std::stoul("0" + std::string(rest.substr(2, size - 2)), nullptr, 16));
    if (value >= 0xD800 && value < 0xE000) return {std::min<std::uint64_t>(12, rest.size()), 4};
    std::string character;
    base::append_utf8(character, value);
    return {size, character.size()};
  }
};

// How a text is spelled inside a field; `quoted`: which is in quotation marks.
void spell_po(std::string& out, std::string_view text, bool /*quoted*/) {
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n' || c == '\t' || c == '\r') {
      out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r";
    } else {
      out += c;
    }
  }
}

void spell_csv(std::string& out, std::string_view text, bool quoted) {
  for (const char c : text) {
    if (quoted && c == '"') out += '"';
    out += c;
  }
}

void spell_tsv(std::string& out, std::string_view text, bool /*quoted*/) {
  for (const char c : text) {
    if (c == '\n' || c == '\t' || c == '\r' || c == '\\') {
      out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : "\\\\";
    } else {
      out += c;
    }
  }
}

void spell_json(std::string& out, std::string_view text, bool /*quoted*/) {
  base::append_json_escaped(out, text);
}

template <class One>
std::unique_ptr<Spelling> make() {
  return std::make_unique<One>();
}

// XML has none of its own here.
struct NamedSpelling {
  std::string_view format;
  std::unique_ptr<Spelling> (*make)();
  void (*spell)(std::string& out, std::string_view text, bool quoted);
  bool is_guarded = false;  // as a spreadsheet's texts are
};
constexpr NamedSpelling kSpellings[] = {{"po", make<PoSpelling>, spell_po},
                                        {"csv", make<CsvSpelling>, spell_csv, true},
                                        {"tsv", make<TsvSpelling>, spell_tsv, true},
                                        {"jsonl", make<JsonSpelling>, spell_json}};

const NamedSpelling* spelling_of(const ExchangeFormat& format) {
  for (const NamedSpelling& each : kSpellings) {
    if (each.format == format.name) return &each;
  }
  return nullptr;
}

std::uint64_t count_apostrophes(std::string_view text) {
  return std::min(text.find_first_not_of('\''), text.size());
}

Span place_in_steps(const NamedSpelling& named, std::string_view raw, std::string_view decoded,
                    Span part) {
  const std::unique_ptr<Spelling> spelling = named.make();
  std::uint64_t done = 0;
  bool is_guard_gone = !named.is_guarded;
  Span out{raw.size(), raw.size()};
  bool begun = false;
  for (std::uint64_t at = 0; at < raw.size();) {
    Step step = spelling->step(raw.substr(at));
    if (!is_guard_gone && step.decoded != 0) {
      is_guard_gone = true;
      if (count_apostrophes(raw.substr(at)) == count_apostrophes(decoded) + 1) step = kNothing;
    }
    if (!begun && step.decoded != 0 && done + step.decoded > part.begin) {
      out.begin = at;
      begun = true;
    }
    if (begun && part.empty()) return {out.begin, out.begin};
    at += step.raw;
    done += step.decoded;
    if (begun && done >= part.end) return {out.begin, std::min<std::uint64_t>(at, raw.size())};
    // The end of the text, before what closes it.
    if (!begun && step.decoded != 0 && done >= part.begin) out.begin = out.end = at;
  }
  return begun ? out : Span{out.begin, out.begin};
}

// Characters between tags, and references.
class XmlAlignment {
 public:
  XmlAlignment(std::string_view raw, std::string_view decoded, Span part)
      : raw_(raw), decoded_(decoded), part_(part) {}

  Span place() {
    std::uint64_t tag = 0;
    while (at_ < raw_.size() && !is_over_) {
      if (raw_[at_] != '<') {
        run(tag, std::min(raw_.find('<', at_), raw_.size()), true);
        continue;
      }
      tag = at_;
      markup();
    }
    if (!begun_) out_.begin = last_;
    if (!is_over_) out_.end = std::max(out_.begin, last_);
    return out_;
  }

 private:
  void markup() {
    const std::string_view rest = raw_.substr(at_);
    constexpr std::string_view kCharacters = "<![CDATA[";
    if (rest.starts_with(kCharacters)) {
      at_ += kCharacters.size();
      const std::size_t end = std::min(raw_.find("]]>", at_), raw_.size());
      run(at_, end, false);
      at_ = std::min(end + 3, raw_.size());
      return;
    }
    const std::string_view close = rest.starts_with("<!--") ? "-->" : ">";
    const std::size_t end = raw_.find(close, at_);
    at_ = end == std::string_view::npos ? raw_.size() : end + close.size();
  }

  // At at_, before `end`: bytes that spell themselves, or the reference or line end that makes
  // `made`.
  std::uint64_t step(std::uint64_t end, bool has_references, std::string& made) const {
    const std::string_view rest = raw_.substr(at_, end - at_);
    made.clear();
    if (has_references && rest.front() == '&') {
      if (const std::size_t size = base::reference_size(rest); size != 0) {
        base::append_xml_value(made, rest.substr(0, size));
        return size;
      }
    }
    if (rest.front() == '\r') {
      made = '\n';
      return rest.starts_with("\r\n") ? 2 : 1;
    }
    const std::size_t plain =
        has_references ? base::find_any_of(rest, 1, {'&', '\r', '&', '\r'}) : rest.find('\r', 1);
    made = rest.substr(0, plain);
    return made.size();
  }

  // `tag`: where the markup before the run begins.
  void run(std::uint64_t tag, std::uint64_t end, bool has_references) {
    const std::uint64_t begin = at_;
    std::string text;
    std::string made;
    while (at_ < end) {
      at_ += step(end, has_references, made);
      text += made;
    }
    const std::size_t found = decoded_.find(text, done_);
    if (text.empty() || found == std::string_view::npos) return;
    // What is before it was made of markup.
    if (!begun_ && found > part_.begin) begin_at(tag);
    if (begun_ && found >= part_.end && !part_.empty()) {
      finish_at(std::max(last_, out_.begin));
      return;
    }
    done_ = found;
    at_ = begin;
    while (at_ < end && !is_over_) {
      const std::uint64_t size = step(end, has_references, made);
      pass(size, made.size());
    }
  }

  // `size` bytes that make as many of the text, or are one thing.
  void pass(std::uint64_t size, std::uint64_t made) {
    const bool is_plain = size == made;
    const auto raw_of = [&](std::uint64_t decoded) { return is_plain ? decoded : size; };
    std::uint64_t passed = 0;  // of the text
    if (!begun_ && done_ + made > part_.begin) {
      if (is_plain && part_.begin > done_) passed = part_.begin - done_;
      begin_at(at_ + passed);
    }
    if (begun_ && part_.empty()) return finish_at(out_.begin);
    const bool ends = begun_ && done_ + made >= part_.end;
    if (ends) made = std::max(passed + 1, part_.end - std::min(part_.end, done_));
    at_ += raw_of(made);
    done_ += made;
    last_ = at_;
    if (ends) finish_at(at_);
  }

  void begin_at(std::uint64_t place) {
    begun_ = true;
    out_.begin = place;
  }

  void finish_at(std::uint64_t place) {
    is_over_ = true;
    out_.end = place;
  }

  std::string_view raw_;
  std::string_view decoded_;
  Span part_;
  std::uint64_t at_ = 0;    // of raw_
  std::uint64_t last_ = 0;  // behind the last character that was found
  std::uint64_t done_ = 0;  // of decoded_
  Span out_;
  bool begun_ = false;
  bool is_over_ = false;
};

Result<void> drain(ByteSource& source, const std::string& path, std::string& into) {
  for (;;) {
    auto chunk = source.next();
    if (!chunk) {
      if (chunk.error().path.empty()) chunk.error().path = path;
      return tl::unexpected<Error>(std::move(chunk.error()));
    }
    if (chunk->empty()) return {};
    into += *chunk;
  }
}

}  // namespace

Result<PlacedUnits> PlacedUnits::open(const ExchangeFormat& format, const std::string& path) {
  std::string bytes;
  auto opened = open_bytes(path);
  LOCSEG_TRY(opened);
  LOCSEG_TRY(drain(**opened, path, bytes));
  return of(format, path, std::move(bytes));
}

PlacedUnits PlacedUnits::of(const ExchangeFormat& format, const std::string& path,
                            std::string bytes_of_file) {
  PlacedUnits out(format, path, std::move(bytes_of_file));
  if (spelling_of(format) != nullptr) return out;
  MemoryBytes bytes(out.bytes_);
  exchange::XmlBytes characters(bytes);
  const auto first = characters.next();
  if (first && characters.is_utf8() && out.bytes_.starts_with(*first)) return out;
  std::string text(first.value_or(""));
  // The reader reports what is no character, with its place.
  static_cast<void>(drain(characters, path, text));
  if (text != out.bytes_) out.text_ = std::move(text);
  return out;
}

Result<void> PlacedUnits::read(UnitSink& sink) const {
  constexpr std::size_t kChunk = std::size_t{256} << 10;
  MemoryBytes bytes(bytes_, kChunk);
  return format_->reader->read(bytes, path_, sink);
}

Span PlacedUnits::place_of(Span raw, std::string_view decoded, Span part) const {
  raw.end = std::min<std::uint64_t>(raw.end, text().size());
  raw.begin = std::min(raw.begin, raw.end);
  const NamedSpelling* const named = spelling_of(*format_);
  const Span inside = named != nullptr ? place_in_steps(*named, raw.of(text()), decoded, part)
                                       : XmlAlignment(raw.of(text()), decoded, part).place();
  return {raw.begin + inside.begin, raw.begin + std::max(inside.begin, inside.end)};
}

std::optional<Edit> PlacedUnits::edit_of(Span raw, std::string_view decoded,
                                         const Edit& edit) const {
  Edit out{place_of(raw, decoded, edit.span), {}};
  const NamedSpelling* const named = spelling_of(*format_);
  if (named != nullptr) {
    named->spell(out.text, edit.text, raw.of(text()).starts_with('"'));
    return out;
  }
  if (out.span.of(text()).find('<') != std::string_view::npos) return std::nullopt;
  base::append_xml(out.text, edit.text);
  return out;
}

Result<std::string> PlacedUnits::edited(std::span<const Edit> edits) const {
  if (text_.empty()) return apply_edits(bytes_, edits);
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (!bytes_.starts_with(kMark) || std::string_view(bytes_).substr(kMark.size()) != text_) {
    return failure(ErrorCode::kUnsupported, "is not in UTF-8, and only such files are repaired",
                   path_);
  }
  auto after = apply_edits(text_, edits);
  LOCSEG_TRY(after);
  return std::string(kMark) + *after;
}

}  // namespace locseg
