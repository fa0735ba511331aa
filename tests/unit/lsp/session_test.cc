#include "lsp/session.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "check/rules/registry.h"
#include "locseg/align.h"
#include "locseg/store.h"
#include "reference/articles.h"

namespace locseg::lsp {
namespace session_test {

using reference::pair;
using testing::HasSubstr;

const std::string kUri = "file:///site/de-de/a.md";
const std::string kHead = "---\nms.contentlocale: de-DE\n---\n\n";

// A client that says what a test tells it to, and keeps what it is sent.
class Client {
 public:
  explicit Client(std::vector<std::string> rules = {}, const Json& abilities = Json::object())
      : session_(
            [this, rules](const std::string& root) -> Result<ServerSettings> {
              roots.push_back(root);
              if (!configuration_fault.empty()) {
                return failure(ErrorCode::kMisuse, configuration_fault);
              }
              ServerSettings settings;
              settings.checks.rules.select = rules;
              settings.store = store;
              settings.tree = tree;
              return settings;
            },
            [this](std::string_view message) {
              sent.push_back(Json::parse(message));
              EXPECT_EQ(spelled(sent.back()), message) << "written as trees are";
            }) {
    abilities_ = abilities;
  }

  Json begin() {
    return request("initialize", {{"rootUri", "file:///site"}, {"capabilities", abilities_}});
  }

  // The whole response.
  Json respond(const Json& message) {
    session_.take(message);
    return sent.empty() ? Json() : sent.back();
  }
  Json ask(std::string_view method, Json params) {
    return respond({{"jsonrpc", "2.0"}, {"id", ++id_}, {"method", method}, {"params", params}});
  }
  Json request(std::string_view method, Json params) {
    return part_in(ask(method, std::move(params)), {"result"});
  }
  void notify(std::string_view method, const Json& params) {
    session_.take({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
  }

  void open(const std::string& text, const std::string& uri = kUri) {
    notify("textDocument/didOpen",
           {{"textDocument",
             {{"uri", uri}, {"languageId", "markdown"}, {"version", 1}, {"text", text}}}});
  }
  void change(const Json& changes, const std::string& uri = kUri) {
    notify("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", ++version_}}},
                                      {"contentChanges", changes}});
  }
  // The diagnostics that were published last.
  Json published() {
    session_.publish();
    for (auto at = sent.rbegin(); at != sent.rend(); ++at) {
      if (text_in(*at, {"method"}) == "textDocument/publishDiagnostics") {
        return part_in(*at, {"params", "diagnostics"});
      }
    }
    return {};
  }

  [[nodiscard]] Session& session() { return session_; }

  std::vector<Json> sent;
  std::vector<std::string> roots;
  std::string configuration_fault;
  std::string store;
  TreeOptions tree;

 private:
  Json abilities_;
  Session session_;
  int id_ = 0;
  int version_ = 1;
};

Json at(std::uint64_t line, std::uint64_t character) {
  return {{"textDocument", {{"uri", kUri}}},
          {"position", {{"line", line}, {"character", character}}}};
}

int error_of(const Json& response) {
  const Json& code = part_in(response, {"error", "code"});
  return code.is_number() ? code.get<int>() : 0;
}

TEST(Session, BeginsAndEndsAsTheProtocolSays) {
  Client client;
  EXPECT_EQ(error_of(client.ask("textDocument/hover", Json::object())), -32002);
  client.open(kHead);  // before initialize: dropped
  const Json begun = client.begin();
  EXPECT_EQ(text_in(begun, {"serverInfo", "name"}), "locseg");
  EXPECT_EQ(text_in(begun, {"capabilities", "positionEncoding"}), "utf-16");
  EXPECT_THAT(client.roots, testing::ElementsAre("/site"));
  EXPECT_EQ(error_of(client.ask("initialize", Json::object())), -32600);
  EXPECT_EQ(error_of(client.ask("no/such", Json::object())), -32601);
  EXPECT_EQ(error_of(client.ask("textDocument/hover", at(0, 0))), -32602) << "not open";
  const Json ended = client.ask("shutdown", nullptr);
  EXPECT_TRUE(ended.contains("result"));
  EXPECT_EQ(error_of(client.ask("textDocument/hover", at(0, 0))), -32600);
  EXPECT_FALSE(client.session().is_over());
  client.notify("exit", nullptr);
  EXPECT_TRUE(client.session().is_over());
  EXPECT_TRUE(client.session().was_shut_down());
}

TEST(Session, AnswersWhatIsNoRequest) {
  Client client;
  client.begin();
  for (const Json& bad :
       {Json(7), Json("x"), Json::array({1, 2}), Json::object(), Json{{"method", 3}, {"id", 1}},
        Json{{"method", 3}, {"id", 1.5}}, Json{{"method", "shutdown"}, {"id", Json::array()}}}) {
    client.sent.clear();
    client.respond(bad);
    ASSERT_EQ(client.sent.size(), 1U) << bad;
    EXPECT_EQ(error_of(client.sent[0]), -32600) << bad;
    const Json& id = part_in(bad, {"id"});
    EXPECT_EQ(client.sent[0]["id"], is_id(id) ? id : Json()) << bad;
  }
  client.sent.clear();
  client.respond({{"id", 1}, {"result", 0}});
  EXPECT_TRUE(client.sent.empty()) << "an answer to nothing that was asked";
}

// What is written without a tree is what a tree would be, whatever texts hold.
TEST(Session, DiagnosticsAreSpelledAsTreesAre) {
  const std::string uri = "file:///site/de-de/\"\\\xC3\xA9\x01.md";
  Client client({"all"},
                {{"textDocument", {{"publishDiagnostics", {{"relatedInformation", true}}}}}});
  client.begin();
  client.open(
      kHead + pair("0a1b2-101", "Ein  \"Zwei\" \\ \t7\x01 \xF0\x9F\x8C\xB1\x7F.", "One two 3.") +
          "\n\n" + pair("0a1b2-102", "Der erste Satz.", "The first sentence.") + "\n\n" +
          pair("0a1b2-103", "Ein anderer Satz.", "The first sentence.") + "\n",
      uri);
  const Json found = client.published();
  bool is_related = false;
  for (const Json& each : found) is_related = is_related || each.contains("relatedInformation");
  EXPECT_TRUE(is_related);
  EXPECT_GT(found.size(), 2U);
  EXPECT_EQ(client.sent.back()["params"]["uri"], uri);
  client.notify("textDocument/didOpen",
                {{"textDocument", {{"uri", "file:///a.po"}, {"text", "msgid \"\\x\n"}}}});
  const Json broken = client.published();
  ASSERT_EQ(broken.size(), 1U);
  EXPECT_FALSE(broken[0].contains("code"));
}

// A client that counts UTF-16 may send half of a character, and then the other.
TEST(Session, HalvesOfCharactersMoveNothing) {
  const std::string plant = "\xF0\x9F\x8C\xB1";
  const std::string half = "\xEF\xBF\xBD";
  const auto edit = [](std::uint64_t begin, std::uint64_t end, const std::string& text) {
    return Json{{"range",
                 {{"start", {{"line", 0}, {"character", begin}}},
                  {"end", {{"line", 0}, {"character", end}}}}},
                {"text", text}};
  };
  const auto after = [&](const Json& change) {
    DocumentText text("a" + plant + "b", PositionEncoding::kUtf16);
    const Edit made = edit_in(text, change);
    text.replace(made.span, made.text);
    return text.bytes();
  };
  EXPECT_EQ(after(edit(1, 3, "x")), "axb");
  EXPECT_EQ(after(edit(2, 3, "")), "a" + half + "b");
  EXPECT_EQ(after(edit(1, 2, "")), "a" + half + "b");
  EXPECT_EQ(after(edit(2, 2, "x")), "a" + half + "x" + half + "b");
  EXPECT_EQ(after(edit(0, 9, "x")), "x") << "past the end of the line";
  DocumentText bytes("a" + plant + "b", PositionEncoding::kUtf8);
  EXPECT_EQ(edit_in(bytes, edit(2, 3, "x")), (Edit{{1, 1}, "x"})) << "no such place";
}

// Whatever is in the place of parameters, the answer is a result or an error.
TEST(Session, ParametersMayBeAnything) {
  Client client({"all"});
  client.begin();
  client.open(kHead + pair("0a1b2-101", "Ein  Zwei.", "One two.") + "\n");
  const std::vector<Json> odd = {
      nullptr,
      1,
      "x",
      Json::array(),
      Json::object(),
      {{"textDocument", 5}},
      {{"textDocument", {{"uri", kUri}}}},
      {{"textDocument", {{"uri", kUri}}}, {"position", {{"line", -1}, {"character", "x"}}}},
      {{"textDocument", {{"uri", kUri}}}, {"position", {{"line", 1e30}, {"character", 99999999}}}},
      {{"textDocument", {{"uri", kUri}}}, {"range", 3}, {"contentChanges", Json::array({7, "x"})}},
      {{"command", "locseg.lookup"}},
      {{"command", 4}, {"arguments", 4}}};
  for (const Json& params : odd) {
    for (const char* method :
         {"textDocument/hover", "textDocument/definition", "textDocument/references",
          "textDocument/codeAction", "textDocument/codeLens", "workspace/executeCommand"}) {
      const Json answer = client.ask(method, params);
      EXPECT_TRUE(answer.contains("result") != answer.contains("error")) << method << params;
    }
    for (const char* method : {"textDocument/didOpen", "textDocument/didChange",
                               "textDocument/didClose", "initialized", "$/whatever"}) {
      if (std::string_view(method).ends_with("Close") && params.dump().find(kUri) < 99) continue;
      client.notify(method, params);
    }
  }
}

TEST(Session, DiagnosticsSayWhatIsFound) {
  Client client({"double-space"});
  client.begin();
  client.open(kHead + "\xF0\x9F\x8C\xB1 " + pair("0a1b2-101", "\xC3\xA9  Zwei.", "One two.") +
              "\n");
  const Json found = client.published();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["code"], "double-space");
  EXPECT_EQ(found[0]["severity"], 3);
  EXPECT_EQ(found[0]["source"], "locseg");
  EXPECT_THAT(text_in(found[0], {"codeDescription", "href"}), HasSubstr("checks.md#double-space"));
  const std::uint64_t column = 3 + std::string("<span data-ttu-id=\"0a1b2-101\">").size() + 1;
  EXPECT_EQ(found[0]["range"]["start"], (Json{{"line", 4}, {"character", column}}));
  EXPECT_EQ(found[0]["range"]["end"], (Json{{"line", 4}, {"character", column + 2}}));

  Client bytes({"double-space"}, {{"general", {{"positionEncodings", {"utf-16", "utf-8"}}}}});
  EXPECT_EQ(text_in(bytes.begin(), {"capabilities", "positionEncoding"}), "utf-8");
  bytes.open(kHead + "\xF0\x9F\x8C\xB1 " + pair("0a1b2-101", "\xC3\xA9  Zwei.", "One two.") + "\n");
  EXPECT_EQ(bytes.published()[0]["range"]["start"]["character"], column + 3);
}

TEST(Session, ChangesArePublishedOnceAndClosingClears) {
  Client client({"double-space"});
  client.begin();
  client.open(kHead + pair("0a1b2-101", "Ein  Zwei.", "One two.") + "\n");
  EXPECT_EQ(client.published().size(), 1U);
  const std::size_t before = client.sent.size();
  client.session().publish();
  EXPECT_EQ(client.sent.size(), before) << "nothing changed";
  client.change(Json::array({{{"text", kHead}}}));
  client.change(Json::array({{{"text", "x"}}}));
  EXPECT_EQ(client.published().size(), 0U);
  EXPECT_EQ(client.sent.size(), before + 1);
  EXPECT_EQ(client.sent.back()["params"]["version"], 3);
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", kUri}}}});
  EXPECT_TRUE(client.sent.back()["params"]["diagnostics"].empty());
}

TEST(Session, VersionsAreWholeNumbers) {
  Client client({"double-space"});
  client.begin();
  for (const Json& odd : {Json::array({1}), Json::object(), Json("1"), Json(1.5)}) {
    client.notify("textDocument/didOpen",
                  {{"textDocument", {{"uri", kUri}, {"version", odd}, {"text", kHead}}}});
    client.session().publish();
    EXPECT_FALSE(client.sent.back()["params"].contains("version")) << odd;
  }
}

// What the client's own copy of the text says of its places.
struct Model {
  std::u32string text;

  [[nodiscard]] Json place(std::size_t at, bool utf8) const {
    std::uint64_t line = 0;
    std::uint64_t character = 0;
    for (std::size_t i = 0; i < at; ++i) {
      const bool ends =
          text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
      if (ends) {
        ++line;
        character = 0;
      } else if (text[i] != '\r') {
        character += utf8 ? (text[i] < 0x80      ? 1
                             : text[i] < 0x800   ? 2
                             : text[i] < 0x10000 ? 3
                                                 : 4)
                          : (text[i] < 0x10000 ? 1 : 2);
      }
    }
    return {{"line", line}, {"character", character}};
  }
  [[nodiscard]] std::string bytes() const {
    std::string out;
    for (const char32_t c : text) base::append_utf8(out, c);
    return out;
  }
  // No place is between CR and LF.
  [[nodiscard]] std::size_t settled(std::size_t at) const {
    return at > 0 && at < text.size() && text[at] == '\n' && text[at - 1] == '\r' ? at - 1 : at;
  }
};

std::u32string decoded(std::string_view bytes) {
  std::u32string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const base::CodePoint point = base::code_point_at(bytes, at);
    out += point.value;
    at += point.size;
  }
  return out;
}

// After random changes the diagnostics are those of a client that opens the same text.
class RandomChanges : public testing::TestWithParam<bool> {};

TEST_P(RandomChanges, AgreeWithAFullCheck) {
  const bool utf8 = GetParam();
  const Json abilities =
      utf8 ? Json{{"general", {{"positionEncodings", {"utf-8"}}}}} : Json::object();
  std::mt19937 dice(11);
  std::vector<std::u32string> pieces = {U"x",  U"  ",         U"\n", U"\r\n", U"\r", U"|", U"# ",
                                        U"**", U"\U0001F331", U"é",  U"。",   U"7",  U"<"};
  std::string article = kHead;
  std::size_t rule_number = 0;
  for (const check::Rule* rule : check::rules()) {
    const RuleExample& bad = rule->description.bad;
    // The check of whole articles takes most of the test's time.
    if (++rule_number % 3 != 0) continue;
    if (bad.source.empty() || base::valid_utf8_prefix(bad.target) != bad.target.size()) continue;
    const std::string both = pair("0a1b2-101", bad.target, bad.source);
    article += both + "\n\n";
    pieces.push_back(decoded(both));
  }
  Client client({"all"}, abilities);
  client.begin();
  client.open(article);
  Model model{decoded(article)};
  for (int i = 0; i < 25; ++i) {
    Json changes = Json::array();
    for (std::size_t n = 1 + dice() % 3; n > 0; --n) {
      const std::size_t begin = model.settled(dice() % (model.text.size() + 1));
      const std::size_t end =
          model.settled(std::min<std::size_t>(begin + dice() % 9, model.text.size()));
      const std::u32string& piece = pieces[dice() % pieces.size()];
      std::string text;
      for (const char32_t c : piece) base::append_utf8(text, c);
      changes.push_back(
          {{"range", {{"start", model.place(begin, utf8)}, {"end", model.place(end, utf8)}}},
           {"text", text}});
      model.text.replace(begin, end - begin, piece);
    }
    client.change(changes);
    Client fresh({"all"}, abilities);
    fresh.begin();
    fresh.open(model.bytes());
    ASSERT_EQ(client.published(), fresh.published()) << "after change " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Encodings, RandomChanges, testing::Bool());

std::string text_after(const std::string& text, const Json& edits) {
  DocumentText document(text, PositionEncoding::kUtf16);
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    document.replace(span_in(document, (*edit)["range"]), text_in(*edit, {"newText"}));
  }
  return document.bytes();
}

TEST(Session, QuickFixesRepairOneFinding) {
  Client client({"double-space", "space-before-punctuation"});
  client.begin();
  const std::string text = kHead + pair("0a1b2-101", "Ein  Zwei .", "One two.") + "\n";
  client.open(text);
  const Json all = client.request(
      "textDocument/codeAction",
      {{"textDocument", {{"uri", kUri}}},
       {"range",
        {{"start", {{"line", 4}, {"character", 0}}}, {"end", {{"line", 5}, {"character", 0}}}}},
       {"context", {{"diagnostics", Json::array()}}}});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["kind"], "quickfix");
  EXPECT_EQ(text_in(all[0], {"title"}), "Repair double-space: leaves one space");
  EXPECT_EQ(all[0]["diagnostics"][0]["code"], "double-space");
  EXPECT_EQ(text_after(text, all[0]["edit"]["changes"][kUri]),
            kHead + pair("0a1b2-101", "Ein Zwei .", "One two.") + "\n");
}

TEST(Session, FixAllRepairsWhatCheckFixDoes) {
  Client client(
      {"double-space", "space-before-punctuation"},
      {{"workspace", {{"workspaceEdit", {{"documentChanges", true}}}, {"applyEdit", true}}}});
  client.begin();
  const std::string text = kHead + pair("0a1b2-101", "Ein  Zwei .", "One two.") + "\n";
  const std::string repaired = kHead + pair("0a1b2-101", "Ein Zwei.", "One two.") + "\n";
  client.open(text);
  Json params = {{"textDocument", {{"uri", kUri}}},
                 {"range", Json::object()},
                 {"context", {{"only", {"source.fixAll"}}}}};
  const Json all = client.request("textDocument/codeAction", params);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["kind"], "source.fixAll.locseg");
  const Json& change = all[0]["edit"]["documentChanges"][0];
  EXPECT_EQ(change["textDocument"], (Json{{"uri", kUri}, {"version", 1}}));
  EXPECT_EQ(text_after(text, change["edits"]), repaired);

  params["context"] = Json::object();
  const Json menu = client.request("textDocument/codeAction", params);
  EXPECT_EQ(menu.back()["command"]["command"], "locseg.fixAll");
  client.sent.clear();
  client.ask("workspace/executeCommand",
             {{"command", "locseg.fixAll"}, {"arguments", Json::array({kUri})}});
  ASSERT_EQ(client.sent.size(), 2U);
  EXPECT_EQ(client.sent[0]["method"], "workspace/applyEdit");
  EXPECT_EQ(text_after(text, client.sent[0]["params"]["edit"]["documentChanges"][0]["edits"]),
            repaired);
}

TEST(Session, HoversShowSourceAndRule) {
  Client client({"double-space"},
                {{"textDocument", {{"hover", {{"contentFormat", {"markdown"}}}}}}});
  client.begin();
  client.open(kHead + pair("0a1b2-101", "Ein  Zwei.", "One `two`.") + "\n");
  const Json hover = client.request("textDocument/hover", at(4, 5));
  EXPECT_EQ(hover["contents"]["kind"], "markdown");
  const std::string text = text_in(hover, {"contents", "value"});
  EXPECT_THAT(text, HasSubstr("One `two`."));
  EXPECT_THAT(text, HasSubstr("[`double-space`](https://"));
  EXPECT_TRUE(client.request("textDocument/hover", at(0, 0)).is_null());
}

TEST(Session, HoversInPlainTextHaveNoMarks) {
  Client client({"double-space"});
  client.begin();
  client.open(kHead + pair("0a1b2-101", "Ein  Zwei.", "One two.") + "\n");
  const Json hover = client.request("textDocument/hover", at(4, 5));
  EXPECT_EQ(hover["contents"]["kind"], "plaintext");
  const std::string text = text_in(hover, {"contents", "value"});
  EXPECT_TRUE(text.starts_with("One two.\n\ninfo spaces in a row")) << text;
  EXPECT_THAT(text, HasSubstr("[double-space]\nhttps://"));
  EXPECT_THAT(text, testing::Not(testing::AnyOf(HasSubstr("**"), HasSubstr("`"), HasSubstr("]("))));
}

TEST(Session, LensCountsFindings) {
  Client client({"double-space"});
  client.begin();
  client.open(kHead + pair("0a1b2-101", "Ein  Zwei.", "One two.") + "\n");
  const Json lens = client.request("textDocument/codeLens", at(0, 0));
  ASSERT_EQ(lens.size(), 1U);
  EXPECT_EQ(lens[0]["command"]["title"], "1 finding: 1 info");
  client.change(Json::array({{{"text", kHead}}}));
  EXPECT_TRUE(client.request("textDocument/codeLens", at(0, 0)).empty());
}

TEST(Session, TheSameSegmentIsFoundInOtherLanguages) {
  const auto folder =
      std::filesystem::temp_directory_path() /
      ("locseg-session-" + std::to_string(testing::UnitTest::GetInstance()->random_seed()));
  std::filesystem::create_directories(folder / "fr-fr");
  std::filesystem::create_directories(folder / "ja-jp");
  std::ofstream(folder / "fr-fr" / "a.md") << "\n\n" << pair("0a1b2-102", "Deux.", "Two.") << "\n";
  std::ofstream(folder / "ja-jp" / "a.md") << pair("0a1b2-103", "X", "Three.") << "\n";
  const std::string uri = "file://" + (folder / "de-de" / "a.md").string();
  const std::string other = "file://" + (folder / "fr-fr" / "a.md").string();
  Client client({"default"});
  client.begin();
  client.open(kHead + pair("0a1b2-102", "Zwei.", "Two.") + "\n", uri);
  Json params = {{"textDocument", {{"uri", uri}}},
                 {"position", {{"line", 4}, {"character", 40}}},
                 {"context", {{"includeDeclaration", true}}}};
  const Json found = client.request("textDocument/definition", params);
  const Json both = client.request("textDocument/references", params);
  client.open("\n" + pair("0a1b2-102", "Deux.", "Two.") + "\n", other);
  const Json opened = client.request("textDocument/definition", params);
  std::filesystem::remove_all(folder);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["uri"], other);
  EXPECT_EQ(found[0]["range"]["start"]["line"], 2);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0]["uri"], uri);
  EXPECT_EQ(opened[0]["range"]["start"]["line"], 1) << "as it is in the editor";
}

TEST(Session, FilesOfUnitsAreCheckedAndRepaired) {
  const std::string uri = "file:///site/po/de.po";
  const std::string head = "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\n";
  const std::string text = head + "msgid \"One two.\"\nmsgstr \"Ein  Zwei.\"\n";
  Client client({"double-space"});
  client.begin();
  client.open(text, uri);
  const Json found = client.published();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["range"]["start"], (Json{{"line", 5}, {"character", 11}}));
  const Json all = client.request(
      "textDocument/codeAction",
      {{"textDocument", {{"uri", uri}}}, {"context", {{"only", {"source.fixAll"}}}}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(text_after(text, all[0]["edit"]["changes"][uri]),
            head + "msgid \"One two.\"\nmsgstr \"Ein Zwei.\"\n");
  client.change(Json::array({{{"text", "msgid \"open\n"}}}), uri);
  const Json broken = client.published();
  ASSERT_EQ(broken.size(), 1U);
  EXPECT_EQ(broken[0]["severity"], 1);
  EXPECT_EQ(broken[0]["range"]["start"]["line"], 0);
}

TEST(Session, RelatedLocationsAreBelowTheRootOfNames) {
  Client client({"all"},
                {{"textDocument", {{"publishDiagnostics", {{"relatedInformation", true}}}}}});
  client.tree.root = "/site/docs/";
  client.begin();
  const std::string uri = "file:///site/docs/de-de/%61.md";
  client.open(kHead + pair("0a1b2-101", "Der erste Satz.", "The first sentence.") + "\n\n" +
                  pair("0a1b2-102", "Ein anderer Satz.", "The first sentence.") + "\n",
              uri);
  std::set<std::string> related;
  for (const Json& finding : client.published()) {
    for (const Json& each : part_in(finding, {"relatedInformation"})) {
      related.insert(text_in(each, {"location", "uri"}));
    }
  }
  EXPECT_THAT(related, testing::ElementsAre(uri)) << "as the client spells it";
}

TEST(Session, ADocumentIsFoundHoweverItsUriIsSpelled) {
  Client client({"double-space"});
  client.begin();
  client.open(kHead + pair("0a1b2-101", "Ein  Zwei.", "One two.") + "\n");
  EXPECT_EQ(client.published().size(), 1U);
  const std::string other = "file:///site/x/../de-de/%61.md";
  client.change(Json::array({{{"text", kHead}}}), other);
  EXPECT_EQ(client.published().size(), 0U);
  EXPECT_EQ(client.sent.back()["params"]["uri"], kUri);
  client.sent.clear();
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", other}}}});
  ASSERT_EQ(client.sent.size(), 1U);
  EXPECT_EQ(client.sent[0]["params"]["uri"], kUri);
}

// The codes of what is found.
std::vector<std::string> codes_of(const Json& diagnostics) {
  std::vector<std::string> out;
  for (const Json& each : diagnostics) out.push_back(text_in(each, {"code"}));
  return out;
}

TEST(Session, TheSourceInAnotherTreeIsTheOneOfToday) {
  const auto folder =
      std::filesystem::temp_directory_path() /
      ("locseg-source-" + std::to_string(testing::UnitTest::GetInstance()->random_seed()));
  std::filesystem::create_directories(folder / "en");
  const auto write = [&](const char* text) { std::ofstream(folder / "en" / "a.md") << text; };
  const std::string source = "file://" + (folder / "en" / "a.md").string();
  Client client({"number-mismatch"});
  client.tree.root = folder.string();
  client.tree.reading.layout.reset();
  client.tree.source_trees = {{"en", "{lang}"}};
  client.tree.find_pairs = find_parallel_pairs;
  client.begin();
  write("Water them for 5 days.\n");
  client.open("Giessen Sie sie 5 Tage lang.\n", "file://" + (folder / "de" / "a.md").string());
  EXPECT_THAT(codes_of(client.published()), testing::IsEmpty());
  write("Water the plants for 17 days.\n");
  EXPECT_THAT(codes_of(client.published()), testing::ElementsAre("number-mismatch"));
  const std::size_t before = client.sent.size();
  client.session().publish();
  EXPECT_EQ(client.sent.size(), before) << "nothing changed";

  client.open("Water them for 5 days.\n", source);
  client.session().publish();
  ASSERT_EQ(client.sent.size(), before + 2) << "the source and its translation";
  EXPECT_THAT(codes_of(client.sent[before]["params"]["diagnostics"]), testing::IsEmpty());
  client.change(Json::array({{{"text", "Water them for 9 days.\n"}}}), source);
  client.session().publish();
  EXPECT_THAT(codes_of(client.sent[before + 2]["params"]["diagnostics"]),
              testing::ElementsAre("number-mismatch"));
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", source}}}});
  write("Water them for 5 days.\n");
  EXPECT_THAT(codes_of(client.published()), testing::IsEmpty());
  std::filesystem::remove_all(folder);
}

TEST(Session, RepairsThatTheClientDoesNotApplyAreFailures) {
  const std::string text = kHead + pair("0a1b2-101", "Ein  Zwei.", "One two.") + "\n";
  const Json params = {{"command", "locseg.fixAll"}, {"arguments", Json::array({kUri})}};
  Client unable({"double-space"});
  unable.begin();
  unable.open(text);
  EXPECT_EQ(error_of(unable.ask("workspace/executeCommand", params)), -32803);

  Client client({"double-space"}, {{"workspace", {{"applyEdit", true}}}});
  client.begin();
  client.open(text);
  const auto respond = [&](const Json& response) {
    client.sent.clear();
    client.ask("workspace/executeCommand", params);
    Json message = response;
    for (const Json& each : client.sent) {
      if (text_in(each, {"method"}) == "workspace/applyEdit") message["id"] = each["id"];
    }
    client.sent.clear();
    client.respond(message);
    client.respond(message);  // of nothing that is still asked
    std::string shown;
    for (const Json& each : client.sent) shown += text_in(each, {"params", "message"}) + "\n";
    return shown;
  };
  EXPECT_EQ(respond({{"result", {{"applied", true}}}}), "");
  EXPECT_EQ(respond({{"result", {{"applied", false}, {"failureReason", "read-only"}}}}),
            "locseg: the repairs were not applied: read-only\n");
  EXPECT_EQ(respond({{"error", {{"code", -32803}, {"message", "no"}}}}),
            "locseg: the repairs were not applied: no\n");
  EXPECT_EQ(respond({{"result", nullptr}}), "locseg: the repairs were not applied\n");
}

TEST(Session, CommandsNeedAMemory) {
  Client client;
  client.begin();
  EXPECT_EQ(error_of(client.ask("workspace/executeCommand",
                                {{"command", "locseg.lookup"}, {"arguments", {"One two."}}})),
            -32602);
}

TEST(Session, OfSeveralFoldersTheFirstIsTheRoot) {
  Client client({"double-space"});
  client.request("initialize", {{"rootUri", "file:///old"},
                                {"workspaceFolders", Json::array({Json{{"uri", "file:///one"}},
                                                                  Json{{"uri", "file:///two"}}})},
                                {"capabilities", Json::object()}});
  EXPECT_THAT(client.roots, testing::ElementsAre("/one"));
  for (const char* uri : {"file:///one/a.md", "file:///two/a.md"}) {
    client.open(kHead + pair("0a1b2-101", "Ein  Zwei.", "One two.") + "\n", uri);
    EXPECT_EQ(client.published().size(), 1U) << uri;
    EXPECT_EQ(client.sent.back()["params"]["uri"], uri);
  }
}

TEST(Session, WhatCannotBeConfiguredIsShown) {
  Client client({"double-space"},
                {{"workspace", {{"didChangeWatchedFiles", {{"dynamicRegistration", true}}}}}});
  client.begin();
  client.notify("initialized", Json::object());
  EXPECT_EQ(client.sent.back()["method"], "client/registerCapability");
  client.open(kHead + pair("0a1b2-101", "Ein  Zwei.", "One two.") + "\n");
  EXPECT_EQ(client.published().size(), 1U);
  client.configuration_fault = "unknown key";
  client.notify("workspace/didChangeWatchedFiles", {{"changes", Json::array()}});
  EXPECT_EQ(client.sent.back()["method"], "window/showMessage");
  EXPECT_THAT(text_in(client.sent.back(), {"params", "message"}), HasSubstr("unknown key"));
  EXPECT_EQ(client.published().size(), 1U) << "what was in force stays";
  EXPECT_EQ(client.roots.size(), 2U);
}

}  // namespace session_test
}  // namespace locseg::lsp
