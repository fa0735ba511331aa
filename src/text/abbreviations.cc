// CLDR lists what its data show before a full stop that ends no sentence; these are suppressions
// for a text of which nothing else is known, and among them are whole words ("Up.", "Link.", German
// "Test."), since an abbreviation is spelled like them. An entry is taken if it can be no word that
// ends a sentence: it has a stop within it, begins with a small letter, or has no vowel.
#include "text/abbreviations.h"

#include <unicode/udata.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "locseg/identity.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/icu_text.h"
#include "text/per_language.h"

namespace locseg::text {
namespace {

struct OwnWords {
  std::string_view language;  // empty: all
  std::string_view words;
};

// What technical writing abbreviates and CLDR does not have.
constexpr OwnWords kOwn[] = {
    {"", "etc. e.g. i.e. vs. cf. p.s. approx. resp."},
    {"en",
     "mr. mrs. ms. dr. prof. jr. sr. st. al. fig. figs. eq. inc. ltd. corp. dept. est. vol. "
     "avg. std. min. max."},
    {"de",
     "bzw. usw. z.b. d.h. u.a. o.ä. u.ä. bspw. bzgl. ca. ggf. inkl. exkl. evtl. vgl. max. "
     "min. mind. mio. mrd. nr. abb. abschn. sog. zzgl. einschl. s.o. s.u. usf."},
    {"fr", "p.ex. ex. env. cf. n.b. c.-à-d. réf."},
    {"es", "p.ej. ej. pág. núm. p. aprox. ud. uds. sr. sra."},
    {"pt", "p.ex. ex. pág. núm. aprox. sr. sra."},
    {"it", "ecc. es. pag. ad.es. sig. ca."},
    {"nl", "bijv. enz. d.w.z. o.a. m.b.t. e.d. evt. incl. excl. nl. blz."},
    {"pl", "np. itp. itd. tj. tzn. tzw. m.in. ok. nr. ww. wg. por. zob. godz."},
    {"cs", "např. atd. tj. tzv. apod. č. popř. resp. viz."},
    {"ru", "см. др. т.е. т.д. т.п. т.к. т.н. напр. рис. стр. пр. гл. п. с. г. гг."},
    {"uk", "див. ін. т.д. т.п. напр. рис. стор. п. с."},
    {"tr", "vb. örn. bkz. vs. sn. dr. no. yy."},
    {"sv", "t.ex. osv. bl.a. d.v.s. dvs. m.m. m.fl. ca. nr. resp."},
    {"da", "f.eks. osv. bl.a. dvs. m.m. ca. nr. evt."},
    {"nb", "f.eks. osv. bl.a. dvs. m.m. ca. nr. evt."},
    {"hu", "pl. stb. kb. ún. ill. vö. sz."},
    {"vi", "v.v. tp. ts. ths."},
};

bool is_vowel(char32_t c) {
  // Of Latin and Cyrillic, without marks; CLDR's lists are of these.
  return std::u32string_view(U"aeiouyäöüáéíóúàèìòùâêîôûаеёиоуыэюяі").find(c) !=
         std::u32string_view::npos;
}

bool is_no_word(std::string_view entry) {
  const base::CodePoint first = base::code_point_at(entry, 0);
  if (is_lower(first.value)) return true;
  if (entry.find('.') + 1 < entry.size()) return true;
  std::size_t letters = 0;
  bool all_upper = true;
  std::string scratch;
  const std::string_view lower = fold_case(entry, scratch);
  for (std::size_t at = 0; at < lower.size();) {
    const base::CodePoint point = base::code_point_at(lower, at);
    at += point.size;
    if (is_vowel(point.value)) return false;
    letters += is_letter(point.value) ? 1 : 0;
  }
  for (std::size_t at = first.size; at < entry.size();) {
    const base::CodePoint point = base::code_point_at(entry, at);
    at += point.size;
    all_upper = all_upper && !is_lower(point.value);
  }
  return letters > 1 && !all_upper;
}

std::string with_small_start(std::string_view word) {
  if (word.empty()) return {};
  const std::size_t first = base::code_point_at(word, 0).size;
  std::string scratch;
  std::string out(fold_case(word.substr(0, first), scratch));
  return out += word.substr(first);
}

struct CloseBundle {
  void operator()(UResourceBundle* bundle) const { ures_close(bundle); }
};
using Bundle = std::unique_ptr<UResourceBundle, CloseBundle>;

template <class Take>
void read_suppressions(const std::string& language, const Take& take) {
  UErrorCode status = U_ZERO_ERROR;
  const Bundle locale(
      ures_open(U_ICUDATA_NAME U_TREE_SEPARATOR_STRING "brkitr", language.c_str(), &status));
  // U_USING_DEFAULT_WARNING: the language of the system's locale, not this one.
  if (U_FAILURE(status) != 0 || status == U_USING_DEFAULT_WARNING) return;
  const Bundle exceptions(ures_getByKey(locale.get(), "exceptions", nullptr, &status));
  const Bundle list(ures_getByKey(exceptions.get(), "SentenceBreak", nullptr, &status));
  if (U_FAILURE(status) != 0) return;
  for (std::int32_t i = 0; i < ures_getSize(list.get()); ++i) {
    std::int32_t size = 0;
    const UChar* text = ures_getStringByIndex(list.get(), i, &size, &status);
    if (U_FAILURE(status) != 0) return;
    take(utf8_of(icu::UnicodeString(text, size)));
  }
}

}  // namespace

Abbreviations::Abbreviations(std::string_view language) {
  const std::string name = parse_language_tag(language).language;
  for (const OwnWords& own : kOwn) {
    if (!own.language.empty() && own.language != name) continue;
    for (std::size_t at = 0; at < own.words.size();) {
      const std::size_t end = std::min(own.words.find(' ', at), own.words.size());
      words_.emplace(own.words.substr(at, end - at));
      at = end + 1;
    }
  }
  if (name.empty()) return;
  read_suppressions(name, [&](const std::string& entry) {
    if (!entry.empty() && entry.find(' ') == std::string::npos && is_no_word(entry)) {
      words_.emplace(with_small_start(entry));
    }
  });
}

bool Abbreviations::contains(std::string_view word) const {
  return words_.count(with_small_start(word)) != 0;
}

const Abbreviations& abbreviations_of(std::string_view language) {
  static PerLanguage<Abbreviations> tables;
  return tables.of(parse_language_tag(language).language);
}

}  // namespace locseg::text
