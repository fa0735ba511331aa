#include <gtest/gtest.h>

#include <utility>

#include "base/byte_source.h"
#include "base/spreadsheet_text.h"
#include "base/whole_articles.h"
#include "exchange/jsonl/jsonl_writer.h"
#include "exchange/table/columns.h"
#include "exchange/table/csv.h"
#include "exchange/table/tsv_writer.h"
#include "reference/byte_sources.h"
#include "reference/random.h"

namespace locseg::exchange {
namespace readers_test {

// Every unit as `article/id:line source=target`, one a line, groups ended by `.`.
class Lines final : public base::WholeArticles {
 public:
  Result<void> take(const UnitGroup& group) override {
    for (const Unit& unit : group.units) {
      text += std::string(group.info.path) + '/' + std::string(unit.id) + ':' +
              std::to_string(unit.line) + ' ' + std::string(unit.source) + '=' +
              std::string(unit.target) + '\n';
    }
    text += std::string(group.info.translation_type)
                .append(group.info.source_commit)
                .append(group.info.handoff) +
            ".\n";
    return {};
  }
  std::string text;
};

struct Case {
  std::string_view name;
  const UnitReader& (*reader)();
  std::string_view bytes;
  std::string_view lines;
  std::string_view error;  // of to_string; empty where all is well
};

class UnitReaders : public testing::TestWithParam<Case> {};

TEST_P(UnitReaders, ReadOrSayWhereHoweverTheBytesCome) {
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::string::npos}) {
    Lines lines;
    MemoryBytes bytes(GetParam().bytes, size);
    const auto read = GetParam().reader().read(bytes, "in", lines);
    EXPECT_EQ(lines.text, GetParam().lines) << size;
    EXPECT_EQ(read ? "" : to_string(read.error()), GetParam().error) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Jsonl, UnitReaders,
    testing::Values(
        Case{"empty", jsonl_reader, "", "", ""},
        Case{"byte_order_mark", jsonl_reader, "\xEF\xBB\xBF{\"source\":\"s\",\"target\":\"t\"}\n",
             "/:0 s=t\n.\n", ""},
        Case{"column_after_byte_order_mark", jsonl_reader, "\xEF\xBB\xBF[]", "",
             "in:1:1: expected an object"},
        Case{"groups", jsonl_reader,
             "{\"article\":\"a\",\"id\":\"x-1\",\"line\":3,\"source\":\"s\",\"target\":\"t\"}\n"
             "\n{\"target\":\"v\",\"source\":\"u\",\"article\":\"a\"}\r\n"
             "{\"article\":\"b\",\"source\":\"\",\"target\":\"\"}",
             "a/x-1:3 s=t\na/:0 u=v\n.\nb/:0 =\n.\n", ""},
        Case{"lines_past_all_articles", jsonl_reader,
             "{\"line\":9007199254740991,\"source\":\"s\",\"target\":\"t\"}\n"
             "{\"line\":9007199254740992,\"source\":\"s\",\"target\":\"t\"}\n"
             "{\"line\":18446744073709551615,\"source\":\"s\",\"target\":\"t\"}\n",
             "/:9007199254740991 s=t\n/:0 s=t\n/:0 s=t\n.\n", ""},
        Case{"unknown_keys", jsonl_reader,
             "{\"new\":{\"a\":[1,{\"b\":\"}\"}],\"c\":null},\"source\":\"s\",\"target\":\"t\","
             "\"z\":true}",
             "/:0 s=t\n.\n", ""},
        Case{"escapes", jsonl_reader,
             "{\"source\":\"\\u00e9\\ud83d\\ude00\\n\\\"\",\"target\":\"\\\\\\/\"}",
             "/:0 \xC3\xA9\xF0\x9F\x98\x80\n\"=\\/\n.\n", ""},
        Case{"no_object", jsonl_reader, "[]", "", "in:1:1: expected an object"},
        Case{"no_target", jsonl_reader, "{\"source\":\"s\"}", "",
             "in:1:1: the unit has no \"target\""},
        Case{"null_source", jsonl_reader, "{\"source\":null,\"target\":\"t\"}", "",
             "in:1:11: expected a string"},
        Case{"column_in_characters", jsonl_reader, "{\"source\":\"译\",target:1}", "",
             "in:1:15: expected a string"},
        Case{"second_line", jsonl_reader,
             "{\"source\":\"s\",\"target\":\"t\"}\n{\"source\":\"\\x\"}", "",
             "in:2:13: no such escape in a string"},
        Case{"lone_surrogate", jsonl_reader, "{\"source\":\"\\ud800\",\"target\":\"\"}", "",
             "in:1:18: half of a surrogate pair"},
        Case{"open_string", jsonl_reader, "{\"source\":\"s", "",
             "in:1:13: the string is not closed on its line"},
        Case{"two_objects", jsonl_reader, "{\"source\":\"\",\"target\":\"\"} {}", "",
             "in:1:27: expected one object a line, found more"},
        Case{"odd_value", jsonl_reader, "{\"line\":x}", "", "in:1:9: expected a value"}),
    [](const auto& info) { return std::string(info.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Tsv, UnitReaders,
    testing::Values(Case{"empty", tsv_reader, "", "", ""},
                    Case{"columns_by_name", tsv_reader,
                         "id\ttarget\tnote\tsource\nx\tt\\t\t?\ts\\n\\\\\n", "/x:0 s\n\\=t\t\n.\n",
                         ""},
                    Case{"crlf", tsv_reader, "source\ttarget\r\ns\tt\r\n", "/:0 s=t\n.\n", ""},
                    Case{"no_source", tsv_reader, "id\ttarget\n", "",
                         "in:1:1: the header names no column \"source\""},
                    Case{"short_row", tsv_reader, "source\ttarget\ns\n", "",
                         "in:2:1: expected 2 fields, found 1"},
                    Case{"odd_escape", tsv_reader, "source\ttarget\ns\ta\\b\n", "",
                         "in:2:3: expected \\t, \\n, \\r or \\\\ after a backslash"}),
    [](const auto& info) { return std::string(info.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Csv, UnitReaders,
    testing::Values(
        Case{"empty", csv_reader, "", "", ""},
        Case{"columns_by_name", csv_reader, "id,target,note,source\nx,t,?,s\n", "/x:0 s=t\n.\n",
             ""},
        Case{"crlf_and_byte_order_mark", csv_reader,
             "\xEF\xBB\xBFsource,target\r\ns,t\r\n\r\nu,\r\n", "/:0 s=t\n/:0 u=\n.\n", ""},
        Case{"quotes", csv_reader, "\"source\",\"target\"\n\"a\"\"b\",\",\"\n\"\",\"\"\r\n",
             "/:0 a\"b=,\n/:0 =\n.\n", ""},
        Case{"line_ends_in_quotes", csv_reader, "source,target\r\n\"a\r\n\n b\",\"c\n\"\r\n",
             "/:0 a\r\n\n b=c\n\n.\n", ""},
        Case{"quotes_inside", csv_reader, "source,target\na\"b\",5\" pipe\n",
             "/:0 a\"b\"=5\" pipe\n.\n", ""},
        Case{"semicolons", csv_reader, "id;source;target\n1;a,b;c\n", "/1:0 a,b=c\n.\n", ""},
        Case{"tabs", csv_reader, "\"source\"\t\"target\"\na,b\t;\n", "/:0 a,b=;\n.\n", ""},
        Case{"formulas", csv_reader, "source,target\n'=1,'-1\n''=1,'a\n'','\n\"'\n\",-1\n",
             "/:0 =1=-1\n/:0 '=1='a\n/:0 ''='\n/:0 \n=-1\n.\n", ""},
        Case{"no_line_feed_at_the_end", csv_reader, "source,target\na,\"b\"", "/:0 a=b\n.\n", ""},
        Case{"no_source", csv_reader, "id,target\n", "",
             "in:1:1: the header names no column \"source\""},
        Case{"long_row", csv_reader, "source,target\n\"a\n\",b,c\n", "",
             "in:2:1: expected 2 fields, found 3"},
        Case{"text_after_quotes", csv_reader, "source,target\n译,\"b\"c\n", "",
             "in:2:6: expected a delimiter or the end of the line after a quoted field"},
        Case{"open_quote", csv_reader, "source,target\n译,\"b\n\nc,d\n", "",
             "in:2:3: the quoted field is not closed"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Tables, GuardWhatASpreadsheetWouldRunAndNothingElse) {
  const std::pair<std::string_view, std::string_view> kTable[] = {
      {"", ""},
      {"a=1", "a=1"},
      {"'", "'"},
      {"'a", "'a"},
      {"=1", "'=1"},
      {"+1", "'+1"},
      {"-1", "'-1"},
      {"@a", "'@a"},
      {"\t=1", "'\t=1"},
      {"\r", "'\r"},
      {"\n", "'\n"},
      {"'=1", "''=1"},
      {"\x27\x27\x27-", "\x27\x27\x27\x27-"},
      {" =1", " =1"},
      {"\uFF1D1", "'\uFF1D1"},
      {"\uFF201", "'\uFF201"},
      {"\uFF0B", "'\uFF0B"},
      {"\uFF0D", "'\uFF0D"},
      {"\uFF0E", "\uFF0E"}};
  for (const auto& [text, guarded] : kTable) {
    std::string out;
    base::append_guarded(out, text);
    EXPECT_EQ(out, guarded);
    EXPECT_EQ(base::unguarded(out), text);
  }
}

TEST(UnitReadersProperties, ReadWhatTheWriterWrote) {
  reference::Random random(61);
  constexpr std::string_view kParts[] = {"a",  "\t", "\n", "\\", "\"", "译", "\x01",  "{}",
                                         "\r", "'",  "=",  ",",  ";",  " ",  "\uFF1D"};
  for (int round = 0; round < 500; ++round) {
    std::string texts[6];
    for (std::string& text : texts) {
      for (std::uint32_t i = random.below(6); i > 0; --i) {
        text += kParts[random.below(std::size(kParts))];
      }
    }
    const Unit units[] = {{"x-1", 5, texts[0], texts[1], false}, {"", 0, texts[2], texts[3], true}};
    ArticleInfo info;
    info.path = texts[4];
    info.translation_type = texts[5];
    info.source_commit = "c0ffee";
    info.handoff = "2026-01-12";
    const UnitGroup group{info, units};
    for (const auto& [writer, reader] : {std::pair(&jsonl_writer(), &jsonl_reader()),
                                         {&tsv_writer(), &tsv_reader()},
                                         {&csv_writer(), &csv_reader()}}) {
      std::string bytes;
      writer->header(&info, bytes);
      writer->write(group, bytes);
      Lines got;
      Lines want;
      MemoryBytes in(bytes, 1 + random.below(20));
      ASSERT_TRUE(reader->read(in, "in", got).has_value()) << bytes;
      ASSERT_TRUE(want.put(group).has_value());
      ASSERT_EQ(got.text, want.text);
    }
  }
}

// How many articles there are, and in how many calls how many units come.
class Sizes final : public UnitSink {
 public:
  Result<void> begin_article(const ArticleInfo& info) override {
    static_cast<void>(info);
    ++articles;
    return {};
  }
  Result<void> units(std::span<const Unit> units) override {
    total += units.size();
    ++calls;
    return {};
  }
  Result<void> end_article() override {
    ++ended;
    return {};
  }
  std::uint64_t total = 0;
  std::size_t calls = 0;
  std::size_t articles = 0;
  std::size_t ended = 0;
};

TEST(UnitReadersProperties, GiveALongArticleInSeveralCalls) {
  const std::string text(1000, 'x');
  const std::string record = "{\"source\":\"" + text + "\",\"target\":\"t\"}\n";
  for (const std::size_t units : {std::size_t{4096}, std::size_t{4097}, std::size_t{20000}}) {
    reference::Repeated bytes("", record, units);
    Sizes sizes;
    ASSERT_TRUE(jsonl_reader().read(bytes, "in", sizes).has_value());
    EXPECT_EQ(sizes.total, units);
    EXPECT_EQ(sizes.calls, (units + 4095) / 4096);
    EXPECT_EQ(sizes.articles, 1U);
    EXPECT_EQ(sizes.ended, 1U);
  }
}

TEST(UnitReadersProperties, RefuseALineThatDoesNotEnd) {
  const std::string text(std::size_t{1} << 20, 'x');
  for (const auto& [reader, first] :
       {std::pair(&jsonl_reader(), "{\"source\":\""), {&tsv_reader(), "source\ttarget\n"}}) {
    reference::Repeated bytes(first, text, 1000);
    Sizes sizes;
    const auto read = reader->read(bytes, "in", sizes);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().message, "the line is longer than 16 MiB, expected a record a line");
  }
}

}  // namespace readers_test
}  // namespace locseg::exchange
