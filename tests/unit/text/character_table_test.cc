#include "text/character_table.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <thread>
#include <vector>

#include "base/utf8.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::text {
namespace character_table_test {

bool is_in(UChar32 c, std::uint32_t categories) { return (U_GET_GC_MASK(c) & categories) != 0; }

bool is_invisible_to_icu(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 || is_in(c, U_GC_CF_MASK);
}

// The questions that the table answers, and ICU's own answers.
struct Question {
  const char* name;
  int (*ours)(char32_t);
  int (*of_icu)(UChar32);
};

Script script_to_icu(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return static_cast<Script>(uscript_getScript(c, &status));
}

constexpr Question kQuestions[] = {
    {"letter", [](char32_t c) -> int { return is_letter(c); },
     [](UChar32 c) -> int { return u_isUAlphabetic(c) != 0; }},
    {"upper", [](char32_t c) -> int { return is_upper(c); },
     [](UChar32 c) -> int { return u_isUUppercase(c) != 0; }},
    {"lower", [](char32_t c) -> int { return is_lower(c); },
     [](UChar32 c) -> int { return u_isULowercase(c) != 0; }},
    {"mark", [](char32_t c) -> int { return is_mark(c); },
     [](UChar32 c) -> int { return is_in(c, U_GC_M_MASK); }},
    {"space", [](char32_t c) -> int { return is_space(c); },
     [](UChar32 c) -> int { return u_isUWhiteSpace(c) != 0; }},
    {"punctuation", [](char32_t c) -> int { return is_punctuation(c); },
     [](UChar32 c) -> int { return is_in(c, U_GC_P_MASK); }},
    {"symbol", [](char32_t c) -> int { return is_symbol(c); },
     [](UChar32 c) -> int { return is_in(c, U_GC_S_MASK); }},
    {"invisible", [](char32_t c) -> int { return is_invisible(c); },
     [](UChar32 c) -> int { return is_invisible_to_icu(c); }},
    {"digit", [](char32_t c) -> int { return digit_value(c); },
     [](UChar32 c) -> int { return u_charDigitValue(c); }},
    {"script", [](char32_t c) -> int { return static_cast<int>(script_of(c)); },
     [](UChar32 c) -> int { return static_cast<int>(script_to_icu(c)); }},
    {"spaced letter", [](char32_t c) -> int { return is_spaced_letter(c); },
     [](UChar32 c) -> int { return u_isUAlphabetic(c) != 0 && !is_spaceless(script_to_icu(c)); }},
    {"spaceless letter", [](char32_t c) -> int { return is_spaceless_letter(c); },
     [](UChar32 c) -> int { return u_isUAlphabetic(c) != 0 && is_spaceless(script_to_icu(c)); }},
};

TEST(CharacterTable, WholeClustersAreThoseThatJoinNoOther) {
  for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
    const int breaks = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
    ASSERT_EQ(has_any(static_cast<char32_t>(c), kIsWholeCluster),
              breaks == U_GCB_OTHER || breaks == U_GCB_LV || breaks == U_GCB_LVT)
        << c;
  }
}

TEST(CharacterTable, AnswersAsIcuForEveryCodePoint) {
  for (const Question& question : kQuestions) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
      ASSERT_EQ(question.ours(c), question.of_icu(static_cast<UChar32>(c)))
          << question.name << " of U+" << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(CharacterTable, WhatIsNoCodePointHasNoProperty) {
  for (const char32_t c : {char32_t{0x110000}, base::CodePoint::kInvalid}) {
    for (const Question& question : kQuestions) {
      const int nothing = question.name == std::string_view("digit")    ? -1
                          : question.name == std::string_view("script") ? USCRIPT_UNKNOWN
                                                                        : 0;
      EXPECT_EQ(question.ours(c), nothing) << question.name;
    }
  }
}

TEST(CharacterTable, ThreadsShareABlock) {
  constexpr char32_t kFirst = 0x1F300;
  std::vector<const CharacterEntry*> entries(4);
  {
    std::vector<std::jthread> threads;
    threads.reserve(entries.size());
    for (const CharacterEntry*& entry : entries) {
      threads.emplace_back([&entry] { entry = &CharacterTable::at(kFirst); });
    }
  }
  for (const CharacterEntry* entry : entries) EXPECT_EQ(entry, entries[0]);
}

}  // namespace character_table_test
}  // namespace locseg::text
