#include "check/rules/yields.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "check/rules/registry.h"
#include "locseg/check.h"
#include "reference/articles.h"

namespace locseg::check {
namespace yields_test {

// Whether `rule` yields to `cause`, directly or through others.
bool leads_to(const Rule* rule, const Rule* cause, std::size_t steps) {
  if (steps == 0) return false;
  return std::ranges::any_of(yields(), [&](const Yield& it) {
    return it.rule == rule && (it.cause == cause || leads_to(it.cause, cause, steps - 1));
  });
}

TEST(Yields, LeadNoRuleBackToItself) {
  for (const Rule* rule : rules()) {
    EXPECT_FALSE(leads_to(rule, rule, 6)) << rule->description.id;
  }
}

TEST(Yields, NameAPairOnce) {
  std::set<std::pair<const Rule*, const Rule*>> seen;
  for (const Yield& it : yields()) {
    EXPECT_TRUE(seen.insert({it.rule, it.cause}).second)
        << it.rule->description.id << " " << it.cause->description.id;
  }
}

// What other rules find is known of a segment as a whole, and to these rules only.
TEST(Yields, OfRulesAboutAllToOthersAreOfSoundSegments) {
  const auto is_about_all = [](const Rule* rule) {
    return std::holds_alternative<CorpusCheck>(rule->check);
  };
  for (const Yield& it : yields()) {
    EXPECT_FALSE(!is_about_all(it.rule) && is_about_all(it.cause)) << it.rule->description.id;
    if (!is_about_all(it.rule) || is_about_all(it.cause)) continue;
    EXPECT_EQ(it.reach, Reach::kSegment) << it.rule->description.id;
    const auto sound = rules_of_sound_segments();
    EXPECT_NE(std::ranges::find(sound, it.rule), sound.end()) << it.rule->description.id;
  }
}

std::vector<std::string> found(std::string_view source, std::string_view target,
                               std::string_view lang) {
  const auto checker = Checker::create();
  std::vector<std::string> out;
  for (const Finding& it : checker->check_pair(source, target, lang)) {
    out.push_back(std::string(it.rule->id) + ": " + it.message);
  }
  return out;
}

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
using testing::UnorderedElementsAre;

TEST(Yields, LeaveTheRuleThatNamesTheCause) {
  EXPECT_THAT(found("Set it to 2.5 bar.", "设置为 2。5 巴。", "zh-CN"),
              ElementsAre(StartsWith("decimal-punctuation")));
  EXPECT_THAT(found("Call Awake() now.", "现在调用 Awake （） 。", "zh-CN"),
              ElementsAre(StartsWith("code-punctuation")));
  EXPECT_THAT(found("This was mended in (#559).", "Bu ( # 559) ile düzeltildi.", "tr-TR"),
              ElementsAre(StartsWith("code-punctuation")));
  EXPECT_THAT(
      found("See [the guide](a.md), then start.", "[Kılavuza,](a.md)sonra başlayın.", "tr-TR"),
      ElementsAre(StartsWith("punctuation-in-link")));
}

TEST(Yields, LeaveWhatATextThatBreaksOffLeftOpen) {
  EXPECT_THAT(found("Games, from Pump (the first) to Tank VR and others.",
                    "游戏，从泵（第一个）到其他 (如 TANK", "zh-CN"),
              ElementsAre(StartsWith("bracket-balance")));
}

TEST(Yields, LeaveTheNameThatWasTornApart) {
  EXPECT_THAT(
      found("Use Pump.StartAsync to fill it again.", "再次使用 StartAsync 填充。 Pump", "zh-CN"),
      ElementsAre(StartsWith("name-mismatch")));
  EXPECT_THAT(
      found("Use **Pump.StartAsync** to fill it.", "使用 StartAsync 填充。 **Pump**", "zh-CN"),
      ElementsAre(StartsWith("name-mismatch")));
  EXPECT_THAT(found("See what Pump.org takes.", "查看 org 接受的 Pump ，谢谢。", "zh-CN"),
              ElementsAre(StartsWith("name-mismatch")));
  // Nothing is torn: the piece stands for the name, and the space is another slip.
  EXPECT_THAT(
      found("See what Pump.org takes.", "查看 Pump 接受的内容 Pump ，谢谢。", "zh-CN"),
      UnorderedElementsAre(StartsWith("name-mismatch"), StartsWith("space-before-punctuation")));
  EXPECT_THAT(
      found("See what Pump.org takes from org.", "查看 org 从 Pump ，谢谢。", "zh-CN"),
      UnorderedElementsAre(StartsWith("name-mismatch"), StartsWith("space-before-punctuation")));
  EXPECT_THAT(found("Use the Pump.Core and Tank.Core interfaces.",
                    "使用 Pump 和 Tank 接口。. Core。", "zh-CN"),
              ElementsAre(StartsWith("name-mismatch")));
  // One word each of two names is no name torn.
  EXPECT_THAT(
      found("See what Pump.org and Tank.net take.", "查看 Pump ，还有 Tank 。", "zh-CN"),
      UnorderedElementsAre(StartsWith("name-mismatch"), StartsWith("space-before-punctuation")));
}

TEST(Yields, LeaveTheIdentifierInAQuotationThatBreaksOff) {
  EXPECT_THAT(found("It says: \"Failed in pumpAll, see below.\"", "它显示：\"失败", "zh-CN"),
              ElementsAre(StartsWith("identifier-mismatch")));
}

TEST(Yields, LeaveTheNameBehindAQuotationMarkThatNothingFollows) {
  EXPECT_THAT(
      found("To fill it you need the **Pump.Core.Client** file.", "要填充，需要使用 \"", "zh-CN"),
      ElementsAre(StartsWith("name-mismatch")));
}

TEST(Yields, LeaveTheLinkWhoseTextHadTheNumber) {
  constexpr std::string_view kSource = "[May 2020](a.md) or [June 2020](b.md), at [list](c.md)";
  EXPECT_THAT(found(kSource, "[](a.md) o [giugno 2020](b.md), nella [lista](c.md)", "it-IT"),
              ElementsAre(StartsWith("empty-link-text")));
  // What the target has may stand for any of them.
  EXPECT_THAT(found(kSource, "[](a.md) o [luglio 2020](b.md), nella [lista](c.md)", "it-IT"),
              UnorderedElementsAre(StartsWith("empty-link-text"),
                                   "number-mismatch: the target has 'luglio' where the source has "
                                   "'May', 'June'"));
  EXPECT_THAT(found(kSource, "[](a.md) o [quello 2020](b.md), nella [lista](c.md)", "it-IT"),
              UnorderedElementsAre(StartsWith("empty-link-text"),
                                   "number-mismatch: the month 'June' is missing from the target"));
  EXPECT_THAT(found(kSource, "[maggio 2020](a.md) o [](b.md), nella [](c.md) 2021", "it-IT"),
              UnorderedElementsAre(StartsWith("empty-link-text"), StartsWith("number-mismatch")));
}

TEST(Yields, LeaveWhatFellOutOfBracketsBesideItsLike) {
  EXPECT_THAT(found("The pumps (small ones) are compared.", "比较 () 小型水泵小型水泵。", "zh-CN"),
              ElementsAre(StartsWith("empty-brackets")));
}

TEST(Yields, LeaveTheLinksWhoseTextsMovedByOne) {
  EXPECT_THAT(found("[PU1](a.md), [PU2](b.md), [PU3](c.md)",
                    "[PU1、PU2](a.md) [、PU3](b.md) [、](c.md) 、", "zh-CN"),
              testing::Not(testing::Contains(StartsWith("space-before-punctuation"))));
}

TEST(Yields, LeaveTheEmphasisThatLeftASlotInALink) {
  EXPECT_THAT(
      found("Follow your [**Pump** page](a.md) now.", "Jetzt Pumpe [  befolgen](a.md).", "de-DE"),
      ElementsAre(StartsWith("emphasis-mismatch")));
}

TEST(Yields, LeaveTheNameWhoseStopClosedTheEmphasis) {
  EXPECT_THAT(found("*Pump* is the *PumpEngine.Core.Anchor* on it.",
                    "*Pump*是*Anchor*上的*PumpEngine。*", "zh-CN"),
              ElementsAre(StartsWith("name-mismatch")));
}

TEST(Yields, LeaveTheVersionThatStoodBetweenTwoWords) {
  EXPECT_THAT(found("Release 2.8.7 is a fix to 2.8.6 VSIX with a fix to the pump.",
                    "版本 2.8.7 是泵的修补程序的修补程序。", "zh-CN"),
              ElementsAre(StartsWith("version-mismatch")));
}

TEST(Yields, LeaveTheBracketWhoseLinkWasTorn) {
  EXPECT_THAT(found("See the roles of [pumps (Pump RBAC)](a.md) now.",
                    "立即参阅[ RBAC) ](a.md)的角色。", "zh-CN"),
              ElementsAre(StartsWith("bracket-balance")));
}

TEST(Yields, LeaveTheBracketsThatTheirSpacesWentWith) {
  EXPECT_THAT(found("(You find it at the top of the pump).", "从泵) 顶部找到， (它。", "zh-CN"),
              ElementsAre(StartsWith("bracket-balance")));
}

TEST(Yields, LeaveThePathThatAPlaceholderReplaced) {
  EXPECT_THAT(found("Set it first (pump.exe does).", "请先设置 ( # A0)。", "zh-CN"),
              ElementsAre(StartsWith("path-mismatch")));
}

TEST(Yields, LeaveTheBracketThatBecameAQuotationMark) {
  EXPECT_THAT(found("Create requests (support tickets).", "请创建请求 (支持票证\"。", "zh-CN"),
              ElementsAre(StartsWith("bracket-balance")));
}

TEST(Yields, LeaveTheNameThatWasWrittenInOtherLetters) {
  EXPECT_THAT(found("PumpCityLocation", "пампЦитилокатион", "ru-RU"),
              ElementsAre(StartsWith("name-mismatch")));
}

TEST(Yields, LeaveTheSignThatWasTornApart) {
  EXPECT_THAT(found("Mending the pump [\\#559](https://pump.example/559)",
                    "修复泵[ \\# 559](https://pump.example/559)", "zh-CN"),
              ElementsAre("code-punctuation: '\\# 559' is written '\\#559' in the source"));
}

TEST(Yields, LeaveThePlaceThatCodeFellOutOf) {
  EXPECT_THAT(
      found("If your id is `pump` and you enter `tank-1`, the address changes.",
            "ID がで、「」と入力した場合、 `pump` `tank-1` アドレスが変わります。", "ja-JP"),
      ElementsAre(StartsWith("empty-brackets")));
  EXPECT_THAT(found("Use `pump` on a `tank` if [the guide](a.md) says so.",
                    "如果指南这样说，请使用 `pump` `tank` [](a.md)。", "zh-CN"),
              ElementsAre(StartsWith("empty-link-text")));
}

TEST(Yields, LeaveTheBracketThatLostItsPartner) {
  EXPECT_THAT(found("See the pumps (all of them).", "通过)  (查看所有泵。", "zh-CN"),
              ElementsAre(StartsWith("bracket-balance")));
  EXPECT_THAT(
      found("A plan, Pump Plan or Tank Plan.", "Ein Plan ( Pumpenplan oder Tankplan.", "de-DE"),
      ElementsAre(StartsWith("bracket-balance")));
}

TEST(Yields, LeaveWhatTheBracketsHeld) {
  EXPECT_THAT(found("Extend it (*Pump.Core.vsix*) now.", "立即扩展它 ()。", "zh-CN"),
              ElementsAre(StartsWith("name-mismatch")));
  EXPECT_THAT(found("Open it (pump.json) now.", "立即打开它 ()。", "zh-CN"),
              ElementsAre(StartsWith("path-mismatch")));
  EXPECT_THAT(found("Open the pumps (2500) now.", "立即打开泵 ()。", "zh-CN"),
              ElementsAre(StartsWith("number-mismatch")));
  EXPECT_THAT(found("Extend it (Pump.Core) now.", "立即扩展它 (泵。", "zh-CN"),
              ElementsAre(StartsWith("name-mismatch")));
  EXPECT_THAT(found("Note: wait here.", "注:  在这里等。", "zh-CN"),
              ElementsAre(StartsWith("narrow-mark")));
  EXPECT_THAT(found("Open the pumps (all).", "打开泵 (全部  )。", "zh-CN"),
              ElementsAre(StartsWith("inner-space")));
}

TEST(Yields, LeaveTheTextThatLinksLost) {
  EXPECT_THAT(found("See [the pump guide](a.md).", "Vedere [la guida](a.md)alla pompa .", "it-IT"),
              ElementsAre(StartsWith("missing-space-after-link")));
  EXPECT_THAT(found("Pump: see [the guide](a.md) for it.",
                    "Pompa : vedere [la guida](a.md)per lei.", "it-IT"),
              UnorderedElementsAre(StartsWith("missing-space-after-link"),
                                   StartsWith("space-before-punctuation")));
  EXPECT_THAT(found("[The pump](a.md) or [the tank](b.md)", "[Насос](a.md) . [](b.md)", "ru-RU"),
              ElementsAre(StartsWith("empty-link-text")));
}

TEST(Yields, LeaveTheNameThatTookItsEmphasisAlong) {
  EXPECT_THAT(found("Open **Pump.Core** and **File**.", "Apri la pompa e **File**.", "it-IT"),
              ElementsAre(StartsWith("name-mismatch")));
  EXPECT_THAT(
      found("Open **Pump** and **File**, then Pump.Core.", "Apri la pompa e **File**.", "it-IT"),
      UnorderedElementsAre(StartsWith("name-mismatch"), StartsWith("emphasis-mismatch")));
}

TEST(Yields, LeaveThePartNumberWhoseDigitsChanged) {
  EXPECT_THAT(found("Part 6Y5-00005 is here.", "Die Teile 6Y5-00006 sind da.", "de-DE"),
              ElementsAre(StartsWith("code-number-mismatch")));
  EXPECT_THAT(found("778a4dce-0014-4d53-8647-314ef2b091d2", "778a4dce-001447 d53-8647-314ef2b091d2",
                    "ja-JP"),
              ElementsAre(StartsWith("code-number-mismatch")));
}

// The rules that find something in an article whose segments are translations of one source.
std::vector<std::string> rules_on(std::string_view lang, std::string_view source,
                                  std::initializer_list<std::string_view> targets) {
  const auto checker = Checker::create();
  std::string article = "---\nms.contentlocale: " + std::string(lang) + "\n---\n";
  for (int id = 103; const std::string_view target : targets) {
    article += "\n" + reference::pair("0a1b2-" + std::to_string(id++), target, source) + "\n";
  }
  std::vector<std::string> rules;
  for (const Finding& it : checker->check(article, "a.md")) rules.emplace_back(it.rule->id);
  return rules;
}

TEST(Yields, LeaveTheTextThatIsTranslatedElsewhere) {
  EXPECT_THAT(rules_on("de-DE", "Pump Care Plan",
                       {"Wartung der Pumpe", "Wartung der Pumpe", "Pump Care Plan"}),
              ElementsAre("untranslated-repeat"));
}

TEST(Yields, LeaveTheLinkThatMovedAndLostAWord) {
  constexpr std::string_view kSource = "Sign in to the [pump list](https://pump.example).";
  constexpr std::string_view kMoved = "Bei der [anmelden.](https://pump.example)";
  constexpr std::string_view kOther = "Bei der [Pumpenliste](https://pump.example) anmelden.";
  EXPECT_THAT(rules_on("de-DE", kSource, {kOther, kMoved}), ElementsAre("punctuation-in-link"));
  EXPECT_THAT(rules_on("de-DE", kSource, {kOther, "Zur [Liste](https://pump.example) gehen."}),
              ElementsAre("inconsistent-target"));
}

TEST(Yields, LeaveTheMarksThatWentAstray) {
  EXPECT_THAT(found("[**The pump**](a.md), with", "[**泵 ，**](a.md)包括", "zh-CN"),
              ElementsAre(StartsWith("punctuation-in-link")));
  EXPECT_THAT(found("Choose the **Pump** page.", "选择\"**泵\"** 页。", "zh-CN"),
              ElementsAre(StartsWith("quote-across-emphasis")));
}

TEST(Yields, LeaveTheFileWhoseNameWasTranslated) {
  EXPECT_THAT(found("Open **pump.json** now", "Сейчас откройте **pump.jsна**", "ru-RU"),
              ElementsAre(StartsWith("path-mismatch")));
}

TEST(Yields, JoinNamesAndLetTheGraverSpeak) {
  EXPECT_THAT(found("Rename getPump to addPump.", "Benennen Sie es um.", "de-DE"),
              ElementsAre(HasSubstr("; 2 in this segment")));
  // One stray control at an end is an info, one inside a word a warning.
  const auto checker = Checker::create();
  const auto both =
      checker->check_pair("The pumps and tanks", "المضخات\u202C والخزان\u202Cات", "ar-SA");
  ASSERT_EQ(both.size(), 1U);
  EXPECT_EQ(both[0].severity, Severity::kWarning);
}

TEST(Yields, LetTwoFaultsBeTwo) {
  EXPECT_THAT(
      found("Open 5 pumps, then wait.", "打开 6 台泵 ，然后等待。", "zh-CN"),
      UnorderedElementsAre(StartsWith("number-mismatch"), StartsWith("space-before-punctuation")));
}

TEST(Yields, JoinWhatARuleSaysTwiceOfASegment) {
  EXPECT_THAT(found("Open it, wait, stop.", "打开它 ，等待 ，停止 。", "zh-CN"),
              ElementsAre(HasSubstr("; 3 in this segment")));
}

}  // namespace yields_test
}  // namespace locseg::check
