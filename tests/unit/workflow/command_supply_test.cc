#include "workflow/command_supply.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/machine_answer.h"
#include "locseg/store.h"
#include "tree/unit_collection.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"

namespace locseg {
namespace command_supply_test {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Unit unit(std::string_view source, std::string_view target = {}, std::string_view heading = {}) {
  Unit out;
  out.source = source;
  out.target = target;
  out.heading = heading;
  return out;
}

class CommandSupplied : public testing::Test {
 protected:
  CommandSupplied() {
    OwnGroup memory;
    memory.path = "m.md";
    memory.source_lang = "en-US";
    memory.target_lang = "de-DE";
    memory.units = {{"", 1, "Open the valve.", "Ventil auf.", false},
                    {"", 2, "Wait 5 minutes for it.", "Warten Sie 5 Minuten.", false}};
    auto store = open_store(folder_ / "m.db", StoreMode::kUpdate).value();
    EXPECT_TRUE(put(*store, memory));
    EXPECT_TRUE(store->commit());
  }

  // What the units of an article are filled with: `outcome: target` or `outcome: reason`.
  std::vector<std::string> fill(const std::vector<Unit>& units, const std::string& command,
                                const FillPlace& place = {}, std::string_view type = {}) {
    LookupOptions lookup;
    lookup.min_score = kExactScore;
    auto memory = std::move(Pretranslator::open(folder_ / "m.db", lookup).value());
    CheckOptions checks;
    checks.languages = {"en-US", "de-DE"};
    checks.glossary.terms = {{"pump", "Pumpe", TermStatus::kPreferred, "", ""},
                             {"Hub", "", TermStatus::kDoNotTranslate, "", ""}};
    const auto checker = Checker::create(checks).value();
    CommandSupply supply(memory, checker, {folder_ / "m.db", command, 60});
    ArticleInfo info;
    info.path = "a.md";
    info.translation_type = type;
    const UnitGroup group{info, units};
    EXPECT_TRUE(supply.fill(group, place));
    EXPECT_TRUE(supply.end_asking());
    const auto fillings = supply.fill(group, place).value();
    notes_ = supply.notes();
    std::vector<std::string> out;
    for (const Filling& each : fillings) {
      const bool is_machine = base::is_machine_answer(each.match);
      out.push_back(std::string(name_of(each.outcome)) + (is_machine ? "*" : "") + ": " +
                    (each.reason.empty() ? each.target : each.reason));
    }
    return out;
  }

  std::string sent() { return bytes_of(folder_ / "sent"); }
  // Keeps what it is sent, and answers with `answers`.
  std::string answer_with(const std::string& answers) {
    write_bytes(folder_ / "answers", answers);
    return "cat > " + (folder_ / "sent") + "; cat " + (folder_ / "answers");
  }

  Folder folder_;
  std::vector<std::string> notes_;
};

TEST_F(CommandSupplied, OnlyWhatIsNewIsSentAndOnce) {
  const std::vector<Unit> units = {unit("Open the valve."),
                                   unit("Stop pump after pump.", "", "Stop"),
                                   unit("Done.", "Fertig."), unit("Stop pump after pump.")};
  EXPECT_THAT(fill(units, answer_with("{\"id\":\"1\",\"target\":\"Pumpe anhalten.\"}\n")),
              ElementsAre("filled: Ventil auf.", "filled*: Pumpe anhalten.",
                          "translated: ", "filled*: Pumpe anhalten."));
  EXPECT_EQ(
      sent(),
      "{\"id\":\"1\",\"source_lang\":\"en-US\",\"target_lang\":\"de-DE\",\"source\":\"Stop "
      "pump after pump.\",\"before\":\"Open the valve.\",\"after\":\"Done.\",\"article\":\"a.md\","
      "\"heading\":\"Stop\",\"terms\":[{\"source\":\"pump\",\"targets\":[\"Pumpe\"],"
      "\"forbidden\":[],\"do_not_translate\":false}],\"matches\":[]}\n");
  EXPECT_THAT(notes_, IsEmpty());
}

TEST_F(CommandSupplied, WhatIsOnlySimilarIsSentWithItsMatch) {
  EXPECT_THAT(fill({unit("Wait 9 minutes for it.")},
                   answer_with("{\"target\":\"9 Minuten warten.\",\"id\":1}")),
              ElementsAre("filled*: 9 Minuten warten."));
  EXPECT_THAT(sent(), HasSubstr("\"matches\":[{\"score\":99,\"source\":\"Wait 5 minutes for it.\","
                                "\"target\":\"Warten Sie 5 Minuten.\"}]"));
}

TEST_F(CommandSupplied, WhatIsFaultyIsNotTaken) {
  struct Row {
    std::string source;
    std::string answer;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"Press **Stop** now.", "Jetzt Stop drücken.", "the target loses a code: emphasis"},
      {"Run `stop` now.", "Jetzt stop ausführen.", "the target loses a code: code-span"},
      {"Run `stop` now.", "Jetzt `stop ausführen.", "the target leaves a code span open"},
      {"Hi {0}.", "Hallo.", "the target loses a code: placeholder {0}"},
      {"Hi.", "Hallo {0}.", "the target invents a code: placeholder {0}"},
      {"Hi.", "Hallo </span>.", "the target invents a code: tag span"},
      {"Hi.", "Hallo <span",
       "the target leaves an HTML tag open, which would swallow the tag "
       "after it"},
      {"Hi.", "Hallo <a data-ttu-id=\\\"x\\\">.", "the target holds the tag of a pair"},
      {"Hi.", "a\\nb",
       "the target holds a line feed, and neither its source nor the present "
       "target has one"},
      {"Hi.", " \\t", "the target is blank"},
      {"Hi.", "Hi.", "the target is the source"},
      {"Hi.", "\xFF", "the target is not UTF-8"},
      {"Switch the Hub on.", "Nabe an.",
       "translated-do-not-translate: the glossary keeps 'Hub' as it is, and the target does not "
       "hold "
       "it"},
  };
  for (const Row& row : rows) {
    const auto done =
        fill({unit(row.source)}, answer_with("{\"id\":\"1\",\"target\":\"" + row.answer + "\"}"));
    ASSERT_EQ(done.size(), 1U);
    EXPECT_EQ(done[0], "refused*: " + row.expected) << row.source << ' ' << row.answer;
  }
}

TEST_F(CommandSupplied, LinesThatAreNoAnswersAreCounted) {
  const std::string lines =
      "hello\n{\"id\":\"3\",\"target\":\"x\"}\n{\"id\":\"01\",\"target\":\"x\"}\n{\"id\":\"1\"}\n"
      "{\"target\":\"x\"}\n{\"id\":\"2\",\"target\":null}\n\n"
      "{\"id\":\"1\",\"target\":\"Eins.\"}\n{\"id\":\"1\",\"target\":\"Eins.\"}\n"
      "{\"id\":\"2\",\"target\":\"Zwei.\"}\n{\"id\":\"2\",\"target\":\"Drei.\"}\n";
  EXPECT_THAT(fill({unit("One."), unit("Two.")}, answer_with(lines)),
              ElementsAre("filled*: Eins.", "refused*: the command gave two different answers"));
  EXPECT_THAT(notes_, ElementsAre("6 lines of the command are no answers; line 1: expected an "
                                  "object"));
}

TEST_F(CommandSupplied, WhatHasNoAnswerSaysSo) {
  EXPECT_THAT(fill({unit("One.")}, "echo 'no \x1b[1mmodel' >&2; exit 3"),
              ElementsAre("refused*: the command gave no answer"));
  EXPECT_THAT(notes_,
              ElementsAre("command: no \\x1b[1mmodel", "the command ended with the status 3"));
}

TEST_F(CommandSupplied, NothingNewStartsNothing) {
  fill({unit("Open the valve.")}, ": > " + (folder_ / "sent"));
  EXPECT_FALSE(folder_.names().contains("sent"));
}

TEST_F(CommandSupplied, WhatTheFileCallsTranslatedIsNotSent) {
  const std::vector<bool> open = {false, true};
  EXPECT_THAT(fill({unit("Same.", "Same."), unit("Two.")},
                   answer_with("{\"id\":1,\"target\":\"Zwei.\"}"), {.open = &open}),
              ElementsAre("unmatched: ", "filled*: Zwei."));
  EXPECT_THAT(sent(), testing::Not(HasSubstr("\"source\":\"Same.\"")));
}

TEST_F(CommandSupplied, AnArticleOfAPersonIsNotSent) {
  EXPECT_THAT(fill({unit("One.")}, ": > " + (folder_ / "sent"), {.says_states = false}, "HT"),
              ElementsAre("refused*: a person translated the article (HT), and it cannot say that "
                          "a machine translated this"));
  EXPECT_FALSE(folder_.names().contains("sent"));
  EXPECT_THAT(fill({unit("One.")}, answer_with("{\"id\":1,\"target\":\"Eins.\"}"), {}, "HT"),
              ElementsAre("filled*: Eins."));
}

}  // namespace command_supply_test
}  // namespace locseg
