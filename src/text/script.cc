// Scripts as ICU's tables have them: https://www.unicode.org/reports/tr24/.
#include "text/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "locseg/identity.h"
#include "text/character.h"
#include "text/per_language.h"

namespace locseg::text {
namespace {

constexpr bool agree(Script ours, UScriptCode theirs) {
  return static_cast<int>(ours) == static_cast<int>(theirs);
}
static_assert(agree(Script::kCommon, USCRIPT_COMMON));
static_assert(agree(Script::kInherited, USCRIPT_INHERITED));
static_assert(agree(Script::kArabic, USCRIPT_ARABIC));
static_assert(agree(Script::kCyrillic, USCRIPT_CYRILLIC));
static_assert(agree(Script::kDevanagari, USCRIPT_DEVANAGARI));
static_assert(agree(Script::kGreek, USCRIPT_GREEK));
static_assert(agree(Script::kHan, USCRIPT_HAN));
static_assert(agree(Script::kHangul, USCRIPT_HANGUL));
static_assert(agree(Script::kHebrew, USCRIPT_HEBREW));
static_assert(agree(Script::kHiragana, USCRIPT_HIRAGANA));
static_assert(agree(Script::kKatakana, USCRIPT_KATAKANA));
static_assert(agree(Script::kKhmer, USCRIPT_KHMER));
static_assert(agree(Script::kLao, USCRIPT_LAO));
static_assert(agree(Script::kLatin, USCRIPT_LATIN));
static_assert(agree(Script::kMyanmar, USCRIPT_MYANMAR));
static_assert(agree(Script::kThai, USCRIPT_THAI));
static_assert(agree(Script::kUnknown, USCRIPT_UNKNOWN));

UScriptCode icu_script(Script script) { return static_cast<UScriptCode>(script); }

// Counts by script, in the order in which they were met. A text has a handful.
class Tally {
 public:
  void add(Script script, std::size_t letters) {
    if (script != script_) turn_to(script);
    counts_[last_].letters += letters;
    all_ += letters;
  }
  // Whether `more` letters could not give another script as many as the last one has.
  [[nodiscard]] bool is_settled(std::size_t more) const {
    return size_ > 0 && 2 * counts_[last_].letters > all_ + more;
  }
  [[nodiscard]] Script most() const {
    const auto* const end = counts_.begin() + size_;
    const auto* const best = std::max_element(
        counts_.begin(), end, [](const Count& a, const Count& b) { return a.letters < b.letters; });
    return best == end ? Script::kCommon : best->script;
  }

 private:
  struct Count {
    Script script;
    std::size_t letters;
  };

  void turn_to(Script script) {
    script_ = script;
    last_ = 0;
    while (last_ < size_ && counts_[last_].script != script) ++last_;
    if (last_ == size_) counts_[size_++] = {script, 0};
  }

  std::array<Count, USCRIPT_CODE_LIMIT> counts_;  // of which `size_` are there
  std::size_t size_ = 0;
  std::size_t last_ = 0;  // the one of `script_`
  Script script_ = Script::kCommon;
  std::size_t all_ = 0;
};

}  // namespace

std::string_view code_of(Script script) {
  const char* code = uscript_getShortName(icu_script(script));
  return code == nullptr ? "Zzzz" : code;
}

Script dominant_script(std::string_view text) {
  Tally tally;
  for (std::size_t at = 0; at < text.size() && !tally.is_settled(text.size() - at);) {
    std::size_t latin = 0;
    for (; at < text.size() && base::is_ascii(text[at]); ++at) {
      latin += base::is_ascii_alpha(text[at]) ? 1U : 0U;
    }
    if (latin > 0) tally.add(Script::kLatin, latin);
    while (at < text.size() && !base::is_ascii(text[at])) {
      const base::CodePoint point = base::code_point_at(text, at);
      at += point.size;
      if (!is_letter(point.value)) continue;
      const Script script = script_of(point.value);
      if (script != Script::kCommon && script != Script::kInherited) tally.add(script, 1);
    }
  }
  return tally.most();
}

namespace {

// Asking ICU takes microseconds.
struct ScriptsOf {
  explicit ScriptsOf(std::string_view language) : scripts(scripts_by_icu(language)) {}

  static std::vector<Script> scripts_by_icu(std::string_view language);

  std::vector<Script> scripts;
};

}  // namespace

std::vector<Script> scripts_of_language(std::string_view language) {
  static PerLanguage<ScriptsOf> languages;
  return languages.of(language).scripts;
}

std::vector<Script> ScriptsOf::scripts_by_icu(std::string_view language) {
  const LanguageTag locale = parse_language_tag(language);
  if (locale.language.empty()) return {};
  std::string name = locale.language;
  if (!locale.script.empty()) name += '_' + locale.script;
  if (!locale.region.empty()) name += '_' + locale.region;
  std::array<UScriptCode, 16> codes{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t count =
      uscript_getCode(name.c_str(), codes.data(), static_cast<std::int32_t>(codes.size()), &status);
  if (U_FAILURE(status) != 0) return {};
  std::vector<Script> scripts;
  scripts.reserve(static_cast<std::size_t>(count));
  for (std::int32_t i = 0; i < count; ++i) {
    scripts.push_back(static_cast<Script>(codes[static_cast<std::size_t>(i)]));
  }
  return scripts;
}

bool is_right_to_left(Script script) { return uscript_isRightToLeft(icu_script(script)) != 0; }

bool is_spaceless(Script script) {
  // ICU's "breaks between letters" names those with a dictionary, and Tibetan and others that have
  // none but mark syllables.
  switch (script) {
    case Script::kHan:
    case Script::kHiragana:
    case Script::kKatakana:
    case Script::kThai:
    case Script::kLao:
    case Script::kKhmer:
    case Script::kMyanmar:
      return true;
    default:
      return false;
  }
}

}  // namespace locseg::text
