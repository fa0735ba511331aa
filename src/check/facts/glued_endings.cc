// Closed classes, from the grammars: particles and the beginnings of the forms of three verbs in
// Korean; cases, with the possessive endings before them, elsewhere.
#include "check/facts/glued_endings.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace locseg::check {
namespace {

// How particles of a noun begin, longest first; one may follow another: 에서+는.
constexpr std::string_view kParticles[] = {
    "으로부터", "이라면", "으로서", "으로써", "에게서", "이라고", "이라는", "이라도",
    "이나마",   "로부터", "에서",   "에게",   "한테",   "으로",   "까지",   "부터",
    "보다",     "처럼",   "만큼",   "마다",   "마저",   "조차",   "밖에",   "대로",
    "이나",     "이란",   "이든",   "이며",   "이랑",   "하고",   "라고",   "라는",
    "라면",     "라도",   "로서",   "로써",   "께서",   "같이",   "을",     "를",
    "은",       "는",     "이",     "가",     "에",     "의",     "와",     "과",
    "도",       "만",     "로",     "나",     "야",     "랑",     "든",     "요",
};

// How forms of 하다 (to do), 되다 (to become), 시키다 (to let) and 이다 (to be) begin.
constexpr std::string_view kVerbForms[] = {
    "하다", "하는", "하고", "하여", "하면", "하지", "하도", "하라", "하려", "하세", "하십", "하시",
    "하기", "하게", "하며", "하거", "하였", "하던", "하자", "하므", "하니", "하더", "하든", "하느",
    "한다", "한지", "한데", "할지", "할수", "함으", "함을", "함이", "함에", "합니", "합시", "했",
    "해야", "해서", "해도", "해요", "해주", "해보", "되다", "되는", "되고", "되어", "되었", "되면",
    "되지", "되도", "되려", "되기", "되게", "되며", "되거", "되던", "되므", "되니", "됩니", "됐",
    "된다", "된지", "될지", "될수", "돼야", "돼서", "돼요", "됨으", "됨을", "시키", "시킨", "시킬",
    "시켜", "이다", "이고", "이며", "이면", "이라", "이어", "이었", "이므", "이지", "이거", "이자",
    "이기", "입니", "인지", "인데", "인가", "일지", "일수", "였",   "예요", "이에",
};

// What ends a noun that has its particle already, so that a verb behind it is a word of its own.
constexpr std::string_view kOwnParticles[] = {"을", "를", "에", "로", "도록", "야"};

struct Cases {
  std::string_view lang;
  std::string_view endings;  // of three letters and more
};

constexpr Cases kCases[] = {
    {"az", " dan dən nın nin nun nün lar lər ları ləri dakı dəki "},
    {"et", " sse lle lta ist est ile iks tel des ega ena eni ina "},
    {"fi",
     " ssa ssä sta stä lla llä lta ltä lle ksi tta ttä een iin hin hun hyn issa issä ista istä "
     "illa "
     "illä ilta iltä ille iksi ien iden eja ejä "},
    {"hu",
     " ban ben ból ből ról ről tól től hoz hez höz nak nek val vel ért ként kor "
     "nál nél okat eket öket okkal ekkel "},
    {"kk", " дан ден тан тен нан нен ның нің дың дің тың тің лар лер дар дер тар тер "},
    {"tr",
     " dan den tan ten nın nin nun nün yla yle lar ler ları leri ndan nden daki deki taki teki "
     "nda nde ların lerin larda lerde lardan lerden larına lerine larını lerini sını sini sunu "
     "sünü "
     "sına sine suna süne "},
    {"uz", " dan ning lar lari dagi "},
};

bool is_particles(std::string_view tail) {
  while (!tail.empty()) {
    const auto* found = std::find_if(std::begin(kParticles), std::end(kParticles),
                                     [&](std::string_view it) { return tail.starts_with(it); });
    if (found == std::end(kParticles)) return false;
    tail.remove_prefix(found->size());
  }
  return true;
}

bool is_korean_ending(std::string_view noun, std::string_view tail) {
  if (is_particles(tail)) return true;
  const auto begins = [&](std::string_view it) { return tail.starts_with(it); };
  const auto ends = [&](std::string_view it) { return noun.ends_with(it); };
  return std::any_of(std::begin(kVerbForms), std::end(kVerbForms), begins) &&
         std::none_of(std::begin(kOwnParticles), std::end(kOwnParticles), ends);
}

}  // namespace

bool is_glued_ending(std::string_view noun, std::string_view tail, std::string_view lang) {
  if (lang == "ko") return is_korean_ending(noun, tail);
  const std::string whole = std::string(" ").append(tail).append(" ");
  return std::any_of(std::begin(kCases), std::end(kCases), [&](const Cases& cases) {
    return cases.lang == lang && cases.endings.find(whole) != std::string_view::npos;
  });
}

}  // namespace locseg::check
