#include <gtest/gtest.h>

#include <string>

#include "exchange/xliff/xliff.h"
#include "reference/random.h"
#include "unit/exchange/fill_source.h"

namespace locseg::exchange {
namespace xliff_filler_test {

FewSentences memory() {
  FewSentences memory({{"Go & stop.", "Los & halt."},
                       {"Open **it** now.", "Jetzt **es** auf."},
                       {"Set %d of {0}.", "{0}: %d."},
                       {"Tags", "`Tags`"},
                       {"a **b** *c*", "*C* **B** A"},
                       {"A * B", "A * B!"},
                       {"Bell", "Ding\x07"},
                       {"Nothing", " \n"},
                       {"Half **it**", "Halb *es*"}});
  memory.like("Open <g id=\"7\">it</g> now.", "Open **it** now.", "Jetzt **es** auf.");
  memory.like("Open <bx id=\"1\"/>it<ex id=\"1\"/> now.", "Open **it** now.", "Jetzt **es** auf.");
  memory.like("Open [the door](new.md) now.", "Open [the door](old.md) now.",
              "Jetzt [die Tür](old.md) auf.");
  memory.like("Open it now.", "Open **it** now.", "Jetzt **es** auf.");
  memory.like("Open it then.", "Open `it` then.", "Dann `es` auf.");
  return memory;
}

struct Case {
  std::string_view name;
  std::string_view before;   // the file's unit
  std::string_view after;    // empty: the same
  std::string_view outcome;  // without the unit's id
};

class FillsXliff12 : public testing::TestWithParam<Case> {};
class FillsXliff2 : public testing::TestWithParam<Case> {};

void expect_filled(const Case& test, const std::string& head, const std::string& tail) {
  FewSentences few = memory();
  const std::string before = head + std::string(test.before) + tail;
  const std::string after = test.after.empty() ? before : head + std::string(test.after) + tail;
  EXPECT_EQ(filled_bytes(xliff_filler(), before, few), after);
  EXPECT_EQ(few.outcomes, test.outcome);
}

TEST_P(FillsXliff12, WhereItStands) {
  expect_filled(GetParam(),
                "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<xliff version='1.2'><file original='a.md' "
                "source-language='en'\n target-language='de' datatype='x'><header><skl>S</skl>"
                "</header><body>\r\n",
                "\r\n</body></file></xliff>\n<!-- end -->");
}

INSTANTIATE_TEST_SUITE_P(
    Units, FillsXliff12,
    testing::Values(
        Case{"no_target",
             "<trans-unit id='1'>\r\n\t<source>Go &amp; stop.</source>\r\n</trans-unit>",
             "<trans-unit id='1'>\r\n\t<source>Go &amp; stop.</source>\r\n\t<target "
             "state=\"translated\" state-qualifier=\"exact-match\">Los &amp; halt.</target>\r\n"
             "</trans-unit>",
             "1 filled Los & halt.\n"},
        Case{"uncut_seg_source",
             "<trans-unit id='1'><source>Go &amp; stop.</source><seg-source>Go &amp; stop."
             "</seg-source></trans-unit>",
             "<trans-unit id='1'><source>Go &amp; stop.</source><seg-source>Go &amp; stop."
             "</seg-source><target state=\"translated\" state-qualifier=\"exact-match\">Los &amp; "
             "halt.</target></trans-unit>",
             "1 filled Los & halt.\n"},
        Case{"empty_target",
             "<trans-unit id='1'><source>Go &#38; stop.</source><target xml:lang='de' state='new' "
             "/><note>n</note></trans-unit>",
             "<trans-unit id='1'><source>Go &#38; stop.</source><target xml:lang='de' "
             "state=\"translated\" state-qualifier=\"exact-match\">Los &amp; halt.</target>"
             "<note>n</note></trans-unit>",
             "1 filled Los & halt.\n"},
        Case{"blank_target",
             "<trans-unit id='1'><source>Go &amp; stop.</source><target>\n </target></trans-unit>",
             "<trans-unit id='1'><source>Go &amp; stop.</source><target state=\"translated\" "
             "state-qualifier=\"exact-match\">Los &amp; halt.</target></trans-unit>",
             "1 filled Los & halt.\n"},
        Case{"translated",
             "<trans-unit id='1'><source>Go &amp; stop.</source><target>Weg</target></trans-unit>",
             "", "1 translated \n"},
        Case{"source_as_target",
             "<trans-unit id='1'><source>Go &amp; stop.</source><target>Go &amp; stop.</target>"
             "</trans-unit>",
             "", "1 translated \n"},
        Case{"source_for_the_time_being",
             "<trans-unit id='1'><source>Go &amp; stop.</source><target state='needs-translation'>"
             "Go &amp; stop.</target></trans-unit>",
             "<trans-unit id='1'><source>Go &amp; stop.</source><target state=\"translated\" "
             "state-qualifier=\"exact-match\">Los &amp; halt.</target></trans-unit>",
             "1 filled Los & halt.\n"},
        Case{"not_to_be_translated",
             "<group translate='no'><trans-unit id='1'><source>Go &amp; stop.</source></trans-unit>"
             "<trans-unit id='2' translate='yes'><source>Tags</source></trans-unit></group>",
             "", "2 refused `Tags`: the match has a code that the unit has not\n"},
        Case{"approved",
             "<trans-unit id='1' approved='yes'><source>Go &amp; stop.</source><target/>"
             "</trans-unit><trans-unit id='2'><source>Go &amp; stop.</source><target "
             "state='final'></target></trans-unit>",
             "", ""},
        Case{"one_segment",
             "<trans-unit id='1'><source>Go &amp; stop.</source><seg-source> <mrk mtype='seg' "
             "mid='a'>Go &amp; stop.</mrk></seg-source></trans-unit>",
             "<trans-unit id='1'><source>Go &amp; stop.</source><seg-source> <mrk mtype='seg' "
             "mid='a'>Go &amp; stop.</mrk></seg-source><target state=\"translated\" "
             "state-qualifier=\"exact-match\"> <mrk mtype='seg' mid='a'>Los &amp; halt.</mrk>"
             "</target></trans-unit>",
             "1 filled Los & halt.\n"},
        Case{"segments",
             "<trans-unit id='1'><source>Go &amp; stop. Open it now.</source><seg-source><g id='1'>"
             "<mrk mtype='seg' mid='a'>Go &amp; stop.</mrk> <mrk mtype='seg' mid='b'>Open it now."
             "</mrk></g></seg-source><target> </target><note>n</note></trans-unit>",
             "<trans-unit id='1'><source>Go &amp; stop. Open it now.</source><seg-source><g id='1'>"
             "<mrk mtype='seg' mid='a'>Go &amp; stop.</mrk> <mrk mtype='seg' mid='b'>Open it now."
             "</mrk></g></seg-source><target state=\"needs-review-translation\" state-qualifier="
             "\"fuzzy-match\"><g id='1'><mrk mtype='seg' mid='a'>Los &amp; halt.</mrk> <mrk "
             "mtype='seg' mid='b'>Jetzt es auf.</mrk></g></target><alt-trans mid=\"b\" "
             "match-quality=\"87%\" origin=\"m.md\"><source>Open **it** now.</source><target>Jetzt "
             "**es** auf.</target></alt-trans><note>n</note></trans-unit>",
             "1 filled Los & halt.\n1 filled Jetzt es auf.\n"},
        Case{
            "segment_left",
            "<trans-unit id='1'><source>What? Go &amp; stop.</source><seg-source><mrk mtype='seg' "
            "mid='a'>What?</mrk> <mrk mtype='seg' mid='b'>Go &amp; stop.</mrk></seg-source>"
            "</trans-unit>",
            "<trans-unit id='1'><source>What? Go &amp; stop.</source><seg-source><mrk mtype='seg' "
            "mid='a'>What?</mrk> <mrk mtype='seg' mid='b'>Go &amp; stop.</mrk></seg-source><target "
            "state=\"needs-translation\"><mrk mtype='seg' mid='a'></mrk> <mrk mtype='seg' "
            "mid='b'>Los &amp; halt.</mrk></target></trans-unit>",
            "1 unmatched \n1 filled Los & halt.\n"},
        Case{"segment_translated",
             "<trans-unit id='1'><source>x</source><seg-source><mrk mtype='seg' mid='a'>Go &amp; "
             "stop.</mrk><mrk mtype='seg' mid='b'>Go &amp; stop.</mrk><mrk mtype='seg' mid='c'>Go "
             "&amp; stop.</mrk></seg-source><target m='1'><!-- t --><mrk mtype='seg' mid='b'/> "
             "<mrk mtype='seg' mid='a'>L&#111;s</mrk></target></trans-unit>",
             "<trans-unit id='1'><source>x</source><seg-source><mrk mtype='seg' mid='a'>Go &amp; "
             "stop.</mrk><mrk mtype='seg' mid='b'>Go &amp; stop.</mrk><mrk mtype='seg' mid='c'>Go "
             "&amp; stop.</mrk></seg-source><target m='1' state=\"translated\" state-qualifier="
             "\"exact-match\"><!-- t --><mrk mtype='seg' mid='b'>Los &amp; halt.</mrk> <mrk "
             "mtype='seg' mid='a'>L&#111;s</mrk></target></trans-unit>",
             "1 translated \n1 filled Los & halt.\n1 refused Los & halt.: the target has no such "
             "segment\n"},
        Case{"target_in_one_piece",
             "<trans-unit id='1'><source>Go &amp; stop.</source><seg-source><mrk mtype='seg' "
             "mid='a'>Go</mrk> &amp; <mrk mtype='seg' mid='b'>stop.</mrk></seg-source><target>Los"
             "</target></trans-unit>",
             "", "1 translated \n"},
        Case{"segments_of_one_name_and_a_target",
             "<trans-unit id='1'><source>x</source><seg-source><mrk mtype='seg' mid='a'>Go &amp; "
             "stop.</mrk><mrk mtype='seg' mid='a'>Go &amp; stop.</mrk></seg-source><target><mrk "
             "mtype='seg' mid='a'>Los</mrk></target></trans-unit>",
             "", "1 translated \n1 refused Los & halt.: the target has no such segment\n"},
        Case{"segments_of_one_name",
             "<trans-unit id='1'><source>x</source><seg-source><mrk mtype='seg' mid='a'>Go &amp; "
             "stop.</mrk><mrk mtype='seg' mid='a'>Go &amp; stop.</mrk></seg-source></trans-unit>",
             "<trans-unit id='1'><source>x</source><seg-source><mrk mtype='seg' mid='a'>Go &amp; "
             "stop.</mrk><mrk mtype='seg' mid='a'>Go &amp; stop.</mrk></seg-source><target "
             "state=\"needs-translation\"><mrk mtype='seg' mid='a'>Los &amp; halt.</mrk><mrk "
             "mtype='seg' mid='a'></mrk></target></trans-unit>",
             "1 filled Los & halt.\n1 refused Los & halt.: the target has no such segment\n"},
        Case{"native_codes",
             "<trans-unit id='1'><source>Open <bpt x='&gt;' id='1'>**</bpt>it<ept id='1' >**</ept> "
             "now.</source></trans-unit>",
             "<trans-unit id='1'><source>Open <bpt x='&gt;' id='1'>**</bpt>it<ept id='1' >**</ept> "
             "now.</source><target state=\"translated\" state-qualifier=\"exact-match\">Jetzt "
             "<bpt x='&gt;' id='1'>**</bpt>es<ept id='1' >**</ept> auf.</target></trans-unit>",
             "1 filled Jetzt **es** auf.\n"},
        Case{"codes_as_text", "<trans-unit id='1'><source>Open **it** now.</source></trans-unit>",
             "<trans-unit id='1'><source>Open **it** now.</source><target state=\"translated\" "
             "state-qualifier=\"exact-match\">Jetzt **es** auf.</target></trans-unit>",
             "1 filled Jetzt **es** auf.\n"},
        Case{"codes_change_places",
             "<trans-unit id='1'><source>a <g id='1' n='1'>b</g></source></trans-unit>"
             "<trans-unit id='2'><source>a <bpt id='1'>**</bpt>b<ept id='1'>**</ept> <bpt id='2'>*"
             "</bpt>c<ept id='2'>*</ept></source></trans-unit>",
             "<trans-unit id='1'><source>a <g id='1' n='1'>b</g></source></trans-unit>"
             "<trans-unit id='2'><source>a <bpt id='1'>**</bpt>b<ept id='1'>**</ept> <bpt id='2'>*"
             "</bpt>c<ept id='2'>*</ept></source><target state=\"translated\" "
             "state-qualifier=\"exact-match\"><bpt id='2'>*</bpt>C<ept id='2'>*</ept> <bpt id='1'>"
             "**</bpt>B<ept id='1'>**</ept> A</target></trans-unit>",
             "1 unmatched \n2 filled *C* **B** A\n"},
        Case{"unknown_codes",
             "<trans-unit id='1'><source>Open <g id='7' ctype='bold'>it</g> now.</source>"
             "</trans-unit>",
             "<trans-unit id='1'><source>Open <g id='7' ctype='bold'>it</g> now.</source><target "
             "state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">Jetzt <g id='7' "
             "ctype='bold'>es</g> auf.</target><alt-trans match-quality=\"87%\" origin=\"m.md\">"
             "<source>Open **it** now.</source><target>Jetzt **es** auf.</target></alt-trans>"
             "</trans-unit>",
             "1 filled Jetzt <g id=\"7\">es</g> auf.\n"},
        Case{"unknown_ends",
             "<trans-unit id='1'><source>Open <bx id='1'/>it<ex id='1'/> now.</source>"
             "</trans-unit>",
             "<trans-unit id='1'><source>Open <bx id='1'/>it<ex id='1'/> now.</source><target "
             "state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">Jetzt <bx id='1'/>"
             "es<ex id='1'/> auf.</target><alt-trans match-quality=\"87%\" origin=\"m.md\"><source>"
             "Open **it** now.</source><target>Jetzt **es** auf.</target></alt-trans></trans-unit>",
             "1 filled Jetzt <bx id=\"1\"/>es<ex id=\"1\"/> auf.\n"},
        Case{
            "other_address",
            "<trans-unit id='1'><source>Open <bpt id='1'>[</bpt>the door<ept id='1'>](new.md)</ept>"
            " now.</source></trans-unit>",
            "<trans-unit id='1'><source>Open <bpt id='1'>[</bpt>the door<ept id='1'>](new.md)</ept>"
            " now.</source><target state=\"needs-review-translation\" state-qualifier=\"fuzzy-"
            "match\">Jetzt <bpt id='1'>[</bpt>die Tür<ept id='1'>](new.md)</ept> auf.</target>"
            "<alt-trans match-quality=\"87%\" origin=\"m.md\"><source>Open [the door](old.md) now."
            "</source><target>Jetzt [die Tür](old.md) auf.</target></alt-trans></trans-unit>",
            "1 filled Jetzt [die Tür](new.md) auf.\n"},
        Case{"without_the_codes", "<trans-unit id='1'><source>Open it now.</source></trans-unit>",
             "<trans-unit id='1'><source>Open it now.</source><target state=\"needs-review-"
             "translation\" state-qualifier=\"fuzzy-match\">Jetzt es auf.</target><alt-trans "
             "match-quality=\"87%\" origin=\"m.md\"><source>Open **it** now.</source><target>Jetzt "
             "**es** auf.</target></alt-trans></trans-unit>",
             "1 filled Jetzt es auf.\n"},
        Case{"a_code_that_is_text",
             "<trans-unit id='1'><source>Open it then.</source></trans-unit>", "",
             "1 refused Dann `es` auf.: the match has a code that the unit has not\n"},
        Case{"codes_that_are_no_markup",
             "<trans-unit id='1'><source>Set <ph id='1'>%d</ph> of <ph id='2'>{0}</ph>.</source>"
             "</trans-unit><trans-unit id='2'><source>A <ph id='1'>*</ph> B</source></trans-unit>",
             "<trans-unit id='1'><source>Set <ph id='1'>%d</ph> of <ph id='2'>{0}</ph>.</source>"
             "<target state=\"translated\" state-qualifier=\"exact-match\"><ph id='2'>{0}</ph>: "
             "<ph id='1'>%d</ph>.</target></trans-unit><trans-unit id='2'><source>A <ph id='1'>*"
             "</ph> B</source><target state=\"translated\" state-qualifier=\"exact-match\">A "
             "<ph id='1'>*</ph> B!</target></trans-unit>",
             "1 filled {0}: %d.\n2 filled A * B!\n"},
        Case{"blank", "<trans-unit id='1'><source>Nothing</source></trans-unit>", "",
             "1 refused  \n: the match is blank, which is no translation in XLIFF\n"},
        Case{"no_such_code",
             "<trans-unit id='1'><source>Half <bpt id='1'>**</bpt>it<ept id='1'>**</ept></source>"
             "</trans-unit><trans-unit id='2'><source>Bell</source></trans-unit>",
             "",
             "1 refused Halb *es*: the match has a code that the unit has not\n"
             "2 refused Ding\x07: the match has a character that XML cannot hold\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST_P(FillsXliff2, WhereItStands) {
  expect_filled(GetParam(),
                "<xliff version='2.0' srcLang='en' trgLang='de'><file id='f' original='a.md'>\n",
                "</file></xliff>");
}

INSTANTIATE_TEST_SUITE_P(
    Units, FillsXliff2,
    testing::Values(
        Case{
            "segments",
            "<unit id='1'><segment id='s'>\n<source>Go &amp; stop.</source></segment><ignorable>"
            "<source> </source></ignorable><segment state='initial'><source>Go &amp; stop."
            "</source><target xml:lang='de' order='1'/></segment></unit>",
            "<unit id='1'><segment id='s' state=\"translated\" subState=\"locseg:exact\">\n<source>"
            "Go &amp; stop.</source>\n<target>Los &amp; halt.</target></segment><ignorable>"
            "<source> </source></ignorable><segment state=\"translated\" subState=\"locseg:exact\">"
            "<source>Go &amp; stop.</source><target xml:lang='de' order='1'>Los &amp; halt."
            "</target></segment></unit>",
            "1 filled Los & halt.\n1 filled Los & halt.\n"},
        Case{"namespace_that_the_source_binds",
             "<unit id='1'><segment><source xmlns:f='urn:f'>Open <pc id='7' f:fs='b'>it</pc> now."
             "</source></segment></unit>",
             "<unit id='1'><segment state=\"initial\" subState=\"locseg:fuzzy\"><source "
             "xmlns:f='urn:f'>Open <pc id='7' f:fs='b'>it</pc> now.</source><target "
             "xmlns:f=\"urn:f\">Jetzt <pc id='7' f:fs='b'>es</pc> auf.</target></segment></unit>",
             "1 filled Jetzt <g id=\"7\">es</g> auf.\n"},
        Case{"one_of_two",
             "<unit id='1'><segment><source>Tags</source><target>Marken</target></segment><segment>"
             "<source>Go &amp; stop.</source></segment></unit>",
             "<unit id='1'><segment><source>Tags</source><target>Marken</target></segment><segment "
             "state=\"translated\" subState=\"locseg:exact\"><source>Go &amp; stop.</source>"
             "<target>Los &amp; halt.</target></segment></unit>",
             "1 translated \n1 filled Los & halt.\n"},
        Case{
            "original_data",
            "<unit id='1'><originalData><data id='d'>**</data></originalData><segment><source>Open "
            "<pc id='1' dataRefStart='d' dataRefEnd='d'>it</pc> now.</source></segment></unit>",
            "<unit id='1'><originalData><data id='d'>**</data></originalData><segment "
            "state=\"translated\" subState=\"locseg:exact\"><source>Open <pc id='1' "
            "dataRefStart='d' dataRefEnd='d'>it</pc> now.</source><target>Jetzt <pc id='1' "
            "dataRefStart='d' dataRefEnd='d'>es</pc> auf.</target></segment></unit>",
            "1 filled Jetzt **es** auf.\n"},
        Case{"no_data",
             "<unit id='1'><segment><source>Open <sc id='1'/>it<ec startRef='1'/> now.</source>"
             "</segment></unit>",
             "<unit id='1'><segment state=\"initial\" subState=\"locseg:fuzzy\"><source>Open "
             "<sc id='1'/>it<ec startRef='1'/> now.</source><target>Jetzt <sc id='1'/>es<ec "
             "startRef='1'/> auf.</target></segment></unit>",
             "1 filled Jetzt <bx id=\"1\"/>es<ex id=\"1\"/> auf.\n"},
        Case{"may_not_be_deleted",
             "<unit id='1'><originalData><data id='d'/></originalData><segment><source>Go &amp; "
             "<ph id='1' dataRef='d' canDelete='no'/>stop.</source></segment></unit>",
             "", "1 refused Los & halt.: the match lacks a code that may not be deleted\n"},
        Case{"may_not_change_places",
             "<unit id='1'><originalData><data id='d'>**</data><data id='e'>*</data></originalData>"
             "<segment><source>a <pc id='1' dataRefStart='d' dataRefEnd='d' canReorder='firstNo'>b"
             "</pc> <pc id='2' dataRefStart='e' dataRefEnd='e' canReorder='no'>c</pc></source>"
             "</segment></unit>",
             "", "1 refused *C* **B** A: the match reorders codes that may not be\n"},
        Case{"final", "<unit id='1'><segment state='final'><source>Go</source></segment></unit>",
             "", ""},
        Case{"not_to_be_translated",
             "<group id='g' translate='no'><unit id='1'><segment><source>Go &amp; stop.</source>"
             "</segment></unit></group>",
             "", ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(XliffFiller, SaysWhatAMachineTranslated) {
  FewSentences few = memory();
  few.is_human = false;
  const std::string filled = filled_bytes(
      xliff_filler(),
      "<xliff version='1.1'><file><trans-unit id='1'><source>Go &amp; stop.</source></trans-unit>"
      "</file></xliff>",
      few);
  EXPECT_EQ(filled,
            "<xliff version='1.1'><file><trans-unit id='1'><source>Go &amp; stop.</source><target "
            "state=\"needs-review-translation\" state-qualifier=\"leveraged-mt\">Los &amp; halt."
            "</target></trans-unit></file></xliff>");
}

TEST(XliffFiller, RefusesWhatCannotTakeATarget) {
  FewSentences few = memory();
  const std::string kUnit =
      "<file id='f'><unit id='1'><segment><source>Tags</source></segment></unit></file></xliff>";
  EXPECT_EQ(filled_bytes(xliff_filler(), "<xliff version='2.0' srcLang='en'>" + kUnit, few),
            "job: does not say which language its targets are in: give <xliff> a trgLang");
  EXPECT_EQ(filled_bytes(xliff_filler(),
                         "<?xml version='1.0' encoding='iso-8859-1'?><xliff version='2.0' "
                         "srcLang='en' trgLang='de'>" +
                             kUnit,
                         few),
            "job: only a file in UTF-8 can be filled: write it in UTF-8 first");
  EXPECT_EQ(filled_bytes(xliff_filler(), "<xliff version='1.2'><file>", few),
            "job:1:28: the file ends inside <file>, expected </file>");
}

// A file of units by chance: what is filled reads back, and all else is what it was, to the byte.
TEST(XliffFiller, KeepsEveryOtherByte) {
  reference::Random random(6);
  for (int round = 0; round < 200; ++round) {
    const bool is_xliff1 = random.one_in(2);
    const auto one_of = [&](std::initializer_list<const char*> texts) {
      return std::string(texts.begin()[random.below(static_cast<std::uint32_t>(texts.size()))]);
    };
    std::string before = one_of({"", "\xEF\xBB\xBF", "<?xml version='1.0'?>\r\n"});
    before += is_xliff1 ? "<x:xliff version='1.2' xmlns:x='u'><x:file>"
                        : "<x:xliff version='2.1' xmlns:x='u' srcLang='en' trgLang='de'><x:file>";
    std::string after = before;
    const std::string unit = is_xliff1 ? "x:trans-unit" : "x:unit";
    for (std::uint32_t i = random.below(12); i > 0; --i) {
      const std::string between =
          one_of({"", "\r\n", "<!-- <x:source> -->", "<x:note>&#65;</x:note>", "<y z='>'/>"});
      const std::string tag = '<' + unit + " id='" + std::to_string(i) + "'>";
      const std::string space = one_of({"", "\r\n\t", " "});
      const std::string tail = one_of({"", "<!-- t -->", "\n", "<y:e xmlns:y='y'>]]&gt;</y:e>"});
      const bool is_known = random.one_in(2);
      const std::string source =
          is_known ? "Go <![CDATA[&]]> stop." : one_of({"Not known", "Go", "&lt;"});
      const std::string old = one_of({"", "<x:target>Da</x:target>", "<x:target/>"});
      const bool fills = is_known && old != "<x:target>Da</x:target>";
      const std::string text = "<x:source>" + source + "</x:source>";
      for (std::string* out : {&before, &after}) {
        const bool is_done = fills && out == &after;
        *out += between + tag;
        if (!is_xliff1) {
          *out += is_done ? "<x:segment state=\"translated\" subState=\"locseg:exact\">"
                          : "<x:segment>";
        }
        *out += space + text;
        if (!is_done) {
          *out += old;
        } else {
          // Behind a `>`, white space is that of the layout.
          if (old.empty()) *out += space;
          *out += is_xliff1 ? "<x:target state=\"translated\" state-qualifier=\"exact-match\">"
                            : "<x:target>";
          *out += "Los &amp; halt.</x:target>";
        }
        if (!is_xliff1) *out += "</x:segment>";
        *out += tail + "</" + unit + '>';
      }
    }
    before += "</x:file></x:xliff>\n";
    after += "</x:file></x:xliff>\n";
    FewSentences few = memory();
    ASSERT_EQ(filled_bytes(xliff_filler(), before, few), after) << before;
    // Filled once, there is nothing more to be filled.
    FewSentences again = memory();
    ASSERT_EQ(filled_bytes(xliff_filler(), after, again), after);
  }
}

}  // namespace xliff_filler_test
}  // namespace locseg::exchange
