#include <gtest/gtest.h>

#include <string>

#include "exchange/po/po_writer.h"
#include "reference/random.h"
#include "unit/exchange/fill_source.h"

namespace locseg::exchange {
namespace po_filler_test {

FewSentences memory() {
  FewSentences memory({{"Go", "Los \"hü\""},
                       {"Two\nlines\n", "Zwei\nZeilen"},
                       {"%d of %s", "%d von %s"},
                       {"%s: %d", "%d: %s"},
                       {"%1$s: %2$d", "%2$d: %1$s"},
                       {"\n", "x"},
                       {"Files", "Dateien"},
                       {"Bad", "Schl\xFC"}});
  memory.like("Go now", "Go", "Los \"hü\"");
  memory.like("Go on\nand on", "Go on\nand", "Weiter\nund");
  return memory;
}

constexpr std::string_view kHeader =
    "# A header\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

struct Case {
  std::string_view name;
  std::string_view before;
  std::string_view after;  // empty: the same
  std::string_view outcome;
};

class FillsPo : public testing::TestWithParam<Case> {};

TEST_P(FillsPo, WhereItStands) {
  const Case& test = GetParam();
  FewSentences few = memory();
  const std::string tail = "\n#~ msgid \"Go\"\n#~ msgstr \"\"\n";
  const std::string before = std::string(kHeader).append(test.before) + tail;
  const std::string after =
      test.after.empty() ? before : std::string(kHeader).append(test.after) + tail;
  EXPECT_EQ(filled_bytes(po_filler(), before, few), after);
  EXPECT_EQ(few.outcomes, test.outcome);
}

INSTANTIATE_TEST_SUITE_P(
    Entries, FillsPo,
    testing::Values(
        Case{"exact", "# c\n#: a.c:1\nmsgctxt  \"x\"\nmsgid \"G\"\n  \"o\"\nmsgstr   \"\" # e\n",
             "# c\n#: a.c:1\nmsgctxt  \"x\"\nmsgid \"G\"\n  \"o\"\nmsgstr   \"Los \\\"hü\\\"\" # "
             "e\n",
             " filled Los \"hü\"\n"},
        Case{"several_strings", "msgid \"Go\"\nmsgstr \"\"\n  \"\"\n",
             "msgid \"Go\"\nmsgstr \"Los \\\"hü\\\"\"\n  \"\"\n", " filled Los \"hü\"\n"},
        Case{"one_line", "msgid \"Go\" msgstr \"\" msgid \"Files\" msgstr \"\"\n",
             "msgid \"Go\" msgstr \"Los \\\"hü\\\"\" msgid \"Files\" msgstr \"Dateien\"\n",
             " filled Los \"hü\"\n filled Dateien\n"},
        Case{"lines", "msgid \"\"\n\"Two\\n\"\n\"lines\\n\"\nmsgstr \"\"\n",
             "msgid \"\"\n\"Two\\n\"\n\"lines\\n\"\nmsgstr \"\"\n\"Zwei\\n\"\n\"Zeilen\\n\"\n",
             " filled Zwei\nZeilen\n\n"},
        Case{"fuzzy", "#: a.c:1\nmsgid \"Go now\"\nmsgstr \"\"\n",
             "#: a.c:1\n#, fuzzy\n#| msgid \"Go\"\nmsgid \"Go now\"\nmsgstr \"Los \\\"hü\\\"\"\n",
             " filled Los \"hü\"\n"},
        Case{"fuzzy_behind_an_obsolete_fuzzy",
             "#, fuzzy\n#| msgid \"O\"\n#~ msgid \"Off\"\n#~ msgstr \"Aus\"\n\nmsgid \"Go now\"\n"
             "msgstr \"\"\n",
             "#, fuzzy\n#| msgid \"O\"\n#~ msgid \"Off\"\n#~ msgstr \"Aus\"\n\n#, fuzzy\n#| msgid "
             "\"Go\"\nmsgid \"Go now\"\nmsgstr \"Los \\\"hü\\\"\"\n",
             " filled Los \"hü\"\n"},
        Case{"fuzzy_behind_obsolete_flags",
             "#, c-format\n#~ msgid \"Off\"\n#~ msgstr \"Aus\"\nmsgid \"Go now\"\nmsgstr \"\"\n",
             "#, c-format\n#~ msgid \"Off\"\n#~ msgstr \"Aus\"\n#, fuzzy\n#| msgid \"Go\"\nmsgid "
             "\"Go now\"\nmsgstr \"Los \\\"hü\\\"\"\n",
             " filled Los \"hü\"\n"},
        Case{"fuzzy_lines", "msgctxt \"x\"\nmsgid \"Go on\\nand on\"\nmsgstr \"\"\n",
             "#, fuzzy\n#| msgid \"\"\n#| \"Go on\\n\"\n#| \"and\"\nmsgctxt \"x\"\nmsgid \"Go on\\n"
             "and on\"\nmsgstr \"\"\n\"Weiter\\n\"\n\"und\"\n",
             " filled Weiter\nund\n"},
        Case{"fuzzy_with_flags", "#, no-wrap\n#| msgid \"old\"\nmsgid \"Go now\"\nmsgstr \"\"\n",
             "#, fuzzy, no-wrap\n#| msgid \"old\"\nmsgid \"Go now\"\nmsgstr \"Los \\\"hü\\\"\"\n",
             " filled Los \"hü\"\n"},
        Case{"fuzzy_already", "#, fuzzy\nmsgid \"Go now\"\nmsgstr \"\"\n",
             "#, fuzzy\n#| msgid \"Go\"\nmsgid \"Go now\"\nmsgstr \"Los \\\"hü\\\"\"\n",
             " filled Los \"hü\"\n"},
        Case{"a_guess_stays", "#, fuzzy\nmsgid \"Go\"\nmsgstr \"Ge\"\n", "", " translated \n"},
        Case{"translated", "msgid \"Go\"\nmsgstr \"Geh\"\n", "", " translated \n"},
        Case{"the_same_in_both", "msgid \"Go\"\nmsgstr \"Go\"\n", "", " translated \n"},
        Case{"empty_on_purpose", "#. locseg: target=%0A\nmsgid \"Go\"\nmsgstr \"\"\n", "",
             " translated \n"},
        Case{"directives", "#, c-format\nmsgid \"%d of %s\"\nmsgstr \"\"\n",
             "#, c-format\nmsgid \"%d of %s\"\nmsgstr \"%d von %s\"\n", " filled %d von %s\n"},
        Case{"other_directives", "#, c-format\nmsgid \"%s: %d\"\nmsgstr \"\"\n",
             "#, fuzzy, c-format\nmsgid \"%s: %d\"\nmsgstr \"%d: %s\"\n", " filled %d: %s\n"},
        Case{"numbered_directives", "#, c-format\nmsgid \"%1$s: %2$d\"\nmsgstr \"\"\n",
             "#, c-format\nmsgid \"%1$s: %2$d\"\nmsgstr \"%2$d: %1$s\"\n", " filled %2$d: %1$s\n"},
        Case{"no_directives", "#, no-c-format\nmsgid \"%s: %d\"\nmsgstr \"\"\n",
             "#, no-c-format\nmsgid \"%s: %d\"\nmsgstr \"%d: %s\"\n", " filled %d: %s\n"},
        Case{"plural", "msgid \"Go\"\nmsgid_plural \"Files\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n",
             "msgid \"Go\"\nmsgid_plural \"Files\"\nmsgstr[0] \"Los \\\"hü\\\"\"\n"
             "msgstr[1] \"Dateien\"\n",
             " filled Los \"hü\"\n filled Dateien\n"},
        Case{"plural_of_a_template", "msgid \"Go\"\nmsgid_plural \"Files\"\nmsgstr[0] \"\"\n",
             "msgid \"Go\"\nmsgid_plural \"Files\"\nmsgstr[0] \"Los \\\"hü\\\"\"\n"
             "msgstr[1] \"Dateien\"\n",
             " filled Los \"hü\"\n filled Dateien\n"},
        Case{"plural_of_which_half_is_known",
             "msgid \"Gone\"\nmsgid_plural \"Files\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n", "",
             " unmatched \n refused Dateien: the entry's other text has no match\n"},
        Case{"plural_half_done",
             "msgid \"Go\"\nmsgid_plural \"Files\"\nmsgstr[0] \"Los\"\nmsgstr[1] \"\"\n", "",
             " translated \n translated \n"},
        Case{"marks_of_another", "#. locseg: lf=e-\nmsgid \"Go\"\nmsgstr \"\"\n", "",
             " refused Los \"hü\": a comment is about the line feeds of a translation that is "
             "gone\n"},
        Case{"bytes", "msgid \"Bad\"\nmsgstr \"\"\n", "",
             " refused Schl\xFC: the match is no text that a PO file can hold\n"},
        Case{"line_feeds", "msgid \"\\n\"\nmsgstr \"\"\n",
             "msgid \"\\n\"\nmsgstr \"\"\n\"\\n\"\n\"x\\n\"\n", " filled \nx\n\n"},
        Case{"not_known", "msgid \"Other\"\nmsgstr \"\"\n", "", " unmatched \n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(PoFiller, WritesTheFilesOwnLineEnds) {
  FewSentences few = memory();
  EXPECT_EQ(
      filled_bytes(po_filler(),
                   "\xEF\xBB\xBFmsgid \"\"\r\nmsgstr \"Content-Type: x; charset=utf-8\\n\"\r\n"
                   "\r\nmsgid \"Go now\"\r\nmsgstr \"\"\r\n\r\nmsgid \"Two\\nlines\\n\"\r\n"
                   "msgstr \"\"",
                   few),
      "\xEF\xBB\xBFmsgid \"\"\r\nmsgstr \"Content-Type: x; charset=utf-8\\n\"\r\n\r\n"
      "#, fuzzy\r\n#| msgid \"Go\"\r\nmsgid \"Go now\"\r\nmsgstr \"Los \\\"hü\\\"\"\r\n\r\n"
      "msgid \"Two\\nlines\\n\"\r\nmsgstr \"\"\r\n\"Zwei\\n\"\r\n\"Zeilen\\n\"");
}

TEST(PoFiller, RefusesWhatItsCharsetLacks) {
  constexpr std::string_view kEntry =
      "\nmsgid \"Go\"\nmsgstr \"\"\n\nmsgid \"Files\"\nmsgstr \"\"\n";
  const auto file = [&](std::string_view charset) {
    return std::string("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=")
        .append(charset)
        .append("\\n\"\n")
        .append(kEntry);
  };
  FewSentences few = memory();
  EXPECT_EQ(filled_bytes(po_filler(), file("ISO-8859-1"), few),
            "job: only a file in UTF-8 can be filled: convert it first, as with msgconv");
  for (const std::string_view charset : {"CHARSET", "us-ascii"}) {
    FewSentences again = memory();
    std::string filled = file(charset);
    filled.insert(filled.size() - 2, "Dateien");
    EXPECT_EQ(filled_bytes(po_filler(), file(charset), again), filled);
    EXPECT_EQ(again.outcomes,
              " refused Los \"hü\": the header does not say that the file is in UTF-8\n"
              " filled Dateien\n");
  }
}

// A file by chance: every other byte stays, and what is filled reads back.
TEST(PoFiller, KeepsEveryOtherByte) {
  reference::Random random(7);
  const auto one_of = [&](std::initializer_list<const char*> texts) {
    return std::string(texts.begin()[random.below(static_cast<std::uint32_t>(texts.size()))]);
  };
  for (int round = 0; round < 200; ++round) {
    std::string before(kHeader);
    std::string after = before;
    for (std::uint32_t i = random.below(12); i > 0; --i) {
      const std::string head =
          one_of({"", "# a\n", "#. b\n\n", "#~ msgid \"Go\"\n#~ msgstr \"\"\n"}) +
          one_of({"", "#: f.c:1\n", "#, no-wrap\n"}) + "msgctxt \"" + std::to_string(i) + "\"\n" +
          one_of({"", "\"\"\n", "  "});
      const bool is_known = random.one_in(2);
      const std::string id = is_known ? one_of({"\"Go\"", "\"G\"\n\"o\""}) : "\"Unknown\\n\"";
      const std::string old = one_of({"\"\"", "\"\"\n\"\"", "\"da\\n\"", "\"\"\n\"da\\n\""});
      const bool fills = is_known && old.find("da") == std::string::npos;
      for (std::string* out : {&before, &after}) {
        *out += head + "msgid " + id + "\nmsgstr ";
        *out += fills && out == &after ? "\"Los \\\"hü\\\"\"" + old.substr(2) : old;
        *out += '\n';
      }
    }
    FewSentences few = memory();
    ASSERT_EQ(filled_bytes(po_filler(), before, few), after) << before;
    FewSentences again = memory();
    ASSERT_EQ(filled_bytes(po_filler(), after, again), after);
  }
}

}  // namespace po_filler_test
}  // namespace locseg::exchange
