#include "service/memory_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "locseg/store.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"

namespace locseg {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int kOk = 200;

OwnGroup article(const std::string& target_lang, std::vector<OwnUnit> units) {
  OwnGroup group;
  group.path = "a.md";
  group.source_lang = "en-US";
  group.target_lang = target_lang;
  group.translation_type = "HT";
  group.units = std::move(units);
  return group;
}

void write_store(const std::string& path, const std::vector<OwnGroup>& groups) {
  auto store = open_store(path, StoreMode::kUpdate);
  ASSERT_TRUE(store);
  for (const OwnGroup& group : groups) ASSERT_TRUE(put(**store, group));
  ASSERT_TRUE((*store)->commit());
}

class MemoryServiceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    write_store(path_, {article("de-DE", {{"", 1, "Open the valve.", "Ventil auf.", false},
                                          {"", 2, "a/b\nc", "Schrägstrich", false},
                                          {"", 3, "Drain the tank", "Tank leeren", false}}),
                        article("ja-JP", {{"", 1, "Open the valve.", "弁を開く。", false}})});
  }

  MemoryService open(std::string token = {}) {
    ServiceOptions options;
    options.store = path_;
    options.token = std::move(token);
    options.idle_memories = 2;
    auto service = MemoryService::open(std::move(options));
    EXPECT_TRUE(service) << to_string(service.error());
    return std::move(*service);
  }

  Folder folder_;
  std::string path_ = folder_ / "m.db";
};

ServiceAnswer get(MemoryService& service, std::string_view target, std::string_view token = {}) {
  return service.answer({"GET", target, token, {}});
}

TEST_F(MemoryServiceTest, AnswersAsTmserverDoes) {
  MemoryService service = open();
  const ServiceAnswer answer = get(service, "/tmserver/en/de/unit/Open%20the%20valve.");
  EXPECT_EQ(answer.status, kOk);
  EXPECT_EQ(answer.content_type, "application/json");
  EXPECT_EQ(json::parse(answer.body),
            json::parse(R"([{"source":"Open the valve.","target":"Ventil auf.","quality":100}])"));
}

// What a part of a path can hold: an encoded slash, control characters, a slash at the end.
TEST_F(MemoryServiceTest, TakesAnyTextFromThePath) {
  MemoryService service = open();
  for (const char* target : {"/tmserver/en_US/de_DE/unit/a%2Fb%0Ac", "/tmserver/en/de/unit/a/b%0ac",
                             "/tmserver/en/de/unit/a%2Fb%0Ac/?max_candidates=1"}) {
    const json answer = json::parse(get(service, target).body);
    ASSERT_EQ(answer.size(), 1U) << target;
    EXPECT_EQ(answer[0]["target"], "Schrägstrich");
  }
  EXPECT_EQ(get(service, "/tmserver/en/de/unit/%00%FF").body, "[]\n");
}

TEST_F(MemoryServiceTest, FindsLanguagesAsEveryCommandDoes) {
  MemoryService service = open();
  EXPECT_EQ(json::parse(get(service, "/tmserver/EN/ja/unit/Open%20the%20valve.").body)[0]["target"],
            "弁を開く。");
  const ServiceAnswer unknown = get(service, "/tmserver/en/fr/unit/x");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_THAT(unknown.body, HasSubstr("de-DE"));
  // Several languages, and none asked for.
  EXPECT_EQ(get(service, "/v1/lookup?source=x").status, 400);
  EXPECT_EQ(json::parse(get(service, "/tmserver/languages/").body),
            json::parse(R"({"sourceLanguages":["en_us"],"targetLanguages":["de_de","ja_jp"]})"));
}

TEST_F(MemoryServiceTest, KeepsToTheLimitsOfARequest) {
  MemoryService service = open();
  const std::string lookup = "/v1/lookup?target_lang=de&source=Open+the+big+valve.";
  EXPECT_EQ(json::parse(get(service, lookup).body)["matches"].size(), 1U);
  EXPECT_TRUE(json::parse(get(service, lookup + "&min_score=95").body)["matches"].empty());
  // The limits of one request are not those of the next.
  EXPECT_EQ(json::parse(get(service, lookup).body)["matches"].size(), 1U);
  for (const char* wrong : {"&min_score=0", "&min_score=103", "&min_score=x", "&limit=0",
                            "&limit=1001", "&limit=99999999999999999999", "&sauce=y"}) {
    const ServiceAnswer answer = get(service, lookup + wrong);
    EXPECT_EQ(answer.status, 400) << wrong;
    EXPECT_TRUE(json::parse(answer.body).contains("error")) << wrong;
  }
}

TEST_F(MemoryServiceTest, AnswersALineForALine) {
  MemoryService service = open();
  const ServiceAnswer answer = service.answer(
      {"POST", "/v1/lookup?target_lang=de", {}, "{\"source\":\"Drain the tank\"}\n\noops\n{}"});
  EXPECT_EQ(answer.status, kOk);
  EXPECT_EQ(answer.content_type, "application/x-ndjson");
  std::vector<json> lines;
  for (std::size_t at = 0; at < answer.body.size();) {
    const std::size_t end = answer.body.find('\n', at);
    lines.push_back(json::parse(answer.body.substr(at, end - at)));
    at = end + 1;
  }
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0]["matches"][0]["target"], "Tank leeren");
  EXPECT_EQ(lines[1]["line"], 3);
  EXPECT_EQ(lines[2]["line"], 4);
}

TEST_F(MemoryServiceTest, FindsPhrases) {
  MemoryService service = open();
  const json answer =
      json::parse(get(service, "/v1/concordance?target_lang=de&phrase=the+tank").body);
  ASSERT_EQ(answer["hits"].size(), 1U);
  EXPECT_EQ(answer["hits"][0]["target"], "Tank leeren");
}

TEST_F(MemoryServiceTest, AsksForTheToken) {
  MemoryService service = open("a-long-secret");
  EXPECT_EQ(get(service, "/health").status, kOk);
  for (const char* target : {"/metrics", "/tmserver/languages/", "/v1/lookup?source=x"}) {
    for (const char* token : {"", "Bearer ", "Bearer a-long-secreT", "Bearer a-long-secret2",
                              "a-long-secret", "Basic a-long-secret"}) {
      EXPECT_EQ(get(service, target, token).status, 401) << target << token;
    }
  }
  EXPECT_EQ(get(service, "/metrics", "Bearer a-long-secret").status, kOk);
}

TEST_F(MemoryServiceTest, RefusesWhatItDoesNotKnow) {
  MemoryService service = open();
  const std::pair<const char*, int> kCases[] = {{"/", 404},
                                                {"/tmserver/en/de/unit", 404},
                                                {"/tmserver/en/de/unit/", 404},
                                                {"/v1/lookup/x", 404},
                                                {"", 400},
                                                {"health", 400},
                                                {"/health%", 400},
                                                {"/health%4", 400},
                                                {"/health%zz", 400},
                                                {"/v1/lookup?a=%", 400}};
  for (const auto& [target, status] : kCases) {
    EXPECT_EQ(get(service, target).status, status) << target;
  }
  for (const char* method : {"PUT", "DELETE", "PATCH", "OPTIONS", "BREW"}) {
    EXPECT_EQ(service.answer({method, "/v1/lookup", {}, {}}).status, 405) << method;
  }
  EXPECT_EQ(service.answer({"POST", "/health", {}, {}}).status, 405);
}

TEST_F(MemoryServiceTest, SeesWhatOthersWrite) {
  MemoryService service = open();
  const std::string target = "/tmserver/en/de/unit/Close%20it";
  EXPECT_EQ(get(service, target).body, "[]\n");
  write_store(path_, {article("de-DE", {{"", 1, "Close it", "Zu", false}})});
  EXPECT_EQ(json::parse(get(service, target).body)[0]["target"], "Zu");
}

TEST_F(MemoryServiceTest, SaysWhenTheStoreIsGoneAndNotWhere) {
  MemoryService service = open();
  std::filesystem::remove(path_);
  for (const char* target : {"/health", "/tmserver/en/de/unit/x", "/tmserver/languages/"}) {
    const ServiceAnswer answer = get(service, target);
    EXPECT_GE(answer.status, 500) << target;
    EXPECT_THAT(answer.body, Not(HasSubstr("m.db"))) << target;
  }
}

TEST_F(MemoryServiceTest, AnswersManyThreads) {
  MemoryService service = open();
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  constexpr int kThreads = 4;
  constexpr int kRequests = 50;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (int request = 0; request < kRequests; ++request) {
        const bool german = (request + i) % 2 == 0;
        const ServiceAnswer answer =
            get(service, german ? "/tmserver/en/de/unit/Open%20the%20valve."
                                : "/tmserver/en/ja/unit/Open%20the%20valve.");
        const bool right =
            answer.body.find(german ? "Ventil auf." : "弁を開く。") != std::string::npos;
        wrong += right ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_THAT(get(service, "/metrics").body,
              HasSubstr("locseg_requests_total{route=\"tmserver\",status=\"200\"} 200\n"));
}

TEST_F(MemoryServiceTest, CountsEachRequestOnce) {
  MemoryService service = open();
  get(service, "/health");
  get(service, "/nowhere");
  get(service, "/v1/lookup?sauce=x");
  const std::string text = get(service, "/metrics").body;
  for (const char* line : {"locseg_requests_total{route=\"health\",status=\"200\"} 1\n",
                           "locseg_requests_total{route=\"none\",status=\"404\"} 1\n",
                           "locseg_requests_total{route=\"lookup\",status=\"400\"} 1\n",
                           "locseg_request_seconds_bucket{route=\"health\",le=\"+Inf\"} 1\n",
                           "locseg_request_seconds_count{route=\"none\"} 1\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

TEST(MemoryService, NeedsAStore) {
  const Folder folder;
  ServiceOptions options;
  options.store = folder / "absent.db";
  const auto service = MemoryService::open(std::move(options));
  ASSERT_FALSE(service);
  EXPECT_EQ(service.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace locseg
