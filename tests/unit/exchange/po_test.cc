#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/byte_source.h"
#include "base/whole_articles.h"
#include "exchange/po/po_text.h"
#include "exchange/po/po_writer.h"
#include "reference/random.h"

namespace locseg::exchange {
namespace po_test {

// `article#id:line source=target` a line, with languages and provenance where they change.
class Units final : public base::WholeArticles {
 public:
  Result<void> take(const UnitGroup& group) override {
    const ArticleInfo& info = group.info;
    std::string about = std::string(info.source_lang)
                            .append(">")
                            .append(info.target_lang)
                            .append(" ")
                            .append(info.translation_type)
                            .append(" ")
                            .append(info.source_commit)
                            .append(" ")
                            .append(info.handoff);
    if (about != about_) text += "[" + about + "]\n";
    about_ = std::move(about);
    for (const Unit& unit : group.units) {
      text += std::string(info.path) + '#' + std::string(unit.id) + ':' +
              std::to_string(unit.line) + (unit.recovered ? "!" : "") + ' ' +
              std::string(unit.source) + '=' + std::string(unit.target) + '\n';
    }
    return {};
  }
  std::string text;

 private:
  std::string about_ = "> ";
};

std::string read(std::string_view bytes, std::size_t chunk = std::string_view::npos) {
  Units units;
  MemoryBytes source(bytes, chunk);
  const auto done = po_reader().read(source, "in", units);
  return units.text + (done ? "" : to_string(done.error()));
}

std::string written(const UnitGroup& group) {
  std::string out;
  po_writer().header(&group.info, out);
  po_writer().write(group, out);
  return out;
}

struct Case {
  std::string_view name;
  std::string_view bytes;
  std::string_view expected;
};

class Po : public testing::TestWithParam<Case> {};

TEST_P(Po, ReadsOrSaysWhere) {
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{5}, std::string_view::npos}) {
    std::string got = read(GetParam().bytes, chunk);
    if (got.starts_with("[>   ]\n")) got.erase(0, 7);
    EXPECT_EQ(got, GetParam().expected) << chunk;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Read, Po,
    testing::Values(
        Case{"empty", "", ""}, Case{"header_only", "msgid \"\"\nmsgstr \"Language: de\\n\"\n", ""},
        Case{"languages",
             "msgid \"\"\nmsgstr \"\"\n\"X-Source-Language: en-GB\\n\"\n\"Language:  pt_BR \\n\"\n"
             "msgid \"a\"\nmsgstr \"b\"\n",
             "[en-GB>pt-BR   ]\n#:0 a=b\n"},
        Case{"language_that_a_tool_changed",
             "msgid \"\"\nmsgstr \"X-Target-Language: de-DE\\nLanguage: sr_RS@latin\\n\"\n"
             "msgid \"a\"\nmsgstr \"b\"\n",
             "[>sr-Latn-RS   ]\n#:0 a=b\n"},
        Case{"our_entry",
             "#. locseg: type=MT commit=c0ffee date=2026-01-12 recovered=1\n"
             "#: other.md:3 docs/a.md:20\nmsgctxt \"docs/a.md#x-1\"\nmsgid \"a\"\nmsgstr \"b\"\n",
             "[> MT c0ffee 2026-01-12]\ndocs/a.md#x-1:20! a=b\n"},
        Case{"reference_with_spaces",
             "#: b.md:1 \xE2\x81\xA8"
             "a b.md\xE2\x81\xA9:7\nmsgctxt \"a b.md#1\"\nmsgid \"a\"\nmsgstr \"b\"",
             "a b.md#1:7 a=b\n"},
        Case{"context_with_number_and_percent",
             "msgctxt \"a%23%25.md##7\"\nmsgid \"a\"\nmsgstr \"b\"\n", "a#%.md#:0 a=b\n"},
        Case{"context_of_others",
             "msgctxt \"Menu\"\nmsgid \"a\"\nmsgstr \"b\"\nmsgctxt \"a#b#c\"\nmsgid \"a\"\nmsgstr "
             "\"b\"",
             "#:0 a=b\n#:0 a=b\n"},
        Case{"many_lines_and_escapes",
             "msgid \"\"\n  \"one\\n\"\n\t\"two\"\nmsgstr \"\" \"\\t\\\"\\\\\\r\\n\" "
             "\"\\101\\x42\\a\"",
             "#:0 one\ntwo=\t\"\\\r\nAB\a\n"},
        Case{"on_one_line", "msgid\"a\"msgstr\"b\"msgid \"c\"msgstr \"d\"#x", "#:0 a=b\n#:0 c=d\n"},
        Case{"crlf_and_byte_order_mark",
             "\xEF\xBB\xBFmsgid \"a\"\r\nmsgstr \"b\"\r\n\r\nmsgid \"c\"\r\nmsgstr \"d\"\r\n",
             "#:0 a=b\n#:0 c=d\n"},
        Case{"untranslated", "msgid \"a\"\nmsgstr \"\"\nmsgid \"c\"\nmsgstr \"d\"\n", "#:0 c=d\n"},
        Case{"fuzzy",
             "#, c-format, fuzzy\n#| msgid \"old\"\nmsgid \"a\"\nmsgstr \"b\"\n"
             "#, no-fuzzy-here,fuzzyish\nmsgid \"c\"\nmsgstr \"d\"\n",
             "#:0 c=d\n"},
        Case{"previous_and_obsolete",
             "#| msgctxt \"x\"\n#| msgid \"old\"\nmsgid \"a\"\nmsgstr \"b\"\n\n#~ msgid \"c\"\n"
             "#~ msgstr \"d\"\n#~| msgid \"e\"\n",
             "#:0 a=b\n"},
        Case{"comments_of_an_obsolete_entry",
             "#. locseg: type=MT\n#: x.md:9\n#, fuzzy\n#| msgid \"o\"\n#~ msgid \"old\"\n"
             "#~ msgstr \"alt\"\n\n#: a.md:2\nmsgctxt \"a.md#1\"\nmsgid \"a\"\nmsgstr \"b\"\n",
             "a.md#1:2 a=b\n"},
        Case{"comments_after_an_obsolete_entry",
             "#~ msgid \"old\"\n#~ msgstr \"alt\"\n#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", ""},
        Case{"plural_forms",
             "msgid \"file\"\nmsgid_plural \"files\"\nmsgstr[0] \"A\"\nmsgstr[1] \"B\"\n"
             "msgstr[2] \"C\"\n",
             "#:0 file=A\n#:0 files=B\n#:0 files=C\n"},
        Case{"one_plural_form", "msgid \"file\"\nmsgid_plural \"files\"\nmsgstr[0] \"A\"\n",
             "#:0 file=A\n#:0 files=A\n"},
        Case{"domain", "domain \"d\"\nmsgid \"a\"\nmsgstr \"b\"\n", "#:0 a=b\n"},
        Case{"line_feeds", "#. locseg: lf=b+e-\nmsgid \"\\na\"\nmsgstr \"\\nb\"\n",
             "#:0 \na=b\n\n"},
        Case{"target_that_msgstr_cannot_hold",
             "#. locseg: target=\nmsgid \"a\"\nmsgstr \"\"\n#. locseg: target=%0A\nmsgid \"b\"\n"
             "msgstr \"\"\n#. locseg: target=\nmsgid \"c\"\nmsgstr \"now translated\"\n",
             "#:0 a=\n#:0 b=\n\n#:0 c=now translated\n"},
        Case{"no_msgstr", "msgid \"译\"\n\nmsgid \"b\"\n",
             "in:3:1: found msgid, expected msgstr before it"},
        Case{"no_msgid", "msgctxt \"a\"\nmsgctxt \"b\"\n",
             "in:2:1: found msgctxt, expected msgid before it"},
        Case{"msgstr_alone", "msgstr \"b\"\n", "in:1:1: found msgstr, expected msgid before it"},
        Case{"second_msgstr", "msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n",
             "in:3:1: found a second msgstr, expected msgid"},
        Case{"plural_out_of_order",
             "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[999999999] \"d\"\n",
             "in:4:1: found msgstr[999999999], expected msgstr[1]"},
        Case{"plural_without_msgid", "msgid_plural \"b\"\n",
             "in:1:1: found msgid_plural, expected it behind msgid"},
        Case{"unknown_word", "msgid \"译\" mgstr \"b\"\n",
             "in:1:11: expected msgctxt, msgid, msgid_plural, msgstr, a string or a comment"},
        Case{"string_alone", " \"a\"\n", "in:1:2: found a string, expected a keyword before it"},
        Case{"no_string", "msgid a\n", "in:1:7: expected a string in quotes"},
        Case{"open_string", "msgid \"a\\\"\nmsgstr \"b\"\n",
             "in:1:7: the string is not closed on its line"},
        Case{"odd_escape", "msgid \"a\\q\"\n", "in:1:9: no such escape in a string"},
        Case{"odd_hexadecimal", "msgid \"\\xg\"\n",
             "in:1:8: expected hexadecimal digits behind \\x"},
        Case{"cut_in_an_entry", "msgid \"a\"\nmsgstr \"b\"\nmsgid \"c\"\n",
             "in:4:1: expected msgstr"},
        Case{"not_utf8", "msgid \"\"\nmsgstr \"\"\nmsgid \"a\"\nmsgstr \"\xE8\xAF\"\n",
             "in:4:9: these bytes are not UTF-8, expected what the header says"},
        Case{"header_only_in_latin_2",
             "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n", ""},
        Case{"latin_1",
             "msgid \"\"\nmsgstr \"Last-Translator: \xE9\\n\"\n"
             "\"Content-Type: text/plain; charset=iso-8859-15\\n\"\n"
             "msgid \"\xA4\"\nmsgstr \"\xE9\"\n",
             "#:0 \xE2\x82\xAC=\xC3\xA9\n"},
        Case{"shift_jis_with_a_backslash_byte",
             "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=Shift_JIS\\n\"\n"
             "msgid \"\x95\x5C\"\nmsgstr \"\\\"\x83\x5C\"\n",
             "#:0 表=\"ソ\n"},
        Case{"not_what_the_header_says",
             "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=EUC-JP\\n\"\n"
             "msgid \"\xC9\xBD\xFF\"\nmsgstr \"a\"\n",
             "in:3:9: what follows is not EUC-JP, as the header says"},
        Case{"charset_of_a_template",
             "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CHARSET\\n\"\n"
             "msgid \"\xC3\xA9\"\nmsgstr \"a\"\n",
             "#:0 \xC3\xA9=a\n"},
        Case{"unknown_charset",
             "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=x-none\\n\"\nmsgid \"a\"\n",
             "in:3: the header names the charset 'x-none', which is unknown"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(PoWriter, WritesWhatGettextWrites) {
  const Unit units[] = {{"x-1", 5, "one\ntwo", "\"eins\"\n\\zwei", false},
                        {"x-1", 6, "one\ntwo", "", true},
                        {"x-2", 0, "end\n", "Ende", false}};
  const ArticleInfo info{.path = "a b#.md",
                         .source_lang = "en-US",
                         .target_lang = "zh-CN",
                         .translation_type = "MT",
                         .source_commit = "",
                         .handoff = "2026-01-12",
                         .content = {}};
  EXPECT_EQ(written({info, units}),
            "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: \\n\"\n"
            "\"PO-Revision-Date: 2026-01-12 00:00+0000\\n\"\n\"Last-Translator: \\n\"\n"
            "\"Language-Team: \\n\"\n\"Language: zh_CN\\n\"\n\"MIME-Version: 1.0\\n\"\n"
            "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
            "\"Content-Transfer-Encoding: 8bit\\n\"\n\"X-Source-Language: en-US\\n\"\n"
            "\"X-Target-Language: zh-CN\\n\"\n\"X-Generator: locseg\\n\"\n"
            "\n#. locseg: type=MT date=2026-01-12\n#: \u2068a b#.md\u2069:5\n"
            "msgctxt \"a b%23.md#x-1\"\nmsgid \"\"\n\"one\\n\"\n\"two\"\n"
            "msgstr \"\"\n\"\\\"eins\\\"\\n\"\n\"\\\\zwei\"\n"
            "\n#. locseg: type=MT date=2026-01-12 recovered=1 target=\n#: \u2068a b#.md\u2069:6\n"
            "msgctxt \"a b%23.md#x-1#2\"\nmsgid \"\"\n\"one\\n\"\n\"two\"\nmsgstr \"\"\n"
            "\n#. locseg: type=MT date=2026-01-12 lf=e+\n#: \u2068a b#.md\u2069\n"
            "msgctxt \"a b%23.md#x-2\"\nmsgid \"end\\n\"\nmsgstr \"Ende\\n\"\n");
}

TEST(PoWriter, NumbersTheUnitsThatComeAfterOthers) {
  const Unit unit{"x-1", 0, "a", "b", false};
  ArticleInfo info;
  info.path = "p";
  std::string out;
  po_writer().open(info, 4096)->units({&unit, 1}, out);
  EXPECT_THAT(out, testing::HasSubstr("msgctxt \"p#x-1#4097\"\n"));
}

TEST(PoProperties, ReadWhatTheWriterWroteWithEveryContextOnce) {
  reference::Random random(83);
  constexpr std::string_view kParts[] = {"a", "\t",      "\n",     "\n",     "\\",  "\"",
                                         "#", "\x01",    "译",     "%",      "%23", "\r",
                                         " ", "locseg:", "\u2068", "\u2069", ":5",  "\x7F"};
  const auto any = [&](std::uint32_t most) {
    std::string text;
    for (std::uint32_t i = random.below(most); i > 0; --i) {
      text += kParts[random.below(std::size(kParts))];
    }
    return text;
  };
  for (int round = 0; round < 3000; ++round) {
    std::string texts[12];
    for (std::string& text : texts) text = any(5);
    std::vector<Unit> units;
    for (std::size_t i = 0; i < 4; ++i) {
      units.push_back({texts[3 * i], random.below(3), texts[random.below(12)], texts[3 * i + 2],
                       random.one_in(4)});
    }
    units.push_back(units[random.below(4)]);  // the same once more
    const std::string path = any(4);
    const std::string type = any(3);
    const std::string commit = any(3);
    const UnitGroup group{.info = {.path = path,
                                   .source_lang = "en-US",
                                   .target_lang = "sr-Latn-RS",
                                   .translation_type = type,
                                   .source_commit = commit,
                                   .handoff = "2026-01-12",
                                   .content = {}},
                          .units = units};
    const std::string bytes = written(group);
    Units want;
    ASSERT_TRUE(want.put(group));
    ASSERT_EQ(read(bytes, 1 + random.below(50)), want.text) << bytes;
  }
}

TEST(PoText, KnowsLocales) {
  const std::pair<std::string_view, std::string_view> kTable[] = {{"de", "de"},
                                                                  {"zh-CN", "zh_CN"},
                                                                  {"pt-BR", "pt_BR"},
                                                                  {"sr-Latn", "sr@latin"},
                                                                  {"sr-Cyrl-RS", "sr_RS@cyrillic"},
                                                                  {"zh-Hans", "zh_Hans"},
                                                                  {"", ""}};
  for (const auto& [language, locale] : kTable) {
    EXPECT_EQ(po::locale_of(language), locale);
    EXPECT_EQ(po::language_of(locale), language);
  }
  EXPECT_EQ(po::language_of("ca_ES.UTF-8@valencia"), "ca-ES");
}

// What a hostile file may cost: each of these is some 20 MB.
TEST(PoHostile, EndsInAnErrorOrReadsInBoundedMemory) {
  const auto error_of = [](std::string_view first, std::string_view again, std::size_t times) {
    class Repeated final : public ByteSource {
     public:
      Repeated(std::string_view first, std::string_view again, std::size_t times)
          : first_(first), again_(again), left_(times) {}
      Result<std::string_view> next() override {
        if (!first_.empty()) return std::exchange(first_, {});
        if (left_ == 0) return std::string_view();
        --left_;
        return again_;
      }

     private:
      std::string_view first_;
      std::string_view again_;
      std::size_t left_;
    };
    Repeated bytes(first, again, times);
    Units units;
    const auto done = po_reader().read(bytes, "in", units);
    return done ? std::string() : done.error().message;
  };
  const std::string mebibyte(std::size_t{1} << 20, 'a');
  EXPECT_THAT(error_of("msgid \"", mebibyte, 20), testing::HasSubstr("longer than 16 MiB"));
  const std::string line = "\"" + mebibyte + "\"\n";
  EXPECT_EQ(error_of("msgid \"a\"\nmsgstr \"\"\n", line, 20), "the entry is longer than 16 MiB");
  const std::string comment = "#: " + mebibyte + "\n";
  EXPECT_EQ(error_of("", comment, 20), "the entry is longer than 16 MiB");
  EXPECT_EQ(error_of("msgid \"a\"\n", std::string_view("\0", 1), 1),
            "expected msgctxt, msgid, msgid_plural, msgstr, a string or a comment");
}

}  // namespace po_test
}  // namespace locseg::exchange
