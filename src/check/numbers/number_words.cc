// Tables. A language that is missing here is judged by its digits alone.
#include "check/numbers/number_words.h"

#include <algorithm>
#include <iterator>

namespace locseg::check {
namespace {

struct Words {
  std::string_view lang;
  // Space-separated, each `word=value`.
  std::string_view entries;
};

constexpr Words kNumbers[] = {
    {"en",
     " zero=0 one=1 first=1 once=1 two=2 second=2 twice=2 both=2 three=3 third=3 four=4 "
     "fourth=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 "},
    {"de",
     " null=0 kein=0 keine=0 keinen=0 ein=1 eine=1 einen=1 einem=1 einer=1 eines=1 eins=1 "
     "erste=1 ersten=1 erster=1 erstes=1 einmal=1 einmalig=1 zwei=2 zweite=2 zweiten=2 "
     "zweiter=2 beide=2 beiden=2 zweimal=2 doppelt=2 drei=3 dritte=3 dritten=3 dreimal=3 "
     "dreier=3 vier=4 vierte=4 vierten=4 viermal=4 fünf=5 fünfte=5 fünften=5 sechs=6 "
     "sechste=6 sechsten=6 sieben=7 siebte=7 siebten=7 acht=8 achte=8 achten=8 neun=9 "
     "neunte=9 zehn=10 zehnte=10 zehnten=10 elf=11 zwölf=12 zwanzig=20 dreißig=30 "
     "hundert=100 tausend=1000 "},
    {"fr",
     " zéro=0 un=1 une=1 premier=1 première=1 deux=2 deuxième=2 second=2 seconde=2 trois=3 "
     "troisième=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 "},
    {"es",
     " cero=0 un=1 uno=1 una=1 primer=1 primero=1 primera=1 dos=2 segundo=2 segunda=2 "
     "ambos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 "},
    {"it",
     " zero=0 un=1 uno=1 una=1 primo=1 prima=1 due=2 secondo=2 seconda=2 tre=3 quattro=4 "
     "cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 "},
    {"pt",
     " zero=0 um=1 uma=1 primeiro=1 primeira=1 dois=2 duas=2 segundo=2 segunda=2 ambos=2 "
     "três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 "},
    {"nl",
     " nul=0 een=1 één=1 eerste=1 twee=2 tweede=2 drie=3 derde=3 vier=4 vijf=5 zes=6 zeven=7 "
     "acht=8 negen=9 tien=10 elf=11 twaalf=12 "},
    {"tr",
     " sıfır=0 bir=1 ilk=1 iki=2 ikinci=2 üç=3 üçüncü=3 dört=4 beş=5 altı=6 yedi=7 sekiz=8 "
     "dokuz=9 on=10 "},
    {"ru",
     " ноль=0 один=1 одна=1 одно=1 одного=1 первый=1 два=2 две=2 двух=2 второй=2 оба=2 три=3 "
     "трех=3 трёх=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 "},
    {"pl",
     " zero=0 jeden=1 jedna=1 jedno=1 dwa=2 dwie=2 trzy=3 cztery=4 pięć=5 sześć=6 siedem=7 "
     "osiem=8 dziewięć=9 dziesięć=10 "},
};

constexpr Words kMonths[] = {
    {"en",
     " january=1 jan=1 february=2 feb=2 march=3 mar=3 april=4 apr=4 may=5 june=6 jun=6 "
     "july=7 jul=7 august=8 aug=8 september=9 sep=9 sept=9 october=10 oct=10 november=11 "
     "nov=11 december=12 dec=12 "},
    {"de",
     " januar=1 jänner=1 jan=1 februar=2 feb=2 märz=3 mär=3 april=4 apr=4 mai=5 juni=6 "
     "jun=6 juli=7 jul=7 august=8 aug=8 september=9 sep=9 sept=9 oktober=10 okt=10 "
     "november=11 nov=11 dezember=12 dez=12 "},
    {"fr",
     " janvier=1 janv=1 février=2 févr=2 mars=3 avril=4 avr=4 mai=5 juin=6 juillet=7 juil=7 "
     "août=8 septembre=9 sept=9 octobre=10 oct=10 novembre=11 nov=11 décembre=12 déc=12 "},
    {"es",
     " enero=1 ene=1 febrero=2 feb=2 marzo=3 mar=3 abril=4 abr=4 mayo=5 junio=6 jun=6 "
     "julio=7 jul=7 agosto=8 ago=8 septiembre=9 setiembre=9 sept=9 sep=9 octubre=10 oct=10 "
     "noviembre=11 nov=11 diciembre=12 dic=12 "},
    {"it",
     " gennaio=1 gen=1 febbraio=2 feb=2 marzo=3 mar=3 aprile=4 apr=4 maggio=5 mag=5 giugno=6 "
     "giu=6 luglio=7 lug=7 agosto=8 ago=8 settembre=9 set=9 ottobre=10 ott=10 novembre=11 "
     "nov=11 dicembre=12 dic=12 "},
    {"pt",
     " janeiro=1 jan=1 fevereiro=2 fev=2 março=3 mar=3 abril=4 abr=4 maio=5 mai=5 junho=6 "
     "jun=6 julho=7 jul=7 agosto=8 ago=8 setembro=9 set=9 outubro=10 out=10 novembro=11 "
     "nov=11 dezembro=12 dez=12 "},
    {"nl",
     " januari=1 jan=1 februari=2 feb=2 maart=3 mrt=3 april=4 apr=4 mei=5 juni=6 jun=6 "
     "juli=7 jul=7 augustus=8 aug=8 september=9 sep=9 sept=9 oktober=10 okt=10 november=11 "
     "nov=11 december=12 dec=12 "},
    {"tr",
     " ocak=1 şubat=2 mart=3 nisan=4 mayıs=5 haziran=6 temmuz=7 ağustos=8 eylül=9 ekim=10 "
     "kasım=11 aralık=12 "},
};

struct Scale {
  std::string_view word;
  int tens;
};

constexpr Scale kScales[] = {
    {"k", 3},         {"tsd", 3},        {"tausend", 3},    {"thousand", 3}, {"mil", 3},
    {"mille", 3},     {"m", 6},          {"mio", 6},        {"million", 6},  {"millionen", 6},
    {"millions", 6},  {"millones", 6},   {"millón", 6},     {"milioni", 6},  {"milhões", 6},
    {"milhão", 6},    {"miljoen", 6},    {"milyon", 6},     {"b", 9},        {"bn", 9},
    {"mrd", 9},       {"milliarde", 9},  {"milliarden", 9}, {"milliard", 9}, {"milliards", 9},
    {"miliardi", 9},  {"bilhões", 9},    {"milyar", 9},     {"billion", 9},  {"billions", 9},
    {"trillion", 12}, {"billionen", 12},
};

int entry_of(std::string_view entries, std::string_view word) {
  std::size_t at = 0;
  while ((at = entries.find(word, at)) != std::string_view::npos) {
    const std::size_t end = at + word.size();
    if (at > 0 && entries[at - 1] == ' ' && end < entries.size() && entries[end] == '=') {
      int value = 0;
      for (std::size_t i = end + 1; entries[i] != ' '; ++i) value = value * 10 + (entries[i] - '0');
      return value;
    }
    at = end;
  }
  return -1;
}

template <std::size_t kSize>
std::string_view entries_of(const Words (&table)[kSize], std::string_view lang) {
  const auto* found = std::find_if(std::begin(table), std::end(table),
                                   [&](const Words& words) { return words.lang == lang; });
  return found == std::end(table) ? std::string_view() : found->entries;
}

}  // namespace

int number_word(std::string_view word, std::string_view lang) {
  return word.empty() ? -1 : entry_of(entries_of(kNumbers, lang), word);
}

int month_word(std::string_view word, std::string_view lang) {
  return word.size() < 3 ? 0 : std::max(0, entry_of(entries_of(kMonths, lang), word));
}

bool knows_months(std::string_view lang) {
  return !entries_of(kMonths, lang).empty() || lang == "zh" || lang == "ja" || lang == "ko";
}

int scale_word(std::string_view word, std::string_view lang) {
  if (lang == "de" && word == "billion") return 12;
  const auto* found = std::find_if(std::begin(kScales), std::end(kScales),
                                   [&](const Scale& scale) { return scale.word == word; });
  return found == std::end(kScales) ? 0 : found->tens;
}

}  // namespace locseg::check
